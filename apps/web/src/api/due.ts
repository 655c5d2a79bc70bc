import type { reporting } from '@luoshi/server/contract';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.js';
import { today } from './time.js';
import type { Report, ReportRow } from './reports.js';
import type { Task, TaskPage } from './tasks.js';

type Looked = z.output<typeof reporting.reportingLooked>;

/** What a unit has to report of a task for a period. */
export interface Due {
  readonly task: Pick<Task, 'id' | 'number' | 'title' | 'lampShown'>;
  readonly unitId: string;
  readonly period: Looked['calendar'][number];
  /** The report as far as it has come; null where nobody has begun. */
  readonly report: Pick<Report, 'id' | 'state'> | null;
}

const FILED = new Set<Report['state']>(['issued', 'accepted']);

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

/**
 * What is due from units now: of every running part the periods that have begun or ended and for which nothing is filed,
 * and what came back. Those whose cut-off is nearest first.
 */
export const useDue = (units: readonly string[]) =>
  useQuery({
    queryKey: ['due', units],
    queryFn: async ({ signal }) => {
      const due: Due[] = [];
      for (const unitId of units) {
        const running = { unit: unitId, partState: ['in-progress', 'awaiting-verification'] };
        const tasks = await all<TaskPage['rows'][number]>('/api/tasks', running, signal);
        const reports = await all<ReportRow>('/api/reports', { unit: unitId }, signal);
        const looked = await Promise.all(
          tasks.map((task) => ask<Looked>(`/api/tasks/${task.id}/reporting`, { signal })),
        );
        tasks.forEach((task, index) => {
          const { calendar, plan } = looked[index]!;
          for (const period of calendar) {
            const report = reports.find((one) => one.taskId === task.id && one.period.key === period.key) ?? null;
            const isAsked = plan !== null && period.to >= plan.owedSince && period.from <= today();
            if (period.closed || !isAsked || (report && FILED.has(report.state))) continue;
            due.push({ task, unitId, period, report });
          }
        });
      }
      const urgency = ({ period, task }: Due): string => `${period.cutOff.moment ?? period.to} ${task.number}`;
      return due.sort((a, b) => urgency(a).localeCompare(urgency(b)));
    },
  });
