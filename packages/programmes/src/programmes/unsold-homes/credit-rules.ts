import { compare, interval } from '@luoshi/reading';
import { about, lamp, proposed } from '../../definition/effect.js';
import type { Effect } from '../../definition/effect.js';
import { intervalOf, printInterval, sum } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { excessOf, quarterClaims } from './bank-claim.js';
import { drawnUnder } from './recorded.js';
import { paysItsLoan } from './cost.js';
import { credits, drawdowns, shares } from './credit.js';
import { purchases } from './purchase.js';

/** Shares that do not sum to the credit, and drawdowns above it or for homes that do not qualify. */
export function creditKept(view: View): Effect[] {
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

/** After a quarter's end: which bank may claim, and what is missing for it. One claim for each bank. */
export function claimDue(view: View): Effect[] {
  const { banks, quarter } = quarterClaims(view);
  return banks.flatMap((claim): Effect[] => {
    const { bank, credits: held, claimable, questions } = claim;
    const where = held.length === 1 ? about('credits', held[0]!.id) : null;
    const who = bank === null ? words('贷款银行', 'The banks') : words(bank, bank);
    const excess = excessOf(claim);
    if (excess.lower !== null && compare(excess.lower, '0') > 0)
      return [
        proposed(
          'notice',
          'claim',
          where,
          words(
            `${who.chinese}的再贷款余额超过${quarter}季末可支持额${printInterval(excess, money)}，应归还`,
            `${who.english} hold more relending than the balances of ${quarter} support`,
          ),
          bank,
        ),
      ];
    if (claimable.upper !== null && compare(claimable.upper, '0') <= 0) return [];
    return [
      {
        ...proposed(
          'task',
          'claim',
          where,
          words(
            `${who.chinese}可按${quarter}季末余额申请再贷款${printInterval(claimable, money)}`,
            `${who.english} may claim relending on the balances of ${quarter}`,
          ),
          bank,
        ),
        questions,
      },
    ];
  });
}

/** Rent that does not carry the loan. */
export function loanCarried(view: View): Effect[] {
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
