import { readXml } from '../docx/xml.js';

/** The words of a part of an office file (`t`), a paragraph (`p`) a line: a header, a drawing, a comment. */
export function partWords(bytes: Uint8Array, part: string): string {
  let words = '';
  let inText = false;
  readXml(bytes, part, {
    open(name) {
      inText = name === 't';
      if (name === 'tab') words += '\t';
    },
    close(name) {
      inText = false;
      if (name === 'p') words += '\n';
    },
    text(text) {
      if (inText) words += text;
    },
  });
  return words;
}
