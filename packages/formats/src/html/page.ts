import type { Element } from 'domhandler';
import type { Decoded, Note } from '../decoded.js';
import { limits } from '../limits.js';
import { Positions, type Stretch } from '../positions.js';
import { Refusal } from '../refusal.js';
import { decodeBytes } from '../text/encoding.js';
import { characterNotes, refuseBinary } from '../text/plain.js';
import { bodyOf } from './body.js';
import { headOf } from './head-table.js';
import { linesOf, type PageLine } from './lines.js';
import { pathOf } from './path.js';
import { treeOf, type Tree } from './tree.js';

/** Fewer visible characters than this are no paper: a page that only fills itself by script shows less. */
const bodyCharacters = 20;

/**
 * A web page: the fields of its head table, and its body as lines. Scripts, styles, menus and what surrounds the body
 * are left out. Refuses a page in which no body is found.
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  if (bytes.length > limits.htmlBytes) throw new Refusal('too-large', `${bytes.length} 字节`);
  const decoding = decodeBytes(bytes, declaredCharset(bytes));
  const html = decoding.text.charCodeAt(0) === 0xfeff ? decoding.text.slice(1) : decoding.text;
  if (html.includes('\0')) throw new Refusal('binary');
  const tree = treeOf(html);
  const { head, title } = headOf(tree.document);
  const body = bodyOf(tree);
  const lines = linesOf(body.root, body.kept);
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (characters < bodyCharacters || (!body.found && characters < 200)) throw new Refusal('no-body');
  const printed = printedTitle(tree, lines, [head?.title, title]);
  const all = printed ? [printed, ...lines] : lines;
  const text = all.map((line) => line.text).join('\n');
  refuseBinary(text);
  let start = 0;
  const stretches = all.map((line): Stretch => {
    const stretch = { start, element: pathOf(line.element) };
    start += line.text.length + 1;
    return stretch;
  });
  const notes: Note[] = characterNotes(text, decoding);
  if (!body.found) {
    notes.push({
      code: 'whole-page',
      chinese: '正文与菜单分不开，读的是整页文字',
      english: 'the body could not be told from its surroundings: the whole page was read',
      at: null,
    });
  }
  const known = head?.title ?? title;
  return {
    text,
    mediaType: 'text/html',
    encoding: decoding.encoding,
    ...(known ? { title: known } : {}),
    ...(head ? { head } : {}),
    notes,
    positions: new Positions(text, stretches),
  };
}

/** `charset` of the first 4,096 bytes; the Chinese labels all mean GB18030, of which they are parts. */
function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? null;
  return label && /^(gb2312|gbk|gb_2312|x-gbk|cp936)/.test(label) ? 'gb18030' : label;
}

/** The title where the page prints it above the body, as its first line; null where the body's head has it already. */
function printedTitle(
  tree: Tree,
  lines: readonly PageLine[],
  titles: readonly (string | null | undefined)[],
): PageLine | null {
  const fold = (text: string) => text.replace(/[\s\u00a0\u3000]+/g, '');
  const opening = fold(
    lines
      .slice(0, 8)
      .map(({ text }) => text)
      .join(''),
  );
  for (const title of titles) {
    if (!title || fold(title).length < 6) continue;
    if (opening.includes(fold(title))) return null;
    // A heading before any other element: the head table prints the title too.
    const is = (names: RegExp) => (element: Element) => names.test(element.name) && isTitle(element, fold(title));
    const heading = tree.elements.find(is(/^h[1-4]$/)) ?? tree.elements.find(is(/^(div|p|span|td)$/));
    if (heading) return { text: title, element: heading };
  }
  return null;
}

function isTitle(element: Element, folded: string): boolean {
  let text = '';
  const gather = (node: Element): boolean => {
    for (const child of node.children) {
      if (child.type === 'text') text += child.data.replace(/[\s\u00a0\u3000]+/g, '');
      else if (child.type === 'tag' && !gather(child)) return false;
      if (text.length > folded.length) return false;
    }
    return true;
  };
  return gather(element) && text === folded;
}
