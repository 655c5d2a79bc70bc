import type { Block, Measure, Outline } from '../outline/outline.js';
import type { TaskRow } from '../outline/task-table.js';
import type { Trace } from '../text/trace.js';
import { headingOf, mostlyTitled } from './measure-heading.js';

/**
 * The measures of a paper: its item blocks, each with the text below it up to the next item, heading, title or list.
 * `path` holds the headings above it as written, outermost first; in a digest the column and the article's title.
 */
export function readMeasures(outline: Outline, trace?: Trace): Measure[] {
  const { blocks, articles, document, rows } = outline;
  const { text } = outline.flow;
  const measures: Measure[] = [];
  const above: Block[] = [];
  const titled = mostlyTitled(text, blocks);
  const endings = endsOf(text, blocks);
  let article = -1;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind === 'residue') continue;
    if (block.article !== article) {
      article = block.article;
      above.length = 0;
    }
    if (block.kind === 'heading' && block.depth >= 0) {
      while (above.length > 0 && above[above.length - 1]!.depth >= block.depth) above.pop();
      above.push(block);
      continue;
    }
    if (block.kind !== 'item') continue;
    while (above.length > 0 && above[above.length - 1]!.depth >= block.depth) above.pop();
    const row = rows?.get(block.start);
    const end = row ? block.end : (endings.get(i) ?? block.end);
    const path = above.map((heading) => headingText(text, heading));
    if (row) path.push(...row.groups);
    if (document.genre === 'digest') {
      const one = articles[article];
      path.unshift(...[one?.column, one?.title].filter((part): part is string => part != null));
    }
    const measure: Measure = {
      start: block.start,
      end,
      number: block.number ?? '',
      path,
      heading: row
        ? taskOf(text, row)
        : headingOf(text, block, titled, blocks[i + 1]?.kind === 'body' && end > block.end),
      article,
    };
    measures.push(measure);
    trace?.note('<编号> 条目', block, `${path.join(' > ')} ${measure.number}`.trim());
  }
  return measures;
}

/** What a row of a table does: the words of its cell up to the first stop. */
function taskOf(text: string, { task }: TaskRow): string | null {
  const words = text.slice(task.start, Math.min(task.end, task.start + 80));
  const stop = words.search(/[。；;：:\n]/);
  return (stop < 0 ? words : words.slice(0, stop)).trim() || null;
}

/** How a paper's last paragraph begins, that says from when it applies: it belongs to no item. */
const CLOSING =
  /^(?:(?:以上|上述|本|该|此前)(?:各项|若干|系列)?(?:政策|措施|举措|意见|办法|通知|方案|行动方案|文件|细则|规定|条款|公告|计划|实施)|专此|特此|妥否|各位代表|同志们|附[：:件]|联系人)/;

/**
 * The end of each item, by index of its block: that of the last paragraph below it. Where hardly any item of a paper has
 * paragraphs below its first, those after the very last item close the paper and belong to none.
 */
function endsOf(text: string, blocks: readonly Block[]): Map<number, number> {
  const ends = new Map<number, number>();
  let long = 0;
  let last = -1;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'item') continue;
    let end = block.end;
    let k = i + 1;
    for (; k < blocks.length; k++) {
      const next = blocks[k]!;
      if (next.kind === 'residue') continue;
      const below = next.kind === 'body' || next.kind === 'duty' || (next.kind === 'heading' && next.depth < 0);
      if (next.article !== block.article || !below) break;
      if (next.kind === 'body' && CLOSING.test(text.slice(next.start, next.start + 16))) break;
      end = next.end;
    }
    ends.set(i, end);
    if (last >= 0 && ends.get(last)! > blocks[last]!.end) long++;
    last = i;
  }
  if (last >= 0 && ends.size > 2 && long * 5 < ends.size - 1) {
    const block = blocks[last]!;
    const duty = blocks[last + 1]?.kind === 'duty' ? blocks[last + 1]!.end : block.end;
    // The last item of one section may be long where the paper goes on; only the paper's own end is meant.
    if (!/[：:]$/.test(text.slice(block.start, block.end)) && hasInlineText(text, block)) ends.set(last, duty);
  }
  return ends;
}

/** Whether more than a heading stands in the item's first paragraph. */
const hasInlineText = (text: string, block: Block): boolean =>
  block.end - block.start > 40 || /[。].{4}/.test(text.slice(block.start, block.end));

const FINAL = /[。：:；;\s]+$/;

function headingText(text: string, heading: Block): string {
  return text
    .slice(heading.start, Math.min(heading.end, heading.start + 200))
    .replace(/\s*\n\s*/g, '')
    .replace(FINAL, '');
}
