import { bulletinById, lastBulletin, listBulletins, listReports, listWholeTasks, unitsById } from '@luoshi/ledger';
import type {
  Bulletin,
  Day,
  Handle,
  Id,
  LampColour,
  Page,
  PageAsked,
  ReportRecord,
  TaskFilter,
  TaskRecord,
  TaskState,
} from '@luoshi/ledger';
import { momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { nextEdition, putOut } from '../frozen/put-out.js';
import type { Series } from '../frozen/put-out.js';
import { taskLine } from '../frozen/task-line.js';
import type { TaskLine } from '../frozen/task-line.js';
import type { Lamp } from '../lamp/light.js';
import { lampsInWords } from '../lighting/why.js';
import { periodName } from '../period/period-name.js';
import { periodKey } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import { periodNamed } from '../report/period.js';
import { filingsOfPeriods } from './roster.js';
import type { PeriodFilings } from './roster.js';

/** Which part of the ledger a weekly ledger lists. */
export interface WeeklyScope {
  readonly category?: string | undefined;
  readonly league?: string | undefined;
  readonly unitId?: Id | undefined;
}

/** A task of the weekly ledger 台账周报. */
export interface WeeklyTask extends TaskLine {
  /** What the units filed for the week. */
  readonly filings: readonly {
    readonly unit: string;
    readonly text: string;
    readonly figures: readonly string[];
    readonly difficulties: string | null;
    readonly late: boolean | null;
  }[];
}

/** What is another than a week before, field by field. */
export interface WeeklyChange {
  readonly number: string;
  readonly title: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly now: string | null }[];
}

export interface WeeklyModel {
  readonly period: { readonly key: string; readonly name: string; readonly from: Day; readonly to: Day };
  readonly asOf: string;
  readonly edition: number;
  readonly scope: { readonly category: string | null; readonly league: string | null; readonly unit: Id | null };
  readonly lamps: Readonly<Record<LampColour, number>>;
  /** How the week's reports came in, over the whole office. */
  readonly reports: PeriodFilings;
  readonly tasks: readonly WeeklyTask[];
  /** The week of the list that this one is compared with; null: there is none before. */
  readonly since: string | null;
  readonly changes: readonly WeeklyChange[];
}

/** No list of a week is longer. */
const MOST = 20_000;

/** On the list are the tasks that units are at work on, and those that were closed in the week. */
const AT_WORK: readonly TaskState[] = [
  'awaiting-signature',
  'in-progress',
  'awaiting-verification',
  'reopened',
  'suspended',
];

function weekNamed(key: string): ReportingPeriod {
  const period = periodNamed(key);
  if (period.kind !== 'week' || period.cumulative) throw new WorkRefusal('weekly-period', key);
  return period;
}

/** The scope as the series' name: the same words in the same order. */
function seriesOf({ category, league, unitId }: WeeklyScope): Series {
  const query = new URLSearchParams();
  if (category !== undefined) query.set('category', category);
  if (league !== undefined) query.set('league', league);
  if (unitId !== undefined) query.set('unit', unitId);
  return { kind: 'weekly-ledger', scope: query.toString() };
}

/** What the list of a week would say now. */
export const previewWeekly = (desk: Desk, key: string, scope: WeeklyScope): Promise<WeeklyModel> =>
  modelOf(desk.store.db, desk, weekNamed(key), scope);

/** Freezes the list of a week that is over. Another edition needs its reason; both stay. */
export async function putOutWeekly(
  desk: Desk,
  key: string,
  scope: WeeklyScope,
  reason: string | null,
): Promise<Bulletin> {
  const week = weekNamed(key);
  return desk.store.db.transaction().execute(async (transaction) => {
    const model = await modelOf(transaction, desk, week, scope);
    return putOut(transaction, desk, seriesOf(scope), week, model, reason);
  });
}

export const weeklyList = ({ store, jurisdiction }: Desk, page: PageAsked): Promise<Page<Omit<Bulletin, 'model'>>> =>
  listBulletins(store.db, jurisdiction, 'weekly-ledger', page);

export const weeklyAt = ({ store, jurisdiction }: Desk, id: Id): Promise<Bulletin> =>
  bulletinById(store.db, jurisdiction, 'weekly-ledger', id);

async function modelOf(db: Handle, desk: Desk, week: ReportingPeriod, scope: WeeklyScope): Promise<WeeklyModel> {
  const { jurisdiction, now } = desk;
  const { category, league, unitId } = scope;
  const filter: TaskFilter = {
    states: AT_WORK,
    ...(category === undefined ? {} : { category }),
    ...(league === undefined ? {} : { league }),
    ...(unitId === undefined ? {} : { unitId }),
  };
  const rows = await every(MOST, (page) => listWholeTasks(db, jurisdiction, filter, 'number', page));
  const reports = await filedIn(db, jurisdiction, week);
  const ids = new Set([
    ...rows.flatMap(({ parts }) => parts.map((part) => part.unitId)),
    ...reports.map((report) => report.unitId),
  ]);
  const units = await unitsById(db, jurisdiction, [...ids], week.to);
  const nameOf = (id: Id): string => units.get(id)?.name ?? id;
  const filed = new Map<Id, ReportRecord[]>();
  for (const report of reports) filed.set(report.taskId, [...(filed.get(report.taskId) ?? []), report]);
  const words = await lampsInWords(
    db,
    desk,
    rows.map(({ id }) => id),
    nameOf,
  );
  const tasks = rows.map((row) => taskOf(row, words, filed.get(row.id) ?? [], nameOf));
  const series = seriesOf(scope);
  const before = await lastBulletin(db, jurisdiction, series, { endedBefore: week.from });
  const last = before && (JSON.parse(before.model) as WeeklyModel);
  const lamps = { green: 0, yellow: 0, red: 0, grey: 0 };
  for (const { lamp } of tasks) lamps[lamp] += 1;
  const [filings] = await filingsOfPeriods(desk, db, [periodKey(week)]);
  return {
    period: { key: periodKey(week), name: periodName(week), from: week.from, to: week.to },
    asOf: momentAt(now),
    edition: await nextEdition(db, desk, series, week),
    scope: { category: category ?? null, league: league ?? null, unit: unitId ?? null },
    lamps,
    reports: filings!,
    tasks,
    since: last?.period.name ?? null,
    changes: last ? changesBetween(last.tasks, tasks) : [],
  };
}

const filedIn = (db: Handle, jurisdiction: number, week: ReportingPeriod): Promise<ReportRecord[]> =>
  every(MOST * 10, (page) => listReports(db, jurisdiction, { period: week, states: ['issued', 'accepted'] }, page));

function taskOf(
  row: TaskRecord,
  words: ReadonlyMap<Id, Lamp>,
  reports: readonly ReportRecord[],
  nameOf: (id: Id) => string,
): WeeklyTask {
  const order = row.parts.map(({ unitId }) => unitId);
  return {
    ...taskLine(row, words, nameOf),
    lamp: row.lampShown,
    filings: [...reports]
      .sort((a, b) => order.indexOf(a.unitId) - order.indexOf(b.unitId))
      .map(({ unitId, text, figures, difficulties, late }) => ({
        unit: nameOf(unitId),
        text,
        figures: figures.map(({ said }) => said).filter((said) => said.trim() !== ''),
        difficulties,
        late,
      })),
  };
}

/** What of two weeks' lists differs: by the tasks' numbers. */
export function changesBetween(before: readonly WeeklyTask[], now: readonly WeeklyTask[]): WeeklyChange[] {
  const old = new Map(before.map((task) => [task.id, task]));
  const changes: WeeklyChange[] = [];
  for (const task of now) {
    const was = old.get(task.id);
    old.delete(task.id);
    const { number, title } = task;
    if (!was) {
      changes.push({ number, title, kind: 'new', fields: [] });
      continue;
    }
    const fields = FIELDS.flatMap(({ field, of }) => {
      const [then, today] = [of(was), of(task)];
      return then === today ? [] : [{ field, before: then, now: today }];
    });
    if (fields.length > 0) changes.push({ number, title, kind: 'changed', fields });
  }
  for (const { number, title } of old.values()) changes.push({ number, title, kind: 'gone', fields: [] });
  return changes;
}

const FIELDS: readonly { readonly field: string; readonly of: (task: WeeklyTask) => string | null }[] = [
  { field: 'title', of: ({ title }) => title },
  { field: 'leads', of: ({ leads }) => leads.join('、') },
  { field: 'state', of: ({ state }) => state },
  { field: 'due', of: ({ due }) => due },
  { field: 'lamp', of: ({ lamp }) => lamp },
  { field: 'progress', of: ({ progress }) => progress },
];
