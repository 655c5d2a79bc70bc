import { describe, expect, it } from 'vitest';
import { listed, readCases } from '../../../tests/case-file.js';
import { processorTime } from '../../../tests/processor-time.js';
import { findNumerals } from './find-numerals.js';
import { printNumeral } from './print.js';

const read = (text: string) => findNumerals(text).map((n) => ({ start: n.start, end: n.end, value: printNumeral(n) }));

describe('numerals as written', () => {
  for (const one of readCases(new URL('numeral.cases.txt', import.meta.url))) {
    it(`${one.title}, line ${one.line}: ${one.text}`, () => {
      const found = listed(one.text, read(one.text));
      const expected = listed(one.text, one.expected);
      if (one.pending) expect(found).not.toBe(expected);
      else expect(found).toBe(expected);
    });
  }
});

describe('what is written stays exact', () => {
  it('keeps every digit of long amounts', () => {
    expect(findNumerals('共12345678901234567.89亿元')[0]?.value).toBe('1234567890123456789000000');
  });

  it('takes no run of digits longer than an amount can be', () => {
    expect(findNumerals('9'.repeat(500))).toEqual([]);
  });

  it('reads a comma list without end in linear time', () => {
    const text = '111,'.repeat(100_000) + '1111';
    expect(processorTime(() => findNumerals(text))).toBeLessThan(2000);
  });
});
