import type { Range } from '../text/span.js';
import { headingNumber } from './heading-number.js';
import type { Line } from './line.js';
import { columnOf, isTaskHead, type Column, type Role } from './task-column.js';

/** A row of a table of tasks: what is to be done, by whom and by when. Ranges are of the flow. */
export interface TaskRow {
  /** As written without punctuation, that of the merged cell above where its own is empty; null without a column of numbers. */
  readonly number: string | null;
  /** Words of the merged cells that hold for this row and others (`住房保障`), outermost first. */
  readonly groups: readonly string[];
  /** The cell that says what is done. */
  readonly task: Range;
  readonly bodies: readonly TaskBodies[];
  /** The cell that says by when. */
  readonly due: Range | null;
  /** Cells that tell how far it has come. */
  readonly told: readonly Range[];
}

/** A cell that names who answers. */
export interface TaskBodies extends Range {
  readonly role: Role;
}

const TAB = 9;
const BAR = 124;
const NEWLINE = 10;
/** Cells of a row that are looked at. */
const CELLS = 24;
/** A line without cells within a table is the words of a merged row; a longer one ends the table. */
const MERGED = 40;

export const NO_ROWS: ReadonlyMap<number, TaskRow> = new Map();

interface Printed {
  readonly line: Line;
  readonly cells: readonly Range[];
}

/**
 * The rows of the tables in which tasks are dealt out (`序号⇥工作任务⇥责任单位⇥完成时限`), by where their line starts. Cells are
 * parted by tabs or by `|`; a head names a task and who answers for it. Linear.
 */
export function taskRowsOf(text: string, lines: readonly Line[]): ReadonlyMap<number, TaskRow> {
  const rows = new Map<number, TaskRow>();
  let table: Table | null = null;
  for (const line of lines) {
    const sign = table ? table.sign : signOf(text, line);
    const cells = sign === 0 ? [] : cellsOf(text, line, sign);
    if (cells.length >= 3) {
      const columns = cells.map((cell) => columnOf(wordsIn(text, cell)));
      if (isTaskHead(columns)) {
        table?.close(rows);
        table = new Table(text, sign, columns);
        continue;
      }
      if (table?.headGoesOn(columns) === true) continue;
    }
    if (!table) continue;
    if (cells.length >= 2) table.rows.push({ line, cells });
    else if (line.end - line.start > MERGED) {
      table.close(rows);
      table = null;
    }
  }
  table?.close(rows);
  return rows;
}

/** What parts the cells of a line: a tab, a bar, or 0 where it has no cells. */
function signOf(text: string, line: Line): number {
  let sign = 0;
  for (let at = line.start; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === TAB) return TAB;
    if (code === BAR) sign = BAR;
  }
  return sign;
}

/** The cells of a line without the blank space around them; the line's own blank margin holds empty ones. */
function cellsOf(text: string, line: Line, sign: number): Range[] {
  const cells: Range[] = [];
  let from = line.start;
  while (from > 0 && text.charCodeAt(from - 1) !== NEWLINE) from--;
  let end = line.end;
  if (sign === BAR) {
    if (text.charCodeAt(line.start) === BAR) from = line.start + 1;
    if (text.charCodeAt(end - 1) === BAR) end--;
  }
  for (let at = from; at < end && cells.length < CELLS; at++) {
    if (text.charCodeAt(at) !== sign) continue;
    cells.push(bare(text, from, at));
    from = at + 1;
  }
  cells.push(bare(text, Math.min(from, end), end));
  return cells;
}

function bare(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

const wordsIn = (text: string, cell: Range): string => text.slice(cell.start, cell.end);
const isEmpty = (cell: Range | undefined): boolean => !cell || cell.end <= cell.start;

/** `---`, as markdown draws below a head. */
const RULE = /^[-:=—]+$/;
const SUM = /^(?:合计|总计|小计|共计|备注)[：:]?$|^(?:备注|注|说明)[：:]/;
const NUMBER = /^[（(]?([\d一二三四五六七八九十]{1,4})[）)]?[.．、]?$/;

class Table {
  readonly rows: Printed[] = [];
  private readonly columns: Column[];

  constructor(
    private readonly text: string,
    readonly sign: number,
    columns: readonly Column[],
  ) {
    this.columns = [...columns];
  }

  /** Takes in a second line of the head (`⇥⇥牵头单位⇥配合单位`): whether it is one. */
  headGoesOn(columns: readonly Column[]): boolean {
    const named = columns.filter((column) => column !== 'empty');
    if (this.rows.length > 0 || named.length === 0 || named.some((column) => column === 'other')) return false;
    columns.forEach((column, i) => {
      if (column !== 'empty') this.columns[i] = column;
    });
    return true;
  }

  /** Gives the rows that were gathered. */
  close(rows: Map<number, TaskRow>): void {
    const { text, columns } = this;
    const printed = this.rows.filter(({ cells }) => !cells.every((cell) => RULE.test(wordsIn(text, cell))));
    const filled = (column: number) => printed.filter(({ cells }) => !isEmpty(cells[column])).length;
    const at = (kind: Column) => columns.indexOf(kind);
    // Merged cells of groups of tasks leave blanks below them: a row's own task stands in the fullest column.
    const tasks = columns.map((column, i) => (column === 'task' ? i : -1)).filter((i) => i >= 0);
    let task = tasks[0]!;
    for (const column of tasks) if (filled(column) > filled(task)) task = column;
    const groups = columns
      .map((column, i) => (i < task && (column === 'task' || column === 'group') ? i : -1))
      .filter((i) => i >= 0);
    const due = at('due');
    const sharedDue = due >= 0 && filled(due) * 2 < printed.length && !isEmpty(printed[0]?.cells[due]);
    const above: (Range | undefined)[] = [];
    let bodiesAbove: readonly TaskBodies[] = [];
    let number: string | null = null;
    for (const { line, cells } of printed) {
      const own = at('number') < 0 ? null : NUMBER.exec(wordsIn(text, cells[at('number')] ?? { start: 0, end: 0 }));
      if (cells.some((cell) => SUM.test(wordsIn(text, cell)))) continue;
      for (const group of groups) if (!isEmpty(cells[group])) above[group] = cells[group];
      if (isEmpty(cells[task])) continue;
      const cell = cells[task]!;
      const mark = headingNumber(text, cell.start, cell.end);
      number = own?.[1] ?? mark?.number ?? number;
      const named = cells.flatMap((one, i) => {
        const role = roleOf(columns[i]);
        return role === null || isEmpty(one) ? [] : [{ ...one, role }];
      });
      if (named.length > 0) bodiesAbove = named;
      const dueHere = due >= 0 && (!isEmpty(cells[due]) || (!sharedDue && own)) ? cells[due] : above[due];
      if (due >= 0) above[due] = dueHere;
      rows.set(line.start, {
        number,
        groups: groups.flatMap((group) => (above[group] ? [wordsIn(text, above[group])] : [])),
        task: mark ? { start: Math.min(mark.content, cell.end), end: cell.end } : cell,
        bodies: bodiesAbove,
        due: isEmpty(dueHere) ? null : dueHere!,
        told: cells.filter((_, i) => columns[i] === 'told'),
      });
    }
  }
}

const roleOf = (column: Column | undefined): Role | null =>
  column === 'lead' || column === 'support' || column === 'responsible' ? column : null;
