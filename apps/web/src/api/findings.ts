import type { findings } from '@luoshi/server/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';

export type Finding = z.input<typeof findings.finding>;
export type FindingRule = Finding['said']['rule'];
export type FindingCounts = z.output<typeof findings.findingCounts>;

export interface FindingFilter {
  readonly verdict?: string;
  readonly rule?: string;
  readonly answered?: boolean;
  readonly paper?: string;
}

export const useFindings = (filter: FindingFilter) =>
  useInfiniteQuery({
    queryKey: ['findings', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<{ rows: readonly Finding[]; next: string | null }>('/api/findings', {
        query: { ...filter, limit: 50, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const useFindingCounts = (filter: FindingFilter) =>
  useQuery({
    queryKey: ['findings', 'count', filter],
    queryFn: ({ signal }) => ask<FindingCounts>('/api/findings/count', { query: { ...filter }, signal }),
  });

export type FindingAnswer = { readonly decision: 'accepted' | 'dropped'; readonly reason: string } | null;

/** Answers a doubt, with one's name and the time; null takes the last answer back. The history keeps all. */
export function useAnswering(finding: Pick<Finding, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: FindingAnswer) =>
      answer === null
        ? ask<null>(`/api/facts/${finding.id}/undo`, { method: 'POST', version: finding.version, body: {} })
        : ask<unknown>(`/api/facts/${finding.id}/decisions`, {
            method: 'POST',
            version: finding.version,
            body: answer,
          }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['findings'] }),
        client.invalidateQueries({ queryKey: ['papers', 'version'] }),
      ]),
  });
}
