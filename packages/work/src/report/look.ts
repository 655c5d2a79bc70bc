import {
  countReports,
  indicatorsEver,
  lastFiled,
  listEntries,
  listReports,
  reportById,
  reportsFor,
  stepsOfUnit,
  StoreRefusal,
  tasksById,
} from '@luoshi/ledger';
import type { Entry as StoredEntry, Id, Page, PageAsked, ReportFilter, ReportRecord, TaskRecord } from '@luoshi/ledger';
import { createHash } from 'node:crypto';
import { seenUnits, unitsOf } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { unitWord } from '../indicator/figure.js';
import { historyOf } from '../loop/history.js';
import { taskAt } from '../loop/look.js';
import { periodKey, stepOf } from '../period/period.js';
import type { Deed } from '../task/deed.js';
import type { Entry } from '../task/entry.js';
import { foldTask } from '../task/fold.js';
import type { Task } from '../task/task.js';
import { TARGET } from './figures.js';
import { filedUnits } from './filed-unit.js';
import { isFirstLead } from './issue.js';
import { stepsFrom } from './step.js';
import type { Steps } from './step.js';

type ReportDeed = Extract<Deed, { action: 'report' }>;

/** One filing of a report, as it was filed, with what was done to it afterwards. */
export interface Filing {
  readonly entryId: Id;
  readonly filed: string;
  readonly said: ReportDeed;
  /** SHA-256 of `said` as canonical JSON, hexadecimal: the unit's proof of what it filed. */
  readonly sha256: string;
  readonly status: 'filed' | 'accepted' | 'returned' | 'taken-back';
  readonly remark: string | null;
  readonly corrections: readonly {
    readonly entryId: Id;
    readonly on: string;
    readonly reason: string;
    readonly said: ReportDeed | null;
  }[];
}

/** A report in a list, with what its task is called. */
export interface ReportRow extends ReportRecord {
  readonly task: Pick<TaskRecord, 'number' | 'title'>;
}

/** A report with what belongs beside it. */
export interface ReportLooked {
  readonly report: ReportRecord;
  readonly task: Pick<TaskRecord, 'number' | 'title' | 'quote' | 'content' | 'due'>;
  readonly filings: readonly Filing[];
  /** What the other units of the task have filed for the period: the first lead's consolidated report rests on it. */
  readonly others: readonly ReportRecord[];
  readonly consolidated: boolean;
  /** The unit's last filed report before this period. */
  readonly last: ReportRecord | null;
  readonly form: ReportForm;
}

/** What the report's form asks for, and what the asker may do with it as it stands. */
export interface ReportForm {
  /** The figures asked for, the main one first; without an indicator it is the task's own target. */
  readonly figures: readonly { readonly indicatorId: Id | null; readonly name: string; readonly unit: string }[];
  /** A scan of the stamped page 盖章件 has to be attached. */
  readonly stamped: boolean;
  /** Null for who does not speak for the unit. */
  readonly steps: Steps | null;
}

const WORKED_ON: readonly ReportRecord['state'][] = ['drafted', 'submitted', 'checked'];

/** What a unit is still working on is seen by the unit; others see that it is under way. */
export function masked(desk: Desk, report: ReportRecord): ReportRecord {
  if (!WORKED_ON.includes(report.state) || unitsOf(desk).includes(report.unitId)) return report;
  return {
    ...report,
    text: '',
    progress: null,
    difficulties: null,
    nextSteps: null,
    figures: [],
    asOf: null,
    started: null,
    returnReason: null,
  };
}

/** Reports that the desk may see: a liaison's own units', and of a task named also what the others have filed. */
export async function reportList(desk: Desk, filter: ReportFilter, page: PageAsked): Promise<Page<ReportRow>> {
  const { store, jurisdiction } = desk;
  const seen = seenUnits(desk);
  const asked = seen === null ? filter : { ...filter, seenBy: seen };
  const { rows, next } = await listReports(store.db, jurisdiction, asked, page);
  const found = await tasksById(store.db, jurisdiction, [...new Set(rows.map(({ taskId }) => taskId))]);
  const tasks = new Map(found.map((task) => [task.id, task]));
  return { rows: rows.map((row) => ({ ...masked(desk, row), task: tasks.get(row.taskId)! })), next };
}

/** How many reports `reportList` gives in all. */
export function reportCount(desk: Desk, filter: ReportFilter): Promise<number> {
  const seen = seenUnits(desk);
  return countReports(desk.store.db, desk.jurisdiction, seen === null ? filter : { ...filter, seenBy: seen });
}

/** A report with its filings, the others' for the period, and the last one; refused where it is not there for this desk. */
export async function reportAt(desk: Desk, id: Id): Promise<ReportLooked> {
  const { store, jurisdiction } = desk;
  const report = await reportById(store.db, jurisdiction, id);
  const record = await taskAt(desk, report.taskId);
  const own = unitsOf(desk).includes(report.unitId);
  if (seenUnits(desk) !== null && !own && report.filedAt === null) throw new StoreRefusal('not-found', id);
  const { entries } = await historyOf(store.db, jurisdiction, report.taskId);
  const task = foldTask(entries);
  const others = (await reportsFor(store.db, jurisdiction, report.taskId, report.period)).filter(
    (other) => other.id !== id && (other.state === 'issued' || other.state === 'accepted'),
  );
  return {
    report: masked(desk, report),
    task: record,
    filings: filingsOf(entries, report.unitId, periodKey(report.period)),
    others,
    consolidated: task !== null && isFirstLead(task, report.unitId),
    last: await lastFiled(store.db, jurisdiction, report.assignmentId, stepOf(report.period).from),
    form: await formOf(desk, report, task),
  };
}

async function formOf(
  { store, jurisdiction, who }: Desk,
  report: ReportRecord,
  task: Task | null,
): Promise<ReportForm> {
  const said = new Set(report.figures.filter(({ prefilled }) => !prefilled).map(({ indicatorId }) => indicatorId));
  // A figure that is followed no more is shown where this report says something of it.
  const indicators = (await indicatorsEver(store.db, jurisdiction, [report.taskId])).filter(
    ({ id, endedOn }) => endedOn === null || said.has(id),
  );
  const own = (task?.target ?? null) !== null && !indicators.some(({ main, endedOn }) => main && endedOn === null);
  const filed = await filedUnits(store.db, jurisdiction, report, indicators);
  const steps = who.roles.flatMap(({ role, unitId, step }) =>
    role === 'liaison' && unitId === report.unitId ? [step] : [],
  );
  return {
    figures: [
      ...(own ? [{ indicatorId: null, name: TARGET, unit: '' }] : []),
      ...indicators.map(({ id, name, unit }) => ({ indicatorId: id, name, unit: unitWord(filed.get(id) ?? unit) })),
    ],
    stamped: task?.reporting?.stamped ?? false,
    steps:
      steps.length === 0
        ? null
        : stepsFrom(steps, await stepsOfUnit(store.db, jurisdiction, report.unitId), report.state),
  };
}

/** What was filed by a unit for a period, in order, as it was filed. */
export function filingsOf(entries: readonly Entry[], unit: Id, period: string): Filing[] {
  const task = foldTask(entries);
  return entries.flatMap((entry): Filing[] => {
    const { deed } = entry;
    if (deed.action !== 'report' || deed.unit !== unit || deed.period !== period) return [];
    const now = task?.reports.find(({ id }) => id === entry.id);
    return [
      {
        entryId: entry.id,
        filed: entry.recorded,
        said: deed,
        sha256: createHash('sha256').update(canonical(deed)).digest('hex'),
        status: now?.status ?? 'taken-back',
        remark: now?.remark ?? null,
        corrections: entries.flatMap((later) => {
          const { deed: other } = later;
          if (other.action !== 'correct' || other.entry !== entry.id) return [];
          const said = other.instead?.action === 'report' ? other.instead : null;
          return [{ entryId: later.id, on: later.recorded, reason: other.reason, said }];
        }),
      },
    ];
  });
}

/** JSON with its keys in order, so that equal content gives equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What was done to a report within its unit, the newest first: for the unit only. */
export async function stepsPage(desk: Desk, id: Id, page: PageAsked): Promise<Page<StoredEntry>> {
  const { store, jurisdiction } = desk;
  const report = await reportById(store.db, jurisdiction, id);
  if (!unitsOf(desk).includes(report.unitId)) throw new StoreRefusal('not-found', id);
  return listEntries(store.db, jurisdiction, { subjectKind: 'report', subjectId: id }, page);
}
