import type { Block, Measure, Outline } from '../outline/outline.js';
import type { TaskRow } from '../outline/task-table.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import type { Trace } from '../text/trace.js';
import { contentOf, headingOf, joined, mostlyTitled } from './measure-heading.js';

/**
 * The measures of a paper: its item blocks, each with the text below it up to the next item, heading, title or list.
 * `path` holds the headings above it as written, outermost first; in a digest the column and the article's title.
 */
export function readMeasures(outline: Outline, trace?: Trace): Measure[] {
  const { blocks, articles, document, rows } = outline;
  const { text } = outline.flow;
  const measures: Measure[] = [];
  const items = blocks.filter((block) => block.kind === 'item');
  if (items.length === 0) return measures;
  const contents = items.map((item) => contentOf(text, item));
  const titled = mostlyTitled(text, items, contents);
  const endings = endsOf(text, blocks);
  /** The headings above, by their depths and as written. */
  const depths: number[] = [];
  let above: readonly string[] = [];
  const leave = (depth: number) => {
    let left = depths.length;
    while (left > 0 && depths[left - 1]! >= depth) left--;
    if (left === depths.length) return;
    depths.length = left;
    above = above.slice(0, left);
  };
  let article = -1;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind === 'residue') continue;
    if (block.article !== article) {
      article = block.article;
      depths.length = 0;
      above = [];
    }
    if (block.kind === 'heading' && block.depth >= 0) {
      leave(block.depth);
      depths.push(block.depth);
      above = [...above, headingText(text, block)];
      continue;
    }
    if (block.kind !== 'item') continue;
    leave(block.depth);
    const row = rows?.get(block.start);
    const end = row ? block.end : endings[measures.length]!;
    // Measures under the same headings share them.
    let path = row ? [...above, ...row.groups] : above;
    if (document.genre === 'digest') {
      const one = articles[article];
      path = [one?.column, one?.title].filter((part): part is string => part != null).concat(path);
    }
    const measure: Measure = {
      start: block.start,
      end,
      number: block.number ?? '',
      path,
      heading: row
        ? taskOf(text, row)
        : headingOf(text, block, contents[measures.length]!, titled, end > block.end && blocks[i + 1]?.kind === 'body'),
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

const CLOSES = new Codes('以上本该此专特妥各同附联');

/**
 * The end of each item, in order: that of the last paragraph below it. Where hardly any item of a paper has
 * paragraphs below its first, those after the very last item close the paper and belong to none.
 */
function endsOf(text: string, blocks: readonly Block[]): number[] {
  const ends: number[] = [];
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
      if (
        next.kind === 'body' &&
        CLOSES.has(text.charCodeAt(next.start)) &&
        CLOSING.test(text.slice(next.start, next.start + 16))
      )
        break;
      end = next.end;
    }
    if (last >= 0 && ends[ends.length - 1]! > blocks[last]!.end) long++;
    ends.push(end);
    last = i;
  }
  if (ends.length > 2 && long * 5 < ends.length - 1) {
    const block = blocks[last]!;
    const duty = blocks[last + 1]?.kind === 'duty' ? blocks[last + 1]!.end : block.end;
    // The last item of one section may be long where the paper goes on; only the paper's own end is meant.
    const mark = text.charCodeAt(block.end - 1);
    if (mark !== 0xff1a && mark !== 58 && hasInlineText(text, block)) ends[ends.length - 1] = duty;
  }
  return ends;
}

/** Whether more than a heading stands in the item's first paragraph. */
const hasInlineText = (text: string, block: Block): boolean =>
  block.end - block.start > 40 || /[。].{4}/.test(text.slice(block.start, block.end));

/** What is left out at a heading's end. */
const FINAL = new Codes('。：:；;' + BLANK_CODES);

function headingText(text: string, heading: Block): string {
  const words = joined(text.slice(heading.start, Math.min(heading.end, heading.start + 200)));
  let end = words.length;
  while (end > 0 && FINAL.has(words.charCodeAt(end - 1))) end--;
  return words.slice(0, end);
}
