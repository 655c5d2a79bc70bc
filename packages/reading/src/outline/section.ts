import type { Genre } from './outline.js';
import { BACKWARD, DESCRIPTIVE, FORWARD, PREAMBLE } from './head-words.js';
import type { HeadingNumber } from './heading-number.js';
import { markOf, Style } from './heading-number.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isAttachment, isContentsHead, isLeftOver } from './line-kind.js';
import { Codes } from '../text/codes.js';

/** A numbered line of a paper with the numbered lines below it. */
export interface Section {
  readonly line: number;
  readonly mark: HeadingNumber;
  readonly parent: Section | null;
  readonly children: Section[];
  /** Words of the line after the number, up to its first stop or the line's end; at most 80 characters. */
  readonly heading: string;
  /** Offset just after the heading's stop, or the line's end. */
  readonly headingEnd: number;
  /** Whether more than the heading stands on the line. */
  readonly inline: boolean;
  /** Whether the heading ends with a colon. */
  readonly colon: boolean;
  /** Whether unnumbered text stands below it before its first child or the next number. */
  text: boolean;
  /** What it is: a measure, a heading above measures, or plain text with a number. */
  role: 'measure' | 'heading' | 'text';
}

/** The sections of a paper in order, and which lines are attachments' lists, contents or left-overs. */
export interface Sections {
  readonly all: readonly Section[];
  /** Depth of each style in this paper's own scheme, 0 outermost. */
  readonly depth: ReadonlyMap<Style, number>;
  /** Lines that list attachments or contents. */
  readonly lists: ReadonlySet<number>;
  /** First line of the attachments, `lines.length` without. */
  readonly attachments: number;
}

const STOPS = /[。：:？！]/g;
const DUTY_BRACKET = /^[（(〔[]\s{0,2}(?:牵头|责任|配合|主责|承办|落实|实施)/;
/** `责任单位：…` on a line of its own, in brackets or not; `（市住建局牵头，市财政局配合）`. */
export const DUTY_LINE =
  /^[（(〔[【]?\s{0,2}(?:(?:(?:牵头|责任|配合|主责|主办|协办|承办|主管|实施|落实|参与|协助)(?:责任)?(?:单位|部门|领导|主体)|责任人|牵头领导|责任分工)[^。：:]{0,6}[：:]|.{2,120}(?:牵头|负责|配合|分工负责)[）)〕\]】]?。?$)/;
const LABEL_END = /(?:牵头|负责|配合|落实)[）)〕\]】]?。?$/;

const EMPTY_ATTACHMENT = /^附\s?(?:件|表|录|图)?\s?[一二三四五六七八九十\d]{0,3}\s?[：:.．、]?$/;

const DUTY_START = new Codes('（(〔[【牵责配主协承实落参');

/** Whether a line only names who is responsible. */
export function isDutyLine(text: string, line: Line): boolean {
  const code = text.charCodeAt(line.start);
  if (!DUTY_START.has(code)) return false;
  const words = wordsOf(text, line, 400);
  if (!DUTY_LINE.test(words)) return false;
  if (
    /^[（(〔[【]?\s{0,2}[^：:。]{2,12}[：:]/.test(words) &&
    /^.{0,3}(?:牵头|责任|配合|主责|主办|协办|承办|主管|实施|落实|参与|协助)/.test(words)
  )
    return true;
  return (code === 40 || code === 0xff08 || code === 0x3014 || code === 91 || code === 0x3010) && LABEL_END.test(words);
}

/** The numbered lines in `[from, to)`, nested. Numbers of running text (一是, ①, （1）) nest but never open a section. */
export function sectionsOf(text: string, lines: readonly Line[], from: number, to: number): Sections {
  const marks: (HeadingNumber | null)[] = [];
  const counts = new Map<Style, number>();
  const ones = new Map<Style, number>();
  const first = new Map<Style, number>();
  const lists = new Set<number>();
  let attachments = to;
  let listing = false;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    let mark = line.residue ? null : markOf(text, line);
    if (!mark && line.end - line.start <= 60) {
      if (isAttachment(text, line) && !endsSentence(text, line)) {
        const empty = EMPTY_ATTACHMENT.test(wordsOf(text, line, 60));
        if (empty && counts.size > 0 && !listFollows(text, lines, i, to)) {
          attachments = i;
          break;
        }
        lists.add(i);
        listing = true;
        marks.push(null);
        continue;
      }
      if (isContentsHead(text, line)) lists.add(i);
    }
    if (listing) {
      // 附件：1.…清单 / 2.…申报表: a list's lines are short and end without a stop.
      if (mark?.style === Style.digit && line.end - line.start <= 70 && !endsSentence(text, line)) {
        lists.add(i);
        mark = null;
      } else listing = false;
    }
    marks.push(mark);
    if (mark) {
      counts.set(mark.style, (counts.get(mark.style) ?? 0) + 1);
      if (mark.value === 1) ones.set(mark.style, (ones.get(mark.style) ?? 0) + 1);
      if (!first.has(mark.style)) first.set(mark.style, i);
    }
  }
  if (counts.size === 0) return { all: [], depth: new Map(), lists, attachments };
  const end = from + marks.length;
  const rank = ranksOf(counts, ones, first);
  const structural = structuralOf(counts);
  const all: Section[] = [];
  const stack: Section[] = [];
  for (let i = from; i < end; i++) {
    const mark = marks[i - from]!;
    const line = lines[i]!;
    if (!mark || !structural.has(mark.style)) {
      if (
        mark === null &&
        !lists.has(i) &&
        !line.residue &&
        stack.length > 0 &&
        !stack[stack.length - 1]!.text &&
        !isDutyLine(text, line) &&
        !isLeftOver(text, line, 80)
      ) {
        stack[stack.length - 1]!.text = true;
      }
      continue;
    }
    const own = rank[mark.style]!;
    while (stack.length > 0 && rank[stack[stack.length - 1]!.mark.style]! >= own) stack.pop();
    const parent = stack[stack.length - 1] ?? null;
    const section = sectionAt(text, line, i, mark, parent);
    parent?.children.push(section);
    all.push(section);
    stack.push(section);
  }
  const used = [...new Set(all.map((section) => section.mark.style))].sort((a, b) => rank[a]! - rank[b]!);
  return { all, depth: new Map(used.map((style, depth) => [style, depth])), lists, attachments };
}

/** Whether an empty 附件： is a list's head: the next line is a short numbered one or another empty 附件：. */
function listFollows(text: string, lines: readonly Line[], index: number, to: number): boolean {
  const next = lines[index + 1];
  if (!next || index + 1 >= to) return true;
  return (
    isAttachment(text, next) ||
    (/^[1１]\s?[.．、]/.test(wordsOf(text, next, 60)) && next.end - next.start <= 70 && !endsSentence(text, next))
  );
}

/** By style; a lower rank stands further out. */
const RANKS: readonly number[] = Object.values(Style).map((style) => style * 10);

/** Ranks by GB/T 9704, but where （一） or 一、 begins anew under each `1.` the paper nests them the other way round. */
function ranksOf(counts: Map<Style, number>, ones: Map<Style, number>, first: Map<Style, number>): number[] {
  const rank = RANKS.slice();
  for (const inner of [Style.han, Style.hanParen]) {
    const restarts = ones.get(inner) ?? 0;
    if (
      restarts >= 2 &&
      restarts > (ones.get(Style.digit) ?? 0) &&
      (counts.get(Style.digit) ?? 0) >= 2 &&
      (first.get(Style.digit) ?? 0) < (first.get(inner) ?? 0)
    ) {
      rank[Style.digit] = inner * 10 - 5;
      break;
    }
  }
  return rank;
}

/** Styles that open sections: those of headings; （1） only where a paper has no other, 一是 likewise. */
function structuralOf(counts: Map<Style, number>): Set<Style> {
  const found = new Set<Style>();
  for (const style of counts.keys()) if (style <= Style.digit) found.add(style);
  if (counts.has(Style.article)) {
    // Within an article of a regulation （一） and 1. are its own sub-points; 一、 does not occur with it but in quotes.
    for (const style of [Style.han, Style.hanParen, Style.digit]) found.delete(style);
    if ((counts.get(Style.article) ?? 0) < 3 && (counts.get(Style.han) ?? 0) >= 2) {
      found.delete(Style.article);
      for (const style of [Style.han, Style.hanParen, Style.digit]) if (counts.has(style)) found.add(style);
    }
  }
  if (found.size === 0) {
    for (const style of [Style.digitParen, Style.first, Style.circle] as const) {
      if ((counts.get(style) ?? 0) >= 2) {
        found.add(style);
        break;
      }
    }
  }
  return found;
}

function sectionAt(text: string, line: Line, index: number, mark: HeadingNumber, parent: Section | null): Section {
  const rest = text.slice(mark.content, Math.min(line.end, mark.content + 120));
  STOPS.lastIndex = 0;
  const stop = STOPS.exec(rest);
  const cut = stop ? stop.index : rest.length;
  const headingEnd = stop ? mark.content + stop.index + 1 : Math.min(line.end, mark.content + rest.length);
  const after = text.slice(headingEnd, Math.min(line.end, headingEnd + 12)).trim();
  const inline = headingEnd < line.end && after !== '' && !DUTY_BRACKET.test(after);
  return {
    line: index,
    mark,
    parent,
    children: [],
    heading: rest.slice(0, Math.min(cut, 80)),
    headingEnd,
    inline,
    colon: stop !== null && /[：:]/.test(stop[0]),
    text: false,
    role: 'text',
  };
}

/**
 * Decides which sections are measures: the lowest ones that carry text. A section with numbered ones below is a heading,
 * unless it carries text of its own and the numbers below begin anew under it and its like mostly have none: then they
 * are its sub-points. In a report only the parts that look forward promise anything.
 */
export function assignRoles(sections: Sections, genre: Genre): void {
  const withChildren = new Map<Style, number>();
  const total = new Map<Style, number>();
  const restarts = new Map<Style, boolean>();
  for (const section of sections.all) {
    const style = section.mark.style;
    total.set(style, (total.get(style) ?? 0) + 1);
    if (section.children.length > 0) {
      withChildren.set(style, (withChildren.get(style) ?? 0) + 1);
      const head = section.children[0]!;
      if (head.mark.value === 1 && restarts.get(head.mark.style) === undefined) restarts.set(head.mark.style, true);
      else if (head.mark.value > 1) restarts.set(head.mark.style, false);
    }
  }
  for (const section of sections.all) {
    const above = section.parent?.role;
    const style = section.mark.style;
    if (above === 'measure' || (above === 'text' && section.parent)) {
      section.role = 'text';
      continue;
    }
    if (genre === 'news') {
      // The news prints a paper's items as they stand: ⟦一是…。⟧⟦二是…。⟧⟦三是…。⟧
      const listed = section.children.length === 0 && !section.parent && (total.get(style) ?? 0) >= 3;
      section.role = !section.inline ? 'heading' : listed ? 'measure' : 'text';
      continue;
    }
    const heading = section.heading.trim();
    if (PREAMBLE.test(heading) || (section.children.length > 0 && DESCRIPTIVE.test(heading))) {
      section.role = 'text';
      continue;
    }
    if (genre === 'report' && !section.parent && !looksForward(section.heading)) {
      section.role = 'text';
      continue;
    }
    if (section.children.length === 0) {
      const bare = !section.inline && !section.text && style <= Style.section;
      section.role = bare ? 'heading' : 'measure';
      continue;
    }
    const share = (withChildren.get(style) ?? 0) / (total.get(style) ?? 1);
    const ownPoints = section.children[0]!.mark.value === 1 && restarts.get(section.children[0]!.mark.style) !== false;
    // 符合下列情形之一的，首付比例不低于20%：1. … 2. …: a sentence that its points complete.
    const sentence = section.colon && section.heading.length > 24 && /[，,]/.test(section.heading);
    section.role = ownPoints && ((section.inline && share < 0.5) || sentence) ? 'measure' : 'heading';
  }
}

function looksForward(heading: string): boolean {
  return FORWARD.test(heading) && !(BACKWARD.test(heading) && !/下一?步|打算|安排|要求|建议/.test(heading));
}
