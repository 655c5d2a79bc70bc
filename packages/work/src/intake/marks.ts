/** A stretch of a text, half open, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a paper's own words say of how it may be handled. */
export interface Marks {
  /** Its head bears a mark of classification: it is not for this network (涉密不上网). */
  readonly classified: boolean;
  /** The same words elsewhere (商业秘密): a person says what they mean. The first hundred. */
  readonly asks: readonly Stretch[];
  readonly handling: 'internal' | 'on-request' | null;
}

/** Characters of a head at most, and lines of it: 份号, 密级, 紧急程度, 发文机关标志, 发文字号, title (GB/T 9704 7.2). */
const HEAD = 1500;
const HEAD_LINES = 20;
/** A line this long is of the body. */
const BODY_LINE = 60;

const LEVEL = '(?:绝密|机密|秘密)';
const TERM = '(?:[★☆*＊]*(?:长期|(?:[0-9０-９〇一二三四五六七八九十百]+(?:年|个月|月|天|日))|启封|公开)?)';
/** 份号 before, urgency after, and 密级 as a label; brackets of any kind around the mark. */
const MARK = new RegExp(
  `^(?:(?:份号|编号|序号)?[:：]?(?:№|NO\\.?)?[0-9０-９]{1,12})?(?:密级[:：]?)?[【[（(〔<《]?${LEVEL}${TERM}[】\\]）)〕>》]?(?:特急|加急|特提|平急|急件|限时)?$`,
  'iu',
);
/** With its star a mark is one wherever in the head it stands. */
const STARRED = new RegExp(`${LEVEL}[★☆]|[★☆]${LEVEL}`, 'u');
const BRACKETED = new RegExp(`^[【[（(〔]${LEVEL}${TERM}[】\\]）)〕]`, 'u');
const WORD = /绝密|机密|秘密/gu;

/**
 * Looks for marks of classification and handling in a canonical text and a file's name. In the head, before the first
 * long line, a line or cell that is nothing but a mark (with or without ★ and term) classifies the paper; elsewhere
 * the words only ask.
 */
export function marksOf(text: string, name = ''): Marks {
  const plainName = name.replace(/\.[^.]*$/u, '').replace(/\s/gu, '');
  const end = headOf(text);
  const head = text.slice(0, end);
  const cells = head.split(/[\n\t|│]/u).map((cell) => cell.replace(/[\s\u3000]/gu, ''));
  const classified =
    STARRED.test(plainName) ||
    BRACKETED.test(plainName) ||
    STARRED.test(head.replace(/[\s\u3000]/gu, '')) ||
    cells.some((cell) => MARK.test(cell));
  return { classified, asks: classified ? [] : asksIn(text), handling: handlingOf(text) };
}

/** Where the head ends: at the first long line, after so many lines or characters. */
function headOf(text: string): number {
  let start = 0;
  for (let lines = 0; lines < HEAD_LINES && start < Math.min(text.length, HEAD);) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, Math.min(end, start + BODY_LINE * 4)).trim();
    // A table row of a head is long only by its cells.
    if (line.split('\t').some((cell) => cell.trim().length > BODY_LINE)) return start;
    if (line !== '') lines++;
    start = end + 1;
  }
  return Math.min(start, text.length, HEAD);
}

function asksIn(text: string): Stretch[] {
  const asks: Stretch[] = [];
  for (const { index } of text.matchAll(WORD)) {
    asks.push({ start: index, end: index + 2 });
    if (asks.length === 100) break;
  }
  return asks;
}

/** A line, or a bracket, that is nothing but the remark. */
const ON_REQUEST =
  /(?:^|[\n（(【[：:])\s*(?:此件|本件|公开属性|公开方式|公开类型)?[：:]?\s*依申请公开\s*(?:$|[\n）)】\]。])/u;
const INTERNAL =
  /(?:^|[\n（(【[])\s*(?:内部(?:资料|文件|材料|刊物)|内部使用)(?:[，,、；;\s]*(?:注意保存|妥善保管|请勿外传|不得外传|注意保密|严禁外传))*\s*(?:$|[\n）)】\]。★])/u;

function handlingOf(text: string): Marks['handling'] {
  const edges = `${text.slice(0, HEAD)}\n${text.slice(Math.max(HEAD, text.length - HEAD))}`;
  if (INTERNAL.test(edges)) return 'internal';
  return ON_REQUEST.test(edges) ? 'on-request' : null;
}
