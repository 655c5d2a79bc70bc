import { isTag, isText, type AnyNode, type Element } from 'domhandler';

/** A line of the page with the element it stands in. */
export interface PageLine {
  readonly text: string;
  readonly element: Element;
}

const dropped = new Set(
  'script style noscript template nav aside footer form button select option iframe object svg canvas audio video map head title textarea input'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark o:p q s samp small span strike strong sub sup time tt u var wbr st1:chsdate ruby rb'.split(
    ' ',
  ),
);
/** Class names and ids of blocks around a body. They drop a block only where the body finder did not keep it. */
const around =
  /(^|[-_\s])(share|nav|menu|foot|footer|comment|print|qr|qrcode|related|recommend|breadcrumb|crumb|copyright|banner|sidebar|toolbar|fontsize|bdshare|xgwd|xgjd)/i;
const blank = /^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/g;
const han = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

/**
 * Turns an element into lines: a block is a line, `<br>` breaks it, a row of a data table is a line with tabs between its
 * cells, a layout table is no table. `kept` says which elements the body finder kept: menus, share bars and the like
 * are dropped only outside of them. Not recursive beyond the depth that the tree allows.
 */
export function linesOf(root: Element, kept: (element: Element) => boolean): PageLine[] {
  const lines: PageLine[] = [];
  let parts: string[] = [];
  let at: Element = root;
  const flush = (next: Element) => {
    const text = joined(parts).replace(blank, '');
    if (text !== '') lines.push({ text, element: at });
    parts = [];
    at = next;
  };
  const visit = (node: AnyNode, preformatted: boolean): void => {
    if (isText(node)) {
      if (!preformatted) parts.push(node.data);
      else
        node.data.split(/\r?\n/).forEach((line, index) => {
          if (index > 0) flush(at);
          parts.push(line);
        });
      return;
    }
    if (!isTag(node) || isDropped(node, kept)) return;
    if (node.name === 'br') return flush(at);
    if (node.name === 'rt' || node.name === 'rp') return;
    if (node.name === 'table' && isData(node)) {
      flush(node);
      tableLines(node, lines, kept);
      at = node.parent && isTag(node.parent) ? node.parent : root;
      return;
    }
    if (inline.has(node.name)) {
      for (const child of node.children) visit(child, preformatted);
      return;
    }
    const outer = at;
    flush(node);
    for (const child of node.children) visit(child, preformatted || node.name === 'pre');
    flush(outer);
  };
  visit(root, root.name === 'pre');
  flush(root);
  return lines;
}

/** HTML's own rule for spaces; a line break of the source between two Chinese characters is no space. */
function joined(parts: readonly string[]): string {
  return parts.join('').replace(/[ \t\r\n\f]+/g, (space, offset: number, whole: string) => {
    if (!/[\r\n]/.test(space)) return ' ';
    const before = whole[offset - 1] ?? '';
    const after = whole[offset + space.length] ?? '';
    return han.test(before) && han.test(after) ? '' : ' ';
  });
}

function isDropped(element: Element, kept: (element: Element) => boolean): boolean {
  if (dropped.has(element.name)) return true;
  const { style, hidden, class: names = '', id = '' } = element.attribs;
  if (hidden !== undefined || element.attribs['aria-hidden'] === 'true') return true;
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  if (inline.has(element.name) || kept(element)) return false;
  return around.test(names) || around.test(id) || linkShare(element) > 0.6;
}

/** Share of an element's characters that stand in links: a menu has nearly all of them there. */
function linkShare(element: Element): number {
  let all = 0;
  let linked = 0;
  const count = (node: AnyNode, inLink: boolean): void => {
    if (isText(node)) {
      const length = node.data.trim().length;
      all += length;
      if (inLink) linked += length;
    } else if (isTag(node) && !dropped.has(node.name)) {
      for (const child of node.children) count(child, inLink || node.name === 'a');
    }
  };
  count(element, false);
  return all === 0 ? 0 : linked / all;
}

/** Rows of a table, not those of a table inside it. */
function rowsOf(table: Element): Element[] {
  return table.children
    .filter(isTag)
    .flatMap((child) =>
      child.name === 'tr' ? [child] : /^(tbody|thead|tfoot)$/.test(child.name) ? rowsOf(child) : [],
    );
}

const cellsOf = (row: Element) => row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');

/** A data table has rows of several filled cells and no table inside; long cells with many blocks are layout. */
function isData(table: Element): boolean {
  const holdsTable = (node: Element): boolean =>
    node.children.some((child) => isTag(child) && (child.name === 'table' || holdsTable(child)));
  if (holdsTable(table)) return false;
  const filled = rowsOf(table).map((row) => cellsOf(row).filter((cell) => linesOf(cell, () => true).length > 0));
  const wide = filled.filter((cells) => cells.length >= 2);
  if (wide.length === 0) return false;
  const longest = Math.max(...wide.flat().map((cell) => linesOf(cell, () => true).length));
  return longest <= 12;
}

function tableLines(table: Element, lines: PageLine[], kept: (element: Element) => boolean): void {
  for (const child of table.children) {
    if (isTag(child) && child.name === 'caption') lines.push(...linesOf(child, kept));
  }
  // Cells that reach down (rowspan): how many rows each column is still taken by a cell above.
  const taken: number[] = [];
  for (const row of rowsOf(table)) {
    const cells = cellsOf(row);
    const alone = cells.length === 1 && !taken.some((rows) => rows > 0);
    const texts: string[] = [];
    const covered = () => {
      while ((taken[texts.length] ?? 0) > 0) {
        taken[texts.length]!--;
        texts.push('');
      }
    };
    for (const cell of cells) {
      covered();
      const text = linesOf(cell, () => true)
        .map((line) => line.text.replaceAll('\t', ' '))
        .join(' ');
      const rows = countOf(cell, 'rowspan');
      for (let column = countOf(cell, 'colspan'), first = true; column > 0; column--, first = false) {
        taken[texts.length] = rows - 1;
        texts.push(first ? text : '');
      }
    }
    covered();
    if (alone) lines.push(...linesOf(cells[0]!, () => true));
    else {
      const text = texts.join('\t').replace(/\t+$/, '');
      if (/\S/.test(text)) lines.push({ text, element: row });
    }
  }
}

/** A span of rows or columns: at least 1, at most 100, so that a wrong figure costs nothing. */
function countOf(cell: Element, attribute: 'rowspan' | 'colspan'): number {
  const count = Number.parseInt(cell.attribs[attribute] ?? '1', 10);
  return count >= 1 ? Math.min(count, 100) : 1;
}
