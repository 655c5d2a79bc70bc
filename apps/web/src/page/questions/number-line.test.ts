import { describe, expect, it } from 'vitest';
import type { Finding } from '../../api/findings.js';
import { numberLineOf, written } from './number-line.js';

const said = (rule: Finding['said']['rule'], expected: string | null, found: string | null): Finding['said'] => ({
  ...{ rule, expected, found, verdict: 'inconsistent', message: '' },
});

describe('the number line of a doubt', () => {
  it('shows a share in per cent, computed and said, with room around both', () => {
    const line = numberLineOf(said('share', '0.7732', '0.823'))!;
    expect(line.percent).toBe(true);
    expect(line.stretches).toEqual([
      { of: 'expected', least: 77.32, most: 77.32, words: '77.32%' },
      { of: 'found', least: 82.3, most: 82.3, words: '82.3%' },
    ]);
    expect(line.from).toBeLessThan(77.32);
    expect(line.to).toBeGreaterThan(82.3);
    expect(line.ticks[0]).toBe(line.from);
    expect(line.ticks.at(-1)).toBe(line.to);
  });

  it('shows an interval from its least to its most', () => {
    const [expected] = numberLineOf(said('share', '0.4879..0.4888', '0.52'))!.stretches;
    expect(expected).toMatchObject({ least: 48.79, most: 48.88, words: '48.79% — 48.88%' });
  });

  it('writes large figures as offices do', () => {
    expect([76000000, 180000000, 9999, -23000, 1.5].map(written)).toEqual(['7600万', '1.8亿', '9999', '-2.3万', '1.5']);
  });

  it('reads figures in words with what they leave open', () => {
    const line = numberLineOf(said('restated', '近24万套', '1020套'))!;
    expect(line.percent).toBe(false);
    expect(line.stretches).toMatchObject([
      { least: 230000, most: 240000, words: '近24万套' },
      { least: 1020, most: 1020 },
    ]);
  });

  it.each([
    ['pairing', '）', null],
    ['numbering', '二、', '三、'],
    ['name', null, null],
  ] as const)('there is none for %s: it is no matter of numbers', (rule, expected, found) => {
    expect(numberLineOf(said(rule, expected, found))).toBeNull();
  });

  it('has room where both are the same number, and where it is zero', () => {
    for (const value of ['30', '0']) {
      const line = numberLineOf(said('enumeration', value, value))!;
      expect(line.from).toBeLessThan(Number(value));
      expect(line.to).toBeGreaterThan(Number(value));
    }
  });
});
