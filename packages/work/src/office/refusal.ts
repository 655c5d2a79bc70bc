import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals about offices, their units, people and accounts. */
export const officeRefusals = {
  'plan-wrong': entry(
    ['办公室设置文件有误', '其中有项目缺失、写错或指向不存在的名称', '请按详情改正后重新启动'],
    [
      'The plan of the offices is wrong',
      'something in it is missing, misspelt or names what is not there',
      'mend it as the detail says and start again',
    ],
  ),
  'login-unusable': entry(
    ['登录名不能使用', '登录名不能为空，也不能含空格', '请换一个登录名'],
    ['The login cannot be used', 'it may be neither empty nor hold spaces', 'choose another one'],
  ),
} as const satisfies Record<string, RefusalEntry>;
