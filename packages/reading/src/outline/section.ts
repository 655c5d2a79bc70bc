import type { Genre } from './outline.js';
import { BACKWARD, DESCRIPTIVE, FORWARD, PREAMBLE, TOLD } from './head-words.js';
import type { HeadingNumber } from './heading-number.js';
import { markOf, Style } from './heading-number.js';
import { isDutyLine } from './duty-line.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isAttachment, isContentsHead, isLeftOver } from './line-kind.js';
import { BLANK_CODES } from '../text/blank.js';
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
  readonly depth: readonly number[];
  /** Lines that list attachments or contents. */
  readonly lists: ReadonlySet<number>;
  /** First line of the attachments, `lines.length` without. */
  readonly attachments: number;
}

const STOPS = new Codes('。：:？！');
const COLONS = new Codes('：:');
const BLANK = new Codes(BLANK_CODES);
const BRACKETS = new Codes('（(〔[');
const DUTY_BRACKET = /^[（(〔[]\s{0,2}(?:牵头|责任|配合|主责|承办|落实|实施)/;
const EMPTY_ATTACHMENT = /^附\s?(?:件|表|录|图)?\s?[一二三四五六七八九十\d]{0,3}\s?[：:.．、]?$/;

/** The numbered lines in `[from, to)`, nested. Numbers of running text (一是, ①, （1）) nest but never open a section. */
export function sectionsOf(text: string, lines: readonly Line[], from: number, to: number): Sections {
  const marks: (HeadingNumber | null)[] = [];
  const counts = ofStyles();
  const ones = ofStyles();
  const first = ofStyles();
  let numbered = 0;
  const lists = new Set<number>();
  let attachments = to;
  let listing = false;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    let mark = line.residue ? null : markOf(text, line);
    if (!mark && line.end - line.start <= 60) {
      if (isAttachment(text, line) && !endsSentence(text, line)) {
        const empty = EMPTY_ATTACHMENT.test(wordsOf(text, line, 60));
        if (empty && numbered > 0 && !listFollows(text, lines, i, to)) {
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
      numbered++;
      if (counts[mark.style]!++ === 0) first[mark.style] = i;
      if (mark.value === 1) ones[mark.style]!++;
    }
  }
  if (numbered === 0) return { all: [], depth: ofStyles(), lists, attachments };
  const end = from + marks.length;
  const rank = ranksOf(counts, ones, first);
  const structural = structuralOf(counts);
  const all: Section[] = [];
  const stack: Section[] = [];
  for (let i = from; i < end; i++) {
    const mark = marks[i - from]!;
    const line = lines[i]!;
    if (!mark || !structural[mark.style]) {
      const open = innermost(stack);
      if (
        mark === null &&
        open &&
        !open.text &&
        !line.residue &&
        !lists.has(i) &&
        !isDutyLine(text, line) &&
        !isLeftOver(text, line, 80)
      ) {
        open.text = true;
      }
      continue;
    }
    const own = rank[mark.style]!;
    while (stack.length > 0 && rank[stack[stack.length - 1]!.mark.style]! >= own) stack.pop();
    const parent = innermost(stack);
    const section = sectionAt(text, line, i, mark, parent);
    parent?.children.push(section);
    all.push(section);
    stack.push(section);
  }
  const used = STYLES.filter((style) => structural[style]).sort((a, b) => rank[a]! - rank[b]!);
  const depth = ofStyles();
  for (let i = 0; i < used.length; i++) depth[used[i]!] = i;
  return { all, depth, lists, attachments };
}

/** The last of the open sections, null where none is. An array asked for its element −1 is asked for a property's name. */
const innermost = (stack: readonly Section[]): Section | null => (stack.length > 0 ? stack[stack.length - 1]! : null);

/** Whether an empty 附件： is a list's head: the next line is a short numbered one or another empty 附件：. */
function listFollows(text: string, lines: readonly Line[], index: number, to: number): boolean {
  const next = lines[index + 1];
  if (!next || index + 1 >= to) return true;
  return (
    isAttachment(text, next) ||
    (/^[1１]\s?[.．、]/.test(wordsOf(text, next, 60)) && next.end - next.start <= 70 && !endsSentence(text, next))
  );
}

const STYLES: readonly Style[] = Object.values(Style);
/** A number for each style. */
const ofStyles = (): number[] => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
/** By style; a lower rank stands further out. */
const RANKS: readonly number[] = STYLES.map((style) => style * 10);

/** Ranks by GB/T 9704, but where （一） or 一、 begins anew under each `1.` the paper nests them the other way round. */
function ranksOf(counts: readonly number[], ones: readonly number[], first: readonly number[]): number[] {
  const rank = RANKS.slice();
  for (const inner of [Style.han, Style.hanParen]) {
    const restarts = ones[inner]!;
    if (
      restarts >= 2 &&
      restarts > ones[Style.digit]! &&
      counts[Style.digit]! >= 2 &&
      first[Style.digit]! < first[inner]!
    ) {
      rank[Style.digit] = inner * 10 - 5;
      break;
    }
  }
  return rank;
}

/** Styles that open sections: those of headings; （1） only where a paper has no other, 一是 likewise. */
function structuralOf(counts: readonly number[]): readonly boolean[] {
  const found = counts.map((count, style) => count > 0 && style <= Style.digit);
  const articles = counts[Style.article]!;
  if (articles > 0 && articles < 3 && counts[Style.han]! >= 2) found[Style.article] = false;
  // Within an article of a regulation （一） and 1. are its own sub-points; 一、 does not occur with it but in quotes.
  else if (articles > 0) found[Style.han] = found[Style.hanParen] = found[Style.digit] = false;
  if (!found.includes(true)) {
    const style = INNER.find((one) => counts[one]! >= 2);
    if (style !== undefined) found[style] = true;
  }
  return found;
}
const INNER = [Style.digitParen, Style.first, Style.circle] as const;

function sectionAt(text: string, line: Line, index: number, mark: HeadingNumber, parent: Section | null): Section {
  const until = Math.max(mark.content, Math.min(line.end, mark.content + 120));
  const stop = STOPS.first(text, mark.content, until);
  const cut = stop < 0 ? until : stop;
  const headingEnd = stop < 0 ? Math.min(line.end, until) : stop + 1;
  return {
    line: index,
    mark,
    parent,
    children: [],
    heading: text.slice(mark.content, Math.min(cut, mark.content + 80)),
    headingEnd,
    inline: goesOn(text, headingEnd, line.end),
    colon: stop >= 0 && COLONS.has(text.charCodeAt(stop)),
    text: false,
    role: 'text',
  };
}

/** Whether a line has words of its own from `from` on, and not only those who answer for it. */
function goesOn(text: string, from: number, end: number): boolean {
  const until = Math.min(end, from + 12);
  let at = from;
  while (at < until && BLANK.has(text.charCodeAt(at))) at++;
  return at < until && !(BRACKETS.has(text.charCodeAt(at)) && DUTY_BRACKET.test(text.slice(at, until)));
}

/**
 * Decides which sections are measures: the lowest ones that carry text. A section with numbered ones below is a heading,
 * unless it carries text of its own and the numbers below begin anew under it and its like mostly have none: then they
 * are its sub-points. In a report only the parts that look forward promise anything.
 */
export function assignRoles(sections: Sections, genre: Genre): void {
  const withChildren = ofStyles();
  const total = ofStyles();
  /** Lists of each style that do not begin with 1. */
  const runOn = ofStyles();
  for (const { mark, children } of sections.all) {
    total[mark.style]!++;
    if (children.length === 0) continue;
    withChildren[mark.style]!++;
    const head = children[0]!.mark;
    if (head.value > 1) runOn[head.style]!++;
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
      const listed = section.children.length === 0 && !section.parent && total[style]! >= 3;
      section.role = !section.inline ? 'heading' : listed ? 'measure' : 'text';
      continue;
    }
    const heading = section.heading.trim();
    if (
      (PREAMBLE_START.begin(heading) && PREAMBLE.test(heading)) ||
      (section.children.length > 0 && DESCRIPTIVE.test(heading)) ||
      TOLD.test(heading)
    ) {
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
    const share = withChildren[style]! / total[style]!;
    const first = section.children[0]!.mark;
    const ownPoints = first.value === 1 && runOn[first.style] === 0;
    // 符合下列情形之一的，首付比例不低于20%：1. … 2. …: a sentence that its points complete.
    const sentence = section.colon && section.heading.length > 24 && /[，,]/.test(section.heading);
    section.role = ownPoints && ((section.inline && share < 0.5) || sentence) ? 'measure' : 'heading';
  }
}

const PREAMBLE_START = new Codes('指总基工主发目编背制');

function looksForward(heading: string): boolean {
  return FORWARD.test(heading) && !(BACKWARD.test(heading) && !/下一?步|打算|安排|要求|建议/.test(heading));
}
