import { refusalEntry as entry } from '@luoshi/work';
import type { RefusalEntry } from '@luoshi/work';

/** What the server itself refuses, before a use-case is asked. */
export const httpRefusals = {
  'request-malformed': entry(
    ['请求无法解析', '内容不是合法的 JSON，或编码有误', '请核对请求内容'],
    ['The request cannot be parsed', 'its body is no valid JSON', 'check what is sent'],
  ),
  'request-wrong': entry(
    ['请求内容不符合要求', '有字段缺失、多余或格式有误', '请按所列字段修改'],
    ['The request does not fit', 'a field is missing, unknown or of the wrong form', 'mend the fields listed'],
  ),
  'no-such-address': entry(
    ['没有这个地址', '地址有误，或此功能不在本版本', '请核对地址'],
    ['There is no such address', 'it is wrong, or not in this version', 'check the address'],
  ),
  'too-large': entry(
    ['内容过大', '超过了允许的大小', '请分次提交'],
    ['This is too large', 'it is over the size allowed', 'send it in parts'],
  ),
  'media-type-unknown': entry(
    ['不支持的内容类型', '此处只接受规定的类型', '请核对 Content-Type'],
    ['The media type is not known', 'only certain types are taken here', 'check Content-Type'],
  ),
  'too-many-requests': entry(
    ['请求过于频繁', '短时间内请求过多', '请稍候再试'],
    ['Too many requests', 'too many came in a short time', 'wait a little and try again'],
  ),
  'version-needed': entry(
    ['缺少版本标记', '修改前须说明所见的版本，以免覆盖他人的修改', '请先读取，再带上 If-Match'],
    [
      'The version is missing',
      'a change names the version it saw, so that nobody’s work is overwritten',
      'read first, then send If-Match',
    ],
  ),
  'origin-foreign': entry(
    ['请求来自其他网站', '为防止冒用登录状态，写操作只接受本站页面', '请从本站页面操作，或使用访问令牌'],
    [
      'The request comes from another site',
      'writes are taken from this site’s pages only, so that a session cannot be misused',
      'work from this site, or use an API token',
    ],
  ),
  'key-wrong': entry(
    ['Idempotency-Key 格式有误', '须为8至200个可见的 ASCII 字符', '请改用例如 UUID 的键'],
    ['The Idempotency-Key is malformed', 'it has 8 to 200 visible ASCII characters', 'use a UUID, for example'],
  ),
  'key-unfit': entry(
    ['此处不能用 Idempotency-Key', '分段上传的内容无法逐字比对；同一文件再次上传会自动识别', '请去掉这个请求头'],
    [
      'No Idempotency-Key can be used here',
      'an upload in parts cannot be compared; the same file is recognised by itself',
      'leave the header out',
    ],
  ),
  stopping: entry(
    ['服务正在停止', '不再接受新的请求', '请稍候片刻再试'],
    ['The server is stopping', 'it takes no new requests', 'try again in a moment'],
  ),
  internal: entry(
    [
      '系统出现故障',
      '这是软件的问题，不是您的操作有误；未完成的修改没有保存',
      '请重试；如再次出现，请把请求编号告诉系统管理员',
    ],
    [
      'Something failed',
      'this is our fault, not yours; an unfinished change was not saved',
      'try again; if it comes back, tell an administrator the number of the request',
    ],
  ),
} as const satisfies Record<string, RefusalEntry>;

export type HttpRefusalCode = keyof typeof httpRefusals;

export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly english: string;

  constructor(
    readonly code: HttpRefusalCode,
    detail: string | null = null,
  ) {
    const { chinese, english } = httpRefusals[code];
    super(`${chinese.what}：${chinese.why}${detail === null ? '' : `（${detail}）`}。${chinese.next}。`);
    const next = english.next[0]!.toUpperCase() + english.next.slice(1);
    this.english = `${english.what}: ${english.why}${detail === null ? '' : ` (${detail})`}. ${next}.`;
  }
}
