import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of checks, drawn samples, objections and second looks. */
export const verificationRefusals = {
  'check-closed': entry(
    ['这次核查已经结束', '已有结论或已取消的核查不能再填', '如需再查，请另行安排核查或复核'],
    ['The check is over', 'it has its finding or was called off', 'plan another check or a second look'],
  ),
  'sample-wrong': entry(
    ['抽样条件有误', '比例须在0至100之间，同一层的名单不能重复，且至少要有一个可抽的对象', '请核对比例和名单'],
    [
      'The sample cannot be drawn',
      'rates lie between 0 and 100, a stratum names nobody twice, and there must be something to draw from',
      'check the rates and the list',
    ],
  ),
  'drawing-of-names': entry(
    ['这次抽样抽的不是任务', '只有从任务中抽出的样本可以直接安排核查', '请逐项安排核查'],
    ['This drawing is not of tasks', 'only drawn tasks can be planned at once', 'plan the checks one by one'],
  ),
  'not-yours-to-object': entry(
    ['不能就此提出异议', '异议由所涉及的单位提出：核查结论、责任、亮灯、通报要与该单位有关', '请核对事项和单位'],
    [
      'This is not open to the unit’s objection',
      'a unit objects to findings, duties, lamps and notices of its own',
      'check the matter and the unit',
    ],
  ),
  'objection-waiting': entry(
    ['同一事项的异议正在复核', '一个单位就同一事项一次只提一件', '请等答复，或先撤回'],
    ['An objection is being looked at', 'one of a unit and a matter at a time', 'wait for the answer, or withdraw it'],
  ),
  'second-look-open': entry(
    ['复核还没有结论', '已安排的复核做完之后才能答复异议', '请先完成或取消复核'],
    ['The second look has no finding yet', 'an answer comes after it', 'finish it or call it off first'],
  ),
} as const satisfies Record<string, RefusalEntry>;
