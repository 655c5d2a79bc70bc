import { compare } from '@luoshi/reading';
import { about, asked, lamp } from '../../definition/effect.js';
import type { Effect, LampColour } from '../../definition/effect.js';
import { moodAllows } from '../../definition/mood.js';
import { exactValue, intervalOf } from '../../definition/figure.js';
import type { Rule } from '../../definition/rule.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { RecordOf } from '../../definition/register.js';
import type { View } from '../../engine/view.js';
import { prospectOf } from '../../pace/forecast.js';
import { targets } from './demand.js';
import { stillToBuy, targetForecast } from './goal.js';
import { claimDue, creditKept, loanCarried } from './credit-rules.js';
import { relendingDue } from './relending-due.js';
import { reported } from './parameters.js';
import { buyerChecked, callAnswered, checkedHomes, priceChecked, sizeChecked, wholeAsked } from './offer-rules.js';

/**
 * A target's lamp as its paper's mood allows. How strongly a paper promised that does not say so is asked, and no red or
 * yellow is lit for it.
 */
function litBy(target: RecordOf<typeof targets>, where: Effect['about'], colour: LampColour, said: Words): Effect[] {
  if (target.mood !== null) return [lamp('target', where, moodAllows(target.mood, colour), said)];
  return [
    lamp(
      'target',
      where,
      'grey',
      words(`${said.chinese}；语气没有写明，不亮灯`, `${said.english}; the paper’s mood is not given: no lamp is lit`),
    ),
    asked('target', where, {
      code: 'target-mood',
      missing: words(
        `目标“${target.number}”是确保、力争还是鼓励`,
        `Whether the target ${target.number} must be met, is striven for or encouraged`,
      ),
      ask: words('文件的起草单位', 'Whoever drafted the paper'),
      at: { kind: 'record', register: 'targets', record: target.id, field: 'mood' },
    }),
  ];
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
    const lit = (colour: LampColour, said: Words): Effect[] => litBy(target, where, colour, said);
    const surely = gap.value.lower !== null && compare(gap.value.lower, '0') > 0;
    if (target.by < view.day) {
      if (!surely) return gap.questions.map((question) => asked('target', where, question));
      return lit('red', words('时限已过，没有达到目标', 'The deadline has passed without the target'));
    }
    const found = targetForecast(view, target);
    if (found === null) return [];
    const prospect = prospectOf(found, intervalOf(target.homes));
    if (prospect === 'never')
      return lit('red', words('按出现过的最快进度也不能按期达到', 'Not to be reached even at the best pace'));
    if (prospect === 'even-at-worst')
      return [lamp('target', where, 'green', words('按最慢进度也能按期达到', 'Reached even at the worst pace'))];
    const chance = found.chance ? `，按期达到的可能在${found.chance.least}至${found.chance.most}之间` : '';
    return found.atAverage !== null && found.atAverage <= target.by
      ? [
          lamp(
            'target',
            where,
            'green',
            words(`按平均进度${found.atAverage}达到${chance}`, `Reached on ${found.atAverage} at the average pace`),
          ),
        ]
      : lit('yellow', words(`按平均进度不能按期达到${chance}`, 'Not reached in time at the average pace'));
  });
}

const needs = (registers: readonly string[], parameters: readonly string[] = []) => ({ registers, parameters });
const claimRegisters = ['credits', 'shares', 'drawdowns', 'repayments', 'balances', 'relendings'];

export const rules: readonly Rule[] = [
  {
    code: 'call',
    name: words('征集到期无人报名', 'No offers'),
    meaning: words('公告截止而没有房源报名的提示', 'A call that ended without an offer'),
    basis: reported('公开发布', '征集'),
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
    basis: reported('已建成未出售'),
    needs: needs(['offers', 'homes']),
    judge: checkedHomes,
  },
  {
    code: 'buyer',
    name: words('收购主体资格', 'Buyer qualifies'),
    meaning: words('收购主体须为地方国有企业', 'The buyer is a local state-owned enterprise'),
    basis: reported('地方国有企业', '收购'),
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
    needs: needs(['offers'], ['size-limit', 'size-limit-sale']),
    judge: sizeChecked,
  },
  {
    code: 'whole',
    name: words('整栋优先', 'Whole buildings'),
    meaning: words('是否只收、优先收整栋或整单元，没有依据时要问', 'Asks whether whole buildings come first'),
    basis: null,
    needs: needs(['offers'], ['whole-buildings']),
    judge: wholeAsked,
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
    basis: reported('按季度申请'),
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
    code: 'relending-terms',
    name: words('再贷款条件', 'Terms of relending'),
    meaning: words(
      '再贷款期限、利率，文件没有给出，要问；过了到期日没有归还的提示',
      'Term and rate, which no paper gives, are asked; what is past its day is told',
    ),
    basis: null,
    needs: needs(['credits', 'relendings'], ['relending-term', 'relending-rate']),
    judge: relendingDue,
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
