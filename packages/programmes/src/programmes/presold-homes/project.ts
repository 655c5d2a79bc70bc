import { counted, money, share } from '../../definition/measure.js';
import { moods } from '../../definition/mood.js';
import { register } from '../../definition/register.js';
import type { RecordOf } from '../../definition/register.js';
import { words } from '../../definition/words.js';

export const homesMeasure = counted('套', 'homes');

/** What a figure or a project belongs to: figures of one scope say nothing of another. */
export const scopes = [
  { code: 'special', words: words('专项借款项目', 'Special-loan projects') },
  { code: 'developer', words: words('单个房企项目', 'Projects of one developer') },
  { code: 'all', words: words('全部攻坚范围', 'The whole scope') },
] as const;

/** 进度通报: what was published, with its day and its scope. */
export const statements = register({
  code: 'statements',
  name: words('进度通报', 'Statements'),
  purpose: words('对外公布的总体进度，一次一行，照原文填', 'Published figures, one row each, as written'),
  fields: {
    number: { kind: 'text', label: words('通报编号', 'Number'), required: true },
    scope: { kind: 'choice', label: words('口径', 'Scope'), options: scopes },
    day: { kind: 'day', label: words('截至', 'As of') },
    projects: { kind: 'figure', label: words('项目数', 'Projects'), measure: counted('个', 'projects') },
    homes: { kind: 'figure', label: words('涉及套数', 'Homes'), measure: homesMeasure },
    delivered: { kind: 'figure', label: words('已交付套数', 'Delivered'), measure: homesMeasure },
    rate: {
      kind: 'figure',
      label: words('交付率', 'Delivery rate'),
      hint: words('照公布的位数填，按四舍五入理解', 'As published; taken as rounded'),
      measure: share,
    },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'scope', 'day', 'projects', 'homes', 'delivered', 'rate'],
});

/** 交付目标. */
export const goals = register({
  code: 'goals',
  name: words('交付目标', 'Goals'),
  purpose: words('一个目标一行；“还需多少”照说话人的原话填', 'One row for each goal; “still needed” as it was said'),
  fields: {
    number: { kind: 'text', label: words('目标编号', 'Number'), required: true },
    scope: { kind: 'choice', label: words('口径', 'Scope'), options: scopes },
    rate: { kind: 'figure', label: words('目标交付率', 'Rate aimed at'), measure: share },
    by: { kind: 'day', label: words('时限', 'Deadline') },
    mood: { kind: 'choice', label: words('语气', 'Mood'), options: moods },
    saidNeeded: { kind: 'figure', label: words('所说还需交付', 'Said to be needed'), measure: homesMeasure },
    compareWith: { kind: 'link', to: 'statements', label: words('对照的通报', 'Statement compared with') },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'scope', 'rate', 'by', 'mood', 'saidNeeded'],
});

/** 资金通报: totals that keep their day. */
export const fundStatements = register({
  code: 'fund-statements',
  name: words('资金通报', 'Fund statements'),
  purpose: words('公布的资金累计数，一次一行，各有各的截止日', 'Published totals of money, each with its own day'),
  fields: {
    number: { kind: 'text', label: words('通报编号', 'Number'), required: true },
    kind: {
      kind: 'choice',
      label: words('资金', 'Money'),
      options: [
        { code: 'special', words: words('专项借款', 'Special loans') },
        { code: 'matched', words: words('配套融资', 'Matched loans') },
      ],
    },
    day: { kind: 'day', label: words('截至', 'As of') },
    amount: { kind: 'figure', label: words('累计金额', 'Total'), measure: money },
    source: { kind: 'text', label: words('依据', 'Source'), most: 400 },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'kind', 'day', 'amount'],
});

/** 项目清单, with 一楼一策一专班一银行. */
export const projects = register({
  code: 'projects',
  name: words('项目清单', 'Projects'),
  purpose: words('一个楼盘一行；一楼一策一专班一银行', 'One row for each project: one plan, one task force, one bank'),
  fields: {
    number: { kind: 'text', label: words('项目编号', 'Number'), required: true },
    name: { kind: 'text', label: words('楼盘名称', 'Name') },
    place: { kind: 'place', label: words('地方', 'Place') },
    developer: { kind: 'text', label: words('房地产企业', 'Developer') },
    scope: { kind: 'choice', label: words('口径', 'Scope'), options: scopes },
    homes: { kind: 'figure', label: words('应交付套数', 'Homes'), measure: homesMeasure },
    plan: { kind: 'text', label: words('一楼一策', 'Plan'), most: 2000 },
    taskForce: { kind: 'unit', label: words('专班', 'Task force') },
    bank: { kind: 'text', label: words('主办银行', 'Bank') },
    leader: { kind: 'leader', label: words('包案领导', 'Leader') },
    listedOn: { kind: 'day', label: words('列入清单', 'Listed on') },
    plannedOn: {
      kind: 'day',
      label: words('方案确定', 'Plan settled on'),
      hint: words(
        '一楼一策、专班、主办银行都定下来的那一天',
        'The day on which plan, task force and bank were all settled',
      ),
    },
    fundedOn: { kind: 'day', label: words('借款到位', 'Funded on') },
    resumedOn: { kind: 'day', label: words('全面复工', 'Work resumed on') },
    dueOn: { kind: 'day', label: words('计划交付', 'To be delivered by') },
    deliveredOn: { kind: 'day', label: words('全部交付', 'All delivered on') },
  },
  key: ['number'],
  title: 'name',
  list: ['number', 'name', 'place', 'scope', 'homes', 'taskForce', 'bank', 'dueOn'],
  board: 'stage',
});

/** 楼栋: delivery goes by building. */
export const buildings = register({
  code: 'buildings',
  name: words('楼栋', 'Buildings'),
  purpose: words('一栋一行，交付以楼栋为准', 'One row for each building; delivery goes by building'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    building: { kind: 'text', label: words('楼栋号', 'Building'), required: true },
    homes: { kind: 'figure', label: words('套数', 'Homes'), measure: homesMeasure },
    dueOn: { kind: 'day', label: words('计划交付', 'To be delivered by') },
    deliveredOn: { kind: 'day', label: words('交付日期', 'Delivered on') },
    evidence: { kind: 'evidence', label: words('交付凭证', 'Evidence') },
  },
  key: ['project', 'building'],
  title: 'building',
  list: ['project', 'building', 'homes', 'dueOn', 'deliveredOn'],
});

/** 工程节点, with evidence. */
export const milestones = register({
  code: 'milestones',
  name: words('工程节点', 'Milestones'),
  purpose: words('一栋一个节点一行，完成要有凭证', 'One row for each step of a building; done needs evidence'),
  fields: {
    building: { kind: 'link', to: 'buildings', label: words('楼栋', 'Building'), required: true },
    step: {
      kind: 'choice',
      label: words('节点', 'Step'),
      required: true,
      options: [
        { code: 'base', words: words('出正负零', 'Ground level') },
        { code: 'top', words: words('主体封顶', 'Topped out') },
        { code: 'outside', words: words('外立面', 'Façade') },
        { code: 'inside', words: words('室内安装', 'Fitting') },
        { code: 'grounds', words: words('园林配套', 'Grounds') },
        { code: 'accepted', words: words('竣工验收', 'Accepted') },
      ],
    },
    dueOn: { kind: 'day', label: words('计划完成', 'Due on') },
    doneOn: { kind: 'day', label: words('完成日期', 'Done on') },
    evidence: { kind: 'evidence', label: words('凭证', 'Evidence') },
  },
  key: ['building', 'step'],
  title: 'step',
  list: ['building', 'step', 'dueOn', 'doneOn'],
});

/** 月报: what was delivered by each month's end, counted from the start. */
export const months = register({
  code: 'months',
  name: words('月报', 'Monthly reports'),
  purpose: words('每个项目每月一行，填累计数', 'One row for each project and month; totals from the start'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    month: { kind: 'month', label: words('月份', 'Month'), required: true },
    delivered: { kind: 'figure', label: words('累计交付', 'Delivered so far'), measure: homesMeasure },
    workers: { kind: 'figure', label: words('在场工人', 'Workers'), measure: counted('人', 'people') },
    sales: {
      kind: 'figure',
      label: words('当月销售回款', 'Sales of the month'),
      hint: words('应全部进入监管专户，与专户收支核对', 'All of it enters the custody account'),
      measure: money,
    },
    income: { kind: 'figure', label: words('当月流入', 'Money in'), measure: money },
    outlay: { kind: 'figure', label: words('当月流出', 'Money out'), measure: money },
  },
  key: ['project', 'month'],
  title: 'month',
  list: ['project', 'month', 'delivered', 'workers', 'income', 'outlay'],
});

/** 专班日报. */
export const days = register({
  code: 'days',
  name: words('专班日报', 'Daily sheet'),
  purpose: words('专班每天每个项目一行', 'One row for each project and day'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    day: { kind: 'day', label: words('日期', 'Day'), required: true },
    workers: { kind: 'figure', label: words('在场工人', 'Workers'), measure: counted('人', 'people') },
    done: { kind: 'text', label: words('当日进展', 'Done'), most: 1000 },
    problem: { kind: 'text', label: words('存在问题', 'Problem'), most: 1000 },
    wanted: { kind: 'text', label: words('请求协调', 'Wanted'), most: 1000 },
  },
  key: ['project', 'day'],
  title: 'day',
  list: ['project', 'day', 'workers', 'done', 'problem', 'wanted'],
});

export type Goal = RecordOf<typeof goals>;
export type Project = RecordOf<typeof projects>;
