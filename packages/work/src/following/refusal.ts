import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals where a task goes over to a new version of its paper. */
export const followingRefusals = {
  'follows-already': entry(
    ['任务已按最新版本更新', '它依据的就是最新版本的这条措施', '请刷新后核对'],
    ['The task follows the latest version', 'it stands on this measure already', 'reload and check'],
  ),
  'not-its-measure': entry(
    ['这条措施不是该任务所依据措施的新版本', '任务只能更新到同一措施的新版本', '请在版本对比页上办理'],
    [
      'This measure is not what the task’s measure became',
      'a task goes over to its own measure of the new version only',
      'do it on the page that compares the versions',
    ],
  ),
  'words-changed': entry(
    ['新版本改动了这条措施', '“一并更新”只对措辞和要求都没有改动的任务', '请逐项对照后单独更新'],
    [
      'The new version has changed this measure',
      'only tasks whose words and demands are the same go over together',
      'compare it and let it follow alone',
    ],
  ),
  'measure-dropped': entry(
    ['新版本的这条措施已被审阅剔除', '剔除的措施不作任务依据', '请先撤回剔除；确不再办理的，取消该任务'],
    [
      'This measure of the new version was dropped in review',
      'what was dropped carries no task',
      'undo the dropping first, or cancel the task',
    ],
  ),
  'units-unanswered': entry(
    ['新版本写明的责任单位还对不上', '所列名称没有对应的单位', '请先在文件页“逐个答复”单位问题，再更新任务'],
    [
      'The new version names units that are not known',
      'no unit bears the names listed',
      'answer the questions on the paper’s page first, then let the task follow',
    ],
  ),
  'promise-measures-target': entry(
    ['任务的目标正按这一条衡量', '终止后目标就没有数据可比', '请先“调整”任务的目标，再终止这一条'],
    [
      'The task’s own target is measured by this promise',
      'without it nothing would be held against the target',
      'adjust the task’s target first, then end the promise',
    ],
  ),
  'unit-of-measure-changed': entry(
    [
      '新版本换了计量单位',
      '单位已按原计量单位报过数据，而两种单位之间没有固定的换算关系',
      '请取消该任务，从新版本重新立项；计量单位读错的，先在文件页更正',
    ],
    [
      'The new version counts in another unit of measure',
      'figures were given in the old one, and the two have no fixed relation',
      'cancel the task and start it anew from the new version; where the unit was misread, correct it first',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
