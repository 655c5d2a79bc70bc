import type { CellValue, SheetModel } from '@luoshi/programmes';
import type { Cell, CellValue as WrittenCell, WriteSheet } from 'hucre/xlsx';
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

/** A name that Excel takes for a sheet: 31 characters, none of `\ / ? * [ ] :`. */
export const sheetName = (name: string): string =>
  xmlSafe(name)
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim() || '表';
