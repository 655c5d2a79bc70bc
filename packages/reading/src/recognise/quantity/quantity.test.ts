import { describe, expect, it } from 'vitest';
import { listed, readCases } from '../../../tests/case-file.js';
import { Trace } from '../../text/trace.js';
import { findNumerals } from '../numeral/find-numerals.js';
import type { Time } from '../time/time.js';
import { findQuantities } from './find-quantities.js';
import { printQuantity } from './print.js';

function read(text: string, times: readonly Time[] = [], trace?: Trace) {
  const found = findQuantities(text, findNumerals(text), times, trace);
  return found.map((q) => ({ start: q.start, end: q.end, value: printQuantity(q) }));
}

describe('quantities as written', () => {
  for (const one of readCases(new URL('quantity.cases.txt', import.meta.url))) {
    it(`${one.title}, line ${one.line}: ${one.text}`, () => {
      const trace = new Trace();
      const found = listed(one.text, read(one.text, [], trace));
      const expected = listed(one.text, one.expected);
      const steps = trace.steps.map((s) => `${s.rule}: ${one.text.slice(s.start, s.end)} → ${s.value}`).join('\n');
      if (one.pending) expect(found).not.toBe(expected);
      else expect(found, steps).toBe(expected);
    });
  }
});

describe('quantities and times', () => {
  const time = (text: string, words: string, kind: Time['kind']): Time => {
    const start = text.indexOf(words);
    const unknown = { from: null, to: null, anchor: null, length: null, every: null, inferred: false, rule: 'test' };
    return { start, end: start + words.length, kind, ...unknown };
  };

  it('drops a number that belongs to a date', () => {
    const text = '今年前8个月交付1200套。';
    expect(read(text, [time(text, '今年前8个月', 'period')]).map((q) => q.value)).toEqual(['count 1200 套']);
  });

  it('keeps a length of time beside the time', () => {
    const text = '工期540天。';
    expect(read(text, [time(text, '540天', 'duration')]).map((q) => q.value)).toEqual(['duration 540 天']);
  });

  it('counts 日 where the time is a length', () => {
    const text = '公示期为7日。';
    expect(read(text)).toEqual([]);
    expect(read(text, [time(text, '7日', 'duration')]).map((q) => q.value)).toEqual(['duration 7 日']);
  });

  it('keeps money beside a repetition', () => {
    const text = '每月2000万元。';
    expect(read(text, [time(text, '每月', 'recurrence')]).map((q) => q.value)).toEqual(['money 20000000 CNY/月']);
  });
});

describe('derivations', () => {
  it('notes one step for each quantity, and only when asked', () => {
    const trace = new Trace();
    const text = '不低于15%，共30套。';
    const found = read(text, [], trace);
    expect(trace.steps.map((s) => s.value)).toEqual(found.map((q) => q.value));
  });
});
