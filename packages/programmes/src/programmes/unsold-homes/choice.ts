import { add, compare, divide, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { intervalOf, printFigure } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { Solve } from '../../engine/solve.js';
import type { View } from '../../engine/view.js';
import { totalOf } from '../../definition/total-of.js';
import { candidatesOf } from './candidate.js';
import type { Candidate, LeftOut } from './candidate.js';
import { needs } from './demand.js';
import { solvePlan } from './plan.js';
import type { Plan } from './plan.js';

/** What is wanted of a choice. */
export interface ChoiceWish {
  /** Yuan to be spent at most. */
  readonly budget: Decimal;
  /** Offers that are taken in any case, and offers that are not. */
  readonly must?: readonly string[];
  readonly mustNot?: readonly string[];
  /** Needs counted otherwise than surveyed, by id; whole homes. */
  readonly needed?: Readonly<Record<string, Decimal>>;
  /** How close to the optimum: 0.001 for 0.1 %; 0 for the optimum itself. */
  readonly gap: number;
  readonly seconds: number;
}

export interface ChosenOffer {
  readonly offer: string;
  readonly homes: Decimal;
  readonly cost: Decimal;
}

/** Which offers to buy, with the proof of how good the choice is. */
export interface Choice {
  readonly status: 'chosen' | 'impossible' | 'failed';
  readonly chosen: readonly ChosenOffer[];
  readonly leftOut: readonly LeftOut[];
  /** Homes bought that meet a need, by need, and what stays unmet. */
  readonly covered: readonly { readonly need: string; readonly homes: Decimal; readonly unmet: Decimal }[];
  readonly homesCovered: Decimal;
  readonly cost: Decimal;
  /** No choice whatever covers more homes than this. */
  readonly atMost: Decimal;
  /** (atMost − homesCovered) ÷ homesCovered; null where nothing is covered. */
  readonly gap: Decimal | null;
}

const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);

/** How many needed homes the chosen cover: what fits one need first, the rest where there is most room. */
function coverage(chosen: readonly Candidate[], wanted: readonly Decimal[]): Decimal[] {
  const bought: Decimal[] = wanted.map(() => '0');
  for (const { homes, fits } of chosen) if (fits.length === 1) bought[fits[0]!] = add(bought[fits[0]!]!, homes);
  const got = bought.map((homes, need) => smaller(homes, wanted[need]!));
  for (const { homes, fits } of chosen) {
    if (fits.length === 1) continue;
    let rest = homes;
    const room = (need: number): Decimal => subtract(wanted[need]!, got[need]!);
    for (const need of [...fits].sort((a, b) => compare(room(b), room(a)))) {
      const part = smaller(rest, room(need));
      got[need] = add(got[need]!, part);
      rest = subtract(rest, part);
    }
  }
  return got;
}

/**
 * Chooses which offers to buy so that as many needed homes as possible are covered within the budget, by place and
 * size; of equal choices a cheaper one. An offer is bought whole. Prices that are intervals count at their upper end, so
 * the budget holds for certain; needs that are intervals count at their lower end. The budget is kept to the 分.
 */
export function chooseOffers(view: View, solve: Solve, wish: ChoiceWish): Choice {
  const wantedNeeds = view.rows(needs);
  const wanted = wantedNeeds.map((need) =>
    divide(wish.needed?.[need.id] ?? intervalOf(need.homes).lower ?? '0', '1', 0, 'down'),
  );
  const { candidates, leftOut } = candidatesOf(view, wish.mustNot ?? [], wantedNeeds);
  const ids = new Set(candidates.map(({ offer }) => offer.id));
  const must = new Set(wish.must);
  const plan: Plan = [...must].some((id) => !ids.has(id))
    ? { status: 'impossible', chosen: [], atMost: '0', homesPerWan: '0' }
    : solvePlan(candidates, wanted, wish, must, solve);
  const { chosen } = plan;
  const got = coverage(chosen, wanted);
  const homesCovered = totalOf(got);
  const cost = totalOf(chosen.map((candidate) => candidate.cost));
  const taken = new Set(chosen);
  const left = subtract(wish.budget, cost);
  const atMost = compare(plan.atMost, homesCovered) < 0 ? homesCovered : plan.atMost;
  return {
    status: plan.status,
    chosen: chosen.map((candidate) => ({ offer: candidate.offer.id, homes: candidate.homes, cost: candidate.cost })),
    leftOut:
      plan.status === 'chosen'
        ? [
            ...leftOut,
            ...candidates
              .filter((candidate) => !taken.has(candidate))
              .map((candidate) => ({ offer: candidate.offer.id, why: whyLeft(candidate, wanted, got, left, plan) })),
          ]
        : leftOut,
    covered: wantedNeeds.map(({ id }, index) => ({
      need: id,
      homes: got[index]!,
      unmet: subtract(wanted[index]!, got[index]!),
    })),
    homesCovered,
    cost,
    atMost,
    gap: homesCovered === '0' ? null : divide(subtract(atMost, homesCovered), homesCovered, 6, 'up'),
  };
}

/** Why a candidate was not chosen, in the terms of the choice. */
function whyLeft(
  { cost, homes, fits }: Candidate,
  wanted: readonly Decimal[],
  got: readonly Decimal[],
  left: Decimal,
  { homesPerWan }: Plan,
): Words {
  if (fits.every((need) => compare(got[need]!, wanted[need]!) >= 0))
    return words('所在地这种户型的需求已由入选房源满足', 'The need it fits is met by what was chosen');
  const each = divide(cost, homes, 2, 'nearest');
  if (compare(homesPerWan, '0') > 0) {
    const marginal = divide('10000', homesPerWan, 2, 'nearest');
    if (compare(each, marginal) > 0)
      return words(
        `每套${printFigure(each, money)}，高于预算边际每套${printFigure(marginal, money)}`,
        `${printFigure(each, money, 'english')} a home, above the ${printFigure(marginal, money, 'english')} that the budget's margin pays`,
      );
  }
  if (compare(cost, left) > 0)
    return words(
      `剩余预算${printFigure(left, money)}不够整体购入（${printFigure(cost, money)}）`,
      `The ${printFigure(left, money, 'english')} left do not buy it whole (${printFigure(cost, money, 'english')})`,
    );
  return words(
    '所在地尚缺的套数用不满整个项目，别的组合覆盖更多',
    'What is still needed there would not use it up; another set covers more',
  );
}

/** A change tried against a choice. */
export interface WhatIf {
  readonly name: Words;
  readonly wish: ChoiceWish;
}

/** What a change would bring, against the choice it started from. */
export interface Tried {
  readonly name: Words;
  readonly choice: Choice;
  readonly moreHomes: Decimal;
  readonly moreCost: Decimal;
  readonly nowChosen: readonly string[];
  readonly nowLeftOut: readonly string[];
}

/** Tries changes: another budget, an offer kept in or out, another need. */
export function tryChoices(view: View, solve: Solve, from: Choice, changes: readonly WhatIf[]): Tried[] {
  const before = new Set(from.chosen.map(({ offer }) => offer));
  return changes.map(({ name, wish }) => {
    const choice = chooseOffers(view, solve, wish);
    const after = new Set(choice.chosen.map(({ offer }) => offer));
    return {
      name,
      choice,
      moreHomes: subtract(choice.homesCovered, from.homesCovered),
      moreCost: subtract(choice.cost, from.cost),
      nowChosen: [...after].filter((offer) => !before.has(offer)),
      nowLeftOut: [...before].filter((offer) => !after.has(offer)),
    };
  });
}
