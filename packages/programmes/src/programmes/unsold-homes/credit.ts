import { money, share } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

/** 授信: one credit, by one bank or by several in a syndicate. */
export const credits = register({
  code: 'credits',
  name: words('授信', 'Credits'),
  purpose: words(
    '一笔授信一行；几家银行联合授信也是一行，份额另列',
    'One row for each credit; the banks’ shares stand apart',
  ),
  fields: {
    number: { kind: 'text', label: words('授信编号', 'Number'), required: true },
    purchase: { kind: 'link', to: 'purchases', label: words('收购项目', 'Purchase') },
    limit: { kind: 'figure', label: words('授信额度', 'Limit'), measure: money },
    signedOn: { kind: 'day', label: words('授信日期', 'Signed on') },
    rate: { kind: 'figure', label: words('贷款年利率', 'Rate a year'), measure: share },
    statedRatio: {
      kind: 'figure',
      label: words('人民银行明确的支持比例', 'Support ratio as stated'),
      hint: words('人民银行就这笔贷款说过才填', 'Only what the central bank said of this very loan'),
      measure: share,
    },
    relendingBefore: {
      kind: 'figure',
      label: words('登记前已有再贷款余额', 'Relending before it was recorded here'),
      hint: words('没有就填0；不清楚就留空', '0 where there was none; empty where not known'),
      measure: money,
    },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'purchase', 'limit', 'signedOn', 'rate'],
});

/** 银团份额: what each bank lends of a credit. */
export const shares = register({
  code: 'shares',
  name: words('银团份额', 'Shares'),
  purpose: words('一笔授信里一家银行一行', 'One row for each bank of a credit'),
  fields: {
    credit: { kind: 'link', to: 'credits', label: words('授信', 'Credit'), required: true },
    bank: { kind: 'text', label: words('银行', 'Bank'), required: true },
    amount: { kind: 'figure', label: words('承贷额', 'Amount'), measure: money },
  },
  key: ['credit', 'bank'],
  title: 'bank',
  list: ['credit', 'bank', 'amount'],
});

const bank = {
  kind: 'text',
  label: words('银行', 'Bank'),
  hint: words('分不清就留空', 'Empty where not known'),
} as const;

/** 放款. */
export const drawdowns = register({
  code: 'drawdowns',
  name: words('放款', 'Drawdowns'),
  purpose: words('一次放款一行', 'One row for each drawdown'),
  fields: {
    credit: { kind: 'link', to: 'credits', label: words('授信', 'Credit'), required: true },
    number: { kind: 'text', label: words('笔次', 'Number'), required: true },
    bank,
    day: { kind: 'day', label: words('放款日期', 'Day') },
    by: {
      kind: 'day',
      label: words('统计截止', 'Known by'),
      hint: words('只知道“截至某日累计”时填', 'Where only a total up to a day is known'),
    },
    amount: { kind: 'figure', label: words('放款金额', 'Amount'), measure: money },
    eligible: { kind: 'flag', label: words('用于合格房源', 'For homes that qualify') },
  },
  key: ['credit', 'number'],
  title: 'number',
  list: ['credit', 'number', 'bank', 'day', 'amount', 'eligible'],
});

/** 还本. */
export const repayments = register({
  code: 'repayments',
  name: words('还本', 'Repayments'),
  purpose: words('一次归还本金一行', 'One row for each repayment of principal'),
  fields: {
    credit: { kind: 'link', to: 'credits', label: words('授信', 'Credit'), required: true },
    number: { kind: 'text', label: words('笔次', 'Number'), required: true },
    bank,
    day: { kind: 'day', label: words('还本日期', 'Day') },
    amount: { kind: 'figure', label: words('还本金额', 'Amount'), measure: money },
  },
  key: ['credit', 'number'],
  title: 'number',
  list: ['credit', 'number', 'bank', 'day', 'amount'],
});

/** 季末余额: what a claim rests on. */
export const balances = register({
  code: 'balances',
  name: words('季末余额', 'Balances'),
  purpose: words(
    '每家银行每笔授信每个季末一行：合格贷款本金余额',
    'Eligible principal of each bank and credit at a quarter’s end',
  ),
  fields: {
    credit: { kind: 'link', to: 'credits', label: words('授信', 'Credit'), required: true },
    bank: { kind: 'text', label: words('银行', 'Bank'), required: true },
    quarter: { kind: 'quarter', label: words('季度', 'Quarter'), required: true },
    eligible: { kind: 'figure', label: words('合格贷款本金余额', 'Eligible principal'), measure: money },
  },
  key: ['credit', 'bank', 'quarter'],
  title: 'bank',
  list: ['credit', 'bank', 'quarter', 'eligible'],
});

/** 再贷款: asked, received, given back. */
export const relendings = register({
  code: 'relendings',
  name: words('再贷款', 'Relending'),
  purpose: words(
    '每家银行每笔授信每季一行：申请、到账、归还',
    'Asked, received and given back, by bank, credit and quarter',
  ),
  fields: {
    credit: { kind: 'link', to: 'credits', label: words('授信', 'Credit'), required: true },
    bank: { kind: 'text', label: words('银行', 'Bank'), required: true },
    quarter: { kind: 'quarter', label: words('季度', 'Quarter'), required: true },
    asked: { kind: 'figure', label: words('申请金额', 'Asked'), measure: money },
    received: { kind: 'figure', label: words('到账金额', 'Received'), measure: money },
    receivedOn: { kind: 'day', label: words('到账日期', 'Received on') },
    repaid: { kind: 'figure', label: words('已归还金额', 'Given back'), measure: money },
    repaidOn: { kind: 'day', label: words('归还日期', 'Given back on') },
  },
  key: ['credit', 'bank', 'quarter'],
  title: 'bank',
  list: ['credit', 'bank', 'quarter', 'asked', 'received', 'receivedOn', 'repaid'],
});
