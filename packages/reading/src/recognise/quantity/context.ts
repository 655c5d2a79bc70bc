import { isHan } from '../../text/codes.js';
import { CLASS, LETTER, MULTIPLIER } from '../numeral/words.js';
import type { Numeral } from '../numeral/numeral.js';
import type { Unit } from './units.js';

/** Names and idioms that begin with a small Chinese number and a classifier, and count nothing. */
const IDIOMS: Readonly<Record<string, readonly string[]>> = {
  一: [
    '一次性',
    '一件事',
    '一张网',
    '一张图',
    '一盘棋',
    '一本账',
    '一条龙',
    '一家人',
    '一家亲',
    '一个样',
    '一条心',
    '一人一',
    '一名一',
    '一起',
    '一道',
    '一级',
    '一步',
    '一部',
    '一大',
    '一批',
    '一块',
    '一头',
    '一根',
    '一方',
    '一门',
    '一省',
    '一市',
    '一县',
    '一种',
    '一层',
    '一场',
    '一成',
    '一折',
    '一分',
    '一角',
    '一度',
    '一天天',
    '一年四季',
    '一年一度',
    '一年级',
    '一轮',
    '一位一',
    '一米阳光',
    '一口',
    '一套班子',
  ],
  两: [
    '两个维护',
    '两个确立',
    '两个毫不',
    '两个结合',
    '两个健康',
    '两个先行',
    '两个务必',
    '两个循环',
    '两个率先',
    '两个一百年',
    '两个转变',
    '两个覆盖',
    '两步走',
    '两级分化',
    '两头',
    '两面',
    '两口',
    '两条腿',
  ],
  三: [
    '三位一体',
    '三个代表',
    '三个务必',
    '三个区分',
    '三步走',
    '三级医院',
    '三级甲等',
    '三级综合',
    '三级公立',
    '三级联',
    '三大球',
    '三件套',
    '三门峡',
    '三明',
    '三家子',
    '三人行',
  ],
  四: ['四个意识', '四个自信', '四个全面', '四个革命', '四个服务', '四个最严', '四个不摘', '四项基本'],
  五: ['五位一体', '五大连池', '五级书记', '五个统筹', '五台', '五家渠', '五项管理'],
  六: ['六个必须'],
  八: ['八项规定', '八个明确'],
  九: ['九三学社', '九台', '九个坚持'],
  十: ['十个明确', '十个坚持'],
};

/** The same by the code of their number. */
const IDIOMS_OF = new Map(Object.entries(IDIOMS).map(([number, idioms]) => [number.charCodeAt(0), idioms]));

/** What stands before 一 in words like `这一个`, `每一项`, `新一轮`, `近一年`, and makes it no count. */
const BEFORE_ONE = '这那某任另每同哪上下前后新进逐几万单唯统其之各再头此本首';

/** Classifiers that 二 counts only in order (`二类`, `二级`): counting, the language says 两. */
const TWO = 0x4e8c;

/** Whether a small Chinese number with a classifier counts something here. */
export function countsSmall(text: string, numeral: Numeral, unit: Unit): boolean {
  const { start } = numeral;
  const code = text.charCodeAt(start);
  const before = start > 0 ? text.charCodeAt(start - 1) : 10;
  if (before === 0x521d /* 初 */) return false;
  const idioms = IDIOMS_OF.get(code);
  if (idioms !== undefined) {
    const second = text.charCodeAt(start + 1);
    for (const idiom of idioms) if (idiom.charCodeAt(1) === second && text.startsWith(idiom, start)) return false;
  }
  if (code === 0x4e00) {
    if (start > 0 && BEFORE_ONE.includes(text.charAt(start - 1))) return false;
    // 一户一档, 一企一策
    const end = numeral.end + unit.length;
    if (text.charCodeAt(end) === 0x4e00 || text.charCodeAt(start - 2) === 0x4e00) return false;
    // 一个个; 一次告知 (but 每年召开一次会议)
    if (text.startsWith(unit.word, end)) return false;
    if (unit.word === '次' && isHan(text.charCodeAt(end)) && !repeated(text, start)) return false;
    if (inSeriesOfOnes(text, start)) return false;
  }
  if (code === TWO && (unit.kind === 'count' || unit.word === '年')) return false;
  if (unit.word === '级') return code === 0x4e24 /* 两 */ || '县乡村镇区市省社、'.includes(text.charAt(start - 1));
  if (unit.word === '元' || unit.word === '角') return false;
  if (unit.word === '次' && isSession(text, numeral.end + 1)) return false;
  return !quoted(text, start, 14);
}

/** `三次全会`, `三次会议`, `三次产业`: the third, not three. */
function isSession(text: string, at: number): boolean {
  return SESSIONS.some((word) => text.startsWith(word, at));
}

const SESSIONS = ['全会', '全体', '会议', '产业', '党代会', '代表大会', '常务', '创业'];

/** Whether 每 stands before in the same clause: `每季度召开一次例会`, `每季度对各乡镇和区直部门开展一次评价`. */
function repeated(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0 && i > start - 32; i--) {
    const code = text.charCodeAt(i);
    if (!isHan(code) && !isPause(code)) return false;
    if (code === 0x6bcf) return true;
  }
  return false;
}

/** `一表申请、一套材料、一窗受理`: a slogan of ones, where the next or the last member begins with 一 too. */
function inSeriesOfOnes(text: string, start: number): boolean {
  const end = Math.min(text.length - 1, start + 12);
  for (let i = start + 2; i < end; i++)
    if (isPause(text.charCodeAt(i))) {
      if (text.charCodeAt(i + 1) === 0x4e00) return true;
      break;
    }
  if (start < 2 || !isPause(text.charCodeAt(start - 1))) return false;
  for (let i = start - 2; i >= 0 && i > start - 12; i--)
    if (!isHan(text.charCodeAt(i)) || i === 0) return text.charCodeAt(i + 1) === 0x4e00;
  return false;
}

function isPause(code: number): boolean {
  return code === 0x3001 || code === 0xff0c || code === 44;
}

/** Whether an offset lies in a quotation of at most `reach` characters: `“三个五百亿”` is a name. */
export function quoted(text: string, at: number, reach: number): boolean {
  let open = at - 1;
  const first = Math.max(0, at - reach);
  for (; open >= first; open--) {
    const code = text.charCodeAt(open);
    if (code === 0x201c || code === 0x300e || code === 0x2018) break;
    if (code === 0x201d || code === 0x3002 || code === 10) return false;
  }
  if (open < first) return false;
  const last = Math.min(text.length, open + reach + 2);
  for (let close = at; close < last; close++) {
    const code = text.charCodeAt(close);
    if (code === 0x201d || code === 0x300f || code === 0x2019) return true;
    if (code === 0x201c || code === 10) return false;
  }
  return false;
}

/** Whether a plus sign stands before a number: `“1+8+8”`, `“9+3+N”`. */
export function afterPlus(text: string, start: number): boolean {
  const code = start > 0 ? text.charCodeAt(start - 1) : 0;
  return code === 43 || code === 0xff0b;
}

/** Whether what stands right before a number says that it is part of an ordinal, a name, an identifier or a longer number. */
export function partOfName(text: string, start: number, afterNumeral: boolean): boolean {
  if (start === 0) return false;
  let code = text.charCodeAt(start - 1);
  if (code === 32 && start > 1) code = text.charCodeAt(start - 2) === 0x7b2c ? 0x7b2c : 32;
  if (code === 0x7b2c /* 第 */) return true;
  if (code === 35 || code === 64 || code === 92) return true;
  if (LETTER[code] === 1 || (CLASS[code] === MULTIPLIER && !afterNumeral)) return true;
  if (code === 46 || code === 47 || code === 58 || code === 0xff0e || code === 0xff0f || isDash(code)) {
    const far = start > 1 ? text.charCodeAt(start - 2) : 0;
    if (LETTER[far] === 1) return true;
    return far >= 48 && far <= 57 && !itemNumber(text, start - 2);
  }
  return false;
}

/** Whether the digit at an offset ends the number of a line (`1.3个项目`: item 1). */
function itemNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return startsLine(text, code >= 48 && code <= 57 ? at - 1 : at);
}

export function isDash(code: number): boolean {
  return code === 45 || code === 0x2013 || code === 0x2014 || code === 0xff0d || code === 0x2212 || code === 0x2500;
}

/** Whether only blanks stand between an offset and the start of its line. */
export function startsLine(text: string, at: number): boolean {
  let back = at - 1;
  for (let steps = 0; back >= 0 && steps < 8; steps++, back--) {
    const code = text.charCodeAt(back);
    if (code !== 32 && code !== 0xa0 && code !== 0x3000 && code !== 9) return code === 10;
  }
  return back < 0;
}
