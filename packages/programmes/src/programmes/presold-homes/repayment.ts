import { compare, interval, isDay } from '@luoshi/reading';
import type { Day, Decimal, Interval } from '@luoshi/reading';
import { between, englishInterval, exactValue, hull, notNegative, printInterval } from '../../definition/figure.js';
import { money } from '../../definition/measure.js';
import type { Question } from '../../definition/question.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';
import type { View } from '../../engine/view.js';
import { owedOn } from '../../money/money-line.js';
import { movedBy } from '../../money/total.js';
import { waterfall } from '../../money/waterfall.js';
import type { Creditor, Waterfall, Within } from '../../money/waterfall.js';
import { balanceOf, costToComplete, force, moneyQuestions, nameOf } from './cash.js';
import { account, loans, movements } from './fund.js';
import type { Project } from './project.js';

type Kind = 'special' | 'matched' | 'old';
const KINDS: readonly Kind[] = ['special', 'matched', 'old'];
const WAYS: readonly Within[] = ['pro-rata', 'newest-first', 'oldest-first'];

/** What is still owed under a loan on a day. */
export function owedUnder(view: View, loanId: string, day: Day): Interval {
  const rows = view.linked(movements, 'loan', loanId);
  const of = (kind: 'draw' | 'repay') => rows.filter((row) => row.kind === kind);
  return owedOn(of('draw'), of('repay'), day);
}

/** A loan's class on a day: a loan signed before the dividing day counts as old debt, once that day is entered. */
export function classOf(view: View, loan: RecordOf<typeof loans>): Kind | null {
  const { settings } = view.parameter('old-before');
  const divide = settings.length === 1 && isDay(settings[0]!.value) ? settings[0]!.value : null;
  if (loan.kind === 'matched' && divide !== null && loan.signedOn !== null && loan.signedOn < divide) return 'old';
  return loan.kind;
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

/** What one lender may get: bounds where the order, the way or the money's origin is known only in part. */
export interface ProposedPayment {
  readonly id: string;
  readonly rank: string;
  readonly paid: Interval;
  readonly stillOwed: Interval;
}

/** A proposal to repay, or why there is none. */
export interface Repayment {
  /** What the account holds beyond the cost to complete; null where it is not known. */
  readonly free: Interval;
  readonly proposal: { readonly payments: readonly ProposedPayment[]; readonly left: Interval } | null;
  readonly why: Words;
  readonly questions: readonly Question[];
}

/** All orders that keep to the part of an order that is known. */
function ordersOf(known: readonly string[]): string[][] {
  const missing = KINDS.filter((kind) => !known.includes(kind));
  return missing.reduce<string[][]>(
    (orders, kind) =>
      orders.flatMap((order) =>
        Array.from({ length: order.length + 1 }, (_, at) => [...order.slice(0, at), kind, ...order.slice(at)]),
      ),
    [[...known]],
  );
}

/** One proposal out of all that are possible: each lender's least and most. */
function bounds(found: readonly Waterfall[]): NonNullable<Repayment['proposal']> {
  const all = (of: (one: Waterfall) => Decimal): Interval => found.map((one) => interval.exactly(of(one))).reduce(hull);
  return {
    payments: found[0]!.payments.map(({ id, rank }, at) => ({
      id,
      rank,
      paid: all(({ payments }) => payments[at]!.paid),
      stillOwed: all(({ payments }) => payments[at]!.stillOwed),
    })),
    left: all(({ left }) => left),
  };
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
  const caps = [...new Set([clean.lower ?? '0', clean.upper ?? free])];
  const orders = ordersOf(known);
  const ways = KINDS.map((kind): readonly Within[] => {
    const { settings } = view.parameter(`within-${kind}`);
    if (settings.length === 1) return [settings[0]!.value as Within];
    const members = creditors.filter(({ rank, outstanding }) => rank === kind && compare(outstanding, '0') > 0);
    return members.length < 2 ? ['pro-rata'] : WAYS;
  });
  const tried = orders.flatMap((order) =>
    caps.flatMap((old) =>
      ways[0]!.flatMap((special) =>
        ways[1]!.flatMap((matched) =>
          ways[2]!.map((ofOld) => waterfall(free, creditors, order, { special, matched, old: ofOld }, { old })),
        ),
      ),
    ),
  );
  const proposal = bounds(tried);
  const open = proposal.payments.filter(({ paid }) => exactValue(paid) === null);
  const questions: Question[] = [];
  const owes = (kind: string): boolean =>
    creditors.some(({ rank, outstanding }) => rank === kind && compare(outstanding, '0') > 0);
  const unordered = loans.fields.kind.options.filter(({ code }) => !known.includes(code) && owes(code));
  if (open.length > 0 && unordered.length > 0)
    questions.push({
      code: 'order-part',
      missing: words(
        `还款顺序里没有写明${unordered.map((one) => one.words.chinese).join('、')}排在哪里`,
        `Where ${unordered.map((one) => one.words.english.toLowerCase()).join(', ')} stand in the order of repayment`,
      ),
      ask: view.askParameter('repayment-order').ask,
      at: { kind: 'parameter', parameter: 'repayment-order' },
    });
  for (const [at, kind] of KINDS.entries())
    if (ways[at]!.length > 1 && open.some(({ rank }) => rank === kind))
      questions.push(view.askParameter(`within-${kind}`));
  if (caps.length > 1 && open.some(({ rank }) => rank === 'old'))
    questions.push({
      code: 'special-money',
      missing: words(
        `${nameOf(project)}专户余额里有多少是专项借款，专项借款不得偿还原有债务`,
        `How much of the account of ${nameOf(project)} is money of special loans, which pays no old debt`,
      ),
      ask: force(project),
      at: { kind: 'register', register: 'account' },
    });
  return { proposal, questions };
}
