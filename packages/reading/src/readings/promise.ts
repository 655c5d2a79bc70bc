import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import { dealtTime } from './dealt.js';
import type { Commitment } from './facts.js';
import { dueOf } from './governing-time.js';
import { PART, wholeOfPart } from './judge.js';
import type { Bounding } from './left-edge.js';
import { modalityOf, relationOf } from './relation.js';
import type { Scene } from './scene.js';
import { firstOfSeries, wholeBefore, yearOf } from './scene.js';
import { clauseAt } from './sentence.js';
import { subjectOf } from './subject.js';

/** Characters before the rhythm with which a clause opens. */
const OPENING = 2;

/** What a promised figure promises: of what, by when or how often, and how firmly. `rule`: by which it was judged a promise. */
export function promiseOf(scene: Scene, quantity: Quantity, rule: string, bounding: Bounding): Commitment {
  const clause = scene.sentence.clauses[clauseAt(scene.sentence, quantity.start)]!;
  const recurrence = scene.times.find(
    (time) => time.kind === 'recurrence' && time.start >= clause.start && time.end <= quantity.start,
  );
  const repeats = recurrence && (quantity.unit === '次' || quantity.per !== null);
  // `每年新增30家`, `⟦每月⟧检查企业60家`: so many each time, by the day that is said.
  const each =
    recurrence !== undefined &&
    (recurrence.every?.startsWith('FREQ=YEARLY') === true || recurrence.start - clause.start <= OPENING);
  const whole = wholeBefore(scene);
  const due = repeats
    ? null
    : quantity.inYear
      ? yearOf(scene, quantity.inYear)
      : (dealtTime(scene, quantity) ??
        dueOf(scene, quantity.start, quantity.end) ??
        (whole && dueOf(whole, whole.sentence.end, whole.sentence.end)) ??
        dueOfSeries(scene));
  return {
    start: clause.start,
    end: Math.max(clause.end, quantity.end),
    measure: scene.measure,
    article: scene.article,
    subject: subjectOf(scene, (rule === PART && wholeOfPart(scene, quantity)) || quantity, 'drop', bounding),
    relation: relationOf(scene, quantity, repeats ? '=' : '>='),
    quantity,
    due,
    modality: modalityOf(scene, quantity.start),
    every: repeats || each ? recurrence!.every : null,
    rule,
  };
}

/** `⟦2026年6月底前⟧，审批时间压缩至30天；覆盖率达到100%`: the day that opens the first of the sentences that semicolons join, if none names another. */
function dueOfSeries(scene: Scene): Time | null {
  const { text } = scene.paper;
  if (scene.times.some(({ kind }) => kind !== 'duration')) return null;
  const one = firstOfSeries(scene);
  const time = one === scene ? undefined : one.times[0];
  if (time?.kind !== 'deadline' || time.start - one.sentence.start > OPENING || text.charAt(time.end) !== '，')
    return null;
  return dueOf(one, time.end, time.end);
}
