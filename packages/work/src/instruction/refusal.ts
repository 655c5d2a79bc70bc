import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of entering a leader's written instruction. */
export const instructionRefusals = {
  'title-needed': entry(
    ['请为任务写一个名称', '批示的第一句过长，不宜直接作名称', '请用一句话写明要办的事'],
    [
      'The task needs a title',
      'the first sentence of the instruction is too long for one',
      'say in one sentence what is to be done',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
