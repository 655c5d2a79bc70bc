import { compare, divide, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { printFigure } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { Solve } from '../../engine/solve.js';
import type { View } from '../../engine/view.js';
import { totalOf } from '../../definition/total-of.js';
import type { Question } from '../../definition/question.js';
import { candidatesOf, overPriced } from './candidate.js';
import type { Candidate, LeftOut } from './candidate.js';
import { coverage } from './coverage.js';
import { needs } from './demand.js';
import { allListed, homeCheck } from './home-check.js';
import { offers } from './offer.js';
import { settled } from './parameters.js';
import { solvePlan } from './plan.js';
import type { Plan } from './plan.js';
import { remainingNeeds, surveyedHomes } from './remaining.js';
import { wholeFirst } from './whole-first.js';

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
  /** By need: homes that were bought for it already, homes of this choice that meet it, and what stays unmet. */
  readonly covered: readonly {
    readonly need: string;
    readonly met: Decimal;
    readonly homes: Decimal;
    readonly unmet: Decimal;
  }[];
  readonly homesCovered: Decimal;
  readonly cost: Decimal;
  /** No choice whatever covers more homes than this. */
  readonly atMost: Decimal;
  /** (atMost − homesCovered) ÷ homesCovered; null where nothing is covered. */
  readonly gap: Decimal | null;
  /** What is not known of the needs and of the chosen offers. */
  readonly questions: readonly Question[];
}

/**
 * Chooses which offers to buy so that as many needed homes as possible are covered within the budget, by place and
 * size; of equal choices a cheaper one. An offer is bought whole. Prices that are intervals count at their upper end, so
 * the budget holds for certain; needs that are intervals count at their lower end, less what was bought already. The budget
 * is kept to the 分. An empty parameter forbids nothing here: `tryChoices` tells what it would change.
 */
export function chooseOffers(view: View, solve: Solve, wish: ChoiceWish): Choice {
  const wantedNeeds = view.rows(needs);
  const surveyed = wantedNeeds.map((need) => surveyedHomes(need, wish.needed?.[need.id]));
  const { wanted, met, questions } = remainingNeeds(view, wantedNeeds, surveyed);
  const { candidates, leftOut } = candidatesOf(view, wish.mustNot ?? [], wantedNeeds);
  const ids = new Set(candidates.map(({ offer }) => offer.id));
  const must = new Set(wish.must);
  const plan: Plan = [...must].some((id) => !ids.has(id))
    ? { status: 'impossible', chosen: [], atMost: '0', homesPerWan: '0' }
    : solvePlan(candidates, wanted, wish, must, solve);
  const chosen =
    settled(view, 'whole-buildings') === 'first'
      ? wholeFirst(plan.chosen, candidates, wanted, wish.budget, must)
      : plan.chosen;
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
      met: met[index]!,
      homes: got[index]!,
      unmet: subtract(wanted[index]!, got[index]!),
    })),
    homesCovered,
    cost,
    atMost,
    gap: homesCovered === '0' ? null : divide(subtract(atMost, homesCovered), homesCovered, 6, 'up'),
    questions: [...questions, ...openOf(view, chosen)],
  };
}

/** What is not known of chosen offers: homes not checked one by one, and whether a price keeps below the cap. */
function openOf(view: View, chosen: readonly Candidate[]): Question[] {
  const unchecked = chosen.filter(({ offer }) => {
    const check = homeCheck(view, offer);
    return check.open > 0 || !allListed(check);
  });
  const capUnknown =
    settled(view, 'price-cap') !== null && chosen.filter(({ offer }) => overPriced(view, offer) === null);
  const ask = (code: string, many: number, chinese: string, english: string, register: string): Question => ({
    code,
    missing: words(`入选的${many}个房源${chinese}`, `Of ${many} chosen offers ${english}`),
    ask: words('当地住房城乡建设部门', 'The local housing department'),
    at: { kind: 'register', register },
  });
  return [
    ...(unchecked.length > 0
      ? [
          ask(
            'chosen-unchecked',
            unchecked.length,
            '没有逐套核查完抵押和查封',
            'whether each home is free of mortgage and seizure',
            'homes',
          ),
        ]
      : []),
    ...(capUnknown && capUnknown.length > 0
      ? [
          ask(
            'chosen-price',
            capUnknown.length,
            '是否低于重置价算不出（缺面积或重置价）',
            'whether the price keeps to the replacement price',
            'offers',
          ),
        ]
      : []),
  ];
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
  /** A parameter taken as set to a value. */
  readonly assumed?: { readonly parameter: string; readonly value: string };
  /** Offers of which it is not recorded whether they are whole buildings are taken as such; else as not. */
  readonly unclearWhole?: true;
}

/** The view in which a parameter is set: to try what one that is empty would change. */
function assuming(view: View, { parameter, value }: NonNullable<WhatIf['assumed']>): View {
  const setting = { parameter, from: view.day, value, source: null, entered: null };
  return {
    ...view,
    parameter: (code, day) =>
      code === parameter ? { ...view.parameter(code, day), settings: [setting] } : view.parameter(code, day),
  };
}

/** The view in which offers count as whole buildings unless it is recorded that they are none. */
function unclearAsWhole(view: View): View {
  const all = view.rows(offers).map((offer) => ({ ...offer, wholeBuildings: offer.wholeBuildings ?? true }));
  return {
    ...view,
    rows: ((register) => (register.code === offers.code ? all : view.rows(register))) as View['rows'],
  };
}

/** A choice that an assumption only narrows stays the best where all that it chose may still be chosen. */
function narrowed(view: View, solve: Solve, from: Choice, wish: ChoiceWish): Choice {
  const { candidates } = candidatesOf(view, wish.mustNot ?? [], view.rows(needs));
  const ids = new Set(candidates.map(({ offer }) => offer.id));
  return from.chosen.every(({ offer }) => ids.has(offer)) ? from : chooseOffers(view, solve, wish);
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

/** Tries changes: another budget, an offer kept in or out, another need; or, on the first wish, a rule that narrows it. */
export function tryChoices(view: View, solve: Solve, from: Choice, changes: readonly WhatIf[]): Tried[] {
  const before = new Set(from.chosen.map(({ offer }) => offer));
  return changes.map(({ name, wish, assumed, unclearWhole }) => {
    const clear = unclearWhole ? unclearAsWhole(view) : view;
    const choice = assumed ? narrowed(assuming(clear, assumed), solve, from, wish) : chooseOffers(clear, solve, wish);
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
