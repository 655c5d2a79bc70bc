import { interval } from '@luoshi/reading';
import type { Interval } from '@luoshi/reading';
import { between, intervalOf, sum } from '../../definition/figure.js';
import type { Figure } from '../../definition/figure.js';
import type { Outcome } from '../../definition/outcome.js';
import { words } from '../../definition/words.js';
import type { RecordOf } from '../../definition/register.js';
import type { View } from '../../engine/view.js';
import { purchases } from './purchase.js';

type Purchase = RecordOf<typeof purchases>;

/** Whether a purchase was made by the view's day; null where neither a day nor its state says so. */
export function isBought(view: View, { boughtOn, state }: Purchase): boolean | null {
  if (boughtOn !== null) return boughtOn <= view.day;
  if (state === 'bought' || state === 'in-use') return true;
  return state === 'talks' ? false : null;
}

/** A figure of a purchase as far as it was bought: all of it, none of it (talks and plans do not count), or up to it. */
function asBought(view: View, purchase: Purchase, figure: Figure | null): Interval {
  const bought = isBought(view, purchase);
  if (bought === false) return interval.exactly('0');
  const all = intervalOf(figure);
  return bought ? all : { ...between('0', all.upper), upperOpen: all.upperOpen };
}

/** Homes that surely were bought by the view's day, up to those that may have been. */
export const boughtHomes = (view: View, purchase: Purchase): Interval => asBought(view, purchase, purchase.homes);

/** Offers that surely were bought, by id. */
export const boughtOffers = (view: View): ReadonlySet<string | null> =>
  new Set(
    view
      .rows(purchases)
      .filter((purchase) => isBought(view, purchase) === true)
      .map(({ offer }) => offer),
  );

/** Projects in what was bought: a purchase may hold several. */
export function projectsBought(view: View): Outcome {
  const rows = view.rows(purchases).filter((purchase) => isBought(view, purchase) !== false);
  return {
    value: sum(rows.map((purchase) => asBought(view, purchase, purchase.projects))),
    asOf: view.day,
    why: [words(`${rows.length}个收购项目里的楼盘`, `The projects in ${rows.length} purchases`)],
    questions: rows
      .filter(({ projects }) => projects === null)
      .map(({ id, name, number }) => ({
        code: 'purchase-projects',
        missing: words(`${name ?? number}的楼盘数`, `The number of projects in ${name ?? number}`),
        ask: words('收购主体', 'The buyer'),
        at: { kind: 'record', register: 'purchases', record: id, field: 'projects' },
      })),
  };
}
