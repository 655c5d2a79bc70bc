import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of endings that concern more than one task. */
export const endingRefusals = {
  'into-itself': entry(
    ['不能并入自身', '合并要有另一项任务来承接', '请另选承接的任务'],
    ['A task is not merged into itself', 'another task goes on with the work', 'choose another task'],
  ),
  'into-ended': entry(
    ['承接的任务已经结束', '并入的工作要有人继续办理', '请选择还在办理的任务，或先重启它'],
    ['The task to go on is over', 'somebody has to go on with the work', 'choose a running task, or reopen it first'],
  ),
  'due-not-later': entry(
    ['结转后的时限不晚于原时限', '结转是把未完成的工作转入以后', '请填写更晚的时限'],
    ['The new deadline is not later', 'carrying over takes the work into a later time', 'give a later day'],
  ),
} as const satisfies Record<string, RefusalEntry>;
