import { compare, interval } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import type { Outcome } from '../../definition/outcome.js';
import {
  englishInterval,
  exactValue,
  intersection,
  intervalOf,
  printInterval,
  sum,
  unknownAmount,
} from '../../definition/figure.js';
import { money, share } from '../../definition/measure.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { ratioOf } from '../../pace/ratio.js';
import { homesWith } from './allocation.js';
import { homesMeasure } from './demand.js';
import { credits } from './credit.js';
import { drawnUnder } from './recorded.js';
import type { purchases } from './purchase.js';
import { occupancies } from './purchase.js';

type Purchase = RecordOf<typeof purchases>;
const as = (record: AnyRecord): Purchase => record as unknown as Purchase;

function missing(
  purchase: Purchase,
  field: string,
  chinese: string,
  english: string,
  ask = words('收购主体', 'The buyer'),
): Question {
  return {
    code: `purchase-${field}`,
    missing: words(
      `${purchase.name ?? purchase.number}的${chinese}`,
      `${english} of ${purchase.name ?? purchase.number}`,
    ),
    ask,
    at: { kind: 'record', register: 'purchases', record: purchase.id, field },
  };
}

/** Price ÷ homes or ÷ area. A loan is no price: without a price nothing is said. */
export function pricePer(part: 'homes' | 'area') {
  return (_view: View, record: AnyRecord): Outcome => {
    const purchase = as(record);
    const label = part === 'homes' ? (['套数', 'The homes'] as const) : (['总面积', 'The area'] as const);
    return {
      get value() {
        return interval.divide(intervalOf(purchase.price), intervalOf(purchase[part]));
      },
      asOf: null,
      get why() {
        return [words(`收购总价÷${label[0]}；贷款不是价款`, `Price ÷ ${label[1].toLowerCase()}; a loan is no price`)];
      },
      questions: [
        ...(purchase.price === null
          ? [missing(purchase, 'price', '收购总价（贷款不是价款）', 'The price (a loan is none)')]
          : []),
        ...(purchase[part] === null ? [missing(purchase, part, label[0], label[1])] : []),
      ],
    };
  };
}

/** Loans drawn for a purchase by the view's day. */
export function drawnFor(view: View, purchaseId: string): Interval {
  return sum(view.linked(credits, 'purchase', purchaseId).map(({ id }) => drawnUnder(view, id)));
}

/** Loan drawn ÷ homes: says how far the loan goes, not what a home cost. */
export function loanPerHome(view: View, record: AnyRecord): Outcome {
  const purchase = as(record);
  return {
    get value() {
      return interval.divide(drawnFor(view, purchase.id), intervalOf(purchase.homes));
    },
    asOf: view.day,
    get why() {
      const drawn = drawnFor(view, purchase.id);
      return [
        words(
          `已放款${printInterval(drawn, money)}÷${printInterval(intervalOf(purchase.homes), homesMeasure)}；不是房价`,
          `${englishInterval(drawn, money)} drawn ÷ ${englishInterval(intervalOf(purchase.homes), homesMeasure)}; no price of a home`,
        ),
      ];
    },
    questions: purchase.homes === null ? [missing(purchase, 'homes', '套数', 'The homes')] : [],
  };
}

/** Rent a year ÷ loan drawn, to be held against the loan's rate. */
export function yieldOf(view: View, record: AnyRecord): Outcome {
  const purchase = as(record);
  const rates = view.linked(credits, 'purchase', purchase.id).map(({ rate }) => rate);
  const questions =
    purchase.annualRent === null ? [missing(purchase, 'annualRent', '年租金收入', 'The rent a year')] : [];
  for (const credit of view.linked(credits, 'purchase', purchase.id))
    if (credit.rate === null)
      questions.push({
        code: 'credit-rate',
        missing: words(`授信${credit.number}的年利率`, `The rate of ${credit.number}`),
        ask: words('贷款银行', 'The lending bank'),
        at: { kind: 'record', register: 'credits', record: credit.id, field: 'rate' },
      });
  return {
    get value() {
      return interval.divide(intervalOf(purchase.annualRent), drawnFor(view, purchase.id));
    },
    asOf: null,
    get why() {
      const drawn = drawnFor(view, purchase.id);
      return [
        words(
          `年租金${printInterval(intervalOf(purchase.annualRent), money)}÷已放款${printInterval(drawn, money)}`,
          `Rent a year ${englishInterval(intervalOf(purchase.annualRent), money)} ÷ ${englishInterval(drawn, money)} drawn`,
        ),
        ...rates.map((rate) =>
          words(
            `贷款年利率${printInterval(intervalOf(rate), share)}`,
            `Rate of the loan ${englishInterval(intervalOf(rate), share)} a year`,
          ),
        ),
      ];
    },
    questions,
  };
}

/** Whether the yield surely lies below every rate of the purchase's loans; null where it is not known. */
export function paysItsLoan(view: View, purchase: Purchase): boolean | null {
  const { value } = yieldOf(view, purchase as unknown as AnyRecord);
  const rates = view
    .linked(credits, 'purchase', purchase.id)
    .map(({ rate }) => (rate === null ? null : exactValue(intervalOf(rate))));
  if (rates.length === 0 || rates.some((rate) => rate === null) || value.lower === null) return null;
  const highest = rates.reduce((a, b) => (compare(a!, b!) >= 0 ? a : b))!;
  if (compare(value.lower, highest) >= 0) return true;
  return value.upper !== null && compare(value.upper, highest) < 0 ? false : null;
}

/** The newest occupancy of each of a purchase's sites. What one site shows is not spread to others. */
export function occupancyOf(view: View, record: AnyRecord): RecordOf<typeof occupancies>[] {
  const newest = new Map<string, RecordOf<typeof occupancies>>();
  for (const row of view.linked(occupancies, 'purchase', record.id)) {
    if (row.day === null || row.day > view.day || row.site === null) continue;
    const before = newest.get(row.site);
    if (!before || row.day >= before.day!) newest.set(row.site, row);
  }
  return [...newest.values()];
}

/** A site's rate: as said, else occupied ÷ ready. */
export function rateOf(row: RecordOf<typeof occupancies>): Interval {
  if (row.rate !== null) return intervalOf(row.rate);
  if (row.occupied === null || row.ready === null)
    return { lower: '0', upper: '1', lowerOpen: false, upperOpen: false };
  return ratioOf({ value: intervalOf(row.occupied), day: row.day }, { value: intervalOf(row.ready), day: row.day })!;
}

const WIDE: Interval = { lower: '0', upper: '1', lowerOpen: false, upperOpen: false };

/** Homes moved into by the reports of sites: those reported, up to all homes of sites that did not report. */
function occupiedBySites(view: View, purchase: Purchase): { value: Interval; known: boolean } {
  const rows = occupancyOf(view, purchase as unknown as AnyRecord);
  const occupied = sum(
    rows.map((row) =>
      row.occupied !== null
        ? intervalOf(row.occupied)
        : row.ready !== null
          ? interval.multiply(rateOf(row), intervalOf(row.ready))
          : unknownAmount,
    ),
  );
  const rest = interval.subtract(intervalOf(purchase.homes), sum(rows.map((row) => intervalOf(row.ready))));
  const { upper, upperOpen } = interval.add(occupied, rest);
  return {
    value: { lower: occupied.lower, lowerOpen: occupied.lowerOpen, upper, upperOpen },
    known: rows.every((row) => row.ready !== null) && purchase.homes !== null,
  };
}

/**
 * Occupancy of a whole purchase: homes occupied in the sites reported, out of all its homes. Sites that did not report
 * may be full or empty. Homes listed one by one narrow it; where they contradict the sites it is asked which is right, and the
 * sites' figure stands.
 */
export function occupancyRate(view: View, record: AnyRecord): Outcome {
  const purchase = as(record);
  const rows = occupancyOf(view, record);
  const { value: bySites, known } = occupiedBySites(view, purchase);
  const byHomes = homesWith(view, 'occupied', purchase);
  const both = known ? intersection(bySites, byHomes) : byHomes;
  const part = interval.divide(both ?? bySites, intervalOf(purchase.homes));
  const questions: Question[] = known
    ? []
    : [missing(purchase, 'homes', '各站点可入住套数和已入住套数', 'Homes ready and occupied by site')];
  if (both === null)
    questions.push({
      code: 'occupancy-contradicts',
      missing: words(
        `${purchase.name ?? purchase.number}按站点已入住${printInterval(bySites, homesMeasure)}，按逐套登记${printInterval(byHomes, homesMeasure)}，以哪个为准`,
        `Which is right of ${purchase.name ?? purchase.number}: moved into ${englishInterval(bySites, homesMeasure)} by its sites, ${englishInterval(byHomes, homesMeasure)} by its homes`,
      ),
      ask: words('收购主体', 'The buyer'),
      at: { kind: 'register', register: 'homes' },
    });
  return {
    value: intersection(part, WIDE) ?? WIDE,
    asOf: null,
    get why() {
      return [
        ...rows.map((row) =>
          words(
            `${row.site ?? ''}（${row.day}）${printInterval(rateOf(row), share)}，只说明这一处`,
            `${row.site ?? ''} (${row.day}): ${englishInterval(rateOf(row), share)}, of this site alone`,
          ),
        ),
        words(
          `逐套登记已入住${printInterval(byHomes, homesMeasure)}`,
          `Moved into, home by home: ${englishInterval(byHomes, homesMeasure)}`,
        ),
      ];
    },
    questions,
  };
}
