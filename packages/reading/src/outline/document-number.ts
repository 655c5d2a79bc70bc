import { Codes } from '../text/codes.js';

/**
 * A document number as a line of its own: agency's short name, year in brackets, running number (GB/T 9704, 7.2.5):
 * ⟦临政办发〔2025〕3号⟧, ⟦大委办发[2024]15号⟧, （⟦黔府办发〔2022〕17号⟧）.
 */
const WHOLE_LINE =
  /^[（(]?((?:[々〇㐀-䶿一-鿿A-Za-z]|（[々〇㐀-䶿一-鿿]{1,6}）){1,16}\s?[〔\[［【(（﹝]\s?(?:19|20)\d\d年?\s?[〕\]］】)）﹞]\s?第?\s?\d{1,5}\s?号)[）)]?[★☆]?$/;
const LINE_END = /[（(]([々〇㐀-䶿一-鿿A-Za-z]{1,16}\s?[〔\[［【﹝](?:19|20)\d\d[〕\]］】﹞]\s?第?\d{1,5}\s?号)[）)]$/;
const CLOSING = new Codes('）)');
const PLAIN_YEAR = /^([々〇㐀-䶿一-鿿]{2,12}(?:19|20)\d\d[-—]\d{1,4}号?|\d{4}年第\d{1,4}号)$/;

const NUMBER_END = new Codes('号)）★☆0123456789');

/** The document number that a line consists of, as written and without brackets around it; null where it is none. */
export function documentNumber(words: string): string | null {
  // `…3号`, `…3号）★`, `…2024-5`.
  if (words.length > 48 || !NUMBER_END.end(words)) return null;
  return WHOLE_LINE.exec(words)?.[1] ?? PLAIN_YEAR.exec(words)?.[1] ?? null;
}

/** A title with its number in brackets at the end: the number and the length of the title before it. */
export function numberAtEnd(words: string): { number: string; length: number } | null {
  const hit = words.length < 160 && CLOSING.end(words) ? LINE_END.exec(words) : null;
  return hit ? { number: hit[1]!, length: hit.index } : null;
}
