import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of the monthly dispatch. */
export const meetingRefusals = {
  'meeting-state': entry(
    ['会议的当前阶段不能办理此事', '先收集议题，领导签批议题清单，再开会记录决定，最后闭会', '请刷新后核对会议阶段'],
    [
      'Not at this stage of the meeting',
      'items are gathered, the leader signs the list, the meeting is held and its decisions recorded, then it is closed',
      'load it again and check its stage',
    ],
  ),
  'items-open': entry(
    ['还有议题没有审核', '签批之前每个议题都要定下是否上会', '请先逐个审核，不上会的写明理由'],
    ['Some items were not looked at', 'the list is signed when each is admitted or not', 'look at each first'],
  ),
  'no-items': entry(
    ['议题清单是空的', '没有可签批的议题', '请先加入议题'],
    ['The list is empty', 'there is nothing to sign', 'add items first'],
  ),
  'not-the-chair': entry(
    ['议题清单由主持会议的领导签批', '您不是这次会议的主持人', '请由主持人签批，或先更改主持人'],
    ['The list is signed by the leader in charge', 'you are not the chair of this meeting', 'let the chair sign'],
  ),
  'item-not-admitted': entry(
    ['该议题没有上会', '只能就上会的议题作出决定', '请核对议题'],
    ['The item was not on the list', 'decisions are made on admitted items', 'check the item'],
  ),
} as const satisfies Record<string, RefusalEntry>;
