import type { reviews } from '@luoshi/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { ask } from './client.js';

export type NobodysMeasure = z.output<typeof reviews.withoutDutyPage>['rows'][number];
export type Suggestion = z.output<typeof reviews.suggestions>['rows'][number];

/** Who answers: the first lead is 第一牵头. */
export interface Duties {
  readonly leads: readonly string[];
  readonly supports: readonly string[];
}

/** Who answered for measures like this one. Asked once: deciding about others does not change it. */
export const useSuggestions = (measureId: string) =>
  useQuery({
    queryKey: ['suggestions', measureId],
    queryFn: async ({ signal }) =>
      (await ask<{ rows: readonly Suggestion[] }>(`/api/measures/${measureId}/suggestions`, { signal })).rows,
    staleTime: Infinity,
  });

/** A measure whose units were entered, at the version that takes the decision back; or why they were not. */
export interface Divided {
  readonly measure: NobodysMeasure;
  readonly version: number | null;
  readonly fault: unknown;
}

/**
 * Enters who answers for measures, one after the other, each judged by the server; with `whole`, the promises and deadlines
 * that were read of each are accepted too. What was done is kept until the page is left, so that it can be taken back.
 */
export function useDividing() {
  const client = useQueryClient();
  const [divided, setDivided] = useState<readonly Divided[]>([]);
  const stale = (): Promise<unknown> =>
    Promise.all(
      ['measures', 'measures/without-duty', 'papers', 'worklists'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const divide = useMutation({
    mutationFn: async ({
      measures,
      duties: { leads, supports },
      whole,
    }: {
      readonly measures: readonly NobodysMeasure[];
      readonly duties: Duties;
      readonly whole: boolean;
    }) => {
      const duties = [
        ...leads.map((unit) => ({ unit, role: 'lead' })),
        ...supports.filter((unit) => !leads.includes(unit)).map((unit) => ({ unit, role: 'support' })),
      ];
      for (const measure of measures) {
        const { id, version } = measure;
        const done = await ask<{ readonly version: number }>(`/api/measures/${id}/decisions`, {
          method: 'POST',
          version,
          body: { decision: 'corrected', corrected: { duties } },
        })
          .then((decided) =>
            whole
              ? ask<{ readonly version: number }>(`/api/measures/${id}/acceptance`, {
                  method: 'POST',
                  version: decided.version,
                })
              : decided,
          )
          .then(
            (decided): Divided => ({ measure, version: decided.version, fault: null }),
            (fault: unknown): Divided => ({ measure, version: null, fault }),
          );
        setDivided((before) => [done, ...before.filter((one) => one.measure.id !== id)]);
      }
    },
    onSettled: stale,
  });
  const takeBack = useMutation({
    mutationFn: async ({ measure, version }: Divided) => {
      await ask<null>(`/api/measures/${measure.id}/undo`, { method: 'POST', version: version!, body: {} });
      setDivided((before) => before.filter((one) => one.measure.id !== measure.id));
    },
    onSettled: stale,
  });
  return { divided, divide, takeBack };
}
