import { refusalEntry as entry } from '../refusal-entry.js';
import type { RefusalEntry } from '../refusal-entry.js';

/** Refusals at the door: who comes in, and what may be seen. */
export const deskRefusals = {
  'login-failed': entry(
    ['登录未成功', '登录名或密码有误，或账号已停用', '请核对后重试；多次失败会暂时锁定'],
    [
      'The login did not succeed',
      'the name or the password is wrong, or the account is disabled',
      'check both and try again; repeated failures lock the account for a while',
    ],
  ),
  'login-locked': entry(
    ['账号已暂时锁定', '连续输错密码次数过多', '请稍后再试，或请系统管理员解锁'],
    [
      'The account is locked for a while',
      'the password was wrong too many times in a row',
      'try again later, or ask an administrator to unlock it',
    ],
  ),
  'not-signed-in': entry(
    ['尚未登录或登录已过期', '本页只对已登录的用户开放', '请重新登录；已填写的内容不会丢失'],
    ['You are not signed in', 'this is open to signed-in users only', 'sign in again; what you typed is kept'],
  ),
  'password-must-change': entry(
    ['请先修改密码', '初始密码只能使用一次', '请设置自己的密码后继续'],
    ['The password must be changed first', 'an initial password serves once', 'set your own password, then go on'],
  ),
  'password-weak': entry(
    ['密码不符合要求', '至少10个字符，且不能与登录名相同或过于常见', '请换一个更长的密码，可以是一句话'],
    [
      'The password will not do',
      'it needs 10 characters at least and may be neither the login nor a common one',
      'choose a longer one; a sentence is fine',
    ],
  ),
  'not-allowed': entry(
    ['您没有办理此事的权限', '此操作只对规定的角色和单位开放', '如确需办理，请联系系统管理员'],
    ['You may not do this', 'it is open to certain roles and units only', 'ask an administrator if you need to do it'],
  ),
  'too-many': entry(
    ['一次处理的条数过多', '超过了一次能处理的上限，不会只处理其中一部分', '请缩小范围，分几次办理'],
    [
      'Too many at once',
      'there are more than one run takes, and none is left out in silence',
      'narrow the list and go in several runs',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;
