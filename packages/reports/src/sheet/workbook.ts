import type { CellValue, Measure, ReportCell, ReportTable, SheetModel } from '@luoshi/programmes';
import { exactValue, printCell } from '@luoshi/programmes';
import { shift } from '@luoshi/reading';
import type { Cell, CellValue as WrittenCell, WriteSheet } from 'hucre/xlsx';
import { numberCell } from '../ledger/cell.js';
import { columnName, headStyle, serialOf, xmlSafe } from './style.js';

/** The sheet beside the rows that says how to fill them in. */
export const NOTES_SHEET = '填表说明';

/** Rows below the filled ones that have their dropdowns too. */
const EMPTY_ROWS = 1000;
/** Excel refuses a longer list of choices. */
const LONGEST_LIST = 255;

/** A sheet with its head in the first row, frozen. */
function headed(name: string, head: readonly string[], rows: readonly (readonly WrittenCell[])[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>(
    head.map((value, index) => [`0,${index}`, { value, type: 'string', style: headStyle }]),
  );
  return { name, rows: [[...head], ...rows.map((row) => [...row])], cells, freezePane: { rows: 1 } };
}

/**
 * A register's template as an xlsx file: the rows that there are, dropdowns, a frozen head, and a sheet of notes on each
 * column. Text stays text, whatever it begins with.
 * @param stamp what the reading of a filled-in sheet must know again: the last line of the notes
 */
export async function templateWorkbook(model: SheetModel, stamp: string): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const last = model.rows.length + 1 + EMPTY_ROWS;
  const rows = model.rows.map((row) => row.map((cell, index) => written(cell, model.columns[index]!.kind)));
  return writeXlsx({
    sheets: [
      {
        ...headed(
          sheetName(model.name),
          model.columns.map((column) => column.head),
          rows,
        ),
        columns: model.columns.map(({ width, kind, places }) => ({
          width,
          ...(kind === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}),
          ...(kind === 'number' ? { numFmt: `#,##0${places === 0 ? '' : `.${'#'.repeat(places)}`}` } : {}),
        })),
        dataValidations: model.columns.flatMap(({ options }, index) => {
          if (options === null || options.join(',').length > LONGEST_LIST) return [];
          const range = `${columnName(index)}2:${columnName(index)}${last}`;
          return [{ type: 'list' as const, values: [...options], range, allowBlank: true, showErrorMessage: false }];
        }),
      },
      {
        name: NOTES_SHEET,
        columns: [{ width: 100 }],
        rows: [...model.notes.map((note) => [xmlSafe(note)]), [stamp]],
      },
    ],
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const written = (cell: CellValue, kind: SheetModel['columns'][number]['kind']): WrittenCell =>
  typeof cell !== 'string' ? cell : kind === 'day' && DAY.test(cell) ? serialOf(cell) : xmlSafe(cell);

/** Tables of a report as an xlsx file, a sheet each, with the remarks under the rows. Exact figures are numbers in the head's unit, intervals text. */
export async function tablesWorkbook(tables: readonly ReportTable[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const names = new Set<string>();
  return writeXlsx({ sheets: tables.map((table) => tableSheet(table, distinctName(table.name.chinese, names))) });
}

/** A cell's one figure in the unit of its head; null where it is unknown, an interval or words. */
function exactCell(cell: ReportCell, measure: Measure): ReturnType<typeof numberCell> {
  if (cell === null) return null;
  const figure = typeof cell === 'string' ? cell : 'lower' in cell ? exactValue(cell) : null;
  return figure === null ? null : numberCell(shift(figure, -measure.shown.power));
}

function tableSheet(table: ReportTable, name: string): WriteSheet {
  const head = table.columns.map(({ name: { chinese }, measure }) =>
    measure === null ? chinese : `${chinese}（${measure.shown.unit.chinese}）`,
  );
  const numbers: [string, Partial<Cell>][] = [];
  const rows = table.rows.map((row, at) =>
    row.map((cell, index): WrittenCell => {
      const column = table.columns[index]!;
      const exact = column.measure === null ? null : exactCell(cell, column.measure);
      if (exact === null || typeof exact === 'string' || 'day' in exact) return xmlSafe(printCell(cell, column));
      const value = Number(exact.number);
      numbers.push([`${at + 1},${index}`, { value, type: 'number', style: { numFmt: exact.format } }]);
      return value;
    }),
  );
  const notes = table.notes.length > 0 ? [[], ...table.notes.map(({ chinese }) => [xmlSafe(chinese)])] : [];
  const sheet = headed(name, head, [...rows, ...notes]);
  for (const [place, cell] of numbers) sheet.cells!.set(place, cell);
  return { ...sheet, columns: head.map((text) => ({ width: Math.max(14, text.length * 2 + 4) })) };
}

/** A name that Excel takes for a sheet: 31 characters, none of `\ / ? * [ ] :`. */
const sheetName = (name: string): string =>
  xmlSafe(name)
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim() || '表';

function distinctName(name: string, names: Set<string>): string {
  const short = sheetName(name);
  let found = short;
  for (let count = 2; names.has(found); count += 1) found = `${short.slice(0, 28)} ${count}`;
  names.add(found);
  return found;
}
