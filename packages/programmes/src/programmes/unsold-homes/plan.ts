import { divide, shift } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import type { Solve, SolveAnswer } from '../../engine/solve.js';
import type { Candidate } from './candidate.js';
import { fenOf, homesOf, hullOf, MOST_STEPS, packagesOf } from './package.js';
import type { Package } from './package.js';
import { FEN_IN_WAN, modelOf } from './plan-model.js';
import type { Loose } from './plan-model.js';

/** The set that was found, with what no set can exceed. */
export interface Plan {
  readonly status: 'chosen' | 'impossible' | 'failed';
  readonly chosen: readonly Candidate[];
  readonly atMost: Decimal;
  /** Homes that 10,000 yuan more would cover, at the margin. */
  readonly homesPerWan: Decimal;
}

interface Aim {
  readonly budget: Decimal;
  readonly gap: number;
  readonly seconds: number;
}

/** A need whose homes only come from offers that fit nothing else: its packages are known one by one. */
interface Group {
  readonly candidates: readonly Candidate[];
  readonly packages: readonly Package[];
}

/** A set that was found, and the solver's own bound where it holds for all sets. */
interface Found {
  readonly chosen: readonly Candidate[];
  readonly homes: bigint;
  readonly claimed: bigint | null;
}

/** λ and μ are kept to 12 places: prices of the budget (homes per 10,000 yuan) and of needs (homes per home). */
const PLACES = 12;
/** One home in the units of the bound: 12 places of a price times 10^6 分 in 10,000 yuan. */
const HOME = 10n ** 18n;

const priceOf = (price: number | undefined): bigint =>
  price !== undefined && Number.isFinite(price) && price > 0 ? BigInt(Math.round(price * 1e12)) : 0n;

/** Packages of a group tried first; four times as many when they do not suffice. */
const FIRST_COLUMNS = 48;

/**
 * Finds the set of candidates that covers the most needed homes within the budget. For each need the cheapest package
 * for every number of homes is worked out first; the solver then chooses one package for each need (and treats offers
 * that fit several needs one by one). That model's relaxation is so tight that its price of money proves, exactly and
 * without trusting the solver, what no set can exceed: for any price λ ≥ 0, λ × budget + Σ max(homes − λ × cost).
 */
export function solvePlan(
  candidates: readonly Candidate[],
  wanted: readonly Decimal[],
  aim: Aim,
  must: ReadonlySet<string>,
  solve: Solve,
): Plan {
  const { groups, loose } = sorted(candidates, wanted, must);
  const budget = Number(shift(aim.budget, 2));
  const none = (status: Plan['status']): Plan => ({ status, chosen: [], atMost: '0', homesPerWan: '0' });
  if (candidates.length === 0) return none('chosen');
  const hulls = groups.map(({ packages }) => hullOf(packages));
  const relaxed = solve(modelOf(hulls, loose, wanted, budget, must), {
    gap: 0,
    seconds: aim.seconds,
    relaxed: true,
  });
  if (relaxed.status === 'infeasible') return none('impossible');
  const bound = boundAt(relaxed, groups, loose, wanted, aim.budget, must);
  let best: Found | null = null;
  for (let most = FIRST_COLUMNS; ; most *= 4) {
    const kept = groups.map((group, index) => nearest(group, hulls[index]!, bound.perWan, most));
    const answer = solve(
      modelOf(
        kept.map(({ packages }) => packages),
        loose,
        wanted,
        budget,
        must,
      ),
      {
        gap: aim.gap,
        seconds: aim.seconds,
        relaxed: false,
      },
    );
    const all = kept.every(({ dropped }) => dropped === null);
    if (answer.status === 'infeasible' && all) return none('impossible');
    const found = readAnswer(answer, groups, kept, loose, budget, must);
    if (found) {
      const homes = coveredHomes(found, wanted);
      // What was dropped cannot be in a better set where it loses more than the proof leaves open.
      const open = bound.total - homes * HOME;
      const safe = kept.every(({ dropped }) => dropped === null || dropped > open);
      const claimed = safe && answer.bound !== null ? BigInt(Math.floor(answer.bound + 0.500001)) : null;
      if (best === null || homes >= best.homes) best = { chosen: found, homes, claimed };
    }
    const proven = bound.total / HOME;
    const close = best !== null && Number(proven - best.homes) <= aim.gap * Number(best.homes);
    if (all || close || (best?.claimed ?? null) !== null || most > 10_000) break;
  }
  if (best === null) return none('failed');
  const proven = bound.total / HOME;
  const atMost = best.claimed !== null && best.claimed < proven ? best.claimed : proven;
  return {
    status: 'chosen',
    chosen: best.chosen,
    atMost: atMost.toString(),
    homesPerWan: shift(bound.perWan.toString(), -PLACES),
  };
}

/** Sorts candidates into groups of one need each and the rest. */
function sorted(
  candidates: readonly Candidate[],
  wanted: readonly Decimal[],
  must: ReadonlySet<string>,
): { groups: Group[]; loose: Loose } {
  const shared = new Set(candidates.filter(({ fits }) => fits.length > 1).flatMap(({ fits }) => fits));
  const byNeed = new Map<number, Candidate[]>();
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    const [need] = candidate.fits;
    if (candidate.fits.length > 1 || shared.has(need!)) rest.push(candidate);
    else byNeed.set(need!, [...(byNeed.get(need!) ?? []), candidate]);
  }
  const groups: Group[] = [];
  for (const [need, members] of byNeed) {
    const homes = Math.min(
      Number(wanted[need]!),
      members.reduce((sum, member) => sum + homesOf(member), 0),
    );
    if (members.length * (homes + 1) > MOST_STEPS) rest.push(...members);
    else {
      const forced = new Set(members.flatMap(({ offer }, index) => (must.has(offer.id) ? [index] : [])));
      groups.push({ candidates: members, packages: packagesOf(members, homes, forced) });
    }
  }
  return { groups, loose: { candidates: rest, needs: [...new Set(rest.flatMap(({ fits }) => fits))] } };
}

/** The packages of a group that lose least at a price of money, hull packages first; and the least loss of the others. */
function nearest(
  { packages }: Group,
  hull: readonly Package[],
  perWan: bigint,
  most: number,
): { packages: readonly Package[]; dropped: bigint | null } {
  if (packages.length <= most) return { packages, dropped: null };
  const worth = (one: Package): bigint => BigInt(one.homes) * HOME - perWan * BigInt(one.fen);
  const valued = packages.map((one) => ({ one, value: worth(one) })).sort((a, b) => (a.value > b.value ? -1 : 1));
  const best = valued[0]!.value;
  const chosen = new Set(valued.slice(0, most).map(({ one }) => one));
  for (const one of hull) chosen.add(one);
  // The cheapest package (mostly the empty one) must stay, or nothing may fit the budget.
  chosen.add(packages[0]!);
  const out = valued.filter(({ one }) => !chosen.has(one));
  return { packages: [...chosen], dropped: out.length === 0 ? null : best - out[0]!.value };
}

/** The exact bound at the relaxed model's prices, over all packages, in 10^-18 homes. */
function boundAt(
  { prices }: SolveAnswer,
  groups: readonly Group[],
  loose: Loose,
  wanted: readonly Decimal[],
  budget: Decimal,
  must: ReadonlySet<string>,
): { perWan: bigint; total: bigint } {
  const perWan = priceOf(prices[0]);
  const perHome = new Map(loose.needs.map((need, index) => [need, priceOf(prices[1 + index])]));
  const one = 10n ** BigInt(PLACES);
  let total = perWan * BigInt(divide(shift(budget, 2), '1', 0, 'up'));
  for (const [need, price] of perHome) total += price * BigInt(wanted[need]!) * BigInt(FEN_IN_WAN);
  for (const { packages } of groups) {
    let best: bigint | null = null;
    for (const { homes, fen } of packages) {
      const worth = BigInt(homes) * HOME - perWan * BigInt(fen);
      if (best === null || worth > best) best = worth;
    }
    total += best ?? 0n;
  }
  for (const candidate of loose.candidates) {
    let each = 0n;
    for (const need of candidate.fits) {
      const worth = one - perHome.get(need)!;
      if (worth > each) each = worth;
    }
    const worth = each * BigInt(homesOf(candidate)) * BigInt(FEN_IN_WAN) - perWan * BigInt(fenOf(candidate));
    if (worth > 0n || must.has(candidate.offer.id)) total += worth;
  }
  return { perWan, total };
}

/** The set that an answer stands for; null where it found none, or none that keeps the budget to the 分. */
function readAnswer(
  answer: SolveAnswer,
  groups: readonly Group[],
  kept: readonly { readonly packages: readonly Package[] }[],
  loose: Loose,
  budget: number,
  must: ReadonlySet<string>,
): Candidate[] | null {
  if (answer.values.length === 0) return null;
  const chosen: Candidate[] = [];
  let column = 0;
  for (const [index, { candidates }] of groups.entries())
    for (const one of kept[index]!.packages) {
      if ((answer.values[column] ?? 0) > 0.5) chosen.push(...one.items().map((item) => candidates[item]!));
      column += 1;
    }
  for (const candidate of loose.candidates) {
    if ((answer.values[column] ?? 0) > 0.5) chosen.push(candidate);
    column += candidate.fits.length === 1 ? 1 : 1 + candidate.fits.length;
  }
  // The solver keeps the budget within its tolerance; the last 分 is ours to keep: the least homes for their money go.
  let fen = chosen.reduce((sum, candidate) => sum + fenOf(candidate), 0);
  const byWorth = chosen
    .filter(({ offer }) => !must.has(offer.id))
    .sort((a, b) => homesOf(a) * fenOf(b) - homesOf(b) * fenOf(a));
  const dropped = new Set<Candidate>();
  for (const candidate of byWorth) {
    if (fen <= budget) break;
    dropped.add(candidate);
    fen -= fenOf(candidate);
  }
  return fen > budget ? null : chosen.filter((candidate) => !dropped.has(candidate));
}

/** Needed homes that a set covers for certain: offers that fit several needs go where there is most room. */
function coveredHomes(chosen: readonly Candidate[], wanted: readonly Decimal[]): bigint {
  const room = wanted.map(Number);
  let homes = 0;
  const take = (need: number, most: number): number => {
    const part = Math.min(most, room[need]!);
    room[need] = room[need]! - part;
    homes += part;
    return most - part;
  };
  for (const candidate of chosen) if (candidate.fits.length === 1) take(candidate.fits[0]!, homesOf(candidate));
  for (const candidate of chosen) {
    if (candidate.fits.length === 1) continue;
    let rest = homesOf(candidate);
    for (const need of [...candidate.fits].sort((a, b) => room[b]! - room[a]!)) rest = take(need, rest);
  }
  return BigInt(homes);
}
