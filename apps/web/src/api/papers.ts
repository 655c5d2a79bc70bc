import type { jobs, papers, reviews } from '@luoshi/server/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Fact } from '../page/papers/reader/fact.js';
import { ask } from './client.js';

export type Paper = z.output<typeof papers.paper>;
export type PaperWhole = z.input<typeof papers.paperWhole>;
export type VersionWhole = z.input<typeof papers.versionWhole>;
export type Brought = z.output<typeof papers.brought>;
export type Job = z.input<typeof jobs.job>;
export type StartedMeasures = z.output<typeof reviews.startedMeasures>;

export const usePapers = (query: { readonly name?: string; readonly status?: string; readonly genre?: string }) =>
  useInfiniteQuery({
    queryKey: ['papers', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      ask<{ rows: readonly Paper[]; next: string | null }>('/api/papers', {
        query: { ...query, limit: 100, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const usePaper = (id: string | null) =>
  useQuery({
    queryKey: ['papers', 'one', id],
    queryFn: ({ signal }) => ask<PaperWhole>(`/api/papers/${id}`, { signal }),
    enabled: id !== null,
  });

export const useVersion = (id: string, number: number | null) =>
  useQuery({
    queryKey: ['papers', 'version', id, number],
    queryFn: ({ signal }) => ask<VersionWhole>(`/api/papers/${id}/versions/${number}`, { signal }),
    enabled: number !== null,
  });

/** The latest version of a paper by a list that was shown: its words can be asked for beside it, not after it. Null: in none. */
export function useListedVersion(id: string): number | null {
  const lists = useQueryClient().getQueriesData<InfiniteData<{ readonly rows: readonly Paper[] }>>({
    queryKey: ['papers', 'list'],
  });
  const rows = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.rows) ?? []);
  return rows.find((paper) => paper.id === id)?.latestVersion ?? null;
}

/** Brings files to the door: what was refused comes back at once, the reading goes on as a job. */
export function useBringing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (files: readonly File[]) => {
      const form = new FormData();
      for (const file of files) form.append('file', file, file.name);
      return ask<Brought>('/api/papers', { method: 'POST', body: form });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['papers'] }),
  });
}

/** A job's progress, asked once a second until it has ended. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => ask<Job>(`/api/jobs/${id}`, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      data && ['done', 'failed', 'cancelled'].includes(data.state) ? false : 1000,
  });
}

export type FactDecision =
  | { readonly decision: 'accepted' | 'dropped' }
  | { readonly decision: 'waiting' }
  | { readonly decision: 'corrected'; readonly corrected: unknown };

/** Decides about a fact or a measure; `waiting` takes the last decision back. */
export function useDecision(paperId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ fact, decision }: { readonly fact: Fact; readonly decision: FactDecision }) => {
      const of = `/api/${fact.kind === 'measure' ? 'measures' : 'facts'}/${fact.id}`;
      return decision.decision === 'waiting'
        ? ask<null>(`${of}/undo`, { method: 'POST', version: fact.version, body: {} })
        : ask<unknown>(`${of}/decisions`, { method: 'POST', version: fact.version, body: decision });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['papers', 'version', paperId] }),
  });
}

/** Makes tasks of what was accepted. */
export function useStarting(paperId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (override: { readonly reason: string; readonly approver: string } | null) =>
      ask<StartedMeasures>(`/api/papers/${paperId}/tasks`, { method: 'POST', body: { override } }),
    onSettled: () => client.invalidateQueries(),
  });
}
