import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawKey, drawSample, sampleSize } from './sample.js';
import type { Stratum } from './sample.js';

const members = (name: string, size: number): string[] =>
  Array.from({ length: size }, (_, index) => `${name}${index + 1}`);
const stratum = (name: string, size: number, rate: string): Stratum => ({ name, members: members(name, size), rate });

describe('a drawn sample', () => {
  it('of strata of 37, 52 and 41 at 20, 10 and 5 % has 8, 6 and 3', () => {
    const strata = [stratum('首次', 37, '20'), stratum('重新申请', 52, '10'), stratum('变更', 41, '5')];
    const draws = drawSample('2026', strata);
    expect(draws.map(({ count, drawn }) => [count, new Set(drawn).size])).toEqual([
      [8, 8],
      [6, 6],
      [3, 3],
    ]);
    expect(drawSample('2026', strata)).toEqual(draws);
    expect(drawSample('2027', strata)).not.toEqual(draws);
  });

  it('can be checked by hand', () => {
    // printf 'a\nb\nc' | sha256sum
    expect(drawKey('2026', '变更', '变更1')).toHaveLength(64);
    expect(drawKey('a', 'b', 'c')).toBe('ea7fb08b7a2dc4619ffb7c7bb38d95a2047935fa165d71b12efd3852a2e6d0cc');
  });

  it.each([
    [0, '20', 0],
    [10, '20', 2],
    [11, '20', 3],
    [1, '0.01', 1],
    [3, '33.33', 1],
    [3, '33.34', 2],
    [7, '100', 7],
    [7, '0', 0],
  ])('%i members at %s %% give %i', (size, rate, count) => {
    expect(sampleSize(size, rate)).toBe(count);
  });

  it('refuses a rate that is none and a member listed twice', () => {
    expect(() => sampleSize(10, '101')).toThrow(RangeError);
    expect(() => sampleSize(10, '-1')).toThrow(RangeError);
    expect(() => drawSample('s', [{ name: '甲', members: ['a', 'a'], rate: '5' }])).toThrow(RangeError);
  });

  it('does not depend on the order of the members', () => {
    const list = stratum('甲', 30, '25');
    const turned = { ...list, members: [...list.members].reverse() };
    expect(drawSample('s', [turned])).toEqual(drawSample('s', [list]));
  });

  it('rolls: nobody is drawn twice before all were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 100 }), (size, rate) => {
        const list = stratum('甲', size, String(rate));
        const times = new Map(list.members.map((member) => [member, 0]));
        let cycle: readonly string[] = [];
        for (let round = 0; round < 12; round += 1) {
          const [draw] = drawSample(`第${round}次`, [list], { 甲: cycle });
          expect(new Set(draw!.drawn).size).toBe(draw!.count);
          for (const member of draw!.drawn) times.set(member, times.get(member)! + 1);
          expect(Math.max(...times.values()) - Math.min(...times.values())).toBeLessThanOrEqual(1);
          cycle = draw!.cycle;
        }
      }),
    );
  });

  it('forgets who left and lets newcomers join', () => {
    const first = drawSample('a', [stratum('甲', 10, '50')])[0]!;
    const rest = members('甲', 10).filter((member) => !first.drawn.includes(member));
    const now = { name: '甲', members: [...rest, '甲11'], rate: '100' };
    expect(new Set(drawSample('b', [now], { 甲: first.cycle })[0]!.drawn)).toEqual(new Set(now.members));
  });
});
