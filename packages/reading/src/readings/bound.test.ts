import { expect, it } from 'vitest';
import { findNumerals } from '../recognise/numeral/find-numerals.js';
import { findQuantities } from '../recognise/quantity/find-quantities.js';
import { Bound, boundOf, limited } from './bound.js';
import { Call, callsIn, Trail, trailsIn } from './calls.js';

const figure = (text: string) => findQuantities(text, findNumerals(text), [])[0]!;

it.each([
  ['不超过50万元', Bound.upper | Bound.ceiling],
  ['50万元以内', Bound.upper | Bound.ceiling],
  ['不低于50万元', Bound.lower | Bound.floor],
  ['50万元以上', Bound.lower | Bound.floor],
  ['不应低于50万元', Bound.lower | Bound.floor],
  ['不得小于50万元', Bound.lower | Bound.floor],
  ['不应超过50万元', Bound.upper | Bound.ceiling],
  ['不宜大于50万元', Bound.upper | Bound.ceiling],
  ['未超过50万元', Bound.upper | Bound.ceiling],
  ['≤50万元', Bound.upper | Bound.ceiling],
  ['≥50万元', Bound.lower | Bound.floor],
  ['不满50万元', Bound.ceiling],
  ['未达到50万元', Bound.ceiling],
  ['50万元上下', Bound.about],
  ['不足50万元', Bound.ceiling],
  ['超50万元', Bound.floor],
  ['约50万元', Bound.about],
  ['50万元', 0],
])('%s is bounded as its words say, asked twice', (words, bound) => {
  expect(boundOf(figure(words))).toBe(bound);
  expect(boundOf(figure(words))).toBe(bound);
  expect(limited(figure(words))).toBe((bound & (Bound.upper | Bound.lower)) !== 0);
});

it('says of every word that bends a figure what its interval says', () => {
  for (const not of ['', '不', '不得', '不能', '不应', '不宜', '不可', '不会', '未', '没有'])
    for (const word of ['超过', '高于', '大于', '突破', '低于', '少于', '小于']) {
      const quantity = figure(`${not}${word}80%`);
      if (quantity.qualifier === null) continue;
      const bound = boundOf(quantity);
      expect((bound & Bound.ceiling) !== 0, not + word).toBe(quantity.upper !== null);
      expect((bound & Bound.floor) !== 0, not + word).toBe(quantity.lower !== null);
    }
});

it('hears only the characters of its own part of a text', () => {
  const text = '按规定，最高不超过';
  expect(callsIn(text, 0, text.length)).toBe(Call.by | Call.limit | Call.not | Call.beyond);
  expect(callsIn(text, 1, 4)).toBe(0);
  expect(callsIn(text, 4, 5)).toBe(Call.limit);
  expect(callsIn(text, 3, 3)).toBe(0);
  expect(trailsIn('的基础上按1%', 0, 7)).toBe(Trail.of | Trail.base | Trail.by);
  expect(trailsIn('的基础上按1%', 1, 4)).toBe(Trail.base);
  expect(trailsIn('的基础上按1%', 3, 4)).toBe(0);
});
