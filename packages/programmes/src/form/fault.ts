import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';

/** Why a value was not taken, and what to do: a message for the person who typed it, never an exception. */
export interface Fault {
  readonly code: string;
  /** The field; null where it concerns the whole row. */
  readonly field: string | null;
  readonly what: Words;
  readonly why: Words;
  readonly next: Words;
}

type Three = readonly [what: string, why: string, next: string];

const entry = (chinese: Three, english: Three): Omit<Fault, 'code' | 'field'> => ({
  what: words(chinese[0], english[0]),
  why: words(chinese[1], english[1]),
  next: words(chinese[2], english[2]),
});

/** Every way in which a value is refused, in one table. The codes are part of the public face. */
export const faultTable = {
  required: entry(
    ['没有填写', '缺了它无法认出是哪一条记录', '请填写后再提交'],
    ['It is empty', 'without it the record cannot be told from others', 'fill it in and submit again'],
  ),
  'not-text': entry(
    ['不是文字', '此处只收文字', '请按文字填写'],
    ['This is no text', 'only text is taken here', 'fill in text'],
  ),
  'too-long': entry(
    ['文字太长', '超过了此处的字数上限', '请压缩文字，或把全文作为附件'],
    ['The text is too long', 'it passes the limit of this field', 'shorten it, or attach the full text'],
  ),
  'control-character': entry(
    ['含有不可见的控制字符', '它在表格和文件里会丢失或变样', '请删去后重填'],
    ['It holds an invisible control character', 'it would be lost or changed in files', 'remove it and type it again'],
  ),
  'not-an-option': entry(
    ['不在可选范围内', '此处只能从下拉列表里选', '请从列表里选一项'],
    ['This is not one of the choices', 'the field takes its listed choices only', 'choose one from the list'],
  ),
  'not-a-figure': entry(
    ['认不出是多少', '应为一个数，或“近24万套”“不低于100套”这样的说法', '请填写数字，单位以表头为准'],
    [
      'No figure could be read',
      'a number or a phrase such as 近24万套 is expected',
      'type a number in the column’s unit',
    ],
  ),
  'other-unit': entry(
    ['单位不符', '填写的单位与此栏的单位不同', '请换算成表头的单位'],
    ['The unit differs', 'what was typed is in another unit than the column', 'convert it to the column’s unit'],
  ),
  'too-fine': entry(
    ['小数位太多', '超过了此栏的最小单位（金额到分，套数为整数）', '请核对后重填'],
    ['Too many decimal places', 'the column’s smallest step is larger', 'check it and type it again'],
  ),
  negative: entry(
    ['不能是负数', '此栏的数不会小于零', '请核对；如为冲减，另记一条'],
    ['It cannot be negative', 'this figure is never below zero', 'check it; record a reversal as a row of its own'],
  ),
  'over-whole': entry(
    ['超过100%', '份额不会大于整体', '请核对是否少了小数点，或应填为百分数'],
    ['It is above 100 %', 'a share is never more than the whole', 'check the decimal point or the per cent sign'],
  ),
  'not-a-day': entry(
    ['不是日期', '应为日历上有的一天，如2025-01-05', '请按年-月-日填写'],
    ['This is no day', 'a day of the calendar such as 2025-01-05 is expected', 'write year-month-day'],
  ),
  'not-a-month': entry(
    ['不是月份', '应为某年某月，如2025-01', '请按年-月填写'],
    ['This is no month', 'a month such as 2025-01 is expected', 'write year-month'],
  ),
  'not-a-quarter': entry(
    ['不是季度', '应为某年第几季度，如2024年四季度', '请按“2024年四季度”或2024-Q4填写'],
    ['This is no quarter', 'a quarter such as 2024-Q4 is expected', 'write 2024-Q4'],
  ),
  'not-a-flag': entry(
    ['不是“是”或“否”', '此处只收“是”“否”，不清楚就留空', '请填是、否，或留空'],
    [
      'Neither yes nor no',
      'only 是 and 否 are taken; what is not known stays empty',
      'fill in 是 or 否, or leave it empty',
    ],
  ),
  'not-a-list': entry(
    ['不是一组值', '此处收若干项', '请逐项填写，用顿号隔开'],
    ['This is no list', 'several items are expected', 'list them, parted by 、'],
  ),
  'no-such-record': entry(
    ['找不到所指的记录', '名册里没有这个编号或名称', '请先登记它，或核对编号'],
    [
      'The record it names was not found',
      'the register has no such number or name',
      'register it first, or check the number',
    ],
  ),
  'several-records': entry(
    ['所指的记录不止一条', '有几条记录同名', '请改填编号'],
    ['It names several records', 'more than one has this name', 'use the number instead'],
  ),
  'unknown-field': entry(
    ['没有这一栏', '名册的定义里没有它', '请核对栏目名称，或删去此栏'],
    ['There is no such field', 'the register does not define it', 'check the name or remove it'],
  ),
  'column-twice': entry(
    ['同一栏出现了两次', '无法知道以哪一栏为准', '请只留一栏'],
    ['A column appears twice', 'it is not known which one counts', 'keep one of them'],
  ),
  'key-column-missing': entry(
    ['缺少识别记录的栏', '没有它就不知道每一行是哪条记录', '请下载最新的模板再填'],
    ['A column that names the record is missing', 'rows cannot be matched without it', 'use the latest template'],
  ),
  'row-twice': entry(
    ['同一记录在表中出现了两次', '前面的行已经写了这条记录', '请合并成一行'],
    ['The record appears twice in the sheet', 'an earlier row already gives it', 'merge the rows'],
  ),
  'not-your-unit': entry(
    ['不属于本单位的项目', '联络员只能登记属于本单位记录的内容', '请核对所属的项目；新项目请专项工作人员登记'],
    [
      'It does not belong to your unit',
      'a liaison enters what belongs to the unit’s own records',
      'check what it belongs to; the operator enters new projects',
    ],
  ),
  'not-a-file-here': entry(
    ['附件不在这条记录里', '表格里只能保留原有的附件，新的要在页面上传', '请恢复原来的内容，或在记录的页面上传'],
    [
      'The file is not one of this record',
      'a sheet keeps the files that are there; new ones are uploaded on the page',
      'restore the cell, or upload the file on the record’s page',
    ],
  ),
  'changed-meanwhile': entry(
    ['此记录在模板下载之后已被改过', '直接导入会盖掉别人的修改', '请对照现值确认要用哪一个，再导入'],
    [
      'The record was changed after the template was made',
      'importing would undo that',
      'compare and decide, then import',
    ],
  ),
} as const satisfies Record<string, Omit<Fault, 'code' | 'field'>>;

export type FaultCode = keyof typeof faultTable;

/** A fault of the table at a field. */
export function fault(code: FaultCode, field: string | null): Fault {
  return { code, field, ...faultTable[code] };
}

/** A fault as one sentence. */
export function faultSentence(
  { what, why, next }: Fault,
  label: Words | null,
  language: 'chinese' | 'english' = 'chinese',
): string {
  return language === 'chinese'
    ? `${label ? `“${label.chinese}”` : ''}${what.chinese}：${why.chinese}。${next.chinese}。`
    : `${label ? `${label.english}: ` : ''}${what.english}: ${why.english}. ${next.english[0]!.toUpperCase()}${next.english.slice(1)}.`;
}
