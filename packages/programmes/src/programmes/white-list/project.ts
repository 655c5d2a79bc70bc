import { money } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

export const projects = register({
  code: 'projects',
  name: words('融资项目', 'Projects'),
  purpose: words('一个房地产项目一行', 'One row for each property project'),
  fields: {
    number: { kind: 'text', label: words('项目编号', 'Number'), required: true },
    name: { kind: 'text', label: words('项目名称', 'Name') },
    place: { kind: 'place', label: words('地方', 'Place') },
    unit: {
      kind: 'unit',
      label: words('责任单位', 'Unit in charge'),
      hint: words('推送、再推送这个项目的地方协调机制或部门', 'Which pushes the project, and pushes it again'),
    },
    developer: { kind: 'text', label: words('房地产企业', 'Developer') },
    bank: { kind: 'text', label: words('主办银行', 'Bank') },
    compliant: { kind: 'flag', label: words('合规', 'Compliant') },
    asked: { kind: 'figure', label: words('融资需求', 'Asked'), measure: money },
  },
  key: ['number'],
  title: 'name',
  list: ['number', 'name', 'place', 'unit', 'bank', 'compliant', 'asked'],
});

/** 推送: each round is a row of its own, so that rounds are counted and nothing is overwritten. */
export const rounds = register({
  code: 'rounds',
  name: words('推送轮次', 'Rounds'),
  purpose: words(
    '每次推送一行：推送、反馈、修复；修复后再推送另起一行',
    'One row for each push: pushed, answered, repaired',
  ),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    round: { kind: 'text', label: words('轮次', 'Round'), required: true },
    bank: { kind: 'text', label: words('推送银行', 'Bank') },
    pushedOn: { kind: 'day', label: words('推送日期', 'Pushed on') },
    answeredOn: { kind: 'day', label: words('反馈日期', 'Answered on') },
    answer: {
      kind: 'choice',
      label: words('反馈', 'Answer'),
      options: [
        { code: 'accepted', words: words('进入“白名单”', 'Accepted') },
        { code: 'returned', words: words('退回', 'Returned') },
      ],
    },
    problem: { kind: 'text', label: words('问题', 'Problem'), most: 1000 },
    repairer: { kind: 'text', label: words('修复责任人', 'Who repairs') },
    way: {
      kind: 'choices',
      label: words('修复办法', 'Ways of repair'),
      options: [
        { code: 'sales', words: words('项目销售', 'Sales') },
        { code: 'assets', words: words('处置存量资产', 'Sale of assets') },
        { code: 'investor', words: words('引入投资者', 'An investor') },
        { code: 'other', words: words('其他', 'Other') },
      ],
    },
    repairedOn: { kind: 'day', label: words('修复完成', 'Repaired on') },
  },
  key: ['project', 'round'],
  title: 'round',
  list: ['project', 'round', 'bank', 'pushedOn', 'answer', 'problem', 'repairedOn'],
  board: 'stage',
});

/** 授信与放款. */
export const loans = register({
  code: 'loans',
  name: words('授信与放款', 'Loans'),
  purpose: words('一笔贷款一行', 'One row for each loan'),
  fields: {
    project: { kind: 'link', to: 'projects', label: words('项目', 'Project'), required: true },
    number: { kind: 'text', label: words('贷款编号', 'Number'), required: true },
    bank: { kind: 'text', label: words('银行', 'Bank') },
    grantedOn: { kind: 'day', label: words('审批日期', 'Granted on') },
    granted: { kind: 'figure', label: words('审批金额', 'Granted'), measure: money },
    drawnOn: { kind: 'day', label: words('最近放款日期', 'Last drawn on') },
    drawn: { kind: 'figure', label: words('累计放款', 'Drawn'), measure: money },
  },
  key: ['project', 'number'],
  title: 'number',
  list: ['project', 'number', 'bank', 'granted', 'drawn', 'drawnOn'],
});
