/** The business state of a task, as it stands on the screen. */
export type TaskState =
  | 'drafted'
  | 'approved'
  | 'awaiting-signature'
  | 'in-progress'
  | 'awaiting-verification'
  | 'reopened'
  | 'suspended'
  | 'closed'
  | 'struck-off'
  | 'archived'
  | 'cancelled'
  | 'merged'
  | 'carried-over';

export const stateWords: Readonly<Record<TaskState, string>> = {
  drafted: '拟办',
  approved: '立项',
  'awaiting-signature': '待签收',
  'in-progress': '办理中',
  'awaiting-verification': '待核查',
  reopened: '退回重办',
  suspended: '中止',
  closed: '办结',
  'struck-off': '销号',
  archived: '归档',
  cancelled: '取消',
  merged: '合并',
  'carried-over': '结转',
};

/** The states in which units are at work. */
export const running: readonly TaskState[] = ['awaiting-signature', 'in-progress', 'awaiting-verification', 'reopened'];

/**
 * What is stored of a task's state. `assigned` covers 待签收, 办理中 and 待核查, which follow from the assignments;
 * `reopened` lasts until every lead has signed again.
 */
export type Phase = Exclude<TaskState, 'awaiting-signature' | 'in-progress' | 'awaiting-verification'> | 'assigned';

/** The state of one unit's part. */
export type AssignmentState = 'awaiting-signature' | 'in-progress' | 'awaiting-verification' | 'done';

export const assignmentWords: Readonly<Record<AssignmentState, string>> = {
  'awaiting-signature': '待签收',
  'in-progress': '办理中',
  'awaiting-verification': '待核查',
  done: '已完成',
};
