import { BODY, blank, CENTRED, FONT, gridOf, INDENTED, paragraph, SIZE, TITLE, TITLED, wordFile } from './page.js';
import type { Grid } from './page.js';

/** One numbered part of a handout. */
export interface HandoutPart {
  readonly heading: string;
  /** Paragraphs below the heading. */
  readonly text: readonly string[];
  /** Null: there is no table, only words. */
  readonly table: Grid | null;
}

/** What is printed for a meeting or handed round: a title, what stands below it, and numbered parts. */
export interface Handout {
  readonly title: string;
  /** Centred below the title: the day, as of when. */
  readonly under: readonly string[];
  readonly parts: readonly HandoutPart[];
}

const DIGITS = '零一二三四五六七八九';

/** `1` → `一`, `12` → `十二`, `20` → `二十`: numbers of parts, below a hundred. */
const ordinal = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
};

/** First-level headings of GB/T 9704—2012 are 黑体 of the text's size. */
const HEADING = { font: FONT.head, size: SIZE.body };

const partOf = ({ heading, text, table }: HandoutPart, at: number): string =>
  [
    paragraph(`${ordinal(at + 1)}、${heading}`, HEADING, `<w:keepNext/>${INDENTED}`),
    ...text.map((words) => paragraph(words, BODY, INDENTED)),
    ...(table === null ? [] : [gridOf(table), blank]),
  ].join('');

/**
 * A handout as a Word file on the page of official documents, to be printed or worked on.
 * @returns the bytes of a docx file; the same handout gives the same bytes
 */
export const handoutDocument = ({ title, under, parts }: Handout): Uint8Array =>
  wordFile(
    [
      paragraph(title, TITLE, TITLED),
      ...under.map((words) => paragraph(words, BODY, CENTRED)),
      blank,
      ...parts.map(partOf),
    ].join(''),
  );
