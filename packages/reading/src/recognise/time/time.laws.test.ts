import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../text/calendar.js';
import { findNumerals } from '../numeral/find-numerals.js';
import { findTimes } from './find-times.js';
import { printTime } from './print.js';

/** Pieces that times are made of, so that random texts come close to real ones. */
const PIECES = [
  ...'年月日号天周季旬底末初中内前后起来至到自从截止今明去上下本当次每按逐近个多半第一二两三五十百千万零〇0123456789０９.-—~/（）()“”，。；\n ',
  '2024年',
  '2025-07-25',
  '十四五',
  '季度',
  '半年',
  '工作日',
  '目前',
  '以来',
  '期间',
  '星期',
  '小时',
  '分钟',
  '春节',
  '今冬明春',
  '完成',
  '已',
  '\ud800',
  '\udc00',
  '\0',
];
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));
const anchors = fc.constantFrom(null, '2024-02-29', '2024-12-31', '2025-01-01', '0001-01-01', '9999-12-31');

function check(text: string, anchor: string | null): void {
  const cut = text.length >> 1;
  const sections = [
    { start: 0, end: cut, anchor },
    { start: cut, end: text.length, anchor: anchor === null ? '2024-06-15' : null },
  ];
  const numerals = findNumerals(text);
  const times = findTimes(text, numerals, sections);
  let last = 0;
  for (const time of times) {
    expect(time.start).toBeGreaterThanOrEqual(last);
    expect(time.end).toBeGreaterThan(time.start);
    expect(time.end).toBeLessThanOrEqual(text.length);
    last = time.end;
    if (time.from !== null) expect(isDay(time.from), `${text} ${time.from}`).toBe(true);
    if (time.to !== null) expect(isDay(time.to), `${text} ${time.to}`).toBe(true);
    if (time.from !== null && time.to !== null) expect(time.from <= time.to, `${text} ${printTime(time)}`).toBe(true);
    if (time.kind === 'recurrence') expect(time.every).not.toBeNull();
    if (time.kind === 'duration') expect(time.length).toMatch(/^P/);
  }
  expect(findTimes(text, numerals, sections)).toEqual(times);
}

describe('laws of times', () => {
  it('holds on random texts of time words', () => {
    fc.assert(
      fc.property(words, anchors, (text, anchor) => check(text, anchor)),
      { numRuns: 3000 },
    );
  });
  it('holds on any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), anchors, (text, anchor) => check(text, anchor)));
  });
  it.each(['年', '9', '（', '一', '至', '\n', '个', '2024-'])('takes a long run of %j', (piece) => {
    check(piece.repeat(100_000), '2024-10-27');
  });
});
