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
  'map-wrong': entry(
    [
      '地图文件不能使用',
      '须是 GeoJSON，每个区划是首尾相接的经纬度多边形，且不过多过密',
      '请按详情改正，或用制图软件简化后重新导出',
    ],
    [
      'The map file cannot be used',
      'it is a GeoJSON collection of closed polygons in degrees, neither too many nor too fine',
      'mend it as the detail says, or simplify and export it again',
    ],
  ),
  'login-unusable': entry(
    ['登录名不能使用', '登录名不能为空，也不能含空格', '请换一个登录名'],
    ['The login cannot be used', 'it may be neither empty nor hold spaces', 'choose another one'],
  ),
  'expiry-unusable': entry(
    ['令牌的到期时间不能使用', '须晚于现在，且不超过一年', '请改填到期时间'],
    ['The day on which the token ends cannot be used', 'it is after now and within a year', 'give another one'],
  ),
  'key-of-another': entry(
    ['这个 Idempotency-Key 已用于另一个请求', '同一个键只能对应同样的内容', '新的请求请用新的键'],
    [
      'This Idempotency-Key was used for another request',
      'one key stands for one request',
      'use a new key for a new request',
    ],
  ),
  'key-running': entry(
    ['同一请求正在办理', '先前发出的那一次还没有答复', '请稍后用同一个键再问'],
    ['The same request is under way', 'the one sent before has no answer yet', 'ask again with the same key'],
  ),
  'key-unanswered': entry(
    [
      '先前的同一请求没有留下答复',
      '办理中途服务中断，可能已经办成，也可能没有',
      '请先查看是否已办成，再决定是否用新的键重发',
    ],
    [
      'The same request left no answer',
      'the server broke off in its middle: it may or may not have been done',
      'look whether it was done before you send it again with a new key',
    ],
  ),
  'answer-not-kept': entry(
    ['请求已办成，但答复不能再次显示', '其中有只显示一次的密码或令牌，没有保存', '如未记下，请重新生成'],
    [
      'The request was done, but its answer cannot be shown again',
      'it held a password or token that is shown once and not kept',
      'make a new one if it was not noted down',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
