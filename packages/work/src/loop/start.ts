import {
  appendEntries,
  insertLeaders,
  insertParts,
  insertPlans,
  insertTasks,
  newId,
  refuseNoPeople,
  StoreRefusal,
  takeNumbers,
  unitsById,
} from '@luoshi/ledger';
import type { Day, Decimal, Handle, Id, NewTask, TaskOrigin, Transaction } from '@luoshi/ledger';
import { actorAt, dayAt, holds, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { actions } from '../task/action.js';
import { refusalOf } from '../task/attempt.js';
import type {
  Deed,
  Duty,
  Modality,
  Origin,
  Override,
  PaperStatus,
  PlannedReporting,
  TaskLeader,
} from '../task/deed.js';
import type { Entry } from '../task/entry.js';
import { foldTask } from '../task/fold.js';
import type { ReportingDuty } from '../period/duty.js';
import type { Time } from '../calendar/moment.js';
import { indexTasks } from '../search/keep.js';
import { storedFrom } from './history.js';
import { keepLit, lit, rulesHeld } from './lamp.js';
import type { Moved } from './lamp.js';
import { partsOf } from './project.js';
import { planOf } from './reporting.js';
import { stateOf } from '../task/task.js';
import type { Task } from '../task/task.js';

/** A duty with the words it came from. */
export interface DraftDuty extends Duty {
  readonly asWritten?: string | null;
  readonly groupId?: Id | null;
}

/** What a new task says. */
export interface TaskDraft {
  readonly title: string;
  readonly content?: string;
  readonly completionMark?: string | null;
  /** Where it comes from; a paper's measure brings the paper's status. */
  readonly origin:
    | {
        readonly kind: 'paper';
        readonly paperId: Id;
        readonly versionId: Id;
        readonly measureId: Id | null;
        readonly status: PaperStatus;
        readonly quote: string | null;
        readonly span: { readonly start: number; readonly end: number } | null;
      }
    | { readonly kind: 'meeting'; readonly meetingItemId: Id }
    | { readonly kind: 'instruction'; readonly instructionId: Id }
    | { readonly kind: 'import' | 'hand'; readonly source: string };
  readonly modality?: Modality;
  readonly begins?: Day | null;
  readonly due?: { readonly day: Day; readonly time: Time | null; readonly said?: string | null } | null;
  /** An interval in the task's own unit; exact where both are equal. */
  readonly target?: { readonly least: Decimal; readonly most: Decimal } | null;
  readonly standing?: boolean;
  readonly leaders?: readonly TaskLeader[];
  readonly reporting?: (ReportingDuty & Partial<PlannedReporting>) | null;
  readonly category?: string | null;
  readonly league?: string | null;
  readonly parentId?: Id | null;
  readonly carriedFromId?: Id | null;
  /** 立项 at once; a paper that is not issued needs the override. */
  readonly establish?: boolean;
  readonly override?: Override | null;
  /** 交办 at once, in the paper's order: goes with `establish`. */
  readonly duties?: readonly DraftDuty[];
}

export interface Started {
  readonly id: Id;
  readonly number: string;
}

/** A draft with the history that it begins and the task that this makes. */
export interface Judged {
  readonly draft: TaskDraft;
  readonly id: Id;
  readonly entries: readonly Entry[];
  readonly task: Task;
}

/**
 * Starts tasks from a paper, a meeting, an instruction, an import or by hand: 拟办, and 立项 and 交办 where the draft says
 * so. All of them or none; numbers run by the year.
 */
export async function startTasks(desk: Desk, drafts: readonly TaskDraft[]): Promise<Started[]> {
  return desk.store.db.transaction().execute((transaction) => startWithin(transaction, desk, drafts));
}

/** The same within a transaction of the caller's. */
export async function startWithin(
  transaction: Transaction,
  desk: Desk,
  drafts: readonly TaskDraft[],
): Promise<Started[]> {
  const judge = await draftJudge(transaction, desk, drafts);
  await refuseNoPeople(transaction, desk.jurisdiction, drafts.flatMap(peopleOf));
  const judged = drafts.map((draft) => {
    const one = judge(draft);
    if ('refusal' in one) throw one.refusal;
    return one;
  });
  const first = await takeNumbers(transaction, desk.jurisdiction, numberSeries(desk), drafts.length);
  return writeStarted(
    transaction,
    desk,
    judged.map((one, index) => ({ ...one, number: first + index })),
  );
}

/** Under which an office counts the tasks of a year. */
export const numberSeries = ({ now }: Desk): string => `task:${dayAt(now).slice(0, 4)}`;

/** The leaders that a draft names. */
export const peopleOf = ({ leaders = [] }: TaskDraft): Id[] => leaders.map(({ person }) => person);

/**
 * Judges drafts one by one: what begins the task, or why it may not begin. The units they name are read once for all;
 * whether the people whom they name are there is asked by the caller.
 */
export async function draftJudge(
  db: Handle,
  desk: Desk,
  drafts: readonly TaskDraft[],
): Promise<(draft: TaskDraft) => Judged | { readonly refusal: WorkRefusal | StoreRefusal }> {
  const { jurisdiction, now } = desk;
  if (!holds(desk, ...actions.draft.roles)) throw new WorkRefusal('not-allowed');
  const today = dayAt(now);
  const recorded = momentAt(now);
  const ids = [...new Set(drafts.flatMap(({ duties = [] }) => duties.map(({ unit }) => unit)))];
  const units = await unitsById(db, jurisdiction, ids, today);
  const relationOf = (unit: string) => units.get(unit)!.relation;
  return (draft) => {
    const strange = draft.duties?.find(({ unit }) => !units.has(unit));
    if (strange) return { refusal: new StoreRefusal('not-found', strange.unit) };
    const entries: Entry[] = [];
    for (const deed of deedsOf(draft)) {
      const actor = actorAt(desk, actions[deed.action].roles, null);
      const entry: Entry = { id: newId(), recorded, effective: today, actor, deed };
      const refusal = refusalOf(entries, entry, { relationOf });
      if (refusal) return { refusal: new WorkRefusal(refusal.code, refusal.detail) };
      entries.push(entry);
    }
    return { draft, id: newId(), entries, task: foldTask(entries)! };
  };
}

/** Writes tasks that have been judged, under the numbers that they are given, with all that stands beside their rows. */
export async function writeStarted(
  transaction: Transaction,
  desk: Desk,
  judged: readonly (Judged & { readonly number: number })[],
): Promise<Started[]> {
  const { jurisdiction, now, who } = desk;
  const today = dayAt(now);
  const year = today.slice(0, 4);
  const started = judged.map((one) => ({ ...one, number: `${year}-${String(one.number).padStart(5, '0')}` }));
  const rules = await rulesHeld(transaction, desk);
  const moved = started.map(({ id, draft, entries, task }): Moved => ({
    taskId: id,
    version: entries.length,
    lit: lit(rules, task, now, id, entries.length, null),
    before: null,
    after: task,
    closedAt: null,
    league: draft.league ?? null,
  }));
  await insertTasks(
    transaction,
    jurisdiction,
    started.map(({ id, number, draft, entries, task }, index) => ({
      ...rowFrom(draft),
      id,
      number,
      state: stateOf(task),
      version: entries.length,
      lit: moved[index]!.lit.row,
    })),
    now,
    who.accountId,
  );
  await insertParts(
    transaction,
    jurisdiction,
    started.flatMap(({ id, draft, task }) =>
      partsOf(task).map((part, index) => ({
        ...part,
        taskId: id,
        taskDue: draft.due?.day ?? null,
        asWritten: draft.duties?.[index]?.asWritten ?? null,
        groupId: draft.duties?.[index]?.groupId ?? null,
      })),
    ),
    now,
  );
  await insertLeaders(
    transaction,
    jurisdiction,
    started.flatMap(({ id, task }) => task.leaders.map(({ person, role }) => ({ taskId: id, personId: person, role }))),
  );
  await insertPlans(
    transaction,
    jurisdiction,
    started.flatMap(({ id, draft, entries, task }) => {
      const plan = planOf(task, entries[0]!.id, basisOf(draft), today);
      return plan ? [{ ...plan, taskId: id }] : [];
    }),
    today,
  );
  await appendEntries(
    transaction,
    jurisdiction,
    started.flatMap(({ id, entries }) => entries.map((entry) => storedFrom(id, entry, now))),
  );
  await keepLit(transaction, desk, moved);
  await indexTasks(
    transaction,
    jurisdiction,
    started.map(({ id }) => id),
  );
  return started.map(({ id, number }) => ({ id, number }));
}

function deedsOf(draft: TaskDraft): Deed[] {
  const { title, modality = 'must', begins = null, due = null, target = null, standing = false } = draft;
  const deeds: Deed[] = [
    {
      action: 'draft',
      title,
      origin: originOf(draft.origin),
      modality,
      begins,
      deadline: due && { day: due.day, time: due.time },
      target,
      standing,
      reporting: draft.reporting ?? null,
      ...(draft.leaders ? { leaders: draft.leaders } : {}),
    },
  ];
  if (draft.establish || draft.duties) deeds.push({ action: 'establish', override: draft.override ?? null });
  if (draft.duties) deeds.push({ action: 'assign', duties: draft.duties.map(({ unit, role }) => ({ unit, role })) });
  return deeds;
}

/** On what a draft's reports rest where it gives no words of its own: the paper's, else where it comes from. */
function basisOf({ origin, title }: TaskDraft): string {
  if (origin.kind === 'paper') return origin.quote ?? title;
  return 'source' in origin ? origin.source : title;
}

function originOf(origin: TaskDraft['origin']): Origin {
  switch (origin.kind) {
    case 'paper':
      return { kind: 'paper', paper: origin.paperId, measure: origin.measureId, status: origin.status };
    case 'meeting':
      return { kind: 'meeting', source: origin.meetingItemId };
    case 'instruction':
      return { kind: 'instruction', source: origin.instructionId };
    default:
      return origin;
  }
}

function rowFrom(draft: TaskDraft): Omit<NewTask, 'id' | 'number'> {
  const { origin, due } = draft;
  const kind: TaskOrigin = origin.kind;
  return {
    title: draft.title,
    origin: kind,
    content: draft.content ?? '',
    completionMark: draft.completionMark ?? null,
    modality: draft.modality ?? 'must',
    standing: draft.standing ?? false,
    starts: draft.begins ?? null,
    due: due?.day ?? null,
    dueSaid: due?.said ?? null,
    category: draft.category ?? null,
    league: draft.league ?? null,
    parentId: draft.parentId ?? null,
    carriedFromId: draft.carriedFromId ?? null,
    overrideReason: draft.override?.reason ?? null,
    ...(origin.kind === 'paper'
      ? {
          paperId: origin.paperId,
          versionId: origin.versionId,
          measureId: origin.measureId,
          quote: origin.quote,
          span: origin.span,
        }
      : {}),
    ...(origin.kind === 'meeting' ? { meetingItemId: origin.meetingItemId } : {}),
    ...(origin.kind === 'instruction' ? { instructionId: origin.instructionId } : {}),
  };
}
