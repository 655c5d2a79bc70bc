import { compare, interval } from '@luoshi/reading';
import type { Day, Interval } from '@luoshi/reading';
import { between, englishInterval, intervalOf, notNegative, printInterval, sum } from '../../definition/figure.js';
import { share } from '../../definition/measure.js';
import type { Outcome } from '../../definition/outcome.js';
import type { Question } from '../../definition/question.js';
import type { AnyRecord, RecordOf } from '../../definition/register.js';
import { column } from '../../definition/report.js';
import type { ReportCell, ReportTable } from '../../definition/report.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { ratioOf } from '../../pace/ratio.js';
import { homesMeasure } from './demand.js';
import { homes, offers } from './offer.js';
import { purchases } from './purchase.js';

type Home = RecordOf<typeof homes>;
type Purchase = RecordOf<typeof purchases>;

/** What became of a purchase's homes. */
export type Fate = 'let' | 'sold' | 'occupied';

/** Homes of a purchase that are listed one by one, and those that are not. */
interface Listed {
  readonly rows: readonly Home[];
  readonly unlisted: Interval;
}

function listedOf(view: View, purchase: Purchase): Listed {
  const rows = purchase.offer === null ? [] : view.linked(homes, 'offer', purchase.offer);
  const all = intervalOf(purchase.homes);
  return { rows, unlisted: notNegative(interval.subtract(all, interval.exactly(String(rows.length)))) };
}

const by = (day: Day | null, end: Day): boolean => day !== null && day <= end;

/** Whether a home was let, sold or moved into by the view's day; null where it was allocated and nobody said how. */
function hasFate(view: View, fate: Fate, { tenure, allocatedOn, occupiedOn }: Home): boolean | null {
  if (fate === 'occupied') return by(occupiedOn, view.day);
  if (!by(allocatedOn, view.day) && !by(occupiedOn, view.day)) return false;
  return tenure === null ? null : tenure === (fate === 'let' ? 'rent' : 'sale');
}

/**
 * Homes let, sold or moved into: those listed with a day by then, up to those that are not listed and those allocated
 * without saying how. A listed home without a day counts as not yet.
 */
export function homesWith(view: View, fate: Fate, purchase: Purchase): Interval {
  const { rows, unlisted } = listedOf(view, purchase);
  const verdicts = rows.map((home) => hasFate(view, fate, home));
  const surely = interval.exactly(String(verdicts.filter((verdict) => verdict === true).length));
  const perhaps = between('0', String(verdicts.filter((verdict) => verdict === null).length));
  return sum([surely, perhaps, { ...unlisted, lower: '0', lowerOpen: false }]);
}

/** How many homes of a purchase are let, sold or moved into, as an indicator. */
export const homesFate =
  (fate: Fate) =>
  (view: View, record: AnyRecord): Outcome => {
    const purchase = record as unknown as Purchase;
    const { rows, unlisted } = listedOf(view, purchase);
    const name = purchase.name ?? purchase.number;
    const open = rows.filter((home) => hasFate(view, fate, home) === null).length;
    const ask = (code: string, chinese: string, english: string): Question => ({
      code,
      missing: words(`${name}${chinese}`, `${english} of ${name}`),
      ask: words('收购主体', 'The buyer'),
      at: { kind: 'register', register: 'homes' },
    });
    return {
      value: homesWith(view, fate, purchase),
      asOf: view.day,
      get why() {
        return [
          words(
            `房源明细列出${rows.length}套，没有列出${printInterval(unlisted, homesMeasure)}`,
            `${rows.length} homes are listed, ${englishInterval(unlisted, homesMeasure)} not`,
          ),
        ];
      },
      questions: [
        ...(unlisted.upper === null || compare(unlisted.upper, '0') > 0
          ? [ask('homes-fate', '没有逐套列出的房源配租、配售、入住情况', 'What became of homes not listed')]
          : []),
        ...(open > 0
          ? [ask('homes-tenure', `有${open}套没有写明配租还是配售`, `Whether ${open} homes are let or sold`)]
          : []),
      ],
    };
  };

/** 配租配售与入住: what became of the homes, a row for each purchase's site, and all together. */
export function fateTable(view: View): ReportTable {
  const rows = view.rows(purchases).map((purchase) => {
    const [lent, sold, occupied] = (['let', 'sold', 'occupied'] as const).map((fate) =>
      homesWith(view, fate, purchase),
    );
    return { purchase, all: intervalOf(purchase.homes), lent: lent!, sold: sold!, occupied: occupied! };
  });
  const line = (name: ReportCell, site: ReportCell, all: Interval, figures: readonly Interval[]): ReportCell[] => [
    ...[name, site, all, ...figures],
    ratioOf({ value: figures.at(-1)!, day: view.day }, { value: all, day: view.day }),
  ];
  const total = (part: 'all' | 'lent' | 'sold' | 'occupied'): Interval => sum(rows.map((row) => row[part]));
  return {
    name: words('配租配售与入住', 'Let, sold, moved into'),
    columns: [
      column('purchase', '收购项目', 'Purchase'),
      column('site', '房源项目', 'Site'),
      column('homes', '套数', 'Homes', homesMeasure),
      column('let', '已配租', 'Let', homesMeasure),
      column('sold', '已配售', 'Sold', homesMeasure),
      column('occupied', '已入住', 'Moved into', homesMeasure),
      column('rate', '入住率', 'Occupancy', share),
    ],
    rows: [
      ...rows.map(({ purchase, all, lent, sold, occupied }) =>
        line(purchase.name ?? purchase.number, view.find(offers, purchase.offer)?.name ?? '', all, [
          lent,
          sold,
          occupied,
        ]),
      ),
      ...(rows.length > 1
        ? [line(words('合计', 'Together'), '', total('all'), [total('lent'), total('sold'), total('occupied')])]
        : []),
    ],
    notes: [
      words(
        '按房源明细逐套登记的日期；没有列出的房源可能已配租、配售、入住，也可能没有。',
        'By the days entered home by home; homes that are not listed may or may not be let, sold or moved into.',
      ),
    ],
  };
}
