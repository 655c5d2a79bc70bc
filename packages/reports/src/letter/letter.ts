import { BODY, blank, CENTRED, FONT, gridOf, INDENTED, paragraph, SIZE, TITLE, TITLED, wordFile } from './page.js';
import type { Grid } from './page.js';

/** A table that goes with a letter on a page of its own. */
export interface LetterTable extends Grid {
  readonly title: string;
}

/** An official letter as it is printed: GB/T 9704—2012 names its parts and where they stand. */
export interface Letter {
  /** 发文字号; null before it has one. */
  readonly number: string | null;
  readonly title: string;
  /** 主送机关. */
  readonly addressees: readonly string[];
  /** A paragraph a line; empty lines are left out. */
  readonly text: string;
  /** 发文机关署名: who issues it, above the date; null before it is issued. */
  readonly sign: string | null;
  /** 成文日期, `2026年3月3日`; null before it is issued. */
  readonly day: string | null;
  /** Null: nothing goes with it. */
  readonly table: LetterTable | null;
}

/** The date ends four characters before the right edge. */
const DATED = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>';
const ON_NEW_PAGE = '<w:pageBreakBefore/>';

/**
 * Who issues it, with its middle above the date's: the date ends four characters before the edge, so a longer name ends
 * nearer to it and a shorter one farther off; never beyond the edge.
 */
function signed(sign: string, day: string | null): string {
  const half = (words: string): number => [...words].reduce((sum, one) => sum + (one < '\u0100' ? 0.5 : 1), 0) / 2;
  const right = Math.max(0, Math.round((4 + half(day ?? '') - half(sign)) * 100));
  return paragraph(
    sign,
    BODY,
    `<w:ind w:rightChars="${right}" w:right="${Math.round(right * 3.2)}"/><w:jc w:val="right"/>`,
  );
}

const annexOf = ({ title, ...grid }: LetterTable): string =>
  [
    paragraph('附件', { font: FONT.head, size: SIZE.body }, ON_NEW_PAGE),
    blank,
    paragraph(title, TITLE, TITLED),
    blank,
    gridOf(grid),
    // A table must not be the last thing before the section ends.
    paragraph('', { font: FONT.body, size: 2 }, '<w:spacing w:line="20" w:lineRule="exact"/>'),
  ].join('');

function bodyOf({ number, title, addressees, text, sign, day, table }: Letter): string {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  return [
    ...(number === null ? [] : [paragraph(number, BODY, CENTRED), blank]),
    paragraph(title, TITLE, TITLED),
    blank,
    ...(addressees.length === 0 ? [] : [paragraph(`${addressees.join('、')}：`, BODY)]),
    ...lines.map((line) => paragraph(line, BODY, INDENTED)),
    ...(table === null ? [] : [blank, paragraph(`附件：${table.title}`, BODY, INDENTED)]),
    ...(sign === null && day === null ? [] : [blank, blank]),
    ...(sign === null ? [] : [signed(sign, day)]),
    ...(day === null ? [] : [paragraph(day, BODY, DATED)]),
    ...(table === null ? [] : [annexOf(table)]),
  ].join('');
}

/**
 * A letter as a Word file on the page of GB/T 9704—2012. The head that is printed in red and the seal are the paper's: they
 * stand on the sheet that it is printed on.
 * @returns the bytes of a docx file; the same letter gives the same bytes
 */
export const letterDocument = (letter: Letter): Uint8Array => wordFile(bodyOf(letter));
