import type { Package } from '../docx/package.js';
import { readXml } from '../docx/xml.js';
import type { Leaf } from './words-in.js';
import { partWords } from './part.js';

/** Filled cells with which a row is one of the table, not of what stands above it. */
const OF_TABLE = 5;

/** The words of a workbook: each sheet's cells with what stands above its table, and what is printed on its edges. */
export function sheetWords(pack: Package): Leaf[] {
  const shared = sharedStrings(pack);
  const leaves: Leaf[] = [];
  for (const name of pack.names) {
    if (/^xl\/(?:work|chart)sheets\/[^/]+\.xml$/u.test(name)) {
      const { rows, edges } = rowsOf(pack.part(name)!, name, shared);
      const first = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length >= OF_TABLE);
      const above = first < 0 ? rows : rows.slice(0, first);
      const lines = (some: readonly (readonly string[])[]) => some.map((cells) => cells.join('\t')).join('\n');
      leaves.push({ head: lines(above), text: lines(rows) });
      for (const edge of edges) leaves.push({ head: edge, text: edge });
    } else if (/^xl\/(?:drawings\/drawing|comments|threadedComments\/)[^/]*\.xml$/u.test(name)) {
      const words = partWords(pack.part(name)!, name);
      leaves.push({ head: words, text: words });
    }
  }
  return leaves;
}

function sharedStrings(pack: Package): string[] {
  const bytes = pack.part('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (!bytes) return strings;
  let words = '';
  let inText = false;
  let ruby = 0;
  readXml(bytes, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') words = '';
      else if (name === 'rPh') ruby++;
      inText = name === 't' && ruby === 0;
    },
    close(name) {
      inText = false;
      if (name === 'si') strings.push(words);
      else if (name === 'rPh') ruby--;
    },
    text(text) {
      if (inText) words += text;
    },
  });
  return strings;
}

/** A header or footer holds codes beside its words: `&L&"宋体"&12机密★1年&C&P`. */
const EDGE_CODES = /&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z])/gu;

function rowsOf(bytes: Uint8Array, part: string, shared: readonly string[]) {
  const rows: string[][] = [];
  const edges: string[] = [];
  let type: string | undefined;
  let words = '';
  let taken = false;
  readXml(bytes, part, {
    open(name, attribute) {
      if (name === 'row') rows.push([]);
      else if (name === 'c') {
        type = attribute('t');
        words = '';
      }
      taken = name === 'v' || name === 't';
      if (/^(?:odd|even|first)(?:Header|Footer)$/u.test(name)) {
        words = '';
        taken = true;
      }
    },
    close(name) {
      taken = false;
      if (name === 'c') rows.at(-1)?.push(type === 's' ? (shared[Number(words)] ?? '') : words);
      else if (/^(?:odd|even|first)(?:Header|Footer)$/u.test(name)) edges.push(words.replace(EDGE_CODES, '\n'));
    },
    text(text) {
      if (taken) words += text;
    },
  });
  return { rows, edges };
}
