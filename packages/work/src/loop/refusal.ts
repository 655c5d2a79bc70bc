import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of the loop's use-cases, beside the rules of the trade in `task/refusal.ts`. */
export const loopRefusals = {
  'day-in-future': entry(
    ['日期在今天之后', '只能登记已经发生的事', '请核对日期'],
    ['The day lies ahead', 'only what has happened can be entered', 'check the day'],
  ),
} as const satisfies Record<string, RefusalEntry>;
