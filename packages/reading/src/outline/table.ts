import type { Day } from '../text/calendar.js';
import { dayOf } from '../text/calendar.js';
import type { Range } from '../text/span.js';
import type { Line } from './line.js';
import { ofArticle } from './block.js';
import type { Article, Block } from './outline.js';
import { dayWithin } from './published.js';

const TAB = 9;
const BAR = 124;
/** Cells before the running text of a row are short. */
const CELL = 40;

/** Whether anything stands in a text that could part cells: without it there is no table of any kind. */
export const hasCells = (text: string): boolean => text.includes('\t') || text.includes('|');

/** Whether most lines are rows: cells with tabs or ` | ` between them. */
export function isTable(text: string, lines: readonly Line[]): boolean {
  let rows = 0;
  const sample = Math.min(lines.length, 60);
  for (let i = 0; i < sample; i++) if (cellsOf(text, lines[i]!, 120).length >= 3) rows++;
  return rows * 2 > sample;
}

/** The cells that begin within the first `reach` characters of a row, without the blank space around them. */
function cellsOf(text: string, row: Range, reach: number): Range[] {
  const cells: Range[] = [];
  const end = Math.min(row.end, row.start + reach);
  let from = row.start;
  for (let at = row.start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== TAB && !(code === BAR && text.charCodeAt(at + 1) === 32)) continue;
    cells.push({ start: from, end: at });
    from = at + 1;
  }
  cells.push({ start: from, end });
  return cells;
}

/**
 * The rows of a table of news or of cases, each an article of its own: the day in its first cell is the day it counts
 * from, its second short cell (`江南省临江市`) is its title. A row without a day stands in the merged cell of the row
 * above and counts from the first day that it names itself, in the year of that cell. Null where no row has a day.
 */
export function rowsOfTable(text: string, blocks: Block[], fallback: Day | null): Article[] | null {
  const articles: Article[] = [];
  let merged: Day | null = null;
  const rows = blocks.map((block) => {
    const cells = cellsOf(text, block, 160);
    const day = cells.length < 2 ? null : leadingDay(text, cells[0]!);
    if (day) merged = day;
    return { block, cells, day, above: merged };
  });
  if (merged === null) return null;
  rows.forEach(({ block, cells, day, above }, i) => {
    if (cells.length < 2 && articles.length > 0) {
      // A line without cells goes on with the row above.
      articles[articles.length - 1] = { ...articles[articles.length - 1]!, end: block.end };
    } else {
      const titleAt = titleOf(text, day ? cells.slice(1) : cells);
      const anchor = day ?? dayNamed(text, block, above) ?? fallback;
      articles.push({
        start: block.start,
        end: block.end,
        title: titleAt && text.slice(titleAt.start, titleAt.end),
        titleAt,
        dateline: null,
        column: null,
        anchor,
        anchorFrom: anchor === null ? null : anchor === fallback ? 'manifest' : 'document',
      });
    }
    blocks[i] = ofArticle(block, articles.length - 1);
  });
  return articles;
}

function leadingDay(text: string, cell: Range): Day | null {
  if (cell.end - cell.start < 8 || cell.end - cell.start > 24) return null;
  const words = text.slice(cell.start, cell.end);
  return /^\s*(?:19|20)\d\d[-/.年]/.test(words) ? dayWithin(words) : null;
}

/** `广东省`, `临江市东湖区`: the first cell, if it is short and holds Chinese words and no figure. */
function titleOf(text: string, cells: readonly Range[]): Range | null {
  const cell = cells[0];
  if (!cell || cells.length < 2 || cell.end - cell.start > CELL) return null;
  let { start, end } = cell;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return /^[一-鿿、（）()“”]{2,}$/.test(text.slice(start, end)) ? { start, end } : null;
}

/** The first day that a row names, `7月15日`, no later than the day of the merged cell above it. */
function dayNamed(text: string, row: Range, above: Day | null): Day | null {
  const hit = above && /(\d{1,2})月(\d{1,2})日/.exec(text.slice(row.start, Math.min(row.end, row.start + 240)));
  if (!hit) return above;
  const year = Number(above.slice(0, 4));
  const day = dayOf(year, Number(hit[1]), Number(hit[2]));
  return day !== null && day > above ? dayOf(year - 1, Number(hit[1]), Number(hit[2])) : day;
}
