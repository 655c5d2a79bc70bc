import { drawingById, insertDrawing, listDrawings, listTasks, newId, unitsById } from '@luoshi/ledger';
import type { Drawing, Id, ListedTask, Page, PageAsked, TaskFilter } from '@luoshi/ledger';
import type { Decimal } from '@luoshi/reading';
import { randomBytes } from 'node:crypto';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { colourWords } from '../lamp/colour.js';
import { WorkRefusal } from '../refusal.js';
import { drawSample } from '../sample/sample.js';
import type { Stratum, StratumDraw } from '../sample/sample.js';

interface DrawingAsked {
  readonly title: string;
  /** What the order hangs on: anything that nobody chose to suit himself. Drawn by chance where left out. */
  readonly seed: string | null;
  /** Rolling: whoever that drawing's cycle has taken is not drawn again before all were. */
  readonly previousId: Id | null;
}

/** A sample of tasks: those that fit a filter, in strata. */
export interface TaskDrawing extends DrawingAsked {
  readonly filter: TaskFilter;
  readonly by: 'all' | 'lead' | 'league' | 'category' | 'lamp';
  /** Per cent of each stratum, and of named strata where they differ. */
  readonly rate: Decimal;
  readonly rates: Readonly<Record<string, Decimal>>;
}

/** A sample of anything that has names: households, projects, enterprises. */
export interface NameDrawing extends DrawingAsked {
  readonly strata: readonly Stratum[];
}

/** What is kept of the rules: with seed and frame enough to draw again. */
interface Rules {
  readonly rates: Readonly<Record<string, Decimal>>;
  readonly by: TaskDrawing['by'] | null;
  readonly filter: TaskFilter | null;
}

interface Frame {
  readonly name: string;
  readonly members: readonly string[];
}

/** A frame holds so many tasks at the most. */
const MOST_DRAWN_FROM = 200_000;

/** Draws a sample of tasks by stratum and keeps it with everything needed to draw it again. */
export async function drawTasks(desk: Desk, asked: TaskDrawing): Promise<Drawing> {
  const { db } = desk.store;
  const tasks = await every(MOST_DRAWN_FROM, (page) => listTasks(db, desk.jurisdiction, asked.filter, 'number', page));
  const leads = tasks.map(({ parts }) => parts.find(({ role }) => role === 'lead')?.unitId);
  const units = await unitsById(db, desk.jurisdiction, [...new Set(leads.flatMap((id) => id ?? []))], dayAt(desk.now));
  const nameOf = ({ league, category, lamp }: ListedTask, lead: Id | undefined): string => {
    switch (asked.by) {
      case 'all':
        return '全部';
      case 'lead':
        return (lead && units.get(lead)?.name) ?? '无牵头单位';
      case 'league':
        return league ?? '未分组';
      case 'category':
        return category ?? '未分类';
      case 'lamp':
        return colourWords[lamp];
    }
  };
  const members = new Map<string, Id[]>();
  tasks.forEach((task, index) => {
    const name = nameOf(task, leads[index]);
    const ids = members.get(name) ?? [];
    ids.push(task.id);
    members.set(name, ids);
  });
  const strata = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, ids]) => ({ name, members: ids, rate: asked.rates[name] ?? asked.rate }));
  return keep(desk, asked, 'tasks', strata, { by: asked.by, filter: asked.filter });
}

/** Draws a sample of names by stratum and keeps it with everything needed to draw it again. */
export const drawNames = (desk: Desk, asked: NameDrawing): Promise<Drawing> =>
  keep(desk, asked, 'names', asked.strata, { by: null, filter: null });

async function keep(
  desk: Desk,
  asked: DrawingAsked,
  members: Drawing['members'],
  strata: readonly Stratum[],
  from: Pick<Rules, 'by' | 'filter'>,
): Promise<Drawing> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const previous = asked.previousId ? await drawingById(transaction, jurisdiction, asked.previousId) : null;
    const seed = asked.seed ?? randomBytes(16).toString('hex');
    const drawing: Drawing = {
      id: newId(),
      title: asked.title,
      seed,
      members,
      rules: {
        rates: Object.fromEntries(strata.map(({ name, rate }) => [name, rate])),
        ...from,
      } satisfies Rules,
      frame: strata.map(({ name, members: of }) => ({ name, members: of })) satisfies Frame[],
      drawn: drawn(seed, strata, previous),
      previousId: previous?.id ?? null,
      drawnAt: now,
      drawnBy: who.accountId,
    };
    await insertDrawing(transaction, jurisdiction, drawing);
    return drawing;
  });
}

function drawn(seed: string, strata: readonly Stratum[], previous: Drawing | null): StratumDraw[] {
  if (strata.every(({ members }) => members.length === 0)) throw new WorkRefusal('sample-wrong', '没有可抽的对象');
  const names = strata.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new WorkRefusal('sample-wrong', twice);
  const cycles = Object.fromEntries(
    ((previous?.drawn ?? []) as readonly StratumDraw[]).map(({ name, cycle }) => [name, cycle]),
  );
  try {
    return drawSample(seed, strata, cycles);
  } catch (fault) {
    if (fault instanceof RangeError) throw new WorkRefusal('sample-wrong', fault.message);
    throw fault;
  }
}

/** The members that a drawing drew, of all strata. */
export const drawnIn = (drawing: Drawing): string[] =>
  (drawing.drawn as readonly StratumDraw[]).flatMap(({ drawn: names }) => names);

/** Draws a kept sample again from its seed, frame and rules: anyone gets the same. */
export async function drawAgain(
  desk: Desk,
  id: Id,
): Promise<{ readonly drawing: Drawing; readonly again: readonly StratumDraw[]; readonly same: boolean }> {
  const { db } = desk.store;
  const drawing = await drawingById(db, desk.jurisdiction, id);
  const previous = drawing.previousId ? await drawingById(db, desk.jurisdiction, drawing.previousId) : null;
  const { rates } = drawing.rules as Rules;
  const strata = (drawing.frame as readonly Frame[]).map(({ name, members }) => ({
    name,
    members,
    rate: rates[name]!,
  }));
  const again = drawn(drawing.seed, strata, previous);
  const plain = (draws: readonly StratumDraw[]) => JSON.stringify(draws.map(({ name, drawn: names }) => [name, names]));
  return { drawing, again, same: plain(again) === plain(drawing.drawn as readonly StratumDraw[]) };
}

/** Kept drawings, the newest first. */
export const drawingList = (desk: Desk, page: PageAsked): Promise<Page<Drawing>> =>
  listDrawings(desk.store.db, desk.jurisdiction, page);
