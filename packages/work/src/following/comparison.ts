import {
  commitmentsOfTasks,
  correctedMeasures,
  indicatorsEver,
  measureChanges,
  measuresById,
  paperById,
  paperFactsOf,
  plansInForce,
  tasksById,
  valuesOf,
  versionsOf,
  wordChanges,
} from '@luoshi/ledger';
import type { CommitmentRecord, Fact, Handle, Id, Indicator, Measure, Stretch, TaskRecord } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { conversionOf } from '../indicator/conversion.js';
import { historiesOf } from '../loop/history.js';
import { actions } from '../task/action.js';
import { followedFields } from '../task/deed.js';
import type { Duty, FollowedField } from '../task/deed.js';
import { foldTask } from '../task/fold.js';
import { stateOf } from '../task/task.js';
import type { Conversion } from '../task/measure.js';
import type { Task } from '../task/task.js';
import type { CommitmentWords, DutyWords, MeasureEdit } from '../review/correction.js';
import { measureSays } from '../review/measure-says.js';
import type { MeasureSays } from '../review/measure-says.js';
import { commitmentsIn, isDropped, pairPromises } from './paired-promises.js';
import type { Paired } from './paired-promises.js';
import { namesOn, resolved } from '../review/resolve.js';
import type { Resolved } from '../review/resolve.js';

/** What a text asks of a task, or what the task has now. */
export interface Says extends Omit<MeasureSays, 'due'> {
  readonly deadline: { readonly day: string; readonly time: string | null; readonly said: string | null } | null;
  readonly duties: readonly Duty[];
}

/** A task that stands on an earlier text of its paper, beside what the latest one says. */
export interface Comparison {
  readonly taskId: Id;
  readonly number: string;
  readonly title: string;
  readonly state: TaskRecord['state'];
  readonly version: number;
  /** Whether its state lets it go over. */
  readonly open: boolean;
  readonly before: Measure;
  readonly after: Measure;
  /** The measure's words, the old beside the new. */
  readonly words: readonly Stretch[];
  /** What the old text says as it was read, what the new one says as it counts, and what the task has. */
  readonly says: { readonly before: Says; readonly after: Says; readonly now: Says };
  /** In what the new text says otherwise than the old one. */
  readonly changed: readonly FollowedField[];
  /** What of that the task has otherwise than the old text: a person corrected, adjusted or extended it. */
  readonly byHand: readonly FollowedField[];
  /** Names of the new text's duties that mean no unit yet. */
  readonly unknownUnits: readonly string[];
  /** Neither its words nor what they ask have changed. */
  readonly same: boolean;
  /** The figures that units have given are in a unit that the new text has no more. */
  readonly valuesInOldUnit: boolean;
  /** How these are told in the new unit; null where that hangs on more than the two units. */
  readonly conversion: Conversion | null;
  /** Promises of its earlier texts that the new one makes no more: what becomes of them is asked once it has gone over. */
  readonly dropped: readonly CommitmentRecord[];
  /** A plan of its main figure was approved: it was made for the old target. */
  readonly planned: boolean;
  /** Rises with every decision about the new measure and its facts: who goes over says which reading was seen. */
  readonly seen: number;
}

/** A task with the measure of the latest text that it would stand on. */
export interface Pair {
  readonly taskId: Id;
  readonly after: Measure;
}

/** What is worked with beside what is shown. */
export interface Compared extends Comparison {
  readonly task: Task;
  readonly resolved: Resolved;
  readonly indicators: readonly Indicator[];
  /** What it promises, and of which of these each promise of the new text was. */
  readonly promises: Paired;
}

/** Lays tasks beside what the latest text of their paper says of them. Pairs whose task is not there are left out. */
export async function compared(db: Handle, desk: Desk, pairs: readonly Pair[]): Promise<Compared[]> {
  const { jurisdiction } = desk;
  const taskIds = pairs.map(({ taskId }) => taskId);
  const records = new Map((await tasksById(db, jurisdiction, taskIds)).map((record) => [record.id, record]));
  const histories = await historiesOf(db, jurisdiction, taskIds);
  const befores = await measuresById(
    db,
    jurisdiction,
    [...records.values()].flatMap(({ measureId }) => measureId ?? []),
  );
  const measures = [...new Map([...befores, ...pairs.map(({ after }) => after)].map((one) => [one.id, one])).values()];
  const ids = measures.map(({ id }) => id);
  const facts = await paperFactsOf(db, jurisdiction, { measureIds: ids });
  const edits = (await correctedMeasures(db, jurisdiction, ids)) as Map<Id, MeasureEdit>;
  const names = await namesOfVersions(db, desk, measures, facts);
  const indicators = await indicatorsEver(db, jurisdiction, taskIds);
  const commitments = await commitmentsOfTasks(db, jurisdiction, taskIds);
  const given = new Set(
    (
      await valuesOf(
        db,
        jurisdiction,
        indicators.map(({ id }) => id),
      )
    ).map(({ indicatorId }) => indicatorId),
  );
  const plans = await plansInForce(db, jurisdiction, taskIds);
  const factsOf = (measure: Measure) => facts.filter(({ measureId }) => measureId === measure.id);
  return pairs.flatMap(({ taskId, after }): Compared[] => {
    const record = records.get(taskId);
    const before = befores.find(({ id }) => id === record?.measureId);
    const task = foldTask(histories.get(taskId) ?? []);
    if (!record || !before || !task) return [];
    const own = indicators.filter((one) => one.taskId === taskId);
    const old = asRead(before, factsOf(before), names);
    const edit = after.review === 'corrected' ? (edits.get(after.id) ?? {}) : {};
    const fresh = asDecided(after, edit, factsOf(after), names);
    const main = own.find((one) => one.main && one.endedOn === null);
    const unit = main?.unit ?? null;
    const now = nowOf(task, record, unit ?? old.says.target?.unit ?? '', old.says);
    const changed = followedFields.filter((field) => !alike(field, old.says, fresh.says));
    const valuesInOldUnit =
      unit !== null && fresh.says.target !== null && fresh.says.target.unit !== unit && given.has(main!.id);
    const promises = pairPromises(
      commitmentsIn(taskId, factsOf(after), task.reporting, fresh.says.target !== null),
      commitments.filter((one) => one.taskId === taskId),
    );
    const moved = measureChanges([before], [after]).changed[0]?.moved ?? true;
    return [
      {
        taskId,
        number: record.number,
        title: record.title,
        state: record.state,
        version: record.version,
        open: actions.follow.from!.includes(stateOf(task)),
        before,
        after,
        words: wordChanges(before.quote, after.quote),
        says: { before: old.says, after: fresh.says, now },
        changed,
        byHand: changed.filter((field) => !alike(field, old.says, now)),
        unknownUnits: fresh.resolved.open,
        same: moved && changed.length === 0,
        valuesInOldUnit,
        conversion: valuesInOldUnit ? conversionOf(unit!, fresh.says.target!.unit) : null,
        dropped: promises.left.filter(isDropped),
        planned: plans.has(taskId),
        seen: factsOf(after).reduce((sum, { version }) => sum + version, after.version),
        task,
        resolved: fresh.resolved,
        indicators: own,
        promises,
      },
    ];
  });
}

type NamesByVersion = ReadonlyMap<Id, Awaited<ReturnType<typeof namesOn>>>;

/** Whom the names of each text mean on its paper's day. */
async function namesOfVersions(
  db: Handle,
  { jurisdiction }: Desk,
  measures: readonly Measure[],
  facts: readonly Fact[],
): Promise<NamesByVersion> {
  const found = new Map<Id, Awaited<ReturnType<typeof namesOn>>>();
  for (const [versionId, paperId] of new Map(measures.map((one) => [one.versionId, one.paperId]))) {
    const duties = facts.filter((fact) => fact.kind === 'duty' && fact.versionId === versionId);
    const words = duties.flatMap(({ said, corrected }) =>
      [said, corrected].flatMap((one) => (one as DutyWords | null)?.organisations ?? []),
    );
    const paper = await paperById(db, jurisdiction, paperId);
    const version = (await versionsOf(db, jurisdiction, paperId)).find(({ id }) => id === versionId)!;
    const day = paper?.published ?? dayAt(version.takenInAt);
    found.set(versionId, await namesOn(db, jurisdiction, versionId, [...new Set(words)], day));
  }
  return found;
}

interface Sides {
  readonly says: Says;
  readonly resolved: Resolved;
}

const sides = (says: MeasureSays, answering: Resolved): Sides => {
  const { due, ...rest } = says;
  const duties = answering.duties.map(({ unit, role }) => ({ unit, role }));
  return { says: { ...rest, deadline: due && { ...due, time: null }, duties }, resolved: answering };
};

/** A text as the machine read it: what a person has otherwise is that person's own. */
function asRead(measure: Measure, facts: readonly Fact[], names: NamesByVersion): Sides {
  const said = <Words>(kind: Fact['kind']) =>
    facts.filter((fact) => fact.kind === kind).map((fact) => fact.said as Words);
  return sides(
    measureSays(measure, {}, said<CommitmentWords>('commitment')),
    resolved(said<DutyWords>('duty'), names.get(measure.versionId)!),
  );
}

/** A text as it counts: corrected where a person corrected it, without what was dropped. */
function asDecided(measure: Measure, edit: MeasureEdit, facts: readonly Fact[], names: NamesByVersion): Sides {
  const counts = <Words>(kind: Fact['kind']) =>
    facts
      .filter((fact) => fact.kind === kind && fact.review !== 'dropped')
      .map((fact) => (fact.review === 'corrected' ? fact.corrected : fact.said) as Words);
  return sides(
    measureSays(measure, edit, counts<CommitmentWords>('commitment')),
    edit.duties
      ? { duties: edit.duties.map((duty) => ({ ...duty, asWritten: null, groupId: null })), open: [] }
      : resolved(counts<DutyWords>('duty'), names.get(measure.versionId)!),
  );
}

/** What the task has; the words of its deadline and the unit of its figure stand on its row. */
const nowOf = (task: Task, { dueSaid }: TaskRecord, unit: string, old: Says): Says => ({
  title: task.title,
  // The paper's words say the paper's day only.
  deadline: task.deadline && { ...task.deadline, said: task.deadline.day === old.deadline?.day ? dueSaid : null },
  target: task.target && { ...task.target, unit },
  modality: task.modality,
  duties: task.assignments.map(({ unit, role }) => ({ unit, role })),
});

function alike(field: FollowedField, one: Says, other: Says): boolean {
  switch (field) {
    case 'title':
    case 'modality':
      return one[field] === other[field];
    case 'deadline':
      return one.deadline?.day === other.deadline?.day && one.deadline?.time === other.deadline?.time;
    case 'target':
      return (
        one.target?.least === other.target?.least &&
        one.target?.most === other.target?.most &&
        one.target?.unit === other.target?.unit
      );
    case 'duties': {
      const words = ({ duties }: Says) => duties.map(({ unit, role }) => `${role} ${unit}`).join();
      return words(one) === words(other);
    }
  }
}
