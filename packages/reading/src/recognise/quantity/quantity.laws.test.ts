import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../tests/processor-time.js';
import { compare } from '../../text/decimal.js';
import { findNumerals } from '../numeral/find-numerals.js';
import { findQuantities } from './find-quantities.js';

/** Pieces that quantities are made of, so that random texts hold many of them, and strange neighbours. */
const PIECES =
  '0 1 9 24 2025 3.5 1,200 ３ 一 两 十 百 千 万 亿 三十五 〇 多 余 来 几 数 上 近 约 超 不低于 不超过 最高 至少 以上 以内 左右 级 元 亿元 % 个 个月 个百分点 平方米 户 家 年 日 天 倍 成 折 半 翻番 分之 : / - — 至 、 ， 。 （含） “ ” 第 每 人 月 的 大 + \n a \uD800 \u0000 （ ）'.split(
    ' ',
  );

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function read(words: string) {
  return findQuantities(words, findNumerals(words), []);
}

describe('laws of quantities on any text', () => {
  it('numerals are sorted, apart, inside the text and decimals', () => {
    fc.assert(
      fc.property(text, (words) => {
        let last = 0;
        for (const numeral of findNumerals(words)) {
          expect(numeral.start).toBeGreaterThanOrEqual(last);
          expect(numeral.end).toBeGreaterThan(numeral.start);
          expect(numeral.end).toBeLessThanOrEqual(words.length);
          expect(numeral.value).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
          last = numeral.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('quantities are sorted, apart, inside the text, with canonical decimals and ordered bounds', () => {
    fc.assert(
      fc.property(text, (words) => {
        let last = 0;
        for (const q of read(words)) {
          expect(q.start).toBeGreaterThanOrEqual(last);
          expect(q.end).toBeGreaterThan(q.start);
          expect(q.end).toBeLessThanOrEqual(words.length);
          last = q.end;
          for (const value of [q.value, q.lower, q.upper])
            if (value !== null) expect(value).toMatch(/^(?:0|-?[1-9]\d*|-?0(?=\.)|-?[1-9]\d*(?=\.))(?:\.\d*[1-9])?$/);
          if (q.lower !== null && q.upper !== null) expect(compare(q.lower, q.upper)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('reading twice gives the same', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(read(words)).toEqual(read(words));
      }),
      { numRuns: 300 },
    );
  });

  it('a text read after other words gives the same quantities, moved', () => {
    fc.assert(
      fc.property(text, (words) => {
        const before = '全市平稳运行。\n\n';
        const moved = read(before + words).map((q) => ({
          ...q,
          start: q.start - before.length,
          end: q.end - before.length,
        }));
        expect(moved).toEqual(read('\n\n' + words).map((q) => ({ ...q, start: q.start - 2, end: q.end - 2 })));
      }),
      { numRuns: 500 },
    );
  });

  it('one character a hundred thousand times costs no more than its length', () => {
    for (const piece of [
      '1',
      '十',
      '一',
      '数',
      '每',
      '约',
      '1个',
      '1,111,',
      '1.',
      '上百',
      '不超过',
      '“',
      '（含）',
      '1至',
      '每人',
      '半年',
      '1亿',
      '20%、',
      '最高可',
    ]) {
      const words = piece.repeat(Math.ceil(200_000 / piece.length));
      // a quadratic scan of 200,000 characters would take minutes
      expect(
        processorTime(() => read(words)),
        piece,
      ).toBeLessThan(3000);
    }
  });
});
