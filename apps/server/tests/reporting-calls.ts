import type { InjectOptions } from 'fastify';
import type { Operation } from '../src/access.js';
import type { Office } from './office.js';
import { putAt } from './payment-calls.js';
import { post } from './supervision-calls.js';

/** An indicator of a task of 市住建局 with a value and a plan that waits: 市财政局 has no part in it. */
export const noReportingRows = { indicator: '', value: '', plan: '', weekly: '' };
export type ReportingIds = typeof noReportingRows;
type Ids = ReportingIds & { readonly task: string; readonly unit: string };

const form = { name: '建成数量', unit: '个', kind: 'month' };
const value = { period: 'month+:2026-02-28', asOf: '2026-02-28', said: '20个', source: 'hand' };

export async function reportingRows(office: Office, task: string): Promise<ReportingIds> {
  const made = async (url: string, payload: object): Promise<string> =>
    (await office.get<{ id: string }>('supervision', post(url, payload))).id;
  const indicator = await made(`/api/tasks/${task}/indicators`, form);
  const points = [{ byDay: '2026-06-30', said: '30个' }];
  return {
    indicator,
    value: await made(`/api/indicators/${indicator}/values`, value),
    plan: await made(`/api/indicators/${indicator}/plans`, { basis: '实施方案', points }),
    weekly: await made('/api/weekly-ledgers', { period: 'week:2026-03-01' }),
  };
}

/** How each operation on rosters, weekly ledgers and indicators is called. */
export const reportingCalls = {
  countReports: () => ({ url: '/api/reports/count' }),
  getRoster: () => ({ url: '/api/periods/month:2026-02-28/roster' }),
  getRosterFile: () => ({ url: '/api/periods/month:2026-02-28/roster/file' }),
  listRosterReports: () => ({ url: '/api/periods/month:2026-02-28/reports' }),
  listMissingReports: () => ({ url: '/api/missing-reports' }),
  countMissingReports: () => ({ url: '/api/missing-reports/count' }),
  getDueReports: ({ unit }) => ({ url: `/api/units/${unit}/due-reports` }),
  answerOnce: ({ unit }) =>
    post(`/api/units/${unit}/answers`, { answers: [{ question: '一', period: 'month:2026-02-28', said: '1个' }] }),
  listWeeklyLedgers: () => ({ url: '/api/weekly-ledgers' }),
  previewWeeklyLedger: () => ({ url: '/api/weekly-ledgers/preview?period=week:2026-03-01' }),
  putOutWeeklyLedger: () => post('/api/weekly-ledgers', { period: 'month:2026-02-28' }),
  getWeeklyLedger: ({ weekly }) => ({ url: `/api/weekly-ledgers/${weekly}` }),
  listIndicators: ({ task }) => ({ url: `/api/tasks/${task}/indicators` }),
  addIndicator: ({ task }) => post(`/api/tasks/${task}/indicators`, { ...form, kind: 'quarter' }),
  getIndicator: ({ indicator }) => ({ url: `/api/indicators/${indicator}` }),
  editIndicator: ({ indicator }) => putAt(`/api/indicators/${indicator}`, 99, form),
  setTargets: ({ indicator }) =>
    putAt(`/api/indicators/${indicator}/targets`, 1, { targets: [{ byDay: '2026-12-31', said: '一些' }] }),
  proposeIndicatorPlan: ({ indicator }) =>
    post(`/api/indicators/${indicator}/plans`, { basis: '方案', points: [{ byDay: '2026-06-30', said: '一些' }] }),
  listIndicatorPlans: () => ({ url: '/api/indicator-plans' }),
  countIndicatorPlans: () => ({ url: '/api/indicator-plans/count' }),
  decideIndicatorPlan: () =>
    post('/api/indicator-plans/01890000-0000-7000-8000-000000000000/decision', { granted: true }),
  listIndicatorValues: ({ indicator }) => ({ url: `/api/indicators/${indicator}/values` }),
  enterIndicatorValue: ({ indicator }) => post(`/api/indicators/${indicator}/values`, { ...value, said: '一些' }),
  correctIndicatorValue: ({ indicator, value: of }) =>
    post(`/api/indicators/${indicator}/values/${of}/corrections`, {
      instead: { said: '一些', asOf: '2026-02-28' },
      reason: '笔误',
    }),
  getMyWorklists: () => ({ url: '/api/worklists/mine' }),
} as const satisfies Partial<Record<Operation, (ids: Ids) => InjectOptions>>;
