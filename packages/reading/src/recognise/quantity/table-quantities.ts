import { normal, shift, type Decimal } from '../../text/decimal.js';
import { bent } from './interval.js';
import type { Quantity, YearColumn } from './quantity.js';
import { inBase } from './ratio.js';
import { unitAt, type Unit } from './units.js';

/** What the figures of a column are counted in: `万元` is 元 with 4 places more. */
interface Measure {
  readonly unit: Unit;
  readonly places: number;
}

interface Column {
  readonly name: string;
  readonly measure: Measure | null;
  /** Where it names a year (`2030年`, `2030年目标值`): a column of an indicator's values. */
  readonly inYear: YearColumn | undefined;
}

/** The head of a table: its columns, and which of them names the unit of each row. */
interface Head {
  readonly columns: readonly Column[];
  readonly unitAt: number;
}

/** `总投资（万元）`, `交付率(%)` */
const WITH_UNIT = /^(.{1,24}?)\s*[（(]\s*(?:单位[：:]?)?([^（()）]{1,8})[）)]$/;
const UNIT_COLUMN = /^(?:计量)?单位$/;
const FIGURE = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d{1,15}(?:\.\d{1,8})?$/;
/** `2025年`, `2030年（目标值）` */
const YEAR_COLUMN = /^20\d\d年?(?:末|底)?[（(]?(?:预计|基期|现状|实际|完成|规划|目标|预期|预测)?(?:值|数)?[）)]?$/;
const GOAL = /规划|目标|预期|预测/;
/** Columns of numbers that count nothing. */
const NUMBERING = /序号|编号|名次|排名|排序|电话|年份|代码|邮编/;
const PLACES: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
];
/** Cells of a row that are looked at. */
const CELLS = 40;

/**
 * The bare figures of a table's cells whose unit stands in the head of their column (`总投资（万元）`), in the row's own cell
 * under 单位 or, under years (`2030年`), behind its name (`供应量（万套）`). Rows are lines of cells parted by tabs; a head is a row of three cells and more without a figure. Each
 * carries `column`, the words of its row and column. Sorted by start; empty for a text without tabs. Linear.
 */
export function findTableQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let head: Head | null = null;
  for (let tab = text.indexOf('\t'); tab >= 0;) {
    const start = text.lastIndexOf('\n', tab) + 1;
    const close = text.indexOf('\n', tab);
    const end = close < 0 ? text.length : close;
    const cells = end - start > 4000 ? [] : text.slice(start, end).split('\t', CELLS);
    const bare = cells.some((cell) => FIGURE.test(cell.trim()));
    if (!bare && cells.length >= 3) head = headOf(cells, start) ?? head;
    else if (bare && head) row(cells, start, head, found);
    tab = text.indexOf('\t', end);
    // A table ends where a line without cells follows.
    if (tab > 0 && text.slice(end + 1, tab).includes('\n')) head = null;
  }
  return found;
}

function headOf(cells: readonly string[], start: number): Head | null {
  let at = start;
  let years = 0;
  const columns = cells.map((cell) => {
    const words = cell.trim();
    const from = at + cell.indexOf(words);
    at += cell.length + 1;
    const inYear = YEAR_COLUMN.test(words) ? { start: from, goal: GOAL.test(words) || years++ > 0 } : undefined;
    const hit = WITH_UNIT.exec(words);
    const measure = hit ? measureOf(hit[2]!) : null;
    return { name: hit && measure ? hit[1]! : words, measure, inYear };
  });
  const unit = columns.findIndex(({ name }) => UNIT_COLUMN.test(name));
  const counts = unit >= 0 || columns.some(({ measure, inYear }) => measure !== null || inYear);
  return counts ? { columns, unitAt: unit } : null;
}

/** The unit that some words consist of, null where they are none. */
function measureOf(words: string): Measure | null {
  const whole = unitAt(words, 0);
  if (whole?.length === words.length) return { unit: whole, places: 0 };
  for (const [word, places] of PLACES) {
    const unit = words.startsWith(word) ? unitAt(words, word.length) : null;
    if (unit && word.length + unit.length === words.length) return { unit, places };
  }
  return null;
}

function row(cells: readonly string[], start: number, head: Head, found: Quantity[]): void {
  const indicator = head.columns.some(({ inYear }) => inYear) ? indicatorOf(cells) : null;
  const own = head.unitAt >= 0 ? measureOf((cells[head.unitAt] ?? '').trim()) : (indicator?.measure ?? null);
  const named = indicator?.name ?? cells.find((cell) => /[一-龥]{2}/.test(cell))?.trim() ?? '';
  let at = start;
  cells.forEach((cell, i) => {
    const words = cell.trim();
    const column = head.columns[i];
    const measure = column?.measure ?? own;
    if (column && measure && FIGURE.test(words) && !NUMBERING.test(column.name)) {
      const from = at + cell.indexOf(words);
      const name = column.inYear ? named : `${named.length <= 30 ? named : ''}${column.name}`;
      found.push(quantity(words, from, measure, name, column.inYear));
    }
    at += cell.length + 1;
  });
}

/** The cell of a row that names what it is of with its unit: `保障性住房供应量（万套）`; null where none does. */
function indicatorOf(cells: readonly string[]): { name: string; measure: Measure } | null {
  for (const cell of cells) {
    const hit = WITH_UNIT.exec(cell.trim());
    const measure = hit ? measureOf(hit[2]!) : null;
    if (hit && measure) return { name: hit[1]!, measure };
  }
  return null;
}

function quantity(
  words: string,
  start: number,
  { unit, places }: Measure,
  column: string,
  inYear: YearColumn | undefined,
): Quantity {
  const value: Decimal = inBase(shift(normal(words.replaceAll(',', '')), places), unit);
  return {
    start,
    end: start + words.length,
    kind: unit.kind,
    value,
    unit: unit.name,
    qualifier: null,
    ...bent(value, null),
    per: null,
    rule: '<表头单位> <几>',
    column,
    inYear,
  };
}
