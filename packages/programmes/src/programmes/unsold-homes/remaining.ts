import { divide, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { intervalOf } from '../../definition/figure.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { boughtHomes, isBought } from './bought.js';
import { coverage } from './coverage.js';
import type { needs } from './demand.js';
import { sizesFit } from './fit.js';
import { offers } from './offer.js';
import { purchases } from './purchase.js';

type Need = RecordOf<typeof needs>;

const housing = words('当地住房城乡建设部门', 'The local housing department');

/** What is still needed, by need, and how much of each was met by what was bought. */
export interface Remaining {
  readonly wanted: readonly Decimal[];
  readonly met: readonly Decimal[];
  readonly questions: readonly Question[];
}

/**
 * Needs less the homes that surely were bought. A purchase meets needs of its place whose sizes its offer fits, or where
 * its sizes are not known may fit: what fits several goes where there is most room. Whether a survey later than a
 * purchase left its homes out already is asked; until then they are taken off.
 *
 * @param surveyed homes needed, whole, as surveyed or as tried
 */
export function remainingNeeds(view: View, rows: readonly Need[], surveyed: readonly Decimal[]): Remaining {
  const questions: Question[] = [];
  const counted = new Set<number>();
  const bought = view.rows(purchases).flatMap((purchase) => {
    if (isBought(view, purchase) !== true) return [];
    const offer = view.find(offers, purchase.offer);
    const place = purchase.place ?? offer?.place ?? null;
    const fit = rows.map((need) =>
      need.place === place ? sizesFit(offer?.areaFrom ?? null, offer?.areaTo ?? null, need) : false,
    );
    const fits = [...fit.keys()].filter((index) => fit[index] !== false);
    const { lower, upper } = boughtHomes(view, purchase);
    const name = purchase.name ?? purchase.number;
    const ask = (code: string, chinese: string, english: string, field: string): void =>
      void questions.push({
        code,
        missing: words(`${name}${chinese}`, `${english} of ${name}`),
        ask: words('收购主体', 'The buyer'),
        at: { kind: 'record', register: 'purchases', record: purchase.id, field },
      });
    if (upper === null) ask('purchase-homes', '的套数', 'The homes', 'homes');
    if (fits.length > 1 && fits.some((index) => fit[index] === null))
      ask('purchase-sizes', '收的是哪种户型，满足哪一项需求', 'The sizes, and so the need met,', 'offer');
    for (const index of fits)
      if (purchase.boughtOn !== null && (rows[index]!.surveyedOn ?? '') > purchase.boughtOn) counted.add(index);
    return [{ homes: divide(upper ?? lower ?? '0', '1', 0, 'up'), fits }];
  });
  const met = coverage(bought, surveyed);
  for (const index of counted) {
    const { id, number, surveyedOn } = rows[index]!;
    questions.push({
      code: 'need-net',
      missing: words(
        `需求“${number}”${surveyedOn}摸排，是否已扣除此前收购的房源（现按没有扣除算）`,
        `Whether the need ${number}, surveyed on ${surveyedOn}, already leaves out what was bought before (taken as not)`,
      ),
      ask: housing,
      at: { kind: 'record', register: 'needs', record: id, field: 'homes' },
    });
  }
  return { wanted: surveyed.map((homes, index) => subtract(homes, met[index]!)), met, questions };
}

/** Homes needed as surveyed, whole: an interval counts at its lower end. */
export const surveyedHomes = (need: Need, tried: Decimal | undefined): Decimal =>
  divide(tried ?? intervalOf(need.homes).lower ?? '0', '1', 0, 'down');
