import { compare, interval } from '@luoshi/reading';
import { asked, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { moodAllows } from '../../definition/mood.js';
import { exactValue, intervalOf, printInterval, sum } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { named } from '../../definition/source.js';
import type { Rule } from '../../definition/rule.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { prospectOf } from '../../pace/forecast.js';
import { claimOf, claimQuarter, excessOf } from './claim.js';
import { banksOf, drawnUnder } from './recorded.js';
import { overPriced } from './candidate.js';
import { paysItsLoan } from './cost.js';
import { credits, drawdowns, shares } from './credit.js';
import { targets } from './demand.js';
import { stillToBuy, targetForecast } from './goal.js';
import { buyers, calls, homes, offers } from './offer.js';
import { purchases } from './purchase.js';

const basis = named('2024年12月29日《再贷款支持加速落地》报道');
const housing = words('当地住房城乡建设部门', 'The local housing department');
const about = (register: string, record: string): Effect['about'] => ({ register, record });

/** Homes of an offer that fail a check, and homes where it is not known. */
function checkedHomes(view: View): Effect[] {
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
function buyerChecked(view: View): Effect[] {
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
function priceChecked(view: View): Effect[] {
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
function sizeChecked(view: View): Effect[] {
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
function callAnswered(view: View): Effect[] {
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

/** Shares that do not sum to the credit, and drawdowns above it or for homes that do not qualify. */
function creditKept(view: View): Effect[] {
  return view.rows(credits).flatMap((credit) => {
    const effects: Effect[] = [];
    const limit = intervalOf(credit.limit);
    const parts = view.linked(shares, 'credit', credit.id);
    const total = sum(parts.map(({ amount }) => intervalOf(amount)));
    if (parts.length > 0 && !interval.overlaps(total, limit))
      effects.push(
        lamp(
          'credit',
          about('credits', credit.id),
          'red',
          words(
            `各行份额合计${printInterval(total, money)}，与额度${printInterval(limit, money)}不符`,
            'The shares do not sum to the limit',
          ),
        ),
      );
    const drawn = drawnUnder(view, credit.id);
    if (interval.below(limit, drawn))
      effects.push(
        lamp(
          'credit',
          about('credits', credit.id),
          'red',
          words(
            `放款${printInterval(drawn, money)}超过额度${printInterval(limit, money)}`,
            'More was drawn than granted',
          ),
        ),
      );
    const unfit = view.linked(drawdowns, 'credit', credit.id).filter(({ eligible }) => eligible === false);
    if (unfit.length > 0)
      effects.push(
        lamp(
          'credit',
          about('credits', credit.id),
          'yellow',
          words(
            `${unfit.length}笔放款不是用于合格房源，不计入再贷款`,
            `${unfit.length} drawdowns are not for homes that qualify`,
          ),
        ),
      );
    return effects;
  });
}

/** After a quarter's end: which bank may claim, and what is missing for it. */
function claimDue(view: View): Effect[] {
  const quarter = claimQuarter(view.day);
  return view.rows(credits).flatMap((credit) =>
    (banksOf(view, credit).length > 0 ? banksOf(view, credit) : [null]).flatMap((bank): Effect[] => {
      const claim = claimOf(view, credit, bank);
      const excess = excessOf(claim);
      if (excess.lower !== null && compare(excess.lower, '0') > 0)
        return [
          proposed(
            'notice',
            'claim',
            about('credits', credit.id),
            words(
              `${bank ?? '贷款银行'}的再贷款余额超过${quarter}季末可支持额${printInterval(excess, money)}，应归还`,
              `${bank ?? 'The banks'} hold more relending than the balance of ${quarter} supports`,
            ),
            bank,
          ),
        ];
      if (claim.claimable.upper !== null && compare(claim.claimable.upper, '0') <= 0) return [];
      const who = bank ?? '贷款银行';
      return [
        {
          ...proposed(
            'task',
            'claim',
            about('credits', credit.id),
            words(
              `${who}可按${quarter}季末余额申请再贷款${printInterval(claim.claimable, money)}`,
              `${bank ?? 'The banks'} may claim relending on the balance of ${quarter}`,
            ),
            bank,
          ),
          questions: claim.questions,
        },
      ];
    }),
  );
}

/** Targets: no deadline, missed, out of reach at the best pace, or behind. */
function targetLit(view: View): Effect[] {
  return view.rows(targets).flatMap((target): Effect[] => {
    const gap = stillToBuy(view, target as never);
    const where = about('targets', target.id);
    if (target.by === null)
      return gap.questions
        .filter(({ code }) => code === 'target-deadline')
        .map((question) => asked('target', where, question));
    if (exactValue(gap.value) === '0')
      return [lamp('target', where, 'green', words('已达到目标', 'The target is met'))];
    const mood = target.mood ?? 'must';
    const surely = gap.value.lower !== null && compare(gap.value.lower, '0') > 0;
    if (target.by < view.day) {
      if (!surely) return gap.questions.map((question) => asked('target', where, question));
      return [
        lamp(
          'target',
          where,
          moodAllows(mood, 'red'),
          words('时限已过，没有达到目标', 'The deadline has passed without the target'),
        ),
      ];
    }
    const found = targetForecast(view, target);
    if (found === null) return [];
    const prospect = prospectOf(found, intervalOf(target.homes));
    const chance = found.chance ? `，按期达到的可能在${found.chance.least}至${found.chance.most}之间` : '';
    if (prospect === 'never')
      return [
        lamp(
          'target',
          where,
          moodAllows(mood, 'red'),
          words('按出现过的最快进度也不能按期达到', 'Not to be reached even at the best pace'),
        ),
      ];
    if (prospect === 'even-at-worst')
      return [lamp('target', where, 'green', words('按最慢进度也能按期达到', 'Reached even at the worst pace'))];
    return found.atAverage !== null && found.atAverage <= target.by
      ? [
          lamp(
            'target',
            where,
            'green',
            words(`按平均进度${found.atAverage}达到${chance}`, `Reached on ${found.atAverage} at the average pace`),
          ),
        ]
      : [
          lamp(
            'target',
            where,
            moodAllows(mood, 'yellow'),
            words(`按平均进度不能按期达到${chance}`, 'Not reached in time at the average pace'),
          ),
        ];
  });
}

/** Rent that does not carry the loan. */
function loanCarried(view: View): Effect[] {
  return view
    .rows(purchases)
    .filter((purchase) => paysItsLoan(view, purchase) === false)
    .map(({ id }) =>
      lamp(
        'rent',
        about('purchases', id),
        'yellow',
        words('年租金收益低于贷款利率', 'The rent yields less than the loan costs'),
      ),
    );
}

const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });
const claimRegisters = ['credits', 'shares', 'drawdowns', 'repayments', 'balances', 'relendings'];

export const rules: readonly Rule[] = [
  {
    code: 'call',
    name: words('征集到期无人报名', 'No offers'),
    meaning: words('公告截止而没有房源报名的提示', 'A call that ended without an offer'),
    basis,
    needs: needs(['calls', 'offers']),
    judge: callAnswered,
  },
  {
    code: 'homes-checked',
    name: words('逐套核查', 'Homes checked'),
    meaning: words(
      '已建成、未出售、无抵押、未查封，逐套核查',
      'Completed, unsold, unmortgaged, unseized, home by home',
    ),
    basis,
    needs: needs(['offers', 'homes']),
    judge: checkedHomes,
  },
  {
    code: 'buyer',
    name: words('收购主体资格', 'Buyer qualifies'),
    meaning: words('收购主体须为地方国有企业', 'The buyer is a local state-owned enterprise'),
    basis,
    needs: needs(['buyers']),
    judge: buyerChecked,
  },
  {
    code: 'price',
    name: words('价格合理', 'Fair price'),
    meaning: words('设了价格上限后，高于重置价的亮红灯', 'Red above the replacement price once the cap is set'),
    basis: null,
    needs: needs(['offers'], ['price-cap']),
    judge: priceChecked,
  },
  {
    code: 'size',
    name: words('户型面积', 'Size'),
    meaning: words('设了面积上限后，超出的亮黄灯', 'Yellow above the size limit once it is set'),
    basis: null,
    needs: needs(['offers'], ['size-limit']),
    judge: sizeChecked,
  },
  {
    code: 'credit',
    name: words('授信与放款', 'Credit kept'),
    meaning: words('份额合计等于额度，放款不超额度，不合格放款不计', 'Shares sum to the limit, drawdowns stay in it'),
    basis: null,
    needs: needs(claimRegisters),
    judge: creditKept,
  },
  {
    code: 'claim',
    name: words('季度申请再贷款', 'Quarterly claim'),
    meaning: words(
      '季度结束后，按季末合格本金余额申请',
      'After a quarter’s end, on the eligible principal outstanding',
    ),
    basis,
    needs: needs(claimRegisters, ['support-ratio', 'ratio-follows']),
    judge: claimDue,
  },
  {
    code: 'target',
    name: words('筹集目标', 'Target'),
    meaning: words('没有时限的问；能否按期，看进度', 'Asks for a deadline; lights by the pace'),
    basis: null,
    needs: needs(['targets', 'purchases']),
    judge: targetLit,
  },
  {
    code: 'rent',
    name: words('租金覆盖利息', 'Rent carries the loan'),
    meaning: words('年租金收益低于贷款利率的亮黄灯', 'Yellow where rent yields less than the loan costs'),
    basis: null,
    needs: needs(['purchases', 'credits', 'drawdowns']),
    judge: loanCarried,
  },
];
