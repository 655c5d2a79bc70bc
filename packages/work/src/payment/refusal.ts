import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of the payment register 资金台账 and its bulletin 旬通报. */
export const paymentRefusals = {
  'amount-unreadable': entry(
    ['金额读不出来', '要写一个确定的、大于零的金额，如 5000000 或 500万元', '请按原始单据填写'],
    ['The amount cannot be read', 'one exact amount above zero is asked for', 'enter it as the voucher has it'],
  ),
  'batch-overdrawn': entry(
    ['超过了本批次的发行额', '分配到各项目的金额合计不能大于发行额', '请核对分配金额'],
    [
      'More than the batch holds',
      'what goes to projects is no more than what was issued',
      'check the amounts allotted',
    ],
  ),
  'allotment-in-use': entry(
    ['分配额小于已申请的金额', '本项目在该批次已申请的拨付不能超过分配额', '请先更正或撤销申请'],
    [
      'Less than was asked for',
      'requests of the project stand against the allotment',
      'correct or void requests first',
    ],
  ),
  'allotment-exceeded': entry(
    ['超过了分配给本项目的金额', '同一批次的申请合计不能大于分配额', '请核对金额和批次'],
    ['More than the project was allotted', 'requests add up to the allotment at most', 'check amount and batch'],
  ),
  'no-allotment': entry(
    ['本项目没有分配该批次资金', '申请和支出都要落到已分配的批次', '请先由督查室登记分配额，或改选批次'],
    [
      'The project has none of this batch',
      'requests and spending go by a batch',
      'have it allotted, or choose another',
    ],
  ),
  'request-exceeded': entry(
    ['超过了申请的金额', '对一笔申请的拨付合计不能大于申请额', '请核对金额；多拨的请另记申请'],
    ['More than was asked for', 'payments of a request add up to its amount at most', 'check the amount'],
  ),
  'request-paid': entry(
    ['申请已有拨付', '已拨付的申请不能撤销，金额不能改到已拨付以下，日期不能晚于拨付', '请先更正拨付记录'],
    ['The request has payments', 'they would be left without it', 'correct the payments first'],
  ),
  'before-request': entry(
    ['拨付日早于申请日', '拨付以申请为前提', '请核对日期'],
    ['Paid before it was asked for', 'a payment follows a request', 'check the days'],
  ),
  'before-issue': entry(
    ['日期早于债券发行日', '发行之后才有申请、拨付和支出', '请核对日期和批次'],
    ['Before the bonds were issued', 'nothing is asked, paid or spent before', 'check day and batch'],
  ),
  'line-superseded': entry(
    ['这条记录已被更正', '只能更正最新的一条', '请刷新后更正最新记录'],
    ['The line was corrected already', 'only the latest can be', 'load again and correct the latest'],
  ),
  'not-your-line': entry(
    ['这类记录由另一方登记', '申请和支出由项目单位登记，拨付由拨付单位登记，督查室均可代录', '请转给相应的单位'],
    [
      'This is for the other side to enter',
      'the project’s unit enters requests and spending, the payer payments; the office may do either',
      'hand it to the unit concerned',
    ],
  ),
  'bulletin-period': entry(
    ['通报只按旬编发', '报告期须为旬', '请选择1—10日、11—20日或21日至月末'],
    ['A bulletin is of ten days', 'the period must be of that kind', 'choose days 1–10, 11–20 or 21 to the end'],
  ),
  'edition-reason-missing': entry(
    ['本旬通报已经编发', '再编一版须写明理由', '请填写理由'],
    ['The bulletin of these days is out', 'another edition needs its reason', 'give the reason'],
  ),
} as const satisfies Record<string, RefusalEntry>;
