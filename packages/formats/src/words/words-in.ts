import { decode } from '../decode.js';
import { Package } from '../docx/package.js';
import { Refusal } from '../refusal.js';
import { ofdWords } from './ofd.js';
import { partWords } from './part.js';
import { pdfWords } from './pdf.js';
import { sheetWords } from './sheet.js';

/** A page, a sheet, a header: what stands at its head, where marks of handling stand, and all its words. */
export interface Leaf {
  readonly head: string;
  readonly text: string;
}

/**
 * The words that can be taken out of a file, leaf by leaf: texts, web pages, Word files with their headers and footers, workbooks,
 * PDF and OFD. Null where there is something in it that has no words for us: a picture, a scan, an old or packed or
 * protected file, anything unknown. What is damaged or dangerous has none either.
 */
export async function wordsIn(bytes: Uint8Array, name: string): Promise<readonly Leaf[] | null> {
  try {
    const { text } = await decode(bytes, name);
    return [{ head: text, text }, ...edgesOf(bytes)];
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return await otherWords(bytes, fault.code);
  }
}

async function otherWords(bytes: Uint8Array, code: Refusal['code']): Promise<readonly Leaf[] | null> {
  try {
    if (code === 'pdf') return await pdfWords(bytes);
    if (code === 'ofd') return ofdWords(new Package(bytes));
    if (code !== 'spreadsheet' || !isZip(bytes)) return null;
    const pack = new Package(bytes);
    return pack.has('xl/workbook.xml') ? sheetWords(pack) : null;
  } catch (fault) {
    if (fault instanceof Refusal) return null;
    throw fault;
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What a Word file prints on the edges of its pages, each header and footer by itself; none of any other file. */
export function edgesOf(bytes: Uint8Array): Leaf[] {
  if (!isZip(bytes)) return [];
  const pack = new Package(bytes);
  const leaves: Leaf[] = [];
  for (const name of pack.names)
    if (/^word\/(?:header|footer)\d*\.xml$/u.test(name)) {
      const words = partWords(pack.part(name)!, name);
      if (words.trim() !== '') leaves.push({ head: words, text: words });
    }
  return leaves;
}
