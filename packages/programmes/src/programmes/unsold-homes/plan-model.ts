import type { Decimal } from '@luoshi/reading';
import type { LinearModel } from '../../engine/solve.js';
import type { Candidate } from './candidate.js';
import { fenOf, homesOf } from './package.js';
import type { Package } from './package.js';

/** Money in the model is in 10,000 yuan. */
export const FEN_IN_WAN = 1_000_000;

/** What is not dealt with as packages: offers that fit several needs, and needs too large for it. */
export interface Loose {
  readonly candidates: readonly Candidate[];
  /** The needs that they can meet, by index. */
  readonly needs: readonly number[];
}

/**
 * One yes-or-no column for each package, of which each group takes one; one for each loose candidate. For each need of
 * loose candidates a row `homes bought for it − surplus ≤ need`; a candidate that fits several gets a column for the homes
 * that go to each. The gain is needed homes, less a price on money so small that it only decides between equals.
 */
export function modelOf(
  packages: readonly (readonly Package[])[],
  loose: Loose,
  wanted: readonly Decimal[],
  budgetFen: number,
  must: ReadonlySet<string>,
): LinearModel {
  const gain: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const whole: boolean[] = [];
  const budget = budgetFen / FEN_IN_WAN;
  const thrift = budget > 0 ? 0.5 / budget : 0;
  const column = (of: number, from: number, to: number, integral: boolean): number => {
    gain.push(of);
    lower.push(from);
    upper.push(to);
    whole.push(integral);
    return gain.length - 1;
  };
  const money: [number, number][] = [];
  const rows: { entries: [number, number][]; least: number; most: number }[] = [
    { entries: money, least: -Infinity, most: budget },
  ];
  const needRows = new Map<number, [number, number][]>();
  for (const need of loose.needs) {
    const entries: [number, number][] = [];
    needRows.set(need, entries);
    rows.push({ entries, least: -Infinity, most: Number(wanted[need]!) });
  }
  for (const group of packages) {
    const entries: [number, number][] = [];
    for (const { homes, fen } of group) {
      const cost = fen / FEN_IN_WAN;
      const z = column(homes - thrift * cost, 0, 1, true);
      if (cost !== 0) money.push([z, cost]);
      entries.push([z, 1]);
    }
    rows.push({ entries, least: 1, most: 1 });
  }
  for (const candidate of loose.candidates) {
    const homes = homesOf(candidate);
    const cost = fenOf(candidate) / FEN_IN_WAN;
    const single = candidate.fits.length === 1;
    const x = column((single ? homes : 0) - thrift * cost, must.has(candidate.offer.id) ? 1 : 0, 1, true);
    if (cost !== 0) money.push([x, cost]);
    if (single) needRows.get(candidate.fits[0]!)!.push([x, homes]);
    else {
      const flows = candidate.fits.map((need) => [need, column(1, 0, homes, false)] as const);
      for (const [need, y] of flows) needRows.get(need)!.push([y, 1]);
      const entries: [number, number][] = flows.map(([, y]) => [y, 1]);
      rows.push({ entries: [...entries, [x, -homes]], least: -Infinity, most: 0 });
    }
  }
  for (const entries of needRows.values()) entries.push([column(-1, 0, Infinity, false), -1]);
  const starts: number[] = [0];
  for (const { entries } of rows) starts.push(starts.at(-1)! + entries.length);
  return {
    columns: { gain, lower, upper, whole },
    rows: { lower: rows.map(({ least }) => least), upper: rows.map(({ most }) => most) },
    starts,
    indices: rows.flatMap(({ entries }) => entries.map(([index]) => index)),
    values: rows.flatMap(({ entries }) => entries.map(([, value]) => value)),
  };
}
