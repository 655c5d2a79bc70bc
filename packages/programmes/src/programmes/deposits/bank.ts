import { money, plain } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

export const banks = register({
  code: 'banks',
  name: words('银行', 'Banks'),
  purpose: words('参与竞争性存放的银行，一家一行', 'Banks that take part'),
  fields: {
    name: { kind: 'text', label: words('银行名称', 'Name'), required: true },
    score: {
      kind: 'figure',
      label: words('其他指标得分', 'Score of the other factors'),
      hint: words('满分100，由资金主管单位评定', 'Out of 100, given by the fund’s owner'),
      measure: plain('分', 'points'),
    },
  },
  key: ['name'],
  title: 'name',
  list: ['name', 'score'],
});

/** 配套贷款: only what was paid counts. */
export const loans = register({
  code: 'loans',
  name: words('配套贷款', 'Matched loans'),
  purpose: words('一笔一行；授信没有放款的不计', 'One row each; granted and unpaid does not count'),
  fields: {
    bank: { kind: 'link', to: 'banks', label: words('银行', 'Bank'), required: true },
    number: { kind: 'text', label: words('贷款编号', 'Number'), required: true },
    project: { kind: 'text', label: words('保交楼项目', 'Project') },
    granted: { kind: 'figure', label: words('授信金额', 'Granted'), measure: money },
    paid: { kind: 'figure', label: words('实际投放', 'Paid'), measure: money },
    paidOn: { kind: 'day', label: words('投放日期', 'Paid on') },
  },
  key: ['bank', 'number'],
  title: 'number',
  list: ['bank', 'number', 'project', 'granted', 'paid', 'paidOn'],
});

/** What the report names of the five funds. */
export const namedFunds = [
  { code: 'maintenance', words: words('物业维修金', 'Maintenance funds') },
  { code: 'housing-fund', words: words('住房公积金', 'Housing fund') },
  { code: 'special-loan', words: words('专项借款金', 'Money of special loans') },
] as const;

/** 资金: each has its owner, who decides. */
export const funds = register({
  code: 'funds',
  name: words('存放资金', 'Funds'),
  purpose: words('一项资金一行，由资金主管单位决定存放', 'One row for each fund; its owner decides'),
  fields: {
    name: { kind: 'text', label: words('资金名称', 'Name'), required: true },
    item: {
      kind: 'choice',
      label: words('五金项目', 'Of the five funds'),
      hint: words(
        '属于“五金”的填；报道没有点名的选其他',
        'Where it is one of the five; other where the report does not name it',
      ),
      options: [...namedFunds, { code: 'other', words: words('其他', 'Other') }],
    },
    owner: { kind: 'unit', label: words('主管单位', 'Owner') },
    way: {
      kind: 'choice',
      label: words('存放办法', 'Way'),
      options: [
        { code: 'proportion', words: words('按实际投放比例', 'In proportion to loans paid') },
        { code: 'weighted', words: words('竞争性评分', 'By weighted score') },
      ],
    },
    amount: { kind: 'figure', label: words('可存放金额', 'Amount'), measure: money },
  },
  key: ['name'],
  title: 'name',
  list: ['name', 'item', 'owner', 'way', 'amount'],
});

/** 决定: what the owner decided; the programme only proposes. */
export const decisions = register({
  code: 'decisions',
  name: words('存放决定', 'Decisions'),
  purpose: words('主管单位对每家银行的决定', 'What the owner decided for each bank'),
  fields: {
    fund: { kind: 'link', to: 'funds', label: words('存放资金', 'Fund'), required: true },
    bank: { kind: 'link', to: 'banks', label: words('银行', 'Bank'), required: true },
    amount: { kind: 'figure', label: words('存放金额', 'Amount'), measure: money },
    decidedOn: { kind: 'day', label: words('决定日期', 'Decided on') },
    reason: { kind: 'text', label: words('与建议不同的理由', 'Reason where it differs'), most: 1000 },
  },
  key: ['fund', 'bank'],
  title: 'fund',
  list: ['fund', 'bank', 'amount', 'decidedOn'],
});
