import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals around papers, their review and the opinions on drafts. */
export const paperRefusals = {
  'no-version-before': entry(
    ['没有更早的版本可比', '这是第一个版本，也没有关联征求意见稿', '请收入新版本，或在收文时指明征求意见稿'],
    [
      'There is no earlier version to compare with',
      'this is the first one, and no draft belongs to it',
      'take in a new version, or name the draft when the issued paper is taken in',
    ],
  ),
  'export-limited': entry(
    ['该文件限制导出', '内部资料、依申请公开的文件只能由督查室和领导下载', '如确需使用，请向督查室申请'],
    [
      'This paper may not be exported',
      'internal papers and those given on request are downloaded by the supervision office and leaders only',
      'ask the supervision office',
    ],
  ),
  'fact-wrong': entry(
    ['更正的内容不符合要求', '更正后的内容须与原来的类别一致、填写完整', '请按所列字段修改'],
    ['The correction does not fit', 'it must be whole and of the same kind', 'mend the fields listed'],
  ),
  'nothing-to-undo': entry(
    ['没有可以撤回的决定', '这一条还没有审阅', '请刷新后核对'],
    ['There is no decision to undo', 'nobody has decided about this yet', 'reload and check'],
  ),
  'version-superseded': entry(
    ['这不是文件的最新版本', '任务只能依据最新版本的措施', '请审阅最新版本'],
    ['This is not the latest version', 'tasks rest on the latest version’s measures', 'review the latest version'],
  ),
  'measure-has-tasks': entry(
    ['这条措施已经立为任务', '审阅结果已进入台账，改动要在任务上办理', '请在任务上调整或取消'],
    ['This measure has tasks', 'its review has gone into the ledger', 'adjust or cancel the task instead'],
  ),
  'not-a-draft': entry(
    ['这份文件不是征求意见稿', '意见只对征求意见稿征集', '请核对文件'],
    ['This paper is no draft for comment', 'opinions are asked on drafts only', 'check the paper'],
  ),
  'round-closed': entry(
    ['这一轮征求意见已经结束', '结束后不再收意见', '请与督查室联系，可重新开启'],
    ['This round has closed', 'no opinion is taken after that', 'ask the supervision office to open it again'],
  ),
  'not-asked': entry(
    ['没有向贵单位征求意见', '名单里没有该单位', '请与督查室联系'],
    ['Your unit was not asked', 'it is not on the list', 'ask the supervision office'],
  ),
  'answer-wrong': entry(
    [
      '答复与问题不符',
      '单位问题要指明单位或“不是本级单位”，密级问题要说明“不涉密”',
      '请重新答复；确属涉密的，请移除这份文件',
    ],
    [
      'The answer does not fit the question',
      'it is of another kind',
      'answer again; a paper that is classified is removed',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
