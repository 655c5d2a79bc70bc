import { addDays, compare, divide, multiply, subtract } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import type { BondMoney } from './facts.js';
import { figureWords } from './gap.js';
import type { RuleNumbers } from './rule-set.js';
import { total } from './schedule.js';
import { Verdict, worstOf } from './verdict.js';
import type { Sight } from './verdict.js';
import type { Colour } from './colour.js';

const inWan = (figure: string): string => `${figure}万元`;

const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Whole months over by the end of a day, counted from the month after the issue. */
export function monthsSinceIssue(issued: Day, day: Day): number {
  const monthOver = addDays(day, 1).slice(8) === '01' ? 1 : 0;
  return Math.max(0, months(day) - months(issued) - 1 + monthOver);
}

/**
 * 专项债券支出: money is expected to be spent along a curve over the months after the one it was issued in (six equal
 * parts unless the office says otherwise). On the curve is green, up to `yellow` per cent below it yellow, more red.
 * The spending (支出), not the allocation (拨付), counts. Nothing is asked before the first month is over. Of several
 * issues the worst one speaks.
 */
export const judgeMoney = ({ facts, at }: Sight, numbers: RuleNumbers['money']): Verdict | null =>
  worstOf(facts.bonds.flatMap((bond) => judgeIssue(bond, dayOfMoment(at), numbers) ?? []));

function judgeIssue(
  { batch, issued, amount, spent }: BondMoney,
  day: Day,
  numbers: RuleNumbers['money'],
): Verdict | null {
  if (!spent || spent.asOf > day) return null;
  const { curve, yellow } = numbers;
  const over = Math.min(curve.length, monthsSinceIssue(issued, spent.asOf));
  if (over === 0) return null;
  const due = total(curve.slice(0, over));
  const whole = total(curve);
  // spent ÷ (amount × due ÷ whole) against `percent`, without dividing
  const below = (value: string, amount: string, percent: string): boolean =>
    compare(multiply(multiply(value, whole), '100'), multiply(multiply(amount, due), percent)) < 0;
  const floor = subtract('100', yellow);
  const judge = (value: string, amount: string): Colour =>
    !below(value, amount, '100') ? 'green' : below(value, amount, floor) ? 'red' : 'yellow';
  const colour = judge(spent.value.most, amount.least);
  const atWorst = judge(spent.value.least, amount.most);
  return new Verdict('money', colour, atWorst, () => {
    const expected = {
      least: divide(multiply(amount.least, due), whole, 4, 'down'),
      most: divide(multiply(amount.most, due), whole, 4, 'up'),
    };
    const asked = compare(amount.least, amount.most) === 0 ? expected.most : figureWords(expected);
    return {
      note: null,
      inputs: {
        batch,
        asOf: spent.asOf,
        month: String(over),
        expected: asked,
        spent: figureWords(spent.value),
        ...(atWorst !== 'green' && { above: expected.most }),
      },
      why: `${batch}截至${spent.asOf}（发行次月起第${over}个月末）应支出${inWan(asked)}，已支出${inWan(figureWords(spent.value))}`,
      toGreen: atWorst === 'green' ? null : `实际支出达到${inWan(expected.most)}`,
    };
  });
}
