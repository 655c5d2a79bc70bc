import type { Package } from '../docx/package.js';
import { readXml } from '../docx/xml.js';
import type { Leaf } from './words-in.js';
import { linesOf } from './run.js';
import type { Run } from './run.js';

const numbers = (words: string | undefined): number[] => (words ?? '').trim().split(/\s+/u).map(Number);

/** The words of an OFD (GB/T 33190), page by page; null where a page has none, as a scan. */
export function ofdWords(pack: Package): Leaf[] | null {
  const leaves: Leaf[] = [];
  for (const name of pack.names) {
    if (!/(?:^|\/)Pages\/[^/]+\/Content\.xml$/iu.test(name)) continue;
    const runs: Run[] = [];
    let [x, y, width] = [0, 0, 0];
    let height = 0;
    let code: { text: string; x: number; y: number } | null = null;
    readXml(pack.part(name)!, name, {
      open(tag, attribute) {
        if (tag === 'TextObject') {
          [x = 0, y = 0, width = 0] = numbers(attribute('Boundary'));
          height = Number(attribute('Size') ?? 0);
        } else if (tag === 'TextCode')
          code = { text: '', x: x + Number(attribute('X') ?? 0), y: y + Number(attribute('Y') ?? 0) };
      },
      close(tag) {
        if (tag !== 'TextCode' || code === null) return;
        if (code.text.trim() !== '') runs.push({ ...code, width: Math.min(width, code.text.length * height), height });
        code = null;
      },
      text(text) {
        if (code) code.text += text;
      },
    });
    if (runs.length === 0) return null;
    const text = linesOf(runs);
    leaves.push({ head: text, text });
  }
  return leaves.length === 0 ? null : leaves;
}
