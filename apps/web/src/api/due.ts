import type { reporting, rosters } from '@luoshi/server/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';
import { today } from './time.js';
import type { TaskPage } from './tasks.js';
import type { ReportRow } from './reports.js';

export type DueNow = z.output<typeof rosters.due>;
export type DueQuestion = DueNow['questions'][number];
export type Answered = z.output<typeof rosters.answersDone>;

/** What a unit has to report of a task for a period. */
export type Due = Pick<
  DueNow['reports'][number],
  'taskId' | 'number' | 'title' | 'period' | 'cutOff' | 'reportId' | 'state'
> & {
  readonly unitId: string;
  readonly standing: DueNow['reports'][number]['standing'] | 'running';
};

/** What each of the units has to report now, and the figures that are asked of it, each once. */
export const useDueNow = (units: readonly string[]) =>
  useQueries({
    queries: units.map((unit) => ({
      queryKey: ['due', 'now', unit],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        ask<DueNow>(`/api/units/${unit}/due-reports`, { signal }),
    })),
    combine: (answers) => ({
      units: answers.flatMap(({ data }, index) => (data ? [{ unitId: units[index]!, ...data }] : [])),
      isPending: answers.some(({ isPending }) => isPending),
      error: answers.find(({ error }) => error)?.error ?? null,
      refetch: () => answers.forEach((answer) => void answer.refetch()),
    }),
  });

type Looked = z.output<typeof reporting.reportingLooked>;

async function all<Row>(
  path: string,
  query: Readonly<Record<string, string | readonly string[]>>,
  signal: AbortSignal,
) {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page: { rows: readonly Row[]; next: string | null } = await ask(path, {
      query: { ...query, after, limit: 200 },
      signal,
    });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

const FILED = new Set<ReportRow['state']>(['issued', 'accepted']);

/**
 * What may be reported early: of every running part the period that runs today and for which nothing is filed. Each task's
 * calendar is asked, so it is only looked up where somebody wants it.
 */
export const useRunning = (units: readonly string[], wanted: boolean) =>
  useQuery({
    queryKey: ['due', 'running', units],
    enabled: wanted,
    queryFn: async ({ signal }) => {
      const due: Due[] = [];
      for (const unitId of units) {
        const running = { unit: unitId, partState: ['in-progress', 'awaiting-verification'] };
        const tasks = await all<TaskPage['rows'][number]>('/api/tasks', running, signal);
        const reports = await all<ReportRow>('/api/reports', { unit: unitId }, signal);
        const looked = await Promise.all(
          tasks.map((task) => ask<Looked>(`/api/tasks/${task.id}/reporting`, { signal })),
        );
        tasks.forEach(({ id: taskId, number, title }, index) => {
          const { calendar, plan } = looked[index]!;
          for (const { key, name, from, to, cutOff, closed } of calendar) {
            const report = reports.find((one) => one.taskId === taskId && one.period.key === key) ?? null;
            const runs = from <= today() && to >= today();
            if (closed || plan === null || !runs || (report && FILED.has(report.state))) continue;
            const begun = { reportId: report?.id ?? null, state: report?.state ?? null };
            due.push({ taskId, number, title, unitId, period: { key, name }, cutOff, ...begun, standing: 'running' });
          }
        });
      }
      return due.sort((a, b) => (a.number < b.number ? -1 : 1));
    },
  });
