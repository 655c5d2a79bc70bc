import {
  lockTasks,
  measureById,
  measuresById,
  measuresOf,
  moveTask,
  paperById,
  StoreRefusal,
  tasksBehind,
  tasksFromPapers,
  tasksById,
  versionsOf,
} from '@luoshi/ledger';
import type { Handle, Id, Measure, Paper, PaperVersion, Transaction } from '@luoshi/ledger';
import { eachOf } from '../desk/batch.js';
import type { Outcome } from '../desk/batch.js';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';
import { judgePlans } from '../indicator/goal.js';
import { actWithin } from '../loop/act.js';
import type { Done } from '../loop/act.js';
import { acceptWithin } from '../review/decide.js';
import { indexTasks } from '../search/keep.js';
import { WorkRefusal } from '../refusal.js';
import type { FollowedField, FollowedWords } from '../task/deed.js';
import { compared } from './comparison.js';
import type { Compared, Comparison, Pair } from './comparison.js';
import { movePromises } from './promises.js';

/** A task whose measure the latest text of its paper has no more. */
export interface Left {
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
  readonly state: Comparison['state'];
  readonly version: number;
  readonly before: Measure;
}

/** What is still to be done in the ledger after a paper has come in a new version. */
export interface Following {
  /** The version that tasks go over to: the latest. */
  readonly number: number;
  readonly rows: readonly Comparison[];
  readonly left: readonly Left[];
}

/**
 * The tasks that stand on earlier texts of a paper, its draft included, beside what its latest version says; and those whose
 * measure it has no more.
 */
export async function followingOf(desk: Desk, paperId: Id): Promise<Following> {
  const { store, jurisdiction } = desk;
  const { db } = store;
  const paper = await paperById(db, jurisdiction, paperId);
  if (!paper) throw new StoreRefusal('not-found', paperId);
  const latest = await latestOf(db, desk, paper);
  const after = (await measuresOf(db, jurisdiction, latest.id)).filter(({ review }) => review !== 'dropped');
  const tasks = await tasksFromPapers(db, jurisdiction, [paperId, ...(paper.draftId ? [paper.draftId] : [])]);
  const pairs = await pairsOf(db, desk, after);
  const paired = new Set(pairs.map(({ taskId }) => taskId));
  const behind = new Map(tasks.map(({ id, measureId }) => [id, measureId]));
  const rows = await compared(
    db,
    desk,
    pairs.filter(({ taskId, after: { id } }) => behind.get(taskId) !== id),
  );
  const gone = tasks.filter(({ id }) => !paired.has(id));
  const records = await tasksById(
    db,
    jurisdiction,
    gone.map(({ id }) => id),
  );
  const befores = await measuresById(
    db,
    jurisdiction,
    gone.map(({ measureId }) => measureId),
  );
  return {
    number: latest.number,
    rows: rows.map(shown),
    left: gone.flatMap(({ id, measureId }) => {
      const record = records.find((one) => one.id === id);
      const before = befores.find((one) => one.id === measureId);
      if (!record || !before) return [];
      const { number, title, state, version } = record;
      return [{ taskId: id, number, title, state, version, before }];
    }),
  };
}

const shown = ({ task: _, resolved: __, indicators: ___, promises: ____, ...row }: Compared): Comparison => row;

async function latestOf(db: Handle, { jurisdiction }: Desk, { id }: Paper): Promise<PaperVersion> {
  return (await versionsOf(db, jurisdiction, id)).at(-1)!;
}

/** The tasks of a text's measures and of what these were before, each with the measure of this text. */
async function pairsOf(db: Handle, { jurisdiction }: Desk, measures: readonly Measure[]): Promise<Pair[]> {
  const behind = await tasksBehind(
    db,
    jurisdiction,
    measures.map(({ id }) => id),
  );
  return measures.flatMap((after) => (behind.get(after.id) ?? []).map(({ id }) => ({ taskId: id, after })));
}

export interface FollowAsked {
  /** The measure of the latest version. */
  readonly measureId: Id;
  /** Of the comparison that was looked at. */
  readonly seen: number;
  /** What a person had corrected and is given up for the new text. */
  readonly over: readonly FollowedField[];
  readonly reason: string | null;
}

/**
 * Lets a task go over to its measure in the latest version of its paper: its title, target, deadline, mood and units become
 * what the new text says, where it says otherwise than the old one. What a person had corrected stays, and stands in the
 * history as kept, unless it is given up by name. The new measure counts as reviewed: its words were compared. The lamp is lit
 * at once.
 *
 * Refuses a task or a reading that was changed since, and what `followingRefusals` and the rules of tasks say.
 */
export const follow = (
  desk: Desk,
  taskId: Id,
  version: number,
  asked: FollowAsked,
): Promise<Done & { readonly version: number }> =>
  desk.store.db
    .transaction()
    .execute((transaction) => followWithin(transaction, desk, taskId, { ...asked, version, onlySame: false }));

/** Lets tasks go over whose words and demands are the same in the new version. A refusal of one stops none of the others. */
export const followSame = (
  desk: Desk,
  paperId: Id,
  tasks: readonly { readonly id: Id; readonly version: number; readonly measureId: Id; readonly seen: number }[],
): Promise<Outcome<{ readonly id: Id; readonly version: number }>> =>
  eachOf(tasks, async ({ id, version, measureId, seen }) => {
    const asked = { measureId, seen, over: [], reason: null, version, onlySame: true, paperId };
    const done = await desk.store.db.transaction().execute((transaction) => followWithin(transaction, desk, id, asked));
    return { id, version: done.version };
  });

interface Within extends FollowAsked {
  readonly version: number;
  readonly onlySame: boolean;
  readonly paperId?: Id;
}

async function followWithin(
  transaction: Transaction,
  desk: Desk,
  taskId: Id,
  { measureId, seen, over, reason, version, onlySame, paperId }: Within,
): Promise<Done & { readonly version: number }> {
  refuseOthers(desk, 'supervision');
  const { jurisdiction } = desk;
  await lockTasks(transaction, jurisdiction, [taskId]);
  const after = await measureById(transaction, jurisdiction, measureId);
  if (paperId !== undefined && after.paperId !== paperId) throw new StoreRefusal('not-found', measureId);
  const paper = (await paperById(transaction, jurisdiction, after.paperId))!;
  const latest = await latestOf(transaction, desk, paper);
  if (latest.id !== after.versionId) throw new WorkRefusal('version-superseded', paper.title);
  if (after.review === 'dropped') throw new WorkRefusal('measure-dropped', after.heading ?? after.number);
  const [one] = await compared(transaction, desk, [{ taskId, after }]);
  if (!one) throw new StoreRefusal('not-found', taskId);
  if (one.before.id === after.id) throw new WorkRefusal('follows-already', one.number);
  if (!(await pairsOf(transaction, desk, [after])).some((pair) => pair.taskId === taskId))
    throw new WorkRefusal('not-its-measure', one.number);
  if (one.seen !== seen || one.version !== version) throw new StoreRefusal('changed-meanwhile', one.title);
  if (onlySame && !one.same) throw new WorkRefusal('words-changed', one.number);
  const takes = takenOf(one, over);
  if (takes.includes('duties') && one.unknownUnits.length > 0)
    throw new WorkRefusal('units-unanswered', one.unknownUnits.join('、'));
  const converts = takes.includes('target') && one.valuesInOldUnit;
  if (converts && !one.conversion) throw new WorkRefusal('unit-of-measure-changed', one.number);
  await acceptWithin(transaction, desk, after);
  await movePromises(transaction, desk, one, {
    target: takes.includes('target') || !one.changed.includes('target'),
    number: latest.number,
  });
  const { now, after: says } = one.says;
  const status = paper.status === 'lapsed' ? 'lapsed' : latest.status;
  const done = await actWithin(transaction, desk, taskId, {
    version,
    deed: {
      action: 'follow',
      origin: { kind: 'paper', paper: paper.id, measure: after.id, status },
      number: latest.number,
      reason,
      ...wordsIn(says, takes),
      was: wordsIn(now, takes),
      kept: one.byHand.filter((field) => !takes.includes(field)),
      ...(converts ? { conversion: one.conversion! } : {}),
    },
    beside: async () => {
      await moveTask(transaction, jurisdiction, taskId, {
        paperId: paper.id,
        versionId: latest.id,
        measureId: after.id,
        quote: after.quote,
        span: { start: after.start, end: after.end },
        modality: takes.includes('modality') ? says.modality : now.modality,
        ...(takes.includes('deadline') ? { dueSaid: says.deadline?.said ?? null } : {}),
      });
      await indexTasks(transaction, jurisdiction, [taskId]);
    },
  });
  await judgePlans(transaction, desk, taskId, done.after);
  return done;
}

/** What goes over: what has changed, without what a person corrected and nobody gives up. A task keeps its units where the new text names none. */
const takenOf = (
  { changed, byHand, says, unknownUnits }: Comparison,
  over: readonly FollowedField[],
): FollowedField[] =>
  changed.filter(
    (field) =>
      (!byHand.includes(field) || over.includes(field)) &&
      (field !== 'duties' || says.after.duties.length + unknownUnits.length > 0),
  );

/** Some of what a text says, as a task has it. */
function wordsIn(
  { title, deadline, target, modality, duties }: Comparison['says']['now'],
  fields: readonly FollowedField[],
): FollowedWords {
  const all: Required<FollowedWords> = {
    title,
    deadline: deadline && { day: deadline.day, time: deadline.time },
    target: target && { least: target.least, most: target.most },
    modality,
    duties,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}
