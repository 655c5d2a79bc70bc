/** A stream of numbers that a seed decides: the same on every machine (mulberry32). */
export interface Seeded {
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** True with a chance of so many in a hundred. */
  readonly chance: (percent: number) => boolean;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { whole, one: (of) => of[whole(0, of.length - 1)]!, chance: (percent) => whole(1, 100) <= percent };
}
