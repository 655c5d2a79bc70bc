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
import type { Modality, Override } from '../task/deed.js';
import type { CommitmentWords, DutyWords, MeasureEdit } from './correction.js';
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

const wordsOf = <Words>({ said, corrected, review }: Fact): Words =>
  (review === 'corrected' ? corrected : said) as Words;

function chosen(all: readonly Measure[], ids: readonly Id[]): Measure[] {
  const found = all.filter(({ id }) => ids.includes(id));
  if (found.length < new Set(ids).size) throw new WorkRefusal('version-superseded');
  return found;
}

function dutiesFor({ duties }: MeasureEdit, said: readonly Fact[], names: Names): Resolved {
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
  const promised = commitments.map(wordsOf<CommitmentWords>);
  return {
    title: edit.title ?? measure.heading ?? titleFrom(measure),
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
    modality: modalityOf(promised),
    due: dueOf(promised),
    target: targetOf(promised),
    reporting,
    establish: true,
    override,
    duties,
  };
}

/** Longest title that is taken out of a measure without a heading, in UTF-16 units. */
const TITLE = 60;

/** The first clause after the number, whole: up to a stop, or to a comma where it is long. */
function titleFrom({ quote, number }: Measure): string {
  const plain = quote.replace(/\s+/gu, '').replace(/^[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[.．、是]?/u, '');
  const sentence = /^[^。；;！？]+/u.exec(plain)?.[0] ?? plain;
  if (sentence.length <= TITLE) return sentence === '' ? (number ?? plain.slice(0, TITLE)) : sentence;
  let end = 0;
  for (const { index } of sentence.matchAll(/[，,：:]/gu)) if (index <= TITLE && index >= 4) end = index;
  return end > 0 ? sentence.slice(0, end) : sentence.slice(0, TITLE);
}

/** The strongest word of the promises; a measure without one is a plain promise. */
function modalityOf(promised: readonly CommitmentWords[]): Modality {
  const order: readonly Modality[] = ['must', 'strive', 'encourage'];
  return order.find((word) => promised.some(({ modality }) => modality === word)) ?? 'must';
}

/** The task is due when its last promise is; the words of all deadlines stand beside it. */
function dueOf(promised: readonly CommitmentWords[]): (TaskDraft['due'] & {}) | null {
  const dues = promised.flatMap(({ due }) => (due ? [due] : []));
  const days = dues.flatMap(({ to }) => (to === null ? [] : [to])).sort();
  const day = days.at(-1);
  if (day === undefined) return null;
  return { day, time: null, said: [...new Set(dues.map(({ span }) => span.text))].join('；').slice(0, 200) };
}

/** A task with one figure is followed by it; what is promised is its least. */
function targetOf(promised: readonly CommitmentWords[]): (TaskDraft['target'] & {}) | null {
  const figures = promised.flatMap(({ quantity, relation }) => (quantity && relation ? [{ quantity, relation }] : []));
  const [one] = figures;
  if (!one || figures.length > 1) return null;
  const { lower, upper, value } = one.quantity;
  if (one.relation === '<=') {
    // 降至45以下, 不超过3%: what is promised is its most.
    const most = upper ?? value;
    return most === null ? null : { least: most, most };
  }
  const least = lower ?? value;
  if (least === null || one.relation === 'change') return null;
  return { least, most: one.relation === '>=' ? least : (upper ?? least) };
}

/** @param measured whether the task is followed by the one figure that it promises */
function commitmentOf(taskId: Id, fact: Fact, reporting: ReportingDuty | null, measured: boolean): NewCommitment {
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
