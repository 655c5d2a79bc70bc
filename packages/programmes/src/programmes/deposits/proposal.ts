import { compare, divide, interval, multiply, subtract } from '@luoshi/reading';
import type { Decimal, Interval } from '@luoshi/reading';
import { between, exactValue, intervalOf, sum } from '../../definition/figure.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { allocate, changeOf, pointsOfShare, scoreOf, weighed } from '../../money/allocation.js';
import type { AllocationChange } from '../../money/allocation.js';
import { totalFigures } from '../../money/total.js';
import { shareOut } from '../../money/share-out.js';
import { totalOf } from '../../definition/total-of.js';
import { banks, funds, loans } from './bank.js';
import type { Words } from '../../definition/words.js';

type Fund = RecordOf<typeof funds>;

/** What a bank would get of a fund. */
export interface ProposedDeposit {
  readonly bank: string;
  readonly granted: Interval;
  readonly paid: Decimal;
  /** Points of 100 for loans paid: the bank's share of all that was paid. Granted and unpaid is 0. */
  readonly factor: Decimal;
  /** Points of 100 for the way by score; null for the way by proportion. */
  readonly score: Decimal | null;
  /** In yuan; bounds where papers do not say what the proportion is of. */
  readonly amount: Interval;
}

/** A proposal to the fund's owner, or what is missing for one. */
export interface Proposal {
  readonly fund: string;
  readonly deposits: readonly ProposedDeposit[] | null;
  /** What the proposal leaves undealt, in yuan. */
  readonly left: Interval;
  readonly why: Words;
  readonly questions: readonly Question[];
}

/** Matched loans that a bank has paid by the view's day. Granted and unpaid is nothing. */
export function paidBy(view: View, bankId: string): Interval {
  return sum(
    view
      .linked(loans, 'bank', bankId)
      .filter(({ paidOn, paid }) => paid !== null && (paidOn === null ? false : paidOn <= view.day))
      .map(({ paid }) => intervalOf(paid)),
  );
}

function paidQuestions(view: View): Question[] {
  return view
    .rows(loans)
    .filter(({ paid, paidOn }) => (paid === null) !== (paidOn === null) || exactValue(intervalOf(paid)) === null)
    .filter(({ paid, paidOn }) => paid !== null || paidOn !== null)
    .map(({ id, number }) => ({
      code: 'paid',
      missing: words(`贷款${number}实际投放的金额和日期`, `What was paid of ${number}, and when`),
      ask: words('贷款银行', 'The bank'),
      at: { kind: 'record', register: 'loans', record: id, field: 'paid' },
    }));
}

/**
 * What a fund's owner is proposed. By proportion: so much deposit for each yuan of matched loans paid, as far as the fund
 * reaches: of each fund by itself, or of all funds together, whose owners then settle how much of it each carries. While it
 * is not said which, or not settled, each bank's part has bounds. By score: the fund is dealt out by weight × share of loans paid + (1 − weight) × other factors. While the
 * proportion or the weight is empty nothing is proposed. Parts and what is left sum to the fund to the 分.
 *
 * @param weight tries another weight than the one in force
 */
export function proposalOf(view: View, fund: Fund, weight: Decimal | null = null): Proposal {
  const none = (why: Words, questions: readonly Question[] = []): Proposal => ({
    fund: fund.id,
    deposits: null,
    left: intervalOf(fund.amount),
    why,
    questions,
  });
  const amount = exactValue(intervalOf(fund.amount));
  const missing = paidQuestions(view);
  if (missing.length > 0)
    return none(words('有贷款的实际投放不清楚，不作建议', 'Some loans are not known to be paid: no proposal'), missing);
  if (amount === null)
    return none(words('资金的可存放金额不清楚', 'The amount of the fund is not known'), [
      {
        code: 'fund-amount',
        missing: words(`${fund.name}可存放的金额`, `The amount of ${fund.name}`),
        ask: words(fund.owner ?? '资金主管单位', fund.owner ?? 'The fund’s owner'),
        at: { kind: 'record', register: 'funds', record: fund.id, field: 'amount' },
      },
    ]);
  const rows = view.rows(banks).map((bank) => ({ bank, paid: exactValue(paidBy(view, bank.id)) ?? '0' }));
  const total = totalOf(rows.map(({ paid }) => paid));
  if (compare(total, '0') === 0)
    return none(words('没有一家银行实际投放，不作建议', 'No bank has paid a loan: no proposal'));
  if (fund.way === 'proportion') {
    const { settings } = view.parameter('proportion');
    if (settings.length !== 1)
      return none(words('存放与投放的比例没有写明，不作建议', 'The proportion is not stated: no proposal'), [
        view.askParameter('proportion'),
      ]);
    const due = divide(multiply(total, settings[0]!.value), '1', 2, 'down');
    const { least, most, questions } = dealtOf(view, fund, amount, due);
    const [low, high] = [least, most].map((dealt) =>
      shareOut(
        dealt,
        rows.map(({ paid }) => paid),
        '0.01',
      ),
    ) as [Decimal[], Decimal[]];
    return {
      fund: fund.id,
      deposits: rows.map(({ bank, paid }, index) => ({
        ...standingOf(view, bank.id, paid, total),
        score: null,
        amount: between(low[index]!, high[index]!),
      })),
      left: between(subtract(amount, most), subtract(amount, least)),
      why:
        compare(due, amount) > 0
          ? words(
              '按比例应存超过可存放金额，按投放占比存满为止',
              'The proportion asks for more than the fund holds: all of it, by share of loans paid',
            )
          : words('按实际投放和比例', 'By loans paid and the proportion'),
      questions,
    };
  }
  const { settings } = view.parameter('weight');
  const inForce = weight ?? (settings.length === 1 ? settings[0]!.value : null);
  if (inForce === null)
    return none(words('投放情况的权重待核，不作建议', 'The weight is to be confirmed: no proposal'), [
      view.askParameter('weight'),
    ]);
  const open = rows.filter(({ bank }) => exactValue(intervalOf(bank.score)) === null);
  if (open.length > 0)
    return none(
      words('有银行的其他指标得分没有评定，不作建议', 'Some banks have no other score yet: no proposal'),
      open.map(({ bank }) => ({
        code: 'score',
        missing: words(`${bank.name}的其他指标得分`, `The other score of ${bank.name}`),
        ask: words(fund.owner ?? '资金主管单位', fund.owner ?? 'The fund’s owner'),
        at: { kind: 'record', register: 'banks', record: bank.id, field: 'score' },
      })),
    );
  const scored = rows.map(({ bank, paid }) => {
    const standing = standingOf(view, bank.id, paid, total);
    return { ...standing, score: scoreOf(weighed(inForce, standing.factor, bank.score as Decimal)) };
  });
  const parts = allocate(
    amount,
    scored.map(({ score }) => score),
    '0.01',
  );
  if (parts === null) return none(words('所有银行得分为零，不作建议', 'All banks score nothing: no proposal'));
  return {
    fund: fund.id,
    deposits: scored.map((one, index) => ({ ...one, amount: interval.exactly(parts[index]!) })),
    left: interval.exactly('0'),
    why: words(
      `投放情况权重${interval.exactly(inForce).lower}`,
      `Weight of loans paid: ${interval.exactly(inForce).lower}`,
    ),
    questions: [],
  };
}

/** A bank's loans granted and paid by the view's day, and the points that what it paid earns. */
function standingOf(view: View, bank: string, paid: Decimal, total: Decimal) {
  return {
    bank,
    granted: totalFigures(view.linked(loans, 'bank', bank).map(({ granted }) => granted)),
    paid,
    factor: pointsOfShare(paid, total),
  };
}

/**
 * How much of what is due by the proportion a fund carries: its own part up to its amount where the proportion is of each fund;
 * of all together, between what the others cannot carry and what it holds. With one fund both are the same.
 */
function dealtOf(view: View, fund: Fund, amount: Decimal, due: Decimal) {
  const most = compare(due, amount) < 0 ? due : amount;
  const others = view.rows(funds).filter(({ id, way }) => id !== fund.id && way === 'proportion');
  const basis = view.parameter('proportion-basis').settings;
  const of = basis.length === 1 ? basis[0]!.value : null;
  if (others.length === 0 || of === 'each') return { least: most, most, questions: [] };
  const elsewhere = totalFigures(others.map((other) => other.amount)).upper;
  const rest = elsewhere === null ? '0' : subtract(due, elsewhere);
  const least = compare(rest, '0') <= 0 ? '0' : compare(rest, most) < 0 ? rest : most;
  const questions: Question[] =
    of === null
      ? [view.askParameter('proportion-basis')]
      : [
          {
            code: 'fund-part',
            missing: words(
              `按各项资金合计的比例，${fund.name}承担多少`,
              `How much of the proportion of all funds ${fund.name} carries`,
            ),
            ask: words('各项资金的主管单位', 'The owners of the funds'),
            at: { kind: 'register', register: 'decisions' },
          },
        ];
  return { least, most, questions: compare(least, most) === 0 ? [] : questions };
}

/** What a change of weight does to one bank. */
export interface WeightChange extends AllocationChange {
  readonly bank: string;
}

/** What another weight would do to every bank, to be seen before it is adopted. Null where it gives no proposal. */
export function effectOfWeight(view: View, fund: Fund, weight: Decimal): WeightChange[] | null {
  const after = proposalOf(view, fund, weight).deposits;
  if (after === null) return null;
  const before = new Map((proposalOf(view, fund).deposits ?? []).map(({ bank, amount }) => [bank, amount]));
  return after.map(({ bank, amount }) => ({ bank, ...changeOf(before.get(bank) ?? null, amount) }));
}
