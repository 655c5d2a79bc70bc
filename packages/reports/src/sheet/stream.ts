import type { CellValue } from 'hucre/xlsx';
import type { Cell } from '../ledger/cell.js';
import { fonts, serialOf, xmlSafe } from './style.js';

/** One column of a sheet that is written as its rows come. */
export interface StreamedColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'day';
}

export interface StreamedSheet {
  readonly name: string;
  readonly columns: readonly StreamedColumn[];
  /** The first row: what the sheet is, and how many rows it announces. */
  readonly title: string;
  readonly rows: AsyncIterable<readonly Cell[]>;
  /** The last row, when so many have been written. */
  readonly end: (count: number) => string;
}

/** Excel's last row. */
const MOST_ROWS = 1_048_576;

/**
 * A sheet as an xlsx file whose bytes come as its rows do: memory does not grow with them. Text is always text: no cell is a
 * formula, whatever it begins with. What goes past Excel's last row stands on a further sheet with the same head.
 */
export async function* streamedWorkbook(
  { name, columns, title, rows, end }: StreamedSheet,
  mostRows = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const stream = writeXlsxStream(written(columns, title, rows, end, mostRows), {
    name,
    columns: columns.map(({ width, kind }) => ({
      width,
      style: { font: fonts.body, alignment: { vertical: 'top' } },
      ...(kind === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}),
    })),
    freezePane: { rows: 2 },
    maxRowsPerSheet: mostRows,
    repeatHeaders: false,
  });
  yield* stream as unknown as AsyncIterable<Uint8Array>;
}

async function* written(
  columns: readonly StreamedColumn[],
  title: string,
  rows: AsyncIterable<readonly Cell[]>,
  end: (count: number) => string,
  mostRows: number,
): AsyncGenerator<CellValue[]> {
  const head = columns.map((column) => xmlSafe(column.head));
  const top = [[xmlSafe(title)], head];
  let line = 0;
  let count = 0;
  const lines = function* (cells: CellValue[]): Generator<CellValue[]> {
    if (line % mostRows === 0) for (const one of top) yield (line++, one);
    line++;
    yield cells;
  };
  for await (const row of rows) {
    count++;
    yield* lines(row.map((cell, index) => valueOf(cell, columns[index]!.kind)));
  }
  yield* lines([xmlSafe(end(count))]);
}

function valueOf(cell: Cell, kind: StreamedColumn['kind']): CellValue {
  if (cell === null) return null;
  if (typeof cell === 'string') return xmlSafe(cell);
  if ('day' in cell) return serialOf(cell.day);
  return kind === 'number' ? Number(cell.number) : cell.number;
}
