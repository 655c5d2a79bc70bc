import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of 通报, 督办函, 商请函 and 约谈. */
export const noticeRefusals = {
  'notice-state': entry(
    ['文书的当前状态不能办理此事', '先起草，需要时征求单位意见，领导签发后编号印发', '请刷新后核对状态'],
    [
      'Not in this state of the notice',
      'it is drafted, shown to the units where that is needed, signed, then numbered and issued',
      'load it again and check its state',
    ],
  ),
  'rehearsal-needed': entry(
    ['通报签发前须先征求单位意见', '通报要先给所涉单位看过，留出提出异议的时间', '请先发出征求意见'],
    ['A circular is shown to its units first', 'they are given time to object', 'show it to them, then sign'],
  ),
  'rehearsal-running': entry(
    ['异议期还没有结束', '所涉单位在这一天结束前都可以提出异议', '请在异议期满后签发'],
    ['The units may still object', 'they may do so until the end of that day', 'sign it afterwards'],
  ),
  'objections-open': entry(
    ['还有异议没有答复', '签发之前要答复所有异议', '请先答复，或修改文书后重新征求意见'],
    ['Objections are not answered yet', 'all are answered before the notice is signed', 'answer them first'],
  ),
  'talk-incomplete': entry(
    ['约谈缺少约谈人或日期', '约谈要写明谁谈、哪一天谈', '请补齐'],
    ['The talk lacks its leader or its day', 'a talk says who talks and when', 'fill them in'],
  ),
  'not-a-recipient': entry(
    ['该单位不在主送单位之列', '只有收到文书的单位才能阅签和答复', '请核对单位'],
    ['The unit did not receive it', 'only recipients read and answer', 'check the unit'],
  ),
} as const satisfies Record<string, RefusalEntry>;
