import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Every way in which an action on a task is refused, in one table. The codes are part of the public face. */
export const taskRefusals = {
  'no-task': entry(
    ['没有这项任务', '台账里还没有它的拟办记录', '请先拟办，或核对任务编号'],
    ['There is no such task', 'the ledger holds no draft of it', 'draft it first, or check its number'],
  ),
  'task-exists': entry(
    ['任务已经拟办', '同一编号只能拟办一次', '请在原任务上调整，或另立一项'],
    ['The task exists', 'a number is drafted once', 'adjust that task, or draft another'],
  ),
  'wrong-state': entry(
    ['当前状态不能办理此事', '此动作只在规定的状态下办理', '请核对任务状态；如确需办理，先把任务转到相应状态'],
    ['Not in this state', 'the action belongs to other states', 'check the state, and bring the task there first'],
  ),
  'wrong-role': entry(
    ['您的角色不能办理此事', '此动作由规定的角色办理', '请转给有权办理的人'],
    ['Not with your role', 'the action belongs to other roles', 'hand it to somebody who may'],
  ),
  'other-unit': entry(
    ['不能替别的单位办理', '各单位对自己承担的部分签收、报送、申请', '请由该单位的联络员办理'],
    ['Not for another unit', 'each unit signs, reports and asks for its own part', 'let its liaison do it'],
  ),
  'unit-not-assigned': entry(
    ['该单位没有承担此项任务', '责任分工里没有它', '请核对单位；如应承担，先调整责任分工'],
    [
      'The unit has no part in this task',
      'the assignments do not name it',
      'check the unit, or adjust the duties first',
    ],
  ),
  'lead-only': entry(
    ['此事由牵头单位办理', '该单位是配合单位', '请由牵头单位办理'],
    ['This is for a lead', 'the unit only supports', 'let a leading unit do it'],
  ),
  'first-lead-only': entry(
    ['此事由第一牵头单位办理', '汇总和评价由排在首位的牵头单位负责', '请由第一牵头单位办理'],
    ['This is for the first lead', 'the first-named lead consolidates and rates', 'let the first lead do it'],
  ),
  missing: entry(
    ['填写不完整', '此动作必须写明所列内容', '请补齐后再提交'],
    ['Something is missing', 'the action needs what is listed', 'fill it in and submit again'],
  ),
  'paper-not-issued': entry(
    [
      '征求意见稿或失效文件不能立项交办',
      '任务要以已印发的文件为依据',
      '请等正式印发后关联正式文件，或由领导批准并写明理由',
    ],
    [
      'A draft or a lapsed paper gives no task',
      'tasks rest on the issued paper',
      'link the issued paper, or record a leader’s leave with its reason',
    ],
  ),
  'no-lead': entry(
    ['责任分工里没有牵头单位', '每项任务至少要有一个牵头单位', '请指定牵头单位'],
    ['There is no lead', 'every task needs one', 'name a leading unit'],
  ),
  'unit-twice': entry(
    ['同一单位重复出现', '一个单位在一项任务里只有一种责任', '请保留一处'],
    ['A unit is named twice', 'a unit has one duty in a task', 'keep one of them'],
  ),
  'already-signed': entry(
    ['该单位已经签收', '签收只办理一次，签收后不再提权属异议', '如需调整责任，请申请责任调整'],
    ['The unit has signed', 'a part is signed once, and not disputed after', 'ask for a change of duties instead'],
  ),
  'not-signed': entry(
    ['该单位还没有签收', '签收后才能报送和申请', '请先签收，或提出权属异议'],
    ['The unit has not signed', 'reports and requests come after signing', 'sign first, or dispute the duty'],
  ),
  'approval-pending': entry(
    ['同一事项正在审批', '一个单位的同类申请一次只办一件', '请等审批结果，或由督查室先作决定'],
    ['The same is being decided', 'one request of a kind and unit at a time', 'wait for the decision'],
  ),
  'no-approval': entry(
    ['没有这件审批', '它已经办结、撤回，或编号有误', '请刷新后核对'],
    ['There is no such approval', 'it was decided or withdrawn, or the number is wrong', 'reload and check'],
  ),
  'no-report': entry(
    ['没有这份报送', '编号有误，或报送已作废', '请刷新后核对'],
    ['There is no such report', 'the number is wrong or the report was voided', 'reload and check'],
  ),
  'report-judged': entry(
    ['这份报送已经审核', '审核或退回只办理一次', '请让单位重新报送'],
    ['The report was judged', 'a report is accepted or returned once', 'let the unit file again'],
  ),
  'no-urge': entry(
    ['没有这次催办，或没有催办该单位', '编号或单位有误', '请刷新后核对'],
    ['The unit was not urged', 'the number or the unit is wrong', 'reload and check'],
  ),
  'urged-recently': entry(
    ['刚刚催办过', '同一任务、同一单位在规定的时间内只催办一次；所列时间之后可以再催', '请等单位答复，或到时再催'],
    [
      'The unit was urged just now',
      'one urge of a task and a unit in the hours that the office has set; after the time listed it may be urged again',
      'wait for the answer, or urge again then',
    ],
  ),
  'no-milestone': entry(
    ['没有这个节点', '节点名称与已批准的节点不符', '请核对节点名称'],
    ['There is no such milestone', 'no approved milestone has this name', 'check the name'],
  ),
  'no-deadline': entry(
    ['任务没有时限，不能延期', '延期以原时限为准', '请先由督查室调整时限'],
    ['There is no deadline to extend', 'an extension starts from one', 'let the office set a deadline first'],
  ),
  'not-later': entry(
    ['申请的时限不晚于原时限', '延期只能往后', '请填写更晚的日期'],
    ['The deadline asked for is not later', 'an extension goes forward', 'give a later day'],
  ),
  'not-verified': entry(
    ['核查还没有通过', '申请办结之后须有属实或基本属实的核查结论', '请先核查；不属实的，退回办结申请'],
    [
      'Verification has not passed',
      'a passing finding after the request is needed',
      'verify first, or decline the request',
    ],
  ),
  'letter-to-non-subject': entry(
    ['督办函、约谈只对督查对象', '所列单位不是督查对象', '请改用商请函'],
    ['Only for units under supervision', 'a listed unit is none', 'send a request letter 商请函 instead'],
  ),
  'no-entry': entry(
    ['没有要更正的记录', '编号有误，或指向的是一条更正', '请写明原记录的编号'],
    ['There is no such entry to correct', 'the number is wrong or names a correction', 'name the original entry'],
  ),
  'not-corrigible': entry(
    ['这条记录不能这样更正', '更正只改填写的内容，不改已走的程序', '请用相应的动作（调整、退回、重启、取消）办理'],
    [
      'This entry cannot be corrected so',
      'a correction mends what was filled in, not the steps taken',
      'use the proper action: adjust, return, reopen, cancel',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;

export type TaskRefusalCode = keyof typeof taskRefusals;

/** A refused action: a value, not an exception, because a person can mend it. */
export interface Refusal {
  readonly code: TaskRefusalCode;
  /** What exactly was met: a state, a unit, the missing fields. */
  readonly detail: string | null;
}

/** The refusal as one sentence, Chinese by default. */
export function refusalSentence({ code, detail }: Refusal, language: 'chinese' | 'english' = 'chinese'): string {
  const { what, why, next } = taskRefusals[code][language];
  return language === 'chinese'
    ? `${what}：${why}${detail === null ? '' : `（${detail}）`}。${next}。`
    : `${what}: ${why}${detail === null ? '' : ` (${detail})`}. ${next[0]!.toUpperCase()}${next.slice(1)}.`;
}
