import type { CellValue } from '@luoshi/programmes';
import { NOTES_SHEET } from './workbook.js';

/** A row of a sheet: cells from the first column on, what is not there is null. */
export type SheetRow = readonly CellValue[];

/** A filled-in template as it was read. */
export interface SheetRead {
  /**
   * The last line of the notes, as `templateWorkbook` wrote it; null where the notes are gone. Read when it is asked for: the
   * library takes apart all texts of the workbook for it.
   */
  readonly stamp: () => Promise<string | null>;
  /** The first row with anything in it is the head. */
  readonly rows: AsyncIterable<SheetRow>;
}

/** How many rows of notes are looked through for the stamp. */
const MOST_NOTES = 500;

/**
 * The first sheet of an xlsx file row by row, without the notes. Days come as ISO days; a number in per-cent format as
 * text, `60%`. Throws what the library throws where the file is damaged: the caller has checked the archive.
 * @param percent whether numbers in per-cent format matter: cells then carry their styles, which costs memory
 */
export async function readSheet(bytes: Uint8Array, percent: boolean): Promise<SheetRead> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  const names = await sheetNames(bytes);
  const first = names.findIndex((name) => name !== NOTES_SHEET);
  if (first < 0) throw new RangeError('no sheet of rows');
  return {
    stamp: () => (names.includes(NOTES_SHEET) ? stampIn(bytes) : Promise.resolve(null)),
    rows: percent ? styledRows(bytes, first) : plainRows(streamXlsxRows(bytes, { sheet: first })),
  };
}

/** Parts of a workbook that can be long and say nothing of its sheets' names. */
const LONG_PARTS = /\/(?:sharedStrings\.xml|styles\.xml|(?:worksheets|media|theme|drawings)\/.*)$/;

/** The names of a workbook's sheets in their order, from a copy of it without its long parts. */
async function sheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  const { readXlsx } = await import('hucre/xlsx');
  const { unzipSync, zipSync } = await import('fflate');
  const names: string[] = [];
  const short = zipSync(unzipSync(bytes, { filter: ({ name }) => !LONG_PARTS.test(name) }), { level: 0 });
  await readXlsx(short, {
    sheets: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

async function stampIn(bytes: Uint8Array): Promise<string | null> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(bytes, { sheets: ({ name }) => name === NOTES_SHEET, maxRows: MOST_NOTES });
  let stamp: string | null = null;
  for (const row of sheets[0]?.rows ?? []) if (typeof row[0] === 'string') stamp = row[0];
  return stamp;
}

async function* plainRows(rows: AsyncIterable<{ readonly values: readonly unknown[] }>): AsyncGenerator<SheetRow> {
  for await (const some of takenAtOnce(rows))
    for (const { values } of some) {
      const cells: CellValue[] = new Array<CellValue>(values.length);
      // Holes of the row too: what is not there is null.
      for (let at = 0; at < values.length; at += 1) cells[at] = plainCell(values[at]);
      yield cells;
    }
}

/** Rows that are handed on together. */
const TOGETHER = 500;

/**
 * Takes rows from the library as soon as it has them and keeps them for a reader who is slower. The library reads on
 * meanwhile and takes each row off the front of an array: a long one makes every row dear.
 */
async function* takenAtOnce<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  const kept: Row[][] = [[]];
  let wake: () => void = () => undefined;
  let [ended, left] = [false, false];
  const taking = (async () => {
    for await (const row of rows) {
      if (left) return;
      if (kept.at(-1)!.push(row) >= TOGETHER) kept.push([]);
      wake();
    }
  })();
  const end = (): void => {
    ended = true;
    wake();
  };
  taking.then(end, end);
  try {
    while (!ended || kept[0]!.length > 0) {
      if (kept[0]!.length > 0) {
        const some = kept.shift()!;
        if (kept.length === 0) kept.push([]);
        yield some;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    left = true;
  }
  await taking; // what went wrong is told here
}

async function* styledRows(bytes: Uint8Array, first: number): AsyncGenerator<SheetRow> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(bytes, { sheets: [first], readStyles: true });
  const sheet = sheets[0]!;
  for (const [at, row] of sheet.rows.entries())
    yield row.map((value, index) => {
      const format = sheet.cells?.get(`${at},${index}`)?.style?.numFmt ?? '';
      return typeof value === 'number' && format.includes('%') ? `${percentOf(value)}%` : plainCell(value);
    });
}

/** 0.6 as 60, without the tail that a product of doubles has. */
const percentOf = (value: number): string => Number((value * 100).toPrecision(15)).toString();

function plainCell(value: unknown): CellValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '#####' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
