import { compare, interval, isDay } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, notNegative, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { owedOn } from '../../money/money-line.js';
import { movedBy } from '../../money/total.js';
import { openWaterfall } from '../../money/open-waterfall.js';
import type { OpenWaterfall } from '../../money/open-waterfall.js';
import type { Creditor, Within } from '../../money/waterfall.js';
import { balanceOf, costToComplete, force, moneyQuestions, nameOf } from './cash.js';
import { account, loans, movements } from './fund.js';
import { ranks } from './parameters.js';
import type { Project } from './project.js';

/** A loan's class: matched loans in tranches stand in that of their tranche. */
type Rank = 'special' | 'matched' | 'senior' | 'junior' | 'old';

/** The classes of creditors, and their known order: 优先劣后 puts the senior tranche of matched loans before the junior. */
function ranked(creditors: readonly Creditor[], known: readonly string[]): { classes: Rank[]; order: string[] } {
  const has = (...ranks: Rank[]): boolean => creditors.some(({ rank }) => ranks.includes(rank as Rank));
  const named = (rank: string): boolean => known.includes(rank);
  if (!has('senior', 'junior'))
    return {
      classes: ['special', 'matched', 'old'],
      order: known.filter((rank) => rank !== 'senior' && rank !== 'junior'),
    };
  // A matched loan whose tranche is not entered may stand anywhere.
  return {
    classes: ['special', 'senior', 'junior', ...(has('matched') ? (['matched'] as const) : []), 'old'],
    order: known.flatMap((rank) =>
      rank === 'matched' ? ['senior', 'junior'].filter((tranche) => !named(tranche)) : [rank],
    ),
  };
}

/** The parameter that says how a class is paid inside: tranches are matched loans. */
const withinOf = (rank: string): string => `within-${rank === 'senior' || rank === 'junior' ? 'matched' : rank}`;

/** What is still owed under a loan on a day. */
export function owedUnder(view: View, loanId: string, day: Day): Interval {
  const rows = view.linked(movements, 'loan', loanId);
  const of = (kind: 'draw' | 'repay') => rows.filter((row) => row.kind === kind);
  return owedOn(of('draw'), of('repay'), day);
}

/** A loan's class on a day: a loan signed before the dividing day counts as old debt, once that day is entered. */
export function classOf(view: View, loan: RecordOf<typeof loans>): Rank | null {
  const { settings } = view.parameter('old-before');
  const divide = settings.length === 1 && isDay(settings[0]!.value) ? settings[0]!.value : null;
  if (loan.kind === 'matched' && divide !== null && loan.signedOn !== null && loan.signedOn < divide) return 'old';
  return loan.kind === 'matched' ? (loan.tranche ?? 'matched') : loan.kind;
}

/**
 * What on the account may be money of special loans, which pay no old debt: at least what such loans paid in beyond all that was
 * paid out, at most what they may have paid in, and never more than the balance. A loan's payment that names no loan
 * may be of one, and so may an opening balance of a project that has special loans.
 */
export function specialMoney(view: View, project: Project): Interval {
  const rows = view.linked(account, 'project', project.id);
  const kinds = new Map(view.linked(loans, 'project', project.id).map(({ id, kind }) => [id, kind]));
  const anySpecial = [...kinds.values()].some((kind) => kind === 'special' || kind === null);
  const surely = rows.filter(({ kind, loan }) => kind === 'loan' && loan !== null && kinds.get(loan) === 'special');
  const perhaps = rows.filter(
    ({ kind, loan }) =>
      (kind === 'loan' && (loan === null || (kinds.get(loan) ?? null) === null)) || (kind === 'opening' && anySpecial),
  );
  const out = movedBy(
    rows.filter(({ kind }) => kind === 'works' || kind === 'repayment' || kind === 'other-out'),
    view.day,
  );
  const into = movedBy(surely, view.day);
  const most = interval.add(into, movedBy(perhaps, view.day)).upper;
  const balance = notNegative(balanceOf(view, project.id, view.day)).upper;
  const least = notNegative(interval.subtract(into, out)).lower ?? '0';
  const upper = most === null ? balance : balance !== null && compare(balance, most) < 0 ? balance : most;
  return between(upper !== null && compare(upper, least) < 0 ? upper : least, upper);
}

/** A proposal to repay, or why there is none. */
export interface Repayment {
  /** What the account holds beyond the cost to complete; null where it is not known. */
  readonly free: Interval;
  readonly proposal: Pick<OpenWaterfall, 'payments' | 'left'> | null;
  readonly why: Words;
  readonly questions: readonly Question[];
}

/**
 * What may be repaid today: nothing before the cost to complete is covered, and no order runs while its parameter is
 * empty. Money beyond it goes down the local order. Old debt gets none of what may be money of special loans. Where
 * the order names only some kinds, how a kind is paid inside is not entered, or the money's origin is not clear, each
 * lender's part has bounds and what would make it exact is asked.
 */
export function repaymentOf(view: View, project: Project): Repayment {
  const cost = costToComplete(view, project.id, view.day);
  const balance = balanceOf(view, project.id, view.day);
  const free = interval.subtract(balance, cost);
  const none = (why: Words, questions: readonly Question[] = []): Repayment => ({
    free,
    proposal: null,
    why,
    questions,
  });
  const missing = moneyQuestions(view, project);
  if (missing.length > 0)
    return none(
      words('续建成本或专户余额不清楚，不能还款', 'Cost to complete or account not known: no repayment'),
      missing,
    );
  const exact = exactValue(free);
  if (exact === null)
    return none(words('续建成本或专户余额只知道范围，不能还款', 'Cost or account known by bounds only: no repayment'));
  if (compare(exact, '0') <= 0)
    return none(
      words(
        `专户余额${printInterval(balance, money)}还不够续建成本${printInterval(cost, money)}，不得还款`,
        `The account’s ${englishInterval(balance, money)} do not cover the ${englishInterval(cost, money)} to complete: no repayment`,
      ),
    );
  const order = view.parameter('repayment-order').settings;
  if (order.length !== 1)
    return none(
      words(
        `可用于还款${printInterval(free, money)}，但还款顺序待核，不排序`,
        `${englishInterval(free, money)} are free to repay, but the order is to be confirmed`,
      ),
      [view.askParameter('repayment-order')],
    );
  const rows = view.linked(loans, 'project', project.id);
  const owed = rows.map((loan) => exactValue(owedUnder(view, loan.id, view.day)));
  if (owed.some((one) => one === null) || rows.some((loan) => classOf(view, loan) === null))
    return none(words('有借款的余额或种类不清楚，不排序', 'Some loans’ balance or kind is not known: no order'), [
      {
        code: 'owed',
        missing: words(`${nameOf(project)}各笔借款的余额和种类`, `What ${nameOf(project)} owes under each loan`),
        ask: force(project),
        at: { kind: 'register', register: 'movements' },
      },
    ]);
  const creditors = rows.map((loan, index): Creditor => ({
    id: loan.id,
    rank: classOf(view, loan)!,
    outstanding: owed[index]!,
    since: loan.signedOn,
  }));
  return {
    free,
    ...proposed(view, project, exact, creditors, order[0]!.value.split('>')),
    why: words(
      `专户余额${printInterval(balance, money)}超出续建成本${printInterval(free, money)}`,
      `The account’s ${englishInterval(balance, money)} exceed the cost to complete by ${englishInterval(free, money)}`,
    ),
  };
}

/** The proposal over all that is possible, and the questions whose answers would change it. */
function proposed(
  view: View,
  project: Project,
  free: Decimal,
  creditors: readonly Creditor[],
  known: readonly string[],
): Pick<Repayment, 'proposal' | 'questions'> {
  const balance = balanceOf(view, project.id, view.day);
  const clean = notNegative(interval.subtract(balance, specialMoney(view, project)));
  const { classes, order } = ranked(creditors, known);
  const within = classes.flatMap((rank): [string, Within][] => {
    const { settings } = view.parameter(withinOf(rank));
    return settings.length === 1 ? [[rank, settings[0]!.value as Within]] : [];
  });
  const { payments, left, unordered, withoutWay, capOpen } = openWaterfall(free, creditors, {
    ...{ classes, order },
    within: Object.fromEntries(within),
    caps: { old: [clean.lower ?? '0', clean.upper ?? free] },
  });
  const questions: Question[] = [];
  const inTranches = classes.includes('senior');
  const named = ranks.filter(({ code }) => unordered.includes(code) && !(inTranches && code === 'matched'));
  if (named.length > 0)
    questions.push({
      code: 'order-part',
      missing: words(
        `还款顺序里没有写明${named.map((one) => one.words.chinese).join('、')}排在哪里`,
        `Where ${named.map((one) => one.words.english.toLowerCase()).join(', ')} stand in the order of repayment`,
      ),
      ask: view.askParameter('repayment-order').ask,
      at: { kind: 'parameter', parameter: 'repayment-order' },
    });
  if (inTranches)
    for (const { id, rank } of creditors) {
      if (rank !== 'matched' || !unordered.includes(rank)) continue;
      const loan = view.find(loans, id)!;
      questions.push({
        code: 'tranche',
        missing: words(
          `配套融资${loan.number}是优先级还是劣后级`,
          `Whether the matched loan ${loan.number} is senior or junior`,
        ),
        ask: words(loan.lender ?? '贷款银行', loan.lender ?? 'The lending bank'),
        at: { kind: 'record', register: 'loans', record: id, field: 'tranche' },
      });
    }
  for (const parameter of new Set(withoutWay.map(withinOf))) questions.push(view.askParameter(parameter));
  if (capOpen.length > 0)
    questions.push({
      code: 'special-money',
      missing: words(
        `${nameOf(project)}专户余额里有多少是专项借款，专项借款不得偿还原有债务`,
        `How much of the account of ${nameOf(project)} is money of special loans, which pays no old debt`,
      ),
      ask: force(project),
      at: { kind: 'register', register: 'account' },
    });
  return { proposal: { payments, left }, questions };
}
