import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals of entering the loop's numbers. */
export const settingRefusals = {
  'setting-unknown': entry(
    ['没有这项设置', '名称有误', '请从设置列表中选择'],
    ['There is no such setting', 'the name is wrong', 'choose from the list of settings'],
  ),
  'setting-wrong': entry(
    ['设置的内容不符合要求', '类型或范围有误', '请按说明填写'],
    ['The setting does not fit', 'its form or range is wrong', 'fill it in as described'],
  ),
} as const satisfies Record<string, RefusalEntry>;
