import type { CellStyle, CellValue } from 'hucre/xlsx';
import type { Cell } from '../ledger/cell.js';
import { fonts, headStyle, serialOf, xmlSafe } from './style.js';

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

/** How the rows look: what the sheet is, the columns' names, what stands below them. */
const looks = {
  title: { font: { ...fonts.head, size: 12 } },
  head: headStyle,
  row: { font: fonts.body, alignment: { vertical: 'top' } },
} as const satisfies Record<string, CellStyle>;

/** The look of the row that is being written. */
interface Look {
  now: keyof typeof looks;
}

/**
 * A sheet as an xlsx file whose bytes come as its rows do: memory does not grow with them. Text is always text: no cell is a
 * formula, whatever it begins with. What goes past Excel's last row stands on a further sheet with the same head.
 */
export async function* streamedWorkbook(
  { name, columns, title, rows, end }: StreamedSheet,
  mostRows = MOST_ROWS,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const look: Look = { now: 'row' };
  const stream = writeXlsxStream(written(columns, title, rows, end, mostRows, look), {
    name,
    columns: columns.map(({ width, kind }) => ({
      width,
      // The writer asks the column for each row, as it takes it.
      get style() {
        return looks[look.now];
      },
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
  look: Look,
): AsyncGenerator<CellValue[]> {
  const head = columns.map((column) => xmlSafe(column.head));
  let line = 0;
  let count = 0;
  const lines = function* (cells: CellValue[]): Generator<CellValue[]> {
    const top = [
      ['title', [xmlSafe(title)]],
      ['head', head],
    ] as const;
    for (const [now, one] of [...(line % mostRows === 0 ? top : []), ['row', cells] as const]) {
      look.now = now;
      line++;
      yield [...one];
    }
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
