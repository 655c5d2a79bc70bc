import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals about rules, calendar and past days. */
export const lightingRefusals = {
  'day-not-over': entry(
    ['这一天还没有结束', '过去某日的台账以当日结束时为准', '请查今天的台账，或选更早的日期'],
    ['The day is not over', 'a past day is as it stood at its end', 'look at today’s ledger, or choose an earlier day'],
  ),
  'day-not-written': entry(
    [
      '这一天的台账没有存档',
      '每日台账在当日结束后存档，系统启用以前的日期没有存档',
      '请稍后再查，或打开单项任务按历史查看',
    ],
    [
      'The rows of that day are not kept',
      'they are written after the day’s end; days before the system was in use have none',
      'ask again later, or look at single tasks, which are folded from their history',
    ],
  ),
  'rule-source-missing': entry(
    ['规则没有依据', '采用的规则必须写明依据文件', '请填写文件名称和文号后再采用'],
    [
      'The rule has no source',
      'a rule is adopted on the word of a document',
      'enter its title and number, then adopt it',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
