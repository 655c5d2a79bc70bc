import { Codes } from './codes.js';

/** The characters of blank space, those of `\s`. */
export const BLANK_CODES =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const BLANK = new Codes(BLANK_CODES);

/** The words without the blank space in them, of which they seldom have any. */
export function unspaced(words: string): string {
  for (let at = 0; at < words.length; at++) if (BLANK.has(words.charCodeAt(at))) return words.replace(/\s+/g, '');
  return words;
}
