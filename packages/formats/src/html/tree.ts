import { DomHandler, Element, type Document } from 'domhandler';
import { Parser } from 'htmlparser2';
import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';

/** The attribute that carries an element's number through readability's copy of the tree. */
export const mark = 'data-luoshi-at';

/** A web page's tree with its elements in document order; each carries its index in the attribute `mark`. */
export interface Tree {
  readonly document: Document;
  /** `<html>`; for a fragment a `<body>` put around it. */
  readonly root: Element;
  readonly elements: readonly Element[];
}

/** Parses a page. Refuses more elements or deeper nesting than any real page has, before anything costly is done. */
export function treeOf(html: string): Tree {
  const handler = new CountingHandler();
  new Parser(handler, { decodeEntities: true, lowerCaseTags: true }).end(html);
  const { root: document, elements } = handler;
  const whole = document.children.find((child) => child instanceof Element && child.name === 'html');
  if (whole) return { document, root: whole as Element, elements };
  const root = new Element('body', { [mark]: String(elements.length) }, document.children);
  for (const child of document.children) child.parent = root;
  root.parent = document;
  document.children = [root];
  return { document, root, elements: [...elements, root] };
}

class CountingHandler extends DomHandler {
  readonly elements: Element[] = [];

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > limits.htmlDepth) throw new Refusal('danger', `嵌套超过 ${limits.htmlDepth} 层`);
    if (this.elements.length >= limits.htmlElements)
      throw new Refusal('too-large', `超过 ${limits.htmlElements} 个元素`);
    attributes[mark] = String(this.elements.length);
    super.onopentag(name, attributes);
    this.elements.push(this.tagStack.at(-1) as Element);
  }
}
