import type { Role } from './actor.js';
import type { Action } from './deed.js';
import { running } from './state.js';
import type { TaskState } from './state.js';

/** What a deed must have filled in, and how the field is called on the screen. */
export interface Need {
  readonly field: string;
  readonly words: string;
}

/** One line of the actions table. */
export interface ActionRule {
  readonly chinese: string;
  readonly english: string;
  /** Who may. */
  readonly roles: readonly Role[];
  /** Whose unit must have which part; a liaison acts for the own unit only, whatever stands here. */
  readonly part: 'any' | 'lead' | 'first-lead' | null;
  /** From which states; null where the task is not there yet. */
  readonly from: readonly TaskState[] | null;
  readonly needs: readonly Need[];
  /** What it writes down. */
  readonly records: string;
}

const office: readonly Role[] = ['supervision'];
const signing: readonly Role[] = ['leader'];
const both: readonly Role[] = ['supervision', 'leader'];
const unit: readonly Role[] = ['liaison'];

const open: readonly TaskState[] = ['drafted', 'approved', ...running];
const begun: readonly TaskState[] = ['approved', ...running];
const anyTime: readonly TaskState[] = [
  ...open,
  'suspended',
  'closed',
  'struck-off',
  'archived',
  'cancelled',
  'merged',
  'carried-over',
];

const reason: Need = { field: 'reason', words: '理由' };
const evidence: Need = { field: 'evidence', words: '佐证材料' };
const units: Need = { field: 'units', words: '单位' };
const text: Need = { field: 'text', words: '内容' };
const approver: Need = { field: 'approver', words: '批准人' };

const rule = (
  chinese: string,
  english: string,
  roles: readonly Role[],
  from: readonly TaskState[] | null,
  records: string,
  needs: readonly Need[] = [],
  part: ActionRule['part'] = null,
): ActionRule => ({ chinese, english, roles, part, from, needs, records });

/** Who may do what, from which states, what it needs and what it writes: one line per action. */
export const actions: Readonly<Record<Action, ActionRule>> = {
  draft: rule('拟办', 'draft', both, null, '名称、来源、时限、约束程度', [{ field: 'title', words: '名称' }]),
  establish: rule('立项', 'establish', both, ['drafted'], '立项；无印发文件的，批准人和理由'),
  assign: rule('交办', 'assign', office, ['approved'], '牵头、配合单位及顺序', [
    { field: 'duties', words: '责任单位' },
  ]),
  sign: rule('签收', 'sign', unit, running, '单位、时间', [], 'any'),
  'break-down': rule(
    '分解',
    'break down',
    ['supervision', 'liaison'],
    begun,
    '节点、完成标志；牵头单位提出的须经批准',
    [{ field: 'milestones', words: '节点' }],
    'lead',
  ),
  'reach-milestone': rule('节点完成', 'reach a milestone', office, running, '节点、完成日、佐证', [evidence]),
  dispute: rule('权属异议', 'dispute the duty', unit, running, '理由、建议的责任单位', [reason], 'any'),
  adjust: rule('调整', 'adjust', office, open, '名称、时限、责任的新旧内容和理由', [reason]),
  follow: rule(
    '按新版本更新',
    'follow the new version',
    office,
    open,
    '新版本的措施、改动的内容；改目标、时限的，理由',
  ),
  'plan-reporting': rule(
    '设定报送',
    'plan the reporting',
    office,
    begun,
    '报告期、截报规则、依据；比依据更密的须经领导批准',
    [{ field: 'basis', words: '依据' }],
  ),
  'request-extension': rule('申请延期', 'ask for an extension', unit, running, '新时限、理由', [reason], 'lead'),
  'request-duties': rule(
    '申请责任调整',
    'ask for other duties',
    unit,
    running,
    '建议的责任分工、理由',
    [reason, { field: 'duties', words: '责任单位' }],
    'any',
  ),
  decide: rule('审批', 'decide', both, [...begun, 'suspended'], '准或不准、理由；不准的恢复原状', [reason]),
  urge: rule('催办', 'urge', office, running, '单位、内容、答复期限', [units, text]),
  'read-urge': rule('催办已阅', 'read an urge', unit, anyTime, '单位、时间', [], 'any'),
  'answer-urge': rule('催办答复', 'answer an urge', unit, anyTime, '单位、答复', [text], 'any'),
  report: rule('报送', 'report', unit, running, '报告期、进展、数值及截至日、佐证', [text], 'any'),
  'accept-report': rule('审核', 'accept a report', office, running, '审核通过的报送'),
  'return-report': rule('退回', 'return a report', office, running, '退回的报送、理由', [reason]),
  verify: rule('核查', 'verify', office, [...running, 'closed'], '方式、结论、佐证', [text, evidence]),
  'request-closing': rule(
    '申请办结',
    'ask for closing',
    unit,
    running,
    '完成情况、佐证',
    [{ field: 'reason', words: '完成情况' }, evidence],
    'any',
  ),
  close: rule('办结', 'close', office, ['awaiting-verification'], '办结时间'),
  'strike-off': rule('销号', 'strike off', signing, ['closed'], '签批领导、时间'),
  reopen: rule('重启', 'reopen', both, ['closed', 'struck-off', 'archived', 'cancelled'], '理由；各单位重新签收', [
    reason,
  ]),
  suspend: rule('中止', 'suspend', both, begun, '理由、原状态', [reason]),
  resume: rule('恢复', 'resume', both, ['suspended'], '理由；回到原状态', [reason]),
  notice: rule('通报', 'notice', both, [...begun, 'closed'], '种类、文号、单位', [
    units,
    { field: 'number', words: '文号' },
  ]),
  talk: rule('约谈', 'talk', both, begun, '单位、约谈人、日期', [units, { field: 'leader', words: '约谈人' }]),
  merge: rule('合并', 'merge', office, open, '并入的任务、理由', [reason, { field: 'into', words: '并入的任务' }]),
  split: rule('拆分', 'split', office, open, '拆成的任务、理由', [reason, { field: 'into', words: '拆成的任务' }]),
  'carry-over': rule('结转', 'carry over', office, running, '结转到的任务、理由', [
    reason,
    { field: 'to', words: '结转到的任务' },
  ]),
  cancel: rule('取消', 'cancel', both, [...open, 'suspended'], '理由', [reason]),
  archive: rule('归档', 'archive', office, ['struck-off', 'cancelled', 'merged', 'carried-over'], '归档时间'),
  rate: rule(
    '评价配合',
    'rate the cooperation',
    unit,
    [...running, 'closed'],
    '被评单位、等次、理由',
    [reason],
    'first-lead',
  ),
  'set-lamp': rule('核定灯', 'set the lamp', office, running, '颜色、理由、批准人、起止日', [reason, approver]),
  correct: rule('更正', 'correct', ['supervision', 'liaison'], anyTime, '所更正的记录、新内容、理由', [reason]),
};
