import { compare, interval, lastPlace } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import {
  englishInterval,
  exactValue,
  intervalOf,
  notNegative,
  printInterval,
  unknownAmount,
  whole,
} from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { gapTo, ratioOf, reconcile } from '../../pace/ratio.js';
import type { Triple } from '../../pace/ratio.js';
import { fundStatements, homesMeasure, statements } from './project.js';
import type { Goal } from './project.js';

type Statement = RecordOf<typeof statements>;

const taskForce = words('保交楼协调小组', 'The coordinating group');

/** A published rate stands for everything that rounds to it: 63.41 % is [63.405 %, 63.415 %). */
function roundedRate(rate: Figure | null): Interval | null {
  if (rate === null) return null;
  // A whole per cent is printed with no decimals: 0.79 is 79 %, rounded to 0.01.
  return typeof rate === 'string' ? interval.rounded(rate, Math.min(-2, lastPlace(rate))) : rate;
}

/** The three figures of a statement, drawn in to what each allows the others; null where they contradict each other. */
export function figuresOf(statement: Statement): Triple | null {
  const part = intervalOf(statement.delivered);
  const all = intervalOf(statement.homes);
  const byFigures = interval.divide(part, all);
  const rate = roundedRate(statement.rate);
  return reconcile({
    part,
    whole: all,
    share: rate ?? { ...notNegative(byFigures), upper: byFigures.upper, upperOpen: byFigures.upperOpen },
  });
}

/** The rate that homes and homes delivered give by themselves: what the published rate must lie in. */
export function rateByFigures(_view: View, record: AnyRecord): Outcome {
  const statement = record as unknown as Statement;
  return {
    value: interval.divide(intervalOf(statement.delivered), intervalOf(statement.homes)),
    asOf: statement.day,
    why: [
      words(
        `已交付${printInterval(intervalOf(statement.delivered), homesMeasure)}÷涉及${printInterval(intervalOf(statement.homes), homesMeasure)}`,
        `${englishInterval(intervalOf(statement.delivered), homesMeasure)} delivered ÷ ${englishInterval(intervalOf(statement.homes), homesMeasure)} concerned`,
      ),
    ],
    questions: [],
  };
}

/** The statement that a goal is held against: the one it names, else the newest of its scope. */
export function statementFor(view: View, goal: Goal): Statement | null {
  const named = view.find(statements, goal.compareWith);
  if (named) return named;
  return view
    .rows(statements)
    .filter(({ scope, day }) => scope === goal.scope && day !== null && day <= view.day)
    .reduce<Statement | null>((newest, one) => (newest === null || one.day! >= newest.day! ? one : newest), null);
}

/** Homes that the statement's scope still needs for the goal's rate. */
export function neededInScope(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const statement = statementFor(view, goal);
  const figures = statement && figuresOf(statement);
  const rate = goal.rate === null ? null : exactValue(intervalOf(goal.rate));
  if (!statement || !figures || rate === null)
    return {
      value: unknownAmount,
      asOf: null,
      why: [
        statement && !figures
          ? words('通报的三个数互相矛盾，不计算', 'The three figures contradict each other: nothing is worked out')
          : words('没有可对照的通报或目标交付率', 'No statement to be held against, or no rate aimed at'),
      ],
      questions: [
        {
          code: 'statement',
          missing: words(`目标“${goal.number}”对照哪一次通报`, `The statement that ${goal.number} is held against`),
          ask: taskForce,
          at: { kind: 'record', register: 'goals', record: goal.id, field: 'compareWith' },
        },
      ],
    };
  const value = whole(notNegative(gapTo(rate, figures)));
  return {
    value,
    asOf: statement.day,
    why: [
      words(
        `涉及${printInterval(figures.whole, homesMeasure)}，已交付${printInterval(figures.part, homesMeasure)}，交付率${printInterval(figures.share, share)}`,
        `${englishInterval(figures.whole, homesMeasure)} concerned, ${englishInterval(figures.part, homesMeasure)} delivered, rate ${englishInterval(figures.share, share)}`,
      ),
      words(
        `到${printInterval(interval.exactly(rate), share)}还需${printInterval(value, homesMeasure)}`,
        `${englishInterval(value, homesMeasure)} more for ${englishInterval(interval.exactly(rate), share)}`,
      ),
    ],
    questions: [],
  };
}

/** What is said to be needed beyond the statement's scope: it lies elsewhere, and the product asks where. */
export function neededElsewhere(view: View, record: AnyRecord): Outcome {
  const goal = record as unknown as Goal;
  const inside = neededInScope(view, record);
  const statement = statementFor(view, goal);
  const value = whole(notNegative(interval.subtract(intervalOf(goal.saidNeeded), inside.value)));
  const certain = goal.saidNeeded !== null && value.lower !== null && compare(value.lower, '0') > 0;
  const questions: Question[] = certain
    ? [
        {
          code: 'elsewhere',
          missing: words(
            `所说还需${printInterval(intervalOf(goal.saidNeeded), homesMeasure)}，通报口径内只需${printInterval(inside.value, homesMeasure)}，其余${printInterval(value, homesMeasure)}在哪些项目`,
            'Which projects outside the statement’s scope the rest lies in',
          ),
          ask: taskForce,
          at: { kind: 'record', register: 'goals', record: goal.id, field: 'saidNeeded' },
        },
      ]
    : [];
  return {
    value,
    asOf: statement?.day ?? null,
    why: [
      words(
        '所说还需－通报口径内还需；差额在口径之外，是一个问题，不是差错',
        'Said to be needed − needed in the statement’s scope; the rest lies outside it: a question, not an error',
      ),
      ...inside.why,
    ],
    questions: [...inside.questions, ...questions],
  };
}

/** Matched ÷ special loans, only where both totals are of one day. */
export function matchedPerSpecial(view: View): Outcome {
  const newest = (kind: string) =>
    view
      .rows(fundStatements)
      .filter((row) => row.kind === kind && row.day !== null && row.day <= view.day)
      .reduce<RecordOf<typeof fundStatements> | null>(
        (last, row) => (last === null || row.day! >= last.day! ? row : last),
        null,
      );
  const [matched, special] = [newest('matched'), newest('special')];
  const value =
    matched && special
      ? ratioOf(
          { value: intervalOf(matched.amount), day: matched.day },
          { value: intervalOf(special.amount), day: special.day },
        )
      : null;
  return {
    value: value ?? unknownAmount,
    asOf: value === null ? null : matched!.day,
    why: [
      words(
        `配套融资截至${matched?.day ?? '（未报）'}，专项借款截至${special?.day ?? '（未报）'}`,
        `Matched loans as of ${matched?.day ?? '(not reported)'}, special loans as of ${special?.day ?? '(not reported)'}`,
      ),
      ...(value === null ? [words('截止日不同，不相除', 'Of different days: not divided')] : []),
    ],
    questions:
      value !== null
        ? []
        : [
            {
              code: 'same-day',
              missing: words('专项借款和配套融资同一天的累计数', 'Totals of special and matched loans of one day'),
              ask: taskForce,
              at: { kind: 'register', register: 'fund-statements' },
            },
          ],
  };
}
