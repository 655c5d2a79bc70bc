import { interval } from '@luoshi/reading';
import { about, asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { intervalOf } from '../../definition/figure.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { overPriced } from './candidate.js';
import { buyers, calls, homes, offers } from './offer.js';

const housing = words('当地住房城乡建设部门', 'The local housing department');

/** Homes of an offer that fail a check, and homes where it is not known. */
export function checkedHomes(view: View): Effect[] {
  return view.rows(offers).flatMap((offer) => {
    const rows = view.linked(homes, 'offer', offer.id);
    const checks = [
      { wrong: rows.filter((home) => home.completed === false), chinese: '未建成', english: 'not completed' },
      { wrong: rows.filter((home) => home.unsold === false), chinese: '已出售', english: 'sold' },
      { wrong: rows.filter((home) => home.mortgaged === true), chinese: '有抵押', english: 'mortgaged' },
      { wrong: rows.filter((home) => home.seized === true), chinese: '被查封', english: 'seized' },
    ].filter(({ wrong }) => wrong.length > 0);
    const open = rows.filter((home) => [home.completed, home.unsold, home.mortgaged, home.seized].includes(null));
    const effects: Effect[] = [];
    if (checks.length > 0)
      effects.push(
        lamp(
          'homes-checked',
          about('offers', offer.id),
          'red',
          words(
            `${rows.length}套中${checks.map(({ wrong, chinese }) => `${wrong.length}套${chinese}`).join('、')}，不能收购`,
            `Of ${rows.length} homes ${checks.map(({ wrong, english }) => `${wrong.length} ${english}`).join(', ')}`,
          ),
        ),
      );
    if (open.length > 0)
      effects.push(
        asked('homes-checked', about('offers', offer.id), {
          code: 'homes-unchecked',
          missing: words(
            `${offer.name ?? offer.number}还有${open.length}套没有核查完`,
            `${open.length} homes of ${offer.name ?? offer.number} are not checked`,
          ),
          ask: housing,
          at: { kind: 'register', register: 'homes' },
        }),
      );
    return effects;
  });
}

/** The buyer must be a local state-owned enterprise. */
export function buyerChecked(view: View): Effect[] {
  return view.rows(buyers).flatMap((buyer): Effect[] => {
    if (buyer.stateOwned === true) return [];
    if (buyer.stateOwned === false)
      return [
        lamp(
          'buyer',
          about('buyers', buyer.id),
          'red',
          words('收购主体不是地方国有企业', 'The buyer is no local state-owned enterprise'),
        ),
      ];
    return [
      asked('buyer', about('buyers', buyer.id), {
        code: 'state-owned',
        missing: words(
          `${buyer.name ?? buyer.id}是否地方国有企业`,
          `Whether ${buyer.name ?? buyer.id} is a local state-owned enterprise`,
        ),
        ask: housing,
        at: { kind: 'record', register: 'buyers', record: buyer.id, field: 'stateOwned' },
      }),
    ];
  });
}

/** Price against the replacement price, where the cap is set. */
export function priceChecked(view: View): Effect[] {
  const { settings } = view.parameter('price-cap');
  if (settings.length !== 1)
    return view.rows(offers).length === 0 ? [] : [asked('price', null, view.askParameter('price-cap'))];
  return view
    .rows(offers)
    .filter((offer) => overPriced(view, offer) === true)
    .map((offer) =>
      lamp(
        'price',
        about('offers', offer.id),
        'red',
        words('每平方米报价高于同地段保障房重置价', 'Dearer than the replacement price'),
      ),
    );
}

/** Homes above the size limit, where it is set. */
export function sizeChecked(view: View): Effect[] {
  const { settings } = view.parameter('size-limit');
  const limit = settings.length === 1 ? settings[0]!.value : null;
  if (limit === null)
    return view.rows(offers).length === 0 ? [] : [asked('size', null, view.askParameter('size-limit'))];
  return view
    .rows(offers)
    .filter(({ areaTo }) => areaTo !== null && interval.below(interval.exactly(limit), intervalOf(areaTo)))
    .map((offer) =>
      lamp(
        'size',
        about('offers', offer.id),
        'yellow',
        words(`有超过${limit}平方米的户型`, `Has homes above ${limit} m²`),
      ),
    );
}

/** A call past its deadline without an offer. */
export function callAnswered(view: View): Effect[] {
  return view
    .rows(calls)
    .filter(({ deadline }) => deadline !== null && deadline < view.day)
    .filter(({ id }) => view.linked(offers, 'call', id).length === 0)
    .map(({ id, number, deadline }) =>
      proposed(
        'notice',
        'call',
        about('calls', id),
        words(
          `公告${number}已于${deadline}截止，没有房源报名`,
          `The call ${number} ended on ${deadline} without an offer`,
        ),
        null,
      ),
    );
}
