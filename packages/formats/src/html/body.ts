import { Readability } from '@mozilla/readability';
import { load } from 'cheerio/slim';
import { isTag, isText, type Element } from 'domhandler';
import { parseHTML } from 'linkedom';
import { mark, type Tree } from './tree.js';

/** The element that holds a page's body. */
export interface Body {
  readonly root: Element;
  /** Whether the body finder kept the element or something in it. */
  kept(element: Element): boolean;
  /** False where the finder gave up and the whole page is taken. */
  readonly found: boolean;
}

/**
 * Finds the body of a page. Readability judges which blocks are body; of its answer only the place is taken, the
 * smallest element that holds them all. So tables, signatures and short lines that it drops are not lost.
 */
export function bodyOf(tree: Tree): Body {
  const html = load(tree.document).html();
  // linkedom needs an <html>, and takes whatever comes first for it.
  const page = tree.root.name === 'html' ? html : `<html>${html}</html>`;
  const { document } = parseHTML(`<!doctype html>${page.replace(/^\s*<!doctype[^>]*>/i, '')}`);
  // The library types its document as a browser's; linkedom's is one in all that it uses.
  const typed = document as unknown as ConstructorParameters<typeof Readability>[0];
  const article = new Readability<MarkedTree>(typed, {
    serializer: (node) => node as unknown as MarkedTree,
  }).parse();
  const kept = new Set<Element>();
  let root: Element | null = null;
  for (const copy of article?.content?.querySelectorAll(`[${mark}]`) ?? []) {
    const element = tree.elements[Number(copy.getAttribute(mark))];
    if (!element || !element.children.some((child) => isText(child) && /\S/.test(child.data))) continue;
    root = root ? common(root, element, tree.root) : element;
    for (let node: Element | null = element; node && !kept.has(node); node = parentOf(node)) kept.add(node);
  }
  const top = tree.elements.find(({ name }) => name === 'body') ?? tree.root;
  const found = root !== null;
  return { root: root ? outOfTable(root, top) : top, kept: (element) => kept.has(element), found };
}

/** Rows alone are no body: the text around their table belongs to it. A body that is one cell of a layout table stays. */
function outOfTable(root: Element, top: Element): Element {
  let node = root;
  while (/^(table|tbody|thead|tr|html)$/.test(node.name ?? ''))
    node = node.name === 'html' ? top : (parentOf(node) ?? top);
  return node;
}

interface MarkedTree {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

function parentOf(element: Element): Element | null {
  return element.parent && isTag(element.parent) ? element.parent : null;
}

/** The smallest element that holds both; `top` where only the page does (text behind `</html>`). */
function common(a: Element, b: Element, top: Element): Element {
  const above = new Set<Element>();
  for (let node: Element | null = a; node; node = parentOf(node)) above.add(node);
  for (let node: Element | null = b; node; node = parentOf(node)) if (above.has(node)) return node;
  return top;
}
