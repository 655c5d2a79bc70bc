import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { Likes } from './likes.js';
import { BUTTONS, ENTITIES, TAGS } from './residue-words.js';
import { quoted } from './wording.js';

interface Leftover extends Range {
  readonly what: string;
}

const LATIN_P = 'p'.charCodeAt(0);
/** Signs that a left-over begins with, or holds. */
export const LEFTOVER_SIGNS = '[{&*<_!！"\\\ufffd#p';

const BRACKET =
  /\[(?:bookmark:[^\]\n]{0,80}|object Object|endif|if [^\]\n]{1,40}|\/?(?:b|i|u|url|img|size|color|quote)(?:=[^\]\n]{0,80})?)\]/iy;
const BRACE = /\{\{[^{}\n]{0,80}\}\}|\$\{[A-Za-z_][\w.]{0,60}\}|\{\\rtf/y;
const ENTITY = /&(?:([A-Za-z]{2,8})|#\d{2,5}|#x[\dA-Fa-f]{2,4});/y;
const TAG = /<\/?([A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>\n]{0,300})?\/?>|<!--|<!\[/y;
const ERRORS =
  /(?:Error!|错误[!！])\s?(?:Reference source not found|Bookmark not defined|No text of specified style|未找到引用源|未定义书签|文档中没有指定样式)[.。]?/y;
const HEADING = /#{1,6} \S/y;

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const startsLine = (text: string, at: number): boolean => {
  let before = at - 1;
  while (before >= 0 && at - before < 8 && (text[before] === ' ' || text[before] === '　')) before--;
  return before < 0 || text[before] === '\n';
};

/** Markdown's `**` opens at the start of a line or behind a mark; `张**` and `138****` are masked names. */
function boldFrom(text: string, at: number): Range | null {
  if (text[at + 1] !== '*' || text[at + 2] === '*' || text[at - 1] === '*') return null;
  if (!startsLine(text, at) && !/[。；：，、“（\s]/.test(text[at - 1]!)) return null;
  if (!/[\u4e00-\u9fff“《（(0-9A-Za-z]/.test(text[at + 2] ?? '')) return null;
  const close = text.slice(at + 2, at + 122).indexOf('**');
  if (close < 1 || text[at + 2 + close + 2] === '*') return null;
  return { start: at, end: at + 2 + close + 2 };
}

function leftovers(text: string, signs: readonly number[]): Leftover[] {
  const found: Leftover[] = [];
  const note = (start: number, end: number, what: string) => found.push({ start, end, what });
  let done = 0;
  for (const at of signs) {
    if (at < done && text.charCodeAt(at) !== LATIN_P) continue;
    let match: RegExpExecArray | null = null;
    switch (text[at]) {
      case '[':
        if ((match = sticky(BRACKET, text, at))) note(at, at + match[0].length, '编辑软件的标记');
        break;
      case '{':
        if ((match = sticky(BRACE, text, at))) note(at, at + match[0].length, '模板占位符');
        break;
      case '&':
        match = sticky(ENTITY, text, at);
        if (match && match[1] !== undefined && !ENTITIES.has(match[1])) match = null;
        if (match) note(at, at + match[0].length, '网页字符实体');
        break;
      case '<':
        match = sticky(TAG, text, at);
        if (match && match[1] !== undefined && !TAGS.has(match[1].toLowerCase())) match = null;
        if (match) note(at, at + match[0].length, '网页标签');
        break;
      case '*': {
        const bold = boldFrom(text, at);
        if (bold) note(bold.start, bold.end, 'Markdown加粗标记“**”');
        if (bold) done = bold.end;
        break;
      }
      case '#':
        if (startsLine(text, at) && sticky(HEADING, text, at))
          note(at, at + sticky(HEADING, text, at)![0].length - 1, 'Markdown标题标记“#”');
        break;
      case '!':
      case '！': {
        const from = text[at - 1] === '误' ? at - 2 : at - 5;
        if (from >= 0 && (match = sticky(ERRORS, text, from))) note(from, from + match[0].length, '失效的引用域');
        break;
      }
      case 'p':
        // Lorem i|psum
        if (at > 6 && text.startsWith('orem ipsum', at - 6)) note(at - 7, at + 4, '占位文字');
        break;
      case '_':
        if (text.startsWith('_GoBack', at) && text[at - 1] !== ' ' && text[at - 2] !== ':') note(at, at + 7, '书签名');
        else if (text.startsWith('_Toc', at) && /\d/.test(text[at + 4] ?? ''))
          note(at, at + 4 + /^\d{1,12}/.exec(text.slice(at + 4, at + 16))![0].length, '目录域');
        break;
      case '"':
        if (text.startsWith('HYPERLINK ', at - 10)) note(at - 10, at + 1, '超链接域');
        break;
      case '\\':
        if (text.startsWith('\\* MERGEFORMAT', at)) note(at, at + 14, '域代码');
        break;
      case '\ufffd': {
        let end = at + 1;
        while (end < text.length && text.charCodeAt(end) === 0xfffd) end++;
        note(at, end, '无法解码的字符');
        done = end;
        break;
      }
    }
  }
  return found;
}

const EMPTY_ATTACHMENT = /^附件[0-9０-９一二三四五六七八九十]{1,2}\s*[:：]?$/;
/** What such a line, or a blank one, begins with. */
const BEGINS = new Codes([...BUTTONS].map((words) => words.charAt(0)).join('') + '附' + BLANK_CODES);
/** Lines that stand alone and belong to the page's controls, and runs of empty `附件一:` lines. */
function pageLines(lines: readonly Range[], text: string): Leftover[] {
  const found: Leftover[] = [];
  let empty: Range[] = [];
  let button: { start: number; end: number } | null = null;
  const close = () => {
    if (empty.length >= 2)
      found.push({ start: empty[0]!.start, end: empty[empty.length - 1]!.end, what: '空的附件栏' });
    empty = [];
    if (button) found.push({ ...button, what: '网页按钮或栏目文字' });
    button = null;
  };
  for (const line of lines) {
    if (line.end - line.start > 16 || !BEGINS.has(text.charCodeAt(line.start))) {
      if (button || empty.length > 0) close();
      continue;
    }
    const words = text.slice(line.start, line.end).trim();
    if (words === '') continue;
    if (BUTTONS.has(words)) {
      if (empty.length > 0) close();
      button = button ? { start: button.start, end: line.end } : { start: line.start, end: line.end };
    } else if (EMPTY_ATTACHMENT.test(words) && (words.endsWith(':') || words.endsWith('：'))) {
      if (button) close();
      empty.push(line);
    } else close();
  }
  close();
  return found;
}

const NEWLINE = 10;

/** The flow's lines; `cut` also where two pieces of the page were joined. */
function linesOf(paper: Paper, cut: boolean): Range[] {
  const { text } = paper;
  const { ends } = paper.signs;
  const pieces = cut ? paper.outline.flow.pieces : [];
  const lines: Range[] = [];
  let start = 0;
  let piece = 1;
  for (let index = 0; index <= ends.length; index++) {
    const end = index < ends.length ? ends[index]! : text.length;
    if (index < ends.length && text.charCodeAt(end) !== NEWLINE) continue;
    for (; piece < pieces.length && pieces[piece]!.at < end; piece++) {
      const { at } = pieces[piece]!;
      if (at > start) lines.push({ start, end: at });
      start = Math.max(start, at);
    }
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** Length from which a paragraph printed twice is looked at, and from which it is surely no repeated clause. */
const LEAST = 40;
/** Characters of a paragraph that are looked at to tell it from others: the first 16, then every seventh. */
const SAMPLE = 16;
const STEP = 7;
const SURE = 100;
const DUTY = /^[（(【]?(?:牵头|责任|配合|主办|协办)|(?:负责|配合)[）)。]*$/;
/** An item of a list may stand under two headings by right. */
const NUMBERED = /^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|第.{1,4}条|[①-⑳])/;

interface Repeat {
  readonly first: Range;
  readonly second: Range;
  readonly numbered: boolean;
}

/** A number that two paragraphs printed alike have in common. */
function likeness(text: string, line: Range): number {
  const length = line.end - line.start;
  return length + 31 * text.charCodeAt(line.start + 4) + 131 * text.charCodeAt(line.start + (length >> 1));
}
const likes = new Likes();

/** Paragraphs that are printed twice, word for word. */
function repeated(lines: readonly Range[], text: string): Repeat[] {
  likes.clear();
  for (const line of lines) if (line.end - line.start >= LEAST) likes.add(likeness(text, line));
  if (!likes.any) return [];
  const seen = new Map<number, Range>();
  const pairs: Repeat[] = [];
  for (const line of lines) {
    const length = line.end - line.start;
    if (length < LEAST || likes.alone(likeness(text, line))) continue;
    let hash = length;
    // Equal paragraphs have equal samples; whether equal samples are equal paragraphs is looked at below.
    const head = line.start + SAMPLE;
    for (let at = line.start; at < head; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    for (let at = head; at < line.end; at += STEP) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const first = seen.get(hash);
    if (!first) {
      seen.set(hash, line);
      continue;
    }
    if (first.end - first.start !== length) continue;
    const words = text.slice(line.start, line.end);
    if (text.slice(first.start, first.end) !== words) continue;
    // A sentence with its stop; rows of tables, lists of names and lines of duties repeat by right.
    if (!/[。！？]/.test(words) || !/[，,]/.test(words) || /\t/.test(words) || DUTY.test(words.trim())) continue;
    const han = words.replace(/[^\u4e00-\u9fff]/g, '').length;
    if (han * 2 > length) pairs.push({ first, second: line, numbered: NUMBERED.test(words) });
  }
  return pairs;
}

/** More paragraphs than these printed twice: two papers of one series stand in one text. */
const FEW = 2;

function repeats(text: string, pairs: readonly Repeat[]): Finding[] {
  if (pairs.length > FEW) {
    const { first, second } = pairs[0]!;
    const message = `有${pairs.length}段文字一字不差地出现两次(首处:“${quoted(text, first)}”),请核对是否重复粘贴,或是两份文件合在一处。`;
    return [finding('residue', 'undetermined', [first, second], message, '出现一次', '出现两次')];
  }
  return pairs
    .filter(({ numbered }) => !numbered)
    .map(({ first, second }) => {
      const sure = first.end - first.start >= SURE;
      const message = `整段重复:“${quoted(text, first)}”一字不差地出现了两次${sure ? ',应删去一处。' : ',请核对是否有意重复。'}`;
      return finding(
        'residue',
        sure ? 'inconsistent' : 'undetermined',
        [first, second],
        message,
        '出现一次',
        '出现两次',
      );
    });
}

/** How far apart two left-overs of one kind are still one finding, in code units. */
const NEXT = 100;

function run(paper: Paper): Finding[] {
  const { text } = paper;
  const findings: Finding[] = [];
  const lines = linesOf(paper, false);
  const all = leftovers(text, paper.signs.leftovers).concat(pageLines(lines, text));
  if (all.length > 1) all.sort((a, b) => a.start - b.start);
  for (let index = 0; index < all.length;) {
    const { what } = all[index]!;
    const ranges: Range[] = [all[index]!];
    // The same kind again close by is one finding: `&nbsp;&nbsp;&nbsp;`.
    for (index++; index < all.length; index++) {
      const next = all[index]!;
      if (next.what !== what || next.start - ranges[ranges.length - 1]!.end >= NEXT) break;
      ranges.push(next);
    }
    const words = quoted(text, ranges[0]!);
    const times = ranges.length > 1 ? `,共${ranges.length}处` : '';
    findings.push(
      finding('residue', 'inconsistent', ranges.slice(0, 20), `残留${what}:“${words}”${times},应删去。`, null, words),
    );
  }
  const pairs = repeated(lines, text);
  // A paragraph of a page that was put together again may stand joined to another.
  if (pairs.length === 0 && paper.rethreaded) pairs.push(...repeated(linesOf(paper, true), text));
  return findings.concat(repeats(text, pairs));
}

/** 编辑软件、转换工具和网页留在文中的痕迹。 */
export const residue: Check = {
  rule: 'residue',
  title: '编辑和网页残留',
  explanation:
    '查编辑软件、转换工具和网页模板留在文中的痕迹:书签与域代码、网页标签与字符实体、Markdown标记、模板占位符、无法解码的字符、网页按钮文字、空的附件栏,以及一字不差重复的整段。',
  example: {
    text: '临江市人民政府办公室[bookmark: _GoBack]\n各县区要按月报送进展。',
    message: '残留编辑软件的标记:“[bookmark: _GoBack]”,应删去。',
  },
  notWhen:
    '打码的姓名和号码(张**、138****0000)、表格中相同的行、相同的责任单位行、只有一行的“附件1:”不算;带序号的、不足100字的和三段以上的重复只提请核对。',
  run,
};
