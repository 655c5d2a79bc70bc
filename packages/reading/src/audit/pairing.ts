import type { Block } from '../outline/outline.js';
import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { excerpt } from './wording.js';

/** Kinds of marks; half- and full-width forms of one kind count as a pair. 方括号 takes in 六角括号 〔〕. */
const FAMILIES: readonly { readonly name: string; readonly open: string; readonly close: string }[] = [
  { name: '双引号', open: '“〝', close: '”〞〟' },
  { name: '单引号', open: '‘', close: '’' },
  { name: '引号', open: '「', close: '」' },
  { name: '引号', open: '『', close: '』' },
  { name: '圆括号', open: '（(', close: '）)' },
  { name: '书名号', open: '《', close: '》' },
  { name: '书名号', open: '〈', close: '〉' },
  { name: '方头括号', open: '【', close: '】' },
  { name: '方括号', open: '〔[［', close: '〕]］' },
];
/** Families up to this one are quotation marks. */
const LAST_QUOTE = 3;
const ROUND = 4;
const SQUARE = 8;
const SINGLE = 1;
const ANGLE = 6;

/** 0 nothing, 1 + family an opening mark, 101 + family a closing mark. */
const MARKS = new Uint8Array(65536);
FAMILIES.forEach((family, index) => {
  for (const mark of family.open) MARKS[mark.charCodeAt(0)] = 1 + index;
  for (const mark of family.close) MARKS[mark.charCodeAt(0)] = 101 + index;
});

/** All marks that come in pairs. */
export const PAIRED = FAMILIES.map(({ open, close }) => open + close).join('');

/** How many paragraphs later a bracket may still be closed (a broken line), and a quotation mark (a quoted paper). */
const REACH = 6;
const QUOTED = 60;
const reachOf = (mark: Mark) => (mark.family <= LAST_QUOTE ? QUOTED : REACH);

interface Mark {
  readonly at: number;
  readonly family: number;
  readonly block: number;
  readonly opens: boolean;
}

const MARKER = /[0-9a-zA-Z０-９一二三四五六七八九十①-⑳]/;
const BEFORE_MARKER = /[\s　，。；：、！？,;:.“（(]/;

/** `1)` `（一` `a）`: the lone bracket of a list marker, up to three signs after a break. */
function endsListMarker(text: string, at: number, start: number): boolean {
  let from = at;
  while (from > start && at - from < 3 && MARKER.test(text[from - 1]!)) from--;
  return from < at && (from === start || BEFORE_MARKER.test(text[from - 1]!));
}

/** `(0,5]` `[10，20)`: a half-open interval of numbers, closed by the other kind on purpose. */
function isNumberInterval(text: string, open: number, close: number): boolean {
  return close - open <= 24 && /^[^\u4e00-\u9fff]*[,，][^\u4e00-\u9fff]*$/.test(text.slice(open + 1, close));
}

/** Whether the character is an apostrophe or a measure mark and no quotation mark: `it’s`, `30’`. */
function isApostrophe(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1) | 32;
  const digit = text.charCodeAt(at - 1);
  return (before >= 97 && before <= 122) || (digit >= 48 && digit <= 57);
}

function scan(text: string, blocks: readonly Block[], pairs: readonly number[]): Mark[] {
  const faults: Mark[] = [];
  let pending: Mark[] = [];
  let next = 0;
  // The marks open at this place, innermost last: two flat stacks, so that a pair costs no object, and their
  // height in `open`: cutting an array costs as much as reading a paragraph.
  const openAt: number[] = [];
  const openFamily: number[] = [];
  let open = 0;
  for (let block = 0; block < blocks.length; block++) {
    const { start, end } = blocks[block]!;
    let crossed: Mark[] | null = null;
    while (next < pairs.length && pairs[next]! < start) next++;
    for (; next < pairs.length && pairs[next]! < end; next++) {
      const at = pairs[next]!;
      const mark = MARKS[text.charCodeAt(at)]!;
      if (mark < 100) {
        // A paragraph that opens with the mark left open before goes on with that quotation.
        if (pending.length > 0 && mark - 1 <= LAST_QUOTE && at - start <= 2)
          pending = pending.filter(({ family }) => family !== mark - 1);
        openAt[open] = at;
        openFamily[open++] = mark - 1;
        continue;
      }
      const family = mark - 101;
      const top = open - 1;
      if (top >= 0 && openFamily[top] === family) {
        open--;
        continue;
      }
      if (family === SINGLE && isApostrophe(text, at)) continue;
      if (
        top >= 0 &&
        (family === ROUND || family === SQUARE) &&
        (openFamily[top] === ROUND || openFamily[top] === SQUARE) &&
        isNumberInterval(text, openAt[top]!, at)
      ) {
        open--;
        continue;
      }
      let depth = top;
      while (depth >= 0 && depth >= top - DEPTH && openFamily[depth] !== family) depth--;
      if (depth >= 0 && openFamily[depth] === family) {
        crossed ??= [];
        for (let index = depth + 1; index <= top; index++) {
          crossed.push({ at: openAt[index]!, family: openFamily[index]!, block, opens: true });
        }
        open = depth;
        continue;
      }
      if (takeLast(crossed, family)) continue;
      if (family === ROUND && endsListMarker(text, at, start)) continue;
      if (!takeLast(pending, family)) faults.push({ at, family, block, opens: false });
    }
    if (crossed) for (const one of crossed) faults.push(one);
    if (pending.length > 0) {
      const kept: Mark[] = [];
      for (const one of pending) (block - one.block >= reachOf(one) ? faults : kept).push(one);
      pending = kept;
    }
    for (let index = 0; index < open; index++) {
      const at = openAt[index]!;
      const family = openFamily[index]!;
      if (family === SINGLE && /[0-9a-zA-Z]/.test(text[at + 1] ?? '')) continue;
      (pending.length < PENDING ? pending : faults).push({ at, family, block, opens: true });
    }
    open = 0;
  }
  return faults.concat(pending);
}

/** How deep a closing mark looks for its opening one, and how many marks may stay open over paragraphs. */
const DEPTH = 16;
const PENDING = 64;

/** Takes the latest of the marks that has the family out of the list; whether there was one. */
function takeLast(marks: Mark[] | null, family: number): boolean {
  if (!marks) return false;
  for (let index = Math.max(0, marks.length - 1); index >= 0 && index >= marks.length - PENDING; index--) {
    if (marks[index]?.family !== family) continue;
    marks.splice(index, 1);
    return true;
  }
  return false;
}

/** How far a mark may stand from the straight quote, or the mark of another kind, that it is meant to pair with. */
const NEAR = 40;
const CLOSE = 20;

/** Whether the other mark was typed as a straight quote: `“一网通办"`, with no other mark between. */
function pairedByStraight(text: string, mark: Mark, block: Range): boolean {
  // Straight quotes for “ ”, half-width angle brackets for 〈 〉.
  const straight = mark.family <= SINGLE ? [0x22, 0xff02] : mark.opens ? [0x3e] : [0x3c];
  const step = mark.opens ? 1 : -1;
  for (let at = mark.at + step; at >= block.start && at < block.end && Math.abs(at - mark.at) <= NEAR; at += step) {
    const code = text.charCodeAt(at);
    if (straight.includes(code)) return true;
    if (code === 0x201c || code === 0x201d) return false;
  }
  return false;
}

const FINISHED = /[。！？；：，、”’）》】.!?;:,)\]]\s*$/;

/** A paragraph that seems cut: the marks of its lost part cannot be known. */
function mayBeCut(paper: Paper, index: number): boolean {
  const block = paper.blocks[index]!;
  if (paper.rethreaded) return true;
  if (block.end - block.start < 40 && index > 0 && index < paper.blocks.length - 1) return false;
  return !FINISHED.test(paper.text.slice(Math.max(block.start, block.end - 4), block.end));
}

function run(paper: Paper): Finding[] {
  const { text, blocks } = paper;
  const marks = scan(text, blocks, paper.signs.pairs);
  if (marks.length === 0) return [];
  marks.sort((a, b) => a.at - b.at);
  const groups = new Map<number, Mark[]>();
  const findings: Finding[] = [];
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index]!;
    const block = blocks[mark.block]!;
    if (block.kind === 'residue') continue;
    const next = marks[index + 1];
    if (
      mark.opens &&
      next &&
      !next.opens &&
      next.block === mark.block &&
      next.family !== mark.family &&
      next.at - mark.at <= CLOSE
    ) {
      findings.push(mismatched(text, mark, next, block));
      index++;
      continue;
    }
    if ((mark.family <= SINGLE || mark.family === ANGLE) && pairedByStraight(text, mark, block)) continue;
    const key = mark.block * 16 + mark.family;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  for (const group of groups.values()) findings.push(unpaired(paper, group));
  return findings;
}

/** `《房住不炒”`: opened by a mark of one kind and closed by one of another. */
function mismatched(text: string, open: Mark, close: Mark, block: Range): Finding {
  const [left, right] = [text[open.at]!, text[close.at]!];
  const ranges = [open, close].map(({ at }) => ({ start: at, end: at + 1 }));
  const message = `前用 ${left} 后用 ${right} ,两个符号不相配(${excerpt(text, open.at, Math.min(close.at + 1, open.at + 16), block)})。`;
  return finding('pairing', 'inconsistent', ranges, message, FAMILIES[open.family]!.close[0]!, right);
}

/** Marks of one kind in one paragraph that have no other side. */
function unpaired(paper: Paper, marks: readonly Mark[]): Finding {
  const { text, blocks } = paper;
  const first = marks[0]!;
  const block = blocks[first.block]!;
  const family = FAMILIES[first.family]!;
  // The first paragraph of an extract may begin, and the last may end, inside a quotation.
  const atEdge = marks.length === 1 && (first.opens ? first.block >= blocks.length - 1 : first.block === 0);
  const sure = !mayBeCut(paper, first.block) && !atEdge;
  const shown = excerpt(text, first.at, first.at + 1, block);
  const sides = first.opens ? [family.open[0]!, family.close[0]!] : [family.close[0]!, family.open[0]!];
  const what =
    marks.length === 2 && first.opens === marks[1]!.opens
      ? `${family.name}两处都写作 ${sides[0]} ,其中一处应为 ${sides[1]} `
      : `${family.name}不成对:有 ${sides[0]} 而无 ${sides[1]} `;
  const message = sure ? `${what}(${shown})。` : `${what}(${shown}),此段可能有脱文,请核对原件是否完整。`;
  const ranges = marks.slice(0, 8).map(({ at }) => ({ start: at, end: at + 1 }));
  return finding('pairing', sure ? 'inconsistent' : 'undetermined', ranges, message, sides[1]!, null);
}

/** 引号、括号、书名号在一段之内应成对。 */
export const pairing: Check = {
  rule: 'pairing',
  title: '引号、括号成对',
  explanation:
    '逐段查引号、括号、书名号是否成对。跨行断开的一对、连续几段的引文(每段以“起,末段以”收)都算成对;半角与全角可以互配。',
  example: {
    text: '临江市推进“一网通办改革,东湖区设立综合窗口(试点)。\n各县区要抓好落实。',
    message: '双引号不成对:有 “ 而无 ” (临江市推进“一网通办改革,东…)。',
  },
  notWhen: '列表序号“1)”“(一)”、区间“(0,5]”、英文撇号、弧度或英寸符号不算;段落像是被截断的,只提请核对。',
  run,
};
