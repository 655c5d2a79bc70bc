import { plain } from '../../definition/measure.js';
import { register } from '../../definition/register.js';
import { words } from '../../definition/words.js';

/** What is sampled, each at its own rate. */
export const strata = [
  { code: 'first', words: words('首次申请', 'First applications') },
  { code: 'renewed', words: words('重新申请', 'Renewed applications') },
  { code: 'changed', words: words('变更', 'Changes') },
  { code: 'report', words: words('年度执行报告', 'Yearly reports') },
  { code: 'registration', words: words('排污登记', 'Registrations') },
] as const;

export type StratumCode = (typeof strata)[number]['code'];

/** 抽查对象: a permit of a kind, a yearly report, or a registration. */
export const items = register({
  code: 'items',
  name: words('抽查对象', 'Items'),
  purpose: words('许可证、年度执行报告、排污登记，一件一行', 'One row for each permit, report or registration'),
  fields: {
    number: { kind: 'text', label: words('编号', 'Number'), required: true },
    unit: { kind: 'text', label: words('排污单位', 'Company') },
    bureau: {
      kind: 'unit',
      label: words('管理单位', 'Bureau in charge'),
      hint: words('核发许可证、接收报告和登记的生态环境部门', 'The ecology bureau that issued it or received it'),
    },
    place: { kind: 'place', label: words('所在地', 'Place') },
    stratum: { kind: 'choice', label: words('类别', 'Stratum'), options: strata },
    madeOn: { kind: 'day', label: words('核发或提交日期', 'Issued or filed on') },
    dueOn: { kind: 'day', label: words('应提交日期', 'Due on'), hint: words('执行报告填', 'For reports') },
    validUntil: { kind: 'day', label: words('有效期至', 'Valid until') },
    outlets: { kind: 'figure', label: words('排放口数', 'Outlets'), measure: plain('个', 'outlets', 0) },
    withdrawnOn: { kind: 'day', label: words('注销日期', 'Withdrawn on') },
  },
  key: ['number'],
  title: 'number',
  list: ['number', 'unit', 'bureau', 'stratum', 'madeOn', 'validUntil'],
  board: 'stratum',
  unitsAdd: true,
});

/** 抽取记录: who was drawn, when, from which seed. Anybody can draw again and compare. */
export const draws = register({
  code: 'draws',
  name: words('抽取记录', 'Draws'),
  purpose: words('每抽中一件一行', 'One row for each item drawn'),
  fields: {
    item: { kind: 'link', to: 'items', label: words('抽查对象', 'Item'), required: true },
    day: { kind: 'day', label: words('抽取日期', 'Drawn on'), required: true },
    seed: { kind: 'text', label: words('种子', 'Seed') },
  },
  key: ['item', 'day'],
  title: 'day',
  list: ['item', 'day', 'seed'],
});

/** 检查结果. */
export const checks = register({
  code: 'checks',
  name: words('检查结果', 'Checks'),
  purpose: words('每件抽查一次一行', 'One row for each check'),
  fields: {
    item: { kind: 'link', to: 'items', label: words('抽查对象', 'Item'), required: true },
    day: { kind: 'day', label: words('检查日期', 'Checked on'), required: true },
    checker: { kind: 'unit', label: words('检查单位', 'Checked by') },
    sound: { kind: 'flag', label: words('质量合格', 'Sound') },
    fault: { kind: 'text', label: words('存在问题', 'Fault'), most: 1000 },
    breach: { kind: 'flag', label: words('违法行为', 'Breach of law') },
    mendedOn: { kind: 'day', label: words('整改完成', 'Mended on') },
  },
  key: ['item', 'day'],
  title: 'day',
  list: ['item', 'day', 'checker', 'sound', 'fault', 'mendedOn'],
});
