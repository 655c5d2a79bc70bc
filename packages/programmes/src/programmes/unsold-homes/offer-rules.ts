import { interval } from '@luoshi/reading';
import { about, asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { intervalOf } from '../../definition/figure.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { overPriced } from './candidate.js';
import { allListed, homeCheck, listedOf } from './home-check.js';
import { buyers, calls, offers } from './offer.js';
import { settled } from './parameters.js';
import type { Words } from '../../definition/words.js';

const housing = words('当地住房城乡建设部门', 'The local housing department');

/**
 * Homes of an offer that fail a check, and homes where it is not known: those listed without an answer, and (once some are
 * listed or the offer is chosen) those that are not listed at all.
 */
export function checkedHomes(view: View): Effect[] {
  return view.rows(offers).flatMap((offer) => {
    const where = about('offers', offer.id);
    const check = homeCheck(view, offer);
    const name = offer.name ?? offer.number;
    const effects: Effect[] = [];
    const ask = (code: string, missing: Words): void =>
      void effects.push(
        asked('homes-checked', where, { code, missing, ask: housing, at: { kind: 'register', register: 'homes' } }),
      );
    if (check.fails) effects.push(lamp('homes-checked', where, 'red', check.fails));
    if (check.open > 0)
      ask(
        'homes-unchecked',
        words(
          `${name}还有${check.open}套没有核查完`,
          `${check.open} ${check.open === 1 ? 'home' : 'homes'} of ${name} not checked`,
        ),
      );
    if (!allListed(check) && (check.listed.length > 0 || offer.decision === 'chosen')) {
      const listed = listedOf(offer, check);
      ask(
        'homes-unlisted',
        words(
          `${name}${listed.chinese}，其余没有逐套核查`,
          `Homes of ${name}: ${listed.english}; the others were not checked one by one`,
        ),
      );
    }
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
  if (settled(view, 'price-cap') === null)
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

/** Homes above a size limit, for letting or for sale, where it is set. */
export function sizeChecked(view: View): Effect[] {
  if (view.rows(offers).length === 0) return [];
  const uses = [
    { code: 'size-limit', chinese: '配租', english: 'letting' },
    { code: 'size-limit-sale', chinese: '配售', english: 'sale' },
  ] as const;
  return uses.flatMap(({ code, chinese, english }): Effect[] => {
    const limit = settled(view, code);
    if (limit === null) return [asked('size', null, view.askParameter(code))];
    return view
      .rows(offers)
      .filter(({ areaTo }) => areaTo !== null && interval.below(interval.exactly(limit), intervalOf(areaTo)))
      .map((offer) =>
        lamp(
          'size',
          about('offers', offer.id),
          'yellow',
          words(`有超过${limit}平方米的户型，不能用作${chinese}`, `Has homes above ${limit} m²: not for ${english}`),
        ),
      );
  });
}

/** Whether whole buildings come first is asked while nobody said so. */
export function wholeAsked(view: View): Effect[] {
  const open = view.rows(offers).length > 0 && settled(view, 'whole-buildings') === null;
  return open ? [asked('whole', null, view.askParameter('whole-buildings'))] : [];
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
