import { eastAsianWidth } from 'get-east-asian-width';

/** A column of a printed table; width in terminal cells, of which a Chinese character takes two. */
export interface TextColumn {
  readonly head: string;
  readonly width: number;
}

const gap = '  ';

/**
 * Lays out rows in columns without rules: a terminal draws box characters one or two cells wide as it likes. A cell that
 * is too long goes on in the next line, up to `lines` lines, and then ends in `…`.
 */
export function inColumns(columns: readonly TextColumn[], rows: readonly (readonly string[])[], lines = 3): string {
  const head = columns.map(({ head }) => head);
  const rule = columns.map(({ width }) => '-'.repeat(width)).join(gap);
  const printed = [line(columns, head), rule];
  for (const row of rows) {
    const cells = columns.map(({ width }, index) => wrapped(row[index] ?? '', width, lines));
    const height = Math.max(...cells.map((cell) => cell.length));
    for (let at = 0; at < height; at++)
      printed.push(
        line(
          columns,
          cells.map((cell) => cell[at] ?? ''),
        ),
      );
  }
  return printed.join('\n');
}

function line(columns: readonly TextColumn[], cells: readonly string[]): string {
  return columns
    .map(({ width }, index) => (cells[index] ?? '') + ' '.repeat(Math.max(width - widthOf(cells[index] ?? ''), 0)))
    .join(gap)
    .trimEnd();
}

/** Cuts text into lines of at most `width` cells; Chinese text may break after any character but before no closing mark. */
export function wrapped(text: string, width: number, lines: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of printable(text)) {
    const size = widthOf(character);
    if (used + size > width) {
      if (parts.length === lines - 1) {
        parts.push(cut(part, width - 1) + '…');
        return parts;
      }
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += size;
  }
  if (part !== '' || parts.length === 0) parts.push(part);
  return parts;
}

function cut(text: string, width: number): string {
  let used = 0;
  let kept = '';
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** One line of what a terminal can show: no control character of a paper may steer it. */
export function printable(text: string): string {
  return text
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** Marks and signs that take no column of their own. */
const NO_WIDTH = /^[\p{Mark}\p{Format}\p{Control}]$/u;

/** The columns that a text takes in a terminal (Unicode annex 11; what is ambiguous there is narrow). */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    // The common cases without a look into the tables: ASCII, Chinese characters and their punctuation.
    if (code < 0x7f) width += 1;
    else if ((code >= 0x3001 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60)) width += 2;
    else if (!NO_WIDTH.test(character)) width += eastAsianWidth(code);
  }
  return width;
}
