import type { Leaf } from './words-in.js';
import { linesOf } from './run.js';
import type { Run } from './run.js';

/** Pages that are looked at: a paper, not a library. */
const MOST_PAGES = 500;
/** Characters without which a page is a picture: its number alone is no text. */
const FEWEST = 8;
const READABLE = /[\p{Script=Han}\p{L}]/gu;

/**
 * The words of a PDF, page by page; null where a page has none (a scan), where its fonts do not say what their signs mean, or
 * where it is protected or damaged.
 */
export async function pdfWords(bytes: Uint8Array): Promise<Leaf[] | null> {
  const { getDocumentProxy } = await import('unpdf');
  // It takes the bytes for its own, and no Buffer.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  }).catch(() => null);
  if (pdf === null || pdf.numPages > MOST_PAGES) return null;
  const leaves: Leaf[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = linesOf(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [runOf(item)] : [])));
      if ((text.match(READABLE)?.length ?? 0) < FEWEST) return null;
      leaves.push({ head: text, text });
      page.cleanup();
    }
  } catch {
    return null;
  } finally {
    await pdf.destroy();
  }
  return leaves;
}

/** A run of PDF's: its matrix says where it stands and how high its letters are, from the foot of the page upwards. */
function runOf(item: { readonly str: string; readonly width: number; readonly transform: readonly number[] }): Run {
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
  return { text: item.str, x, y: -y, width: item.width, height: Math.hypot(c, d) };
}
