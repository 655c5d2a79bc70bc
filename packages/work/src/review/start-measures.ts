import {
  appendEntry,
  correctedMeasures,
  paperFactsOf,
  insertCommitments,
  measuresOf,
  paperById,
  StoreRefusal,
  tasksBehind,
  versionsOf,
} from '@luoshi/ledger';
import type { Day, Fact, Id, Measure, NewCommitment, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { startWithin } from '../loop/start.js';
import type { TaskDraft } from '../loop/start.js';
import type { ReportingDuty } from '../period/duty.js';
import { WorkRefusal } from '../refusal.js';
import type { Override } from '../task/deed.js';
import type { CommitmentWords, DutyWords, MeasureEdit } from './correction.js';
import { measureSays } from './measure-says.js';
import { namesOn, resolved } from './resolve.js';
import type { Names, Resolved } from './resolve.js';

export interface StartingMeasures {
  /** Those to start; null for all that were accepted. */
  readonly measureIds: readonly Id[] | null;
  /** A draft for comment is never assigned without a leader's leave, with its reason. */
  readonly override: Override | null;
  readonly reporting: ReportingDuty | null;
}

/** Why a measure has not become a task. */
export interface Waits {
  readonly measureId: Id;
  readonly why: 'not-reviewed' | 'dropped' | 'no-duty' | 'no-lead' | 'unknown-unit' | 'has-task';
  /** The names that nobody bears; the number of the task that it has, or had in an earlier text of the paper. */
  readonly detail: string | null;
}

export interface StartedMeasures {
  readonly started: readonly { readonly measureId: Id; readonly taskId: Id; readonly number: string }[];
  readonly waiting: readonly Waits[];
}

/**
 * Makes tasks of the accepted measures of a paper's latest version, one a measure, 立项 and 交办 at once: with the units
 * in the paper's order, the accepted commitments and their indicators, deadline, mood, quote and place. All that can be
 * started is, in one transaction; what cannot be is told with its reason, and the machine assigns nobody. A measure that
 * came in an earlier text and has a task since starts no second one: that task is adjusted to the new words.
 */
export async function startMeasures(desk: Desk, paperId: Id, asked: StartingMeasures): Promise<StartedMeasures> {
  return desk.store.db.transaction().execute((transaction) => startWith(transaction, desk, paperId, asked));
}

async function startWith(
  transaction: Transaction,
  desk: Desk,
  paperId: Id,
  { measureIds, override, reporting }: StartingMeasures,
): Promise<StartedMeasures> {
  const { jurisdiction, now, who } = desk;
  const paper = await paperById(transaction, jurisdiction, paperId);
  if (!paper) throw new StoreRefusal('not-found', paperId);
  const version = (await versionsOf(transaction, jurisdiction, paperId)).at(-1)!;
  const status = paper.status === 'lapsed' ? 'lapsed' : version.status;
  if (status !== 'issued' && override === null) throw new WorkRefusal('paper-not-issued', paper.title);
  const all = await measuresOf(transaction, jurisdiction, version.id);
  const asked = measureIds === null ? all.filter(isReviewed) : chosen(all, measureIds);
  const ids = asked.map(({ id }) => id);
  const facts = await paperFactsOf(transaction, jurisdiction, { measureIds: ids });
  const edits = (await correctedMeasures(transaction, jurisdiction, ids)) as Map<Id, MeasureEdit>;
  const before = await tasksBehind(transaction, jurisdiction, ids);
  const day = paper.published ?? dayAt(version.takenInAt);
  const duties = facts.filter(({ kind }) => kind === 'duty').filter(stands);
  const names = [...new Set(duties.flatMap((fact) => wordsOf<DutyWords>(fact).organisations))];
  const known = await namesOn(transaction, jurisdiction, version.id, names, day);
  const waiting: Waits[] = [];
  const ready: { measure: Measure; draft: TaskDraft; commitments: readonly Fact[] }[] = [];
  for (const measure of asked) {
    const own = facts.filter(({ measureId }) => measureId === measure.id);
    const edit = measure.review === 'corrected' ? (edits.get(measure.id) ?? {}) : {};
    const wait = (why: Waits['why'], detail: string | null = null) =>
      waiting.push({ measureId: measure.id, why, detail });
    const task = before.get(measure.id)?.[0];
    if (measure.review === 'dropped') wait('dropped');
    else if (!isReviewed(measure)) wait('not-reviewed');
    else if (task) wait('has-task', task.number);
    else {
      const found = dutiesFor(
        edit,
        duties.filter(({ measureId }) => measureId === measure.id),
        known,
      );
      if (found.open.length > 0) wait('unknown-unit', found.open.join('、'));
      else if (found.duties.length === 0) wait('no-duty');
      else if (!found.duties.some(({ role }) => role === 'lead')) wait('no-lead');
      else {
        const commitments = own.filter(({ kind }) => kind === 'commitment').filter(stands);
        const from = { paperId, versionId: version.id, status, override, reporting };
        ready.push({ measure, draft: draftOf(measure, edit, found, commitments, from), commitments });
      }
    }
  }
  const started = await startWithin(
    transaction,
    desk,
    ready.map(({ draft }) => draft),
  );
  await insertCommitments(
    transaction,
    jurisdiction,
    ready.flatMap(({ commitments }, index) =>
      commitments.map((fact) => commitmentOf(started[index]!.id, fact, reporting, ready[index]!.draft.target != null)),
    ),
  );
  if (override && started.length > 0)
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'paper',
      subjectId: paperId,
      action: 'assign-without-issue',
      body: { override, tasks: started.map(({ id }) => id) },
      reason: override.reason,
      accountId: who.accountId,
    });
  return {
    started: started.map(({ id, number }, index) => ({ measureId: ready[index]!.measure.id, taskId: id, number })),
    waiting,
  };
}

const isReviewed = ({ review }: Measure) => review === 'accepted' || review === 'corrected';

/** What a person accepted or corrected; what nobody has looked at is a draft, and starts nothing. */
const stands = ({ review }: Fact) => review === 'accepted' || review === 'corrected';

/** A fact as it counts: corrected where a person corrected it. */
export const wordsOf = <Words>({ said, corrected, review }: Fact): Words =>
  (review === 'corrected' ? corrected : said) as Words;

function chosen(all: readonly Measure[], ids: readonly Id[]): Measure[] {
  const found = all.filter(({ id }) => ids.includes(id));
  if (found.length < new Set(ids).size) throw new WorkRefusal('version-superseded');
  return found;
}

/** Who answers for a measure: whom a person named, else whom the paper means. */
export function dutiesFor({ duties }: MeasureEdit, said: readonly Fact[], names: Names): Resolved {
  if (duties) return { duties: duties.map((duty) => ({ ...duty, asWritten: null, groupId: null })), open: [] };
  return resolved(said.map(wordsOf<DutyWords>), names);
}

interface From {
  readonly paperId: Id;
  readonly versionId: Id;
  readonly status: 'draft' | 'issued' | 'lapsed';
  readonly override: Override | null;
  readonly reporting: ReportingDuty | null;
}

function draftOf(
  measure: Measure,
  edit: MeasureEdit,
  { duties }: Resolved,
  commitments: readonly Fact[],
  { paperId, versionId, status, override, reporting }: From,
): TaskDraft {
  const says = measureSays(measure, edit, commitments.map(wordsOf<CommitmentWords>));
  return {
    title: says.title,
    content: measure.quote,
    origin: {
      kind: 'paper',
      paperId,
      versionId,
      measureId: measure.id,
      status,
      quote: measure.quote,
      span: { start: measure.start, end: measure.end },
    },
    modality: says.modality,
    due: says.due && { ...says.due, time: null },
    target: says.target && { least: says.target.least, most: says.target.most },
    reporting,
    establish: true,
    override,
    duties,
  };
}

/** @param measured whether the task is followed by the one figure that it promises */
export function commitmentOf(
  taskId: Id,
  fact: Fact,
  reporting: ReportingDuty | null,
  measured: boolean,
): NewCommitment {
  const { subject, relation, quantity, due, modality, every } = wordsOf<CommitmentWords>(fact);
  return {
    taskId,
    factId: fact.id,
    subject,
    relation,
    quantity: quantity && {
      said: quantity.span.text,
      value: quantity.value,
      lower: quantity.lower,
      upper: quantity.upper,
      lowerOpen: quantity.lowerOpen,
      upperOpen: quantity.upperOpen,
      unit: quantity.unit,
      per: quantity.per,
    },
    due: due?.to ?? (null as Day | null),
    every,
    modality,
    indicator: quantity ? { periodKind: reporting?.kind ?? 'month', main: measured && relation !== null } : null,
  };
}
