import {
  countPastTasks,
  lightingOf,
  listPastTasks,
  markLit,
  openPastLamps,
  rowsChangedAfter,
  tasksCorrectedSince,
  writeDay,
  writeDayRows,
} from '@luoshi/ledger';
import type { Day, Id, LampColour, Page, PageAsked, PastFilter, PastRow, PastTask, RowBeside } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import { dayAt, instantOf, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { keptFactsOf } from '../lamp/kept-facts.js';
import type { Beside } from '../lamp/kept-facts.js';
import { lighted } from '../lamp/lighted.js';
import type { Lighted } from '../lamp/lighted.js';
import { historiesOf } from '../loop/history.js';
import { foldAt } from '../loop/look.js';
import { WorkRefusal } from '../refusal.js';
import { foldTask } from '../task/fold.js';
import type { PastDay } from '../task/fold.js';
import { approvalKindsOf, stateOf } from '../task/task.js';
import type { Task } from '../task/task.js';
import { besidesOf } from './beside.js';
import { officeRules } from './office-rules.js';
import type { OfficeRules } from './office-rules.js';
import { lightDay, relight } from './relight.js';
import type { LightingWork, Office, Relit } from './relight.js';

/** Tasks looked at with one question, and tasks folded together. */
const LOT = 5000;
const FOLDED = 500;

/**
 * Writes the rows of the days that are over and not yet written, then lights up to now: what a night's job does, and
 * what a server that was off makes up for, day by day. Doing it again does nothing.
 */
export async function keepDays(
  office: Office,
  now: Date,
  work: LightingWork = {},
): Promise<Relit & { readonly days: readonly Day[] }> {
  const { store, jurisdiction } = office;
  const yesterday = addDays(dayAt(now), -1);
  const { writtenDay } = await lightingOf(store.db, jurisdiction);
  const days: Day[] = [];
  for (let day = writtenDay === null ? yesterday : addDays(writtenDay, 1); day <= yesterday; day = addDays(day, 1)) {
    work.signal?.throwIfAborted();
    await lightDay(office, day, work);
    await writeOne(office, day, days.length === 0 && writtenDay === null, work);
    await markLit(store.db, jurisdiction, { litAt: instantOf(`${day}T24:00`), writtenDay: day });
    days.push(day);
  }
  return { ...(await relight(office, now, work)), days };
}

async function writeOne({ store, jurisdiction }: Office, day: Day, first: boolean, work: LightingWork): Promise<void> {
  const until = new Date(instantOf(`${day}T24:00`).getTime() - 1);
  const since = first ? null : new Date(instantOf(`${day}T00:00`).getTime() - 1);
  for (let after: Id | null = null; ;) {
    work.signal?.throwIfAborted();
    const { last } = await store.db
      .transaction()
      .execute((transaction) => writeDay(transaction, jurisdiction, day, { since, until }, after, LOT));
    if (last === null) break;
    after = last;
  }
  // What was changed or lit after the day's end is folded to it.
  const rules = (await officeRules(store, store.db, jurisdiction)).knownOn(day);
  for (let after: Id | null = null; ;) {
    work.signal?.throwIfAborted();
    const { last, rows } = await rowsChangedAfter(store.db, jurisdiction, until, after, LOT);
    if (last === null) break;
    after = last;
    for (let from = 0; from < rows.length; from += FOLDED) {
      work.signal?.throwIfAborted();
      await writeFolded({ store, jurisdiction }, day, rows.slice(from, from + FOLDED), rules);
    }
  }
}

async function writeFolded(
  office: Office,
  day: Day,
  rows: readonly RowBeside[],
  rules: Pick<OfficeRules, 'rules' | 'calendar'>,
): Promise<void> {
  const { store, jurisdiction } = office;
  const open = await openPastLamps(
    store.db,
    jurisdiction,
    rows.map(({ id }) => id),
  );
  const folded = await foldMany(office, rows, { day, view: 'known' }, rules);
  const past = folded.map((row) => {
    const before = open.get(row.taskId);
    return { ...row, lampSince: before?.lamp === row.lampShown ? before.since : day };
  });
  await store.db.transaction().execute((transaction) => writeDayRows(transaction, jurisdiction, day, past));
}

async function foldMany(
  { store, jurisdiction }: Office,
  rows: readonly RowBeside[],
  past: PastDay,
  rules: Pick<OfficeRules, 'rules' | 'calendar'>,
): Promise<PastRow[]> {
  const histories = await historiesOf(
    store.db,
    jurisdiction,
    rows.map(({ id }) => id),
  );
  const tasks = new Map<Id, Task>();
  for (const [id, history] of histories) {
    const task = foldTask(history, past);
    if (task) tasks.set(id, task);
  }
  const besides = await besidesOf(store.db, jurisdiction, tasks, past);
  return rows.flatMap((row) => {
    const task = tasks.get(row.id);
    return task ? [pastRow(row, task, lampOn(task, besides.get(row.id), past.day, rules))] : [];
  });
}

const lampOn = (
  task: Task,
  beside: Beside | undefined,
  day: Day,
  { rules, calendar }: Pick<OfficeRules, 'rules' | 'calendar'>,
): Lighted => lighted(keptFactsOf(task, beside, `${day}T24:00`), `${day}T24:00`, rules, calendar);

const pastRow = (
  { id, category, league }: RowBeside,
  task: Task,
  { lamp, shown, progressClass }: Lighted,
): PastRow => ({
  taskId: id,
  title: task.title,
  state: stateOf(task),
  starts: task.begins,
  due: task.deadline?.day ?? null,
  category,
  league,
  progressClass,
  lamp: lamp.colour,
  lampShown: shown,
  lampSince: null,
  approvalKinds: approvalKindsOf(task),
  leadIds: task.assignments.filter(({ role }) => role === 'lead').map(({ unit }) => unit),
  supportIds: task.assignments.filter(({ role }) => role === 'support').map(({ unit }) => unit),
});

/** One task's lamp at the end of a past day, by the rules and the calendar of that day as the view has them. */
export async function lampOnDay(desk: Desk, taskId: Id, past: PastDay): Promise<Lighted> {
  const task = await foldAt(desk, taskId, past);
  const besides = await besidesOf(desk.store.db, desk.jurisdiction, new Map([[taskId, task]]), past);
  return lampOn(task, besides.get(taskId), past.day, await rulesFor(desk, past));
}

/** `known`: what was adopted and entered by that day; `corrected`: everything that holds for it today. */
async function rulesFor(
  { store, jurisdiction }: Desk,
  { day, view }: PastDay,
): Promise<Pick<OfficeRules, 'rules' | 'calendar'>> {
  const rules = await officeRules(store, store.db, jurisdiction);
  return view === 'known' ? rules.knownOn(day) : rules;
}

async function asked(desk: Desk, past: PastDay) {
  const { store, jurisdiction } = desk;
  const { day, view } = past;
  const { writtenDay } = await lightingOf(store.db, jurisdiction);
  if (day >= dayAt(desk.now)) throw new WorkRefusal('day-not-over', day);
  if (writtenDay === null || day > writtenDay) throw new WorkRefusal('day-not-written', day);
  if (view === 'known') return { day };
  const tasks = await tasksCorrectedSince(store.db, jurisdiction, day, instantOf(`${day}T24:00`));
  const rows = await foldMany(desk, tasks, past, await rulesFor(desk, past));
  return { day, instead: { tasks: tasks.map(({ id }) => id), rows } };
}

const within = (desk: Desk, filter: PastFilter): PastFilter => {
  const seen = seenUnits(desk);
  return seen === null ? filter : { ...filter, seenBy: seen };
};

/**
 * The ledger at the end of a past day. `known`: as its rows stood then; `corrected`: the tasks of which something was
 * entered late or corrected since are folded anew. Refuses a day that is not over, or not yet written.
 */
export async function pastList(
  desk: Desk,
  past: PastDay,
  filter: PastFilter,
  page: PageAsked,
): Promise<Page<PastTask>> {
  return listPastTasks(desk.store.db, desk.jurisdiction, await asked(desk, past), within(desk, filter), page);
}

/** How many rows `pastList` gives in all, by the lamp shown. */
export async function pastCount(
  desk: Desk,
  past: PastDay,
  filter: PastFilter,
): Promise<Readonly<Record<LampColour, number>>> {
  return countPastTasks(desk.store.db, desk.jurisdiction, await asked(desk, past), within(desk, filter));
}
