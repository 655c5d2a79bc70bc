import { interval } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import { between, englishInterval, notNegative, printInterval, unknownAmount } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { settled } from './parameters.js';

const set = (view: View, code: string): Interval | null => {
  const value = settled(view, code);
  return value === null ? null : interval.exactly(value);
};

function usedAsked(view: View, quota: Interval): Question {
  const { ask, at } = view.askParameter('national-quota-used');
  return {
    code: 'quota-used',
    missing: words(
      `全国额度${printInterval(quota, money)}已用多少，没有公布`,
      `How much of the national quota of ${englishInterval(quota, money)} is used was not published`,
    ),
    ask,
    at,
  };
}

/** What is left of the national quota: the quota less what is used; while that is not known, anything up to the quota. */
export function quotaLeft(view: View): Outcome {
  const quota = set(view, 'national-quota');
  const used = set(view, 'national-quota-used');
  const left = quota === null || used === null ? null : notNegative(interval.subtract(quota, used));
  return {
    value: left ?? (quota === null ? unknownAmount : between('0', quota.upper)),
    asOf: null,
    why: [
      words(
        '全国额度－已用；已用多少没有公布就不知道',
        'The quota less what is used; not known while that is not published',
      ),
    ],
    questions: [
      ...(quota === null ? [view.askParameter('national-quota')] : []),
      ...(quota !== null && used === null ? [usedAsked(view, quota)] : []),
    ],
  };
}
