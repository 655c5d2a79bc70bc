import { counted, money } from '../../definition/measure.js';
import { moods } from '../../definition/mood.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

export const projectsMeasure = counted('个', 'projects');

const kinds = [
  { code: 'industry', words: words('工业', 'Industry') },
  { code: 'service', words: words('服务业', 'Services') },
  { code: 'urban', words: words('城镇基础设施', 'Urban works') },
  { code: 'social', words: words('社会事业', 'Social works') },
  { code: 'transport', words: words('交通', 'Transport') },
  { code: 'energy', words: words('能源', 'Energy') },
  { code: 'ecology', words: words('生态环保', 'Ecology') },
  { code: 'farming', words: words('农林水利', 'Farming and water') },
  { code: 'new', words: words('新基建', 'New infrastructure') },
] as const;

/** One project, one code, for its whole life. */
export const projects = register({
  code: 'projects',
  name: words('重大项目', 'Projects'),
  purpose: words('一个项目一行，一个代码用到底', 'One row for each project, one code for its whole life'),
  fields: {
    number: { kind: 'text', label: words('项目代码', 'Code'), required: true },
    name: { kind: 'text', label: words('项目名称', 'Name') },
    place: { kind: 'place', label: words('落地单位', 'Place') },
    kind: { kind: 'choice', label: words('领域', 'Kind'), options: kinds },
    total: { kind: 'figure', label: words('总投资', 'Total investment'), measure: money },
    lead: { kind: 'unit', label: words('牵头单位', 'Lead') },
    leader: { kind: 'leader', label: words('包联领导', 'Leader') },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
    reservedOn: { kind: 'day', label: words('入库日期', 'Put in reserve') },
    signBy: { kind: 'day', label: words('签约时限', 'To be signed by') },
    signMood: { kind: 'choice', label: words('签约语气', 'Mood of signing'), options: moods },
    signedOn: { kind: 'day', label: words('签约日期', 'Signed on') },
    approvedOn: { kind: 'day', label: words('报建审批完成', 'Approved on') },
    startBy: { kind: 'day', label: words('开工时限', 'To be started by') },
    startMood: { kind: 'choice', label: words('开工语气', 'Mood of start'), options: moods },
    startedOn: { kind: 'day', label: words('开工日期', 'Started on') },
    operateBy: { kind: 'day', label: words('投产时限', 'To operate by') },
    operateMood: { kind: 'choice', label: words('投产语气', 'Mood of operation'), options: moods },
    operatingOn: { kind: 'day', label: words('投产日期', 'Operating on') },
    assessedOn: { kind: 'day', label: words('评估考核', 'Assessed on') },
    stoppedOn: { kind: 'day', label: words('终止日期', 'Stopped on') },
  },
  key: ['number'],
  title: 'name',
  list: ['number', 'name', 'place', 'kind', 'total', 'lead', 'leader'],
  board: 'stage',
});

/** 年度目标: a number of projects, investment, or a reserve. */
export const goals = register({
  code: 'goals',
  name: words('年度目标', 'Yearly goals'),
  purpose: words('一项目标一行：项目数、完成投资、储备', 'Projects, investment done, or a reserve'),
  fields: {
    number: { kind: 'text', label: words('目标编号', 'Number'), required: true },
    what: {
      kind: 'choice',
      label: words('目标内容', 'What'),
      options: [
        { code: 'projects', words: words('实施项目数', 'Projects under way') },
        { code: 'investment', words: words('完成投资', 'Investment done') },
        { code: 'reserve', words: words('储备项目数', 'Projects in reserve') },
      ],
    },
    kind: {
      kind: 'choice',
      label: words('限领域', 'Of a kind'),
      hint: words('不限就留空', 'Empty for all'),
      options: kinds,
    },
    least: {
      kind: 'figure',
      label: words('单个不低于', 'Each at least'),
      hint: words('储备项目的最低总投资', 'Least total of a project'),
      measure: money,
    },
    count: { kind: 'figure', label: words('目标个数', 'Projects aimed at'), measure: projectsMeasure },
    amount: { kind: 'figure', label: words('目标金额', 'Amount aimed at'), measure: money },
    from: { kind: 'day', label: words('起算日', 'From') },
    by: { kind: 'day', label: words('时限', 'Deadline') },
    mood: { kind: 'choice', label: words('语气', 'Mood'), options: moods },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'what', 'kind', 'count', 'amount', 'by', 'mood'],
});

/** 投资月报: what was invested in a year by a month's end. */
export const investments = register({
  code: 'investments',
  name: words('投资月报', 'Investment'),
  purpose: words('每个项目每月一行，填当年累计完成投资', 'One row for each project and month; total since 1 January'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    month: { kind: 'month', label: words('月份', 'Month'), required: true },
    done: { kind: 'figure', label: words('当年累计完成', 'Done this year'), measure: money },
    planned: { kind: 'figure', label: words('当年累计计划', 'Planned this year'), measure: money },
  },
  key: ['project', 'month'],
  title: 'month',
  list: ['project', 'month', 'done', 'planned'],
});

/** 资金渠道项目库. */
export const libraries = register({
  code: 'libraries',
  name: words('项目库', 'Libraries'),
  purpose: words('按资金渠道建库，一库一行', 'One library for each channel of money'),
  fields: {
    name: { kind: 'text', label: words('库名', 'Name'), required: true },
    channel: { kind: 'text', label: words('资金渠道', 'Channel') },
    size: { kind: 'figure', label: words('目标规模', 'Size aimed at'), measure: money },
    lead: { kind: 'unit', label: words('牵头单位', 'Lead') },
  },
  key: ['name'],
  title: 'name',
  list: ['name', 'channel', 'size', 'lead'],
});

/** What stands in a library: a project may stand in several. */
export const entries = register({
  code: 'entries',
  name: words('入库项目', 'Projects in a library'),
  purpose: words('一个项目在一个库里一行', 'One row for each project in a library'),
  fields: {
    library: { kind: 'link', to: 'libraries', label: words('项目库', 'Library'), required: true },
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    asked: { kind: 'figure', label: words('拟争取资金', 'Money sought'), measure: money },
    enteredOn: { kind: 'day', label: words('入库日期', 'Entered on') },
    leftOn: { kind: 'day', label: words('出库日期', 'Left on') },
  },
  key: ['library', 'project'],
  title: 'project',
  list: ['library', 'project', 'asked', 'enteredOn', 'leftOn'],
});

/** 要素需求: land, money, approval, energy. The ledger's 要素保障 carries each through to its end. */
export const wants = register({
  code: 'wants',
  name: words('要素需求', 'Needs'),
  purpose: words('一个项目缺一样一行；办理走台账的要素保障', 'One row for what a project lacks; the ledger carries it'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    number: { kind: 'text', label: words('编号', 'Number'), required: true },
    kind: {
      kind: 'choice',
      label: words('要素', 'Kind'),
      options: [
        { code: 'land', words: words('土地', 'Land') },
        { code: 'money', words: words('资金', 'Money') },
        { code: 'approval', words: words('审批', 'Approval') },
        { code: 'energy', words: words('用能', 'Energy') },
        { code: 'debt', words: words('债务', 'Debt') },
      ],
    },
    detail: { kind: 'text', label: words('具体内容', 'Detail'), most: 1000 },
    raisedOn: { kind: 'day', label: words('提出日期', 'Raised on') },
    blocker: { kind: 'unit', label: words('责任单位', 'Unit that can solve it') },
    solvedOn: { kind: 'day', label: words('解决日期', 'Solved on') },
    problem: { kind: 'text', label: words('台账要素编号', 'Number in the ledger') },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'kind', 'raisedOn', 'blocker', 'solvedOn'],
  board: 'kind',
  sheet: ['project', 'number', 'kind', 'detail', 'raisedOn', 'blocker', 'solvedOn'],
  raises: {
    kind: 'kind',
    text: 'detail',
    of: 'project',
    unit: 'lead',
    blocker: 'blocker',
    raisedOn: 'raisedOn',
    solvedOn: 'solvedOn',
    problem: 'problem',
  },
});

/** 形象进度: pictures by date. */
export const pictures = register({
  code: 'pictures',
  name: words('形象进度', 'Progress pictures'),
  purpose: words('一个项目一次一行，照片和说明', 'One row for each project and day'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    day: { kind: 'day', label: words('日期', 'Day'), required: true },
    text: { kind: 'text', label: words('形象进度', 'Progress'), most: 1000 },
    photographs: { kind: 'evidence', label: words('照片', 'Photographs') },
  },
  key: ['project', 'day'],
  title: 'day',
  list: ['project', 'day', 'text'],
});
