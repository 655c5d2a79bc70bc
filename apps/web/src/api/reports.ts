import type { reports } from '@luoshi/server/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';

export type Report = z.input<typeof reports.report>;
export type ReportRow = z.input<typeof reports.reportPage>['rows'][number];
export type ReportLooked = z.input<typeof reports.reportLooked>;
export type ReportState = Report['state'];
export type ReportContent = z.output<typeof reports.reportForm>;
export type Receipt = z.input<typeof reports.receipt>;

export interface ReportFilter {
  readonly unit?: string;
  readonly task?: string;
  readonly state?: readonly ReportState[];
}

export const useReports = (filter: ReportFilter, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['reports', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<{ rows: readonly ReportRow[]; next: string | null }>('/api/reports', {
        query: { ...filter, limit: 100, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
  });

export const reportKey = (id: string) => ['reports', 'one', id];

export const useReport = (id: string) =>
  useQuery({
    queryKey: reportKey(id),
    queryFn: ({ signal }) => ask<ReportLooked>(`/api/reports/${id}`, { signal }),
    // Somebody is writing in it: it is asked again only where a step or a conflict makes it stale.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Begins a unit's report of a period, or finds the one that is there. */
export const beginReport = (of: { readonly taskId: string; readonly unitId: string; readonly period: string }) =>
  ask<Report>('/api/reports', { method: 'POST', body: of });

/** Keeps what was typed so far. @returns the new version */
export const saveReport = async (id: string, version: number, content: ReportContent): Promise<number> =>
  (await ask<{ version: number }>(`/api/reports/${id}`, { method: 'PUT', version, body: content })).version;

export type ReportStep =
  | { readonly step: 'next' }
  | { readonly step: 'drafter'; readonly reason: string }
  | { readonly step: 'issue' }
  | { readonly step: 'judge'; readonly judgement: { accepted: true } | { accepted: false; reason: string } }
  | { readonly step: 'correct'; readonly content: ReportContent; readonly reason: string };

/** One step of a report: within the unit, its issue, the office's judgement, a correction. */
export const stepReport = (id: string, version: number, asked: ReportStep): Promise<unknown> => {
  const post = (path: string, body?: unknown) =>
    ask<unknown>(`/api/reports/${id}/${path}`, { method: 'POST', version, ...(body ? { body } : {}) });
  switch (asked.step) {
    case 'next':
      return post('steps', { to: 'next' });
    case 'drafter':
      return post('steps', { to: 'drafter', reason: asked.reason });
    case 'issue':
      return post('issue');
    case 'judge':
      return post('judgement', asked.judgement);
    case 'correct':
      return post('corrections', { content: asked.content, reason: asked.reason });
  }
};

export function useReportStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...asked }: ReportStep & { readonly version: number }) => stepReport(id, version, asked),
    onSettled: () =>
      Promise.all(['reports', 'due', 'tasks'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export type ReportEntry = {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly reason: string | null;
};

/** What was done to a report within its unit, the newest first. */
export const useReportSteps = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['reports', 'steps', id],
    queryFn: ({ signal }) => ask<{ rows: readonly ReportEntry[] }>(`/api/reports/${id}/steps`, { signal }),
    enabled,
  });
