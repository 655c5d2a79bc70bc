import type { Range } from '../text/span.js';
import { Codes } from '../text/codes.js';
import type { HeadingNumber } from './heading-number.js';

/** A printed line without the blank space around it. Blank lines are no lines; they only show in `gap`. */
export interface Line extends Range {
  /** Blank lines before it. */
  readonly gap: number;
  /** Left-over of an editor that stands before the line's words, `[bookmark: _GoBack]`. */
  readonly residue: boolean;
  /** What `markOf` says of it; undefined until it is first asked. */
  mark: HeadingNumber | null | undefined;
}

/** Space, tab, no-break space, ideographic space, zero-width characters, carriage return. */
export function isBlank(code: number): boolean {
  // Most characters of a paper lie above the ideographic space.
  if (code > 0x3000) return code === 0xfeff;
  return (
    code === 32 ||
    code === 9 ||
    code === 10 ||
    code === 13 ||
    code === 0x3000 ||
    code === 0xa0 ||
    code === 0x200b ||
    code === 0x2002 ||
    code === 0x2003
  );
}

const BOOKMARK = /\[bookmark:[^\]\n]{0,80}\]/y;
const ASTERISK = 42;
/** Bullets before the words of a line: ⟦●⟧一是…. */
const BULLETS = new Codes('●■◆▲★☆◇◎❖•♦▪');
const HASH = 35;

/**
 * The lines of a text. Markdown's marks of emphasis and heading (`**…**`, `# …`) stand outside the lines; an editor's
 * bookmark before the words becomes a line of its own: ⟦[bookmark: _GoBack]⟧⟦12、…⟧.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const size = text.length;
  let at = 0;
  let gap = 0;
  while (at < size) {
    let stop = text.indexOf('\n', at);
    if (stop < 0) stop = size;
    let start = at;
    let end = stop;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    at = stop + 1;
    if (start === end) {
      gap++;
      continue;
    }
    let first = text.charCodeAt(start);
    if (BULLETS.has(first)) {
      let at = start + 1;
      while (at < end && isBlank(text.charCodeAt(at))) at++;
      if (at < end) first = text.charCodeAt((start = at));
    }
    if (first === HASH || first === ASTERISK) [start, end] = withoutMarkdown(text, start, end);
    else if (first !== 91 && text.charCodeAt(end - 1) === ASTERISK) [start, end] = withoutMarkdown(text, start, end);
    if (start === end) {
      gap++;
      continue;
    }
    if (first === 91) {
      BOOKMARK.lastIndex = start;
      const hit = BOOKMARK.exec(text);
      if (hit) {
        const after = start + hit[0].length;
        lines.push({ start, end: after, gap, residue: true, mark: undefined });
        start = after;
        while (start < end && isBlank(text.charCodeAt(start))) start++;
        gap = 0;
        if (start === end) continue;
      }
    }
    lines.push({ start, end, gap, residue: false, mark: undefined });
    gap = 0;
  }
  return lines;
}

function withoutMarkdown(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) === HASH) start++;
  if (start > from && !isBlank(text.charCodeAt(start))) start = from;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  if (text.charCodeAt(start) === ASTERISK && text.charCodeAt(start + 1) === ASTERISK) start += 2;
  if (end - 2 >= start && text.charCodeAt(end - 1) === ASTERISK && text.charCodeAt(end - 2) === ASTERISK) end -= 2;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

/** The words of a line, at most `limit` of them: heads are read from short lines only. */
export function wordsOf(text: string, line: Range, limit = 200): string {
  return text.slice(line.start, Math.min(line.end, line.start + limit));
}

/** Whether a line ends as a sentence does: 。！？；… and the closing marks after them. */
export function endsSentence(text: string, line: Range): boolean {
  let end = line.end;
  while (end > line.start && CLOSING.has(text.charCodeAt(end - 1))) end--;
  return TERMINAL.has(text.charCodeAt((end > line.start ? end : line.end) - 1));
}

const TERMINAL = new Codes('。！？!?…．；;.');
const CLOSING = new Codes('”’"』」）)〕】》');
