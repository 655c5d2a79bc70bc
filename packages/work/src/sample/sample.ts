import { createHash } from 'node:crypto';
import { compare, divide, multiply } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';

/** One layer of the population: its members, and how many per cent of them are to be drawn, at the least. */
export interface Stratum {
  readonly name: string;
  readonly members: readonly string[];
  /** Per cent, 0 to 100. */
  readonly rate: Decimal;
}

/** What was drawn from a stratum, and what the next draw must know. */
export interface StratumDraw {
  readonly name: string;
  readonly size: number;
  /** rate × size, rounded up. */
  readonly count: number;
  /** In the order in which they were drawn. */
  readonly drawn: readonly string[];
  /** Members drawn since all were last drawn: hand it to the next draw. */
  readonly cycle: readonly string[];
}

/**
 * The key that decides the order of drawing: SHA-256 of seed, stratum and member, joined by line feeds, as hexadecimal
 * digits. The smallest come first, so anybody can check a draw with `sha256sum`.
 */
export function drawKey(seed: string, stratum: string, member: string): string {
  return createHash('sha256').update(`${seed}\n${stratum}\n${member}`, 'utf8').digest('hex');
}

/** rate × size rounded up: 20 % of 37 are 8. Refuses (RangeError) a rate outside 0–100. */
export function sampleSize(size: number, rate: Decimal): number {
  if (compare(rate, '0') < 0 || compare(rate, '100') > 0) throw new RangeError(`not a rate: ${rate}`);
  return Number(divide(multiply(String(size), rate), '100', 0, 'up'));
}

/**
 * Draws a sample by stratum, reproducibly: the same seed and members give the same names, in whatever order the
 * members come. Rolling: nobody is drawn twice before all were. Where fewer are left than asked for, all of them are
 * taken and a new cycle begins with the rest. Members who left are forgotten, new ones join the running cycle.
 *
 * @param cycles for each stratum, who was drawn in the running cycle (`cycle` of the last draw)
 */
export function drawSample(
  seed: string,
  strata: readonly Stratum[],
  cycles: Readonly<Record<string, readonly string[]>> = {},
): StratumDraw[] {
  return strata.map(({ name, members, rate }) => {
    const present = new Set(members);
    if (present.size !== members.length) throw new RangeError(`a member of ${name} is listed twice`);
    const keyed = members.map((member) => ({ member, key: drawKey(seed, name, member) }));
    const order = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ member }) => member);
    const count = sampleSize(members.length, rate);
    const before = new Set((cycles[name] ?? []).filter((member) => present.has(member)));
    const fresh = order.filter((member) => !before.has(member)).slice(0, count);
    // All have been drawn, or are being drawn now: what is still wanted opens the next cycle.
    const again = order.filter((member) => before.has(member)).slice(0, count - fresh.length);
    const over = before.size + fresh.length === members.length;
    const cycle = again.length > 0 ? again : over ? [] : [...before, ...fresh];
    return { name, size: members.length, count, drawn: [...fresh, ...again], cycle };
  });
}
