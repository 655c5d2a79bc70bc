import { drawSample } from '@luoshi/work';
import { describe, expect, it } from 'vitest';
import { view } from '../../index.js';
import type { AnyRecord, DrawSample } from '../../index.js';
import programme from './programme.js';
import { drawYear } from './sample.js';
import type { StratumCode } from './permit.js';

const draw: DrawSample = (seed, layers, cycles) => drawSample(seed, layers, cycles);
const sizes: readonly (readonly [StratumCode, number])[] = [
  ['first', 37],
  ['renewed', 52],
  ['changed', 41],
];
const all: AnyRecord[] = sizes.flatMap(([stratum, size]) =>
  Array.from({ length: size }, (_, index) => ({
    id: `${stratum}-${index}`,
    number: `${stratum}-${index}`,
    stratum,
    madeOn: '2025-01-05',
  })),
);

const seen = (day: string, draws: AnyRecord[], members = all) =>
  view(programme, { records: { items: members, draws, checks: [] }, settings: [] }, day, null);

describe('the year’s sample', () => {
  it.each(sizes.map(([stratum], index) => [stratum, [8, 6, 3][index]!] as const))(
    'of %s draws %i',
    (stratum, count) => {
      expect(drawYear(seen('2025-06-30', []), draw, '2025', stratum)).toHaveLength(count);
    },
  );

  it('is the same for the same seed, in whatever order the members come', () => {
    const names = drawYear(seen('2025-06-30', []), draw, '2025', 'first');
    expect(drawYear(seen('2025-06-30', [], [...all].reverse()), draw, '2025', 'first')).toEqual(names);
    expect(drawYear(seen('2025-06-30', []), draw, '2026', 'first')).not.toEqual(names);
  });

  it('draws only what the year still lacks', () => {
    const first = drawYear(seen('2025-03-01', []), draw, '2025', 'first');
    const draws = first.map((item, index) => ({ id: `d${index}`, item, day: '2025-03-01' }));
    expect(drawYear(seen('2025-06-30', draws), draw, '2025', 'first')).toEqual([]);
  });

  it('draws nobody twice before all were, year after year', () => {
    const draws: AnyRecord[] = [];
    const counts = new Map<string, number>();
    for (let year = 2025; year < 2036; year += 1) {
      for (const item of drawYear(seen(`${year}-06-30`, draws), draw, String(year), 'first')) {
        counts.set(item, (counts.get(item) ?? 0) + 1);
        draws.push({ id: `${year}-${item}`, item, day: `${year}-06-30` });
        const times = [...counts.values()];
        const least = counts.size < 37 ? 0 : Math.min(...times);
        expect(Math.max(...times) - least).toBeLessThanOrEqual(1);
      }
    }
    expect(counts.size).toBe(37);
  });
});
