import { money } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';
import type { Words } from '../../definition/words.js';

const project = { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true } as const;
const number = { kind: 'text', label: words('编号', 'Number'), required: true } as const;

/** 融资需求清单. */
export const financing = register({
  code: 'financing',
  name: words('融资需求清单', 'Financing needs'),
  purpose: words('一个项目一笔需求一行', 'One row for each need of a project'),
  fields: {
    project,
    number,
    amount: { kind: 'figure', label: words('需求金额', 'Amount'), measure: money },
    raisedOn: { kind: 'day', label: words('提出日期', 'Raised on') },
    bank: { kind: 'text', label: words('对接银行', 'Bank') },
    met: { kind: 'figure', label: words('已落实', 'Met'), measure: money },
    metOn: { kind: 'day', label: words('落实日期', 'Met on') },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'amount', 'bank', 'met'],
});

/** 保: assets made safe. */
export const assets = register({
  code: 'assets',
  name: words('保全资产', 'Assets kept'),
  purpose: words(
    '保：划转的预售资金、网签保全的未售房、收回的土地',
    'Presale money moved, unsold homes and land under custody',
  ),
  fields: {
    project,
    number,
    kind: {
      kind: 'choice',
      label: words('类别', 'Kind'),
      options: [
        { code: 'presale', words: words('预售监管资金', 'Presale money') },
        { code: 'unsold', words: words('未售房产', 'Unsold homes') },
        { code: 'land', words: words('收回土地', 'Land taken back') },
      ],
    },
    value: { kind: 'figure', label: words('价值', 'Value'), measure: money },
    securedOn: { kind: 'day', label: words('保全日期', 'Secured on') },
    keeper: { kind: 'text', label: words('保管主体', 'Keeper') },
    soldOn: { kind: 'day', label: words('处置日期', 'Sold on') },
    proceeds: {
      kind: 'figure',
      label: words('处置所得', 'Proceeds'),
      hint: words('应全部进入监管专户', 'All of it enters the custody account'),
      measure: money,
    },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'kind', 'value', 'securedOn'],
});

/** 增收办法: ways to raise income. */
export const measures = register({
  code: 'measures',
  name: words('增收办法', 'Ways to raise income'),
  purpose: words(
    '收回土地、改用途、调规划、精装改毛坯',
    'Land back, changed use, changed plan, bare instead of fitted',
  ),
  fields: {
    project,
    number,
    kind: {
      kind: 'choice',
      label: words('办法', 'Way'),
      options: [
        { code: 'land-back', words: words('收回未开发土地', 'Land taken back') },
        { code: 'use', words: words('变更用途', 'Changed use') },
        { code: 'plan', words: words('调整规划', 'Changed plan') },
        { code: 'bare', words: words('精装改毛坯', 'Bare instead of fitted') },
      ],
    },
    expected: { kind: 'figure', label: words('预计增收', 'Expected'), measure: money },
    decidedOn: { kind: 'day', label: words('批准日期', 'Decided on') },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'kind', 'expected', 'decidedOn'],
});

/** 优先劣后: tranches of matched loans, the senior paid first. */
export const tranches = [
  { code: 'senior', words: words('配套融资优先级', 'Senior matched loan') },
  { code: 'junior', words: words('配套融资劣后级', 'Junior matched loan') },
] as const;

/** 贷: special, matched and old loans. */
export const loans = register({
  code: 'loans',
  name: words('借款', 'Loans'),
  purpose: words('贷：专项借款、配套融资，以及原有债务', 'Special and matched loans, and the old debt'),
  fields: {
    project,
    number,
    kind: {
      kind: 'choice',
      label: words('种类', 'Kind'),
      options: [
        { code: 'special', words: words('专项借款', 'Special loan') },
        { code: 'matched', words: words('配套融资', 'Matched loan') },
        { code: 'old', words: words('原有债务', 'Old debt') },
      ],
    },
    tranche: {
      kind: 'choice',
      label: words('优先劣后', 'Tranche'),
      hint: words(
        '配套融资分优先级、劣后级的填；没有分级就留空',
        'For matched loans in tranches; empty where there are none',
      ),
      options: tranches,
    },
    lender: { kind: 'text', label: words('出借方', 'Lender') },
    granted: { kind: 'figure', label: words('授信额', 'Granted'), measure: money },
    signedOn: { kind: 'day', label: words('签订日期', 'Signed on') },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'kind', 'tranche', 'lender', 'granted', 'signedOn'],
  checks: [
    {
      code: 'tranche-of-matched',
      field: 'tranche',
      wrong: ({ kind, tranche }) =>
        tranche !== null && tranche !== undefined && kind !== null && kind !== undefined && kind !== 'matched',
      what: words('不是配套融资，却填了优先劣后', 'A tranche of a loan that is no matched loan'),
      why: words('只有配套融资分优先级、劣后级', 'only matched loans have tranches'),
      next: words('请核对种类，或清空优先劣后', 'check the kind, or clear the tranche'),
    },
  ],
});

/** What a loan is called: its tranche, else its kind; null where neither is known. */
export const loanKind = ({ kind, tranche }: RecordOf<typeof loans>): Words | null =>
  [...tranches, ...loans.fields.kind.options].find(({ code }) => code === (tranche ?? kind))?.words ?? null;

/** What moves under a loan. */
export const movements = register({
  code: 'movements',
  name: words('借款收付', 'Loan movements'),
  purpose: words('一次放款或还本一行', 'One row for each drawdown or repayment'),
  fields: {
    loan: { kind: 'link', to: 'loans', label: words('借款', 'Loan'), required: true },
    number: { kind: 'text', label: words('笔次', 'Number'), required: true },
    kind: {
      kind: 'choice',
      label: words('收付', 'Kind'),
      options: [
        { code: 'draw', words: words('放款', 'Drawn') },
        { code: 'repay', words: words('还本', 'Repaid') },
      ],
    },
    day: { kind: 'day', label: words('日期', 'Day') },
    amount: { kind: 'figure', label: words('金额', 'Amount'), measure: money },
    from: {
      kind: 'choice',
      label: words('还款来源', 'Paid from'),
      options: [
        { code: 'special', words: words('专项借款', 'Special loan') },
        { code: 'sales', words: words('销售回款', 'Sales') },
        { code: 'assets', words: words('资产处置', 'Assets') },
        { code: 'other', words: words('其他', 'Other') },
      ],
    },
  },
  key: ['loan', 'number'],
  title: 'number',
  list: ['loan', 'number', 'kind', 'day', 'amount', 'from'],
});

/** 追: misused presale money to be recovered. */
export const recoveries = register({
  code: 'recoveries',
  name: words('追回资金', 'Recoveries'),
  purpose: words('追：被挪用的预售资金，一笔一行', 'Misused presale money, one row each'),
  fields: {
    project,
    number,
    amount: { kind: 'figure', label: words('应追回', 'To be recovered'), measure: money },
    by: { kind: 'day', label: words('追回时限', 'Deadline') },
    handedTo: {
      kind: 'choices',
      label: words('移送部门', 'Handed to'),
      options: [
        { code: 'police', words: words('公安', 'Police') },
        { code: 'tax', words: words('税务', 'Tax') },
      ],
    },
    handedOn: { kind: 'day', label: words('移送日期', 'Handed over on') },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'amount', 'by', 'handedTo'],
});

/** Instalments promised, and what came. */
export const instalments = register({
  code: 'instalments',
  name: words('追回分期', 'Instalments'),
  purpose: words('计划和到账各一行', 'One row for each instalment planned or received'),
  fields: {
    recovery: { kind: 'link', to: 'recoveries', label: words('追回资金', 'Recovery'), required: true },
    number: { kind: 'text', label: words('期次', 'Number'), required: true },
    kind: {
      kind: 'choice',
      label: words('性质', 'Kind'),
      options: [
        { code: 'planned', words: words('计划', 'Planned') },
        { code: 'received', words: words('到账', 'Received') },
      ],
    },
    day: { kind: 'day', label: words('日期', 'Day') },
    amount: { kind: 'figure', label: words('金额', 'Amount'), measure: money },
  },
  key: ['recovery', 'number'],
  title: 'number',
  list: ['recovery', 'number', 'kind', 'day', 'amount'],
});

/** 续建成本: what it still costs to complete, as estimated on a day. */
export const costs = register({
  code: 'costs',
  name: words('续建成本', 'Cost to complete'),
  purpose: words('每次测算一行，以最近一次为准', 'One row for each estimate; the newest counts'),
  fields: {
    project,
    day: { kind: 'day', label: words('测算日期', 'Day'), required: true },
    remaining: { kind: 'figure', label: words('尚需投入', 'Still to be spent'), measure: money },
  },
  key: ['project', 'day'],
  title: 'day',
  list: ['project', 'day', 'remaining'],
});

/** 监管专户: sales and asset proceeds flow in, construction is paid out. */
export const account = register({
  code: 'account',
  name: words('监管专户收支', 'Custody account'),
  purpose: words('专户每笔收支一行；销售回款和资产处置都要进专户', 'Every movement of the custody account'),
  fields: {
    project,
    number,
    day: { kind: 'day', label: words('日期', 'Day') },
    kind: {
      kind: 'choice',
      label: words('收支', 'Kind'),
      options: [
        { code: 'opening', words: words('期初余额', 'Opening balance') },
        { code: 'sales', words: words('销售回款', 'Sales') },
        { code: 'assets', words: words('资产处置', 'Assets') },
        { code: 'recovery', words: words('追回资金', 'Recovered') },
        { code: 'loan', words: words('借款', 'Loan') },
        { code: 'works', words: words('工程款', 'Works') },
        { code: 'repayment', words: words('还款', 'Repayment') },
        { code: 'other-out', words: words('其他支出', 'Other outlay') },
      ],
    },
    loan: {
      kind: 'link',
      to: 'loans',
      label: words('哪笔借款', 'Loan'),
      hint: words('收支为借款的填；专项借款的钱不得偿还原有债务', 'For loans; money of special loans pays no old debt'),
    },
    amount: { kind: 'figure', label: words('金额', 'Amount'), measure: money },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'day', 'kind', 'loan', 'amount'],
});

/** 资金计划: what is to come in and go out each month. */
export const cashPlans = register({
  code: 'cash-plans',
  name: words('资金计划', 'Cash plan'),
  purpose: words('每个项目每月一行，填计划流入流出', 'What is to come in and go out, by project and month'),
  fields: {
    project,
    month: { kind: 'month', label: words('月份', 'Month'), required: true },
    income: { kind: 'figure', label: words('计划流入', 'Money in'), measure: money },
    outlay: { kind: 'figure', label: words('计划流出', 'Money out'), measure: money },
  },
  key: ['project', 'month'],
  title: 'month',
  list: ['project', 'month', 'income', 'outlay'],
});
