import type { Cell as SheetCell, CellStyle, WriteSheet } from 'hucre/xlsx';
import type { Cell } from './cell.js';
import { border, columnName, fonts, headStyle, lineHeight, linesIn, serialOf, xmlSafe } from '../sheet/style.js';
import { sheets, type Column, type SheetName } from './columns.js';
import type { LedgerDocument, LedgerRow } from './document.js';

/** A file that was not read. */
export interface LedgerFailure {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** Points of one line of text at 10 points, and the most lines that a row shows: the rest stands in the edit line. */
const mostLines = 8;

/**
 * The ledger as an xlsx file: sheets 台账, 规定, 进展数据, 资金, 疑点 and 说明, each with a frozen head, a filter on every column, and
 * figures and days as such. In 台账 each measure is followed by its commitments, one outline level below. Text is always text:
 * no cell is a formula, whatever it begins with. The same rows give the same bytes.
 */
export async function ledgerWorkbook(
  documents: readonly LedgerDocument[],
  failures: readonly LedgerFailure[] = [],
): Promise<Uint8Array> {
  // Loaded here, so that those who only build rows do not load them.
  const { writeXlsx } = await import('hucre/xlsx');
  const rowsOf = (name: SheetName): LedgerRow[] => documents.flatMap((document) => document[name]);
  const names = Object.keys(sheets) as SheetName[];
  const account = [...rowsOf('account'), ...failures.map(failureRow)];
  const bytes = await writeXlsx({
    sheets: names.map((name) => sheetOf(name, name === 'account' ? account : rowsOf(name))),
    defaultFont: fonts.body,
    properties: { title: '落实台账', creator: 'Luoshi', created: fixedTime, modified: fixedTime },
  });
  return finished(bytes);
}

const fixedTime = new Date(Date.UTC(2000, 0, 1));

/**
 * Zip entries carry the time of writing: a fixed one instead, so that the same ledger has the same bytes. The outline's
 * depth is written too: without it spreadsheet programs do not show the buttons that fold the commitments away.
 */
async function finished(bytes: Uint8Array): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const xml = strFromU8(part);
    if (xml.includes(' outlineLevel="1"'))
      parts[name] = strToU8(xml.replace('<sheetFormatPr ', '<sheetFormatPr outlineLevelRow="1" '));
  }
  // Zip times are wall-clock times without a zone: local midnight is the same bytes everywhere.
  return zipSync(parts, { mtime: new Date(2000, 0, 1), level: 6 });
}

function failureRow({ name, code, message }: LedgerFailure): LedgerRow {
  const empty = Array.from({ length: 14 }, () => null);
  return { level: 0, cells: [name, '未读', ...empty, `${message} [${code}]`, null] };
}

function sheetOf(name: SheetName, rows: readonly LedgerRow[]): WriteSheet {
  const { name: title, columns }: { name: string; columns: readonly Column[] } = sheets[name];
  const cells = new Map<string, Partial<SheetCell>>();
  const rowDefs = new Map<number, { height?: number; outlineLevel?: number }>();
  columns.forEach((column, index) => cells.set(`0,${index}`, { value: column.head, type: 'string', style: headStyle }));
  rowDefs.set(0, { height: 24 });
  let major = 0;
  let minor = 0;
  rows.forEach(({ level, cells: values }, index) => {
    const at = index + 1;
    minor = level === 0 ? 0 : minor + 1;
    if (level === 0) major++;
    // 12 for a measure, 12-1 for its first commitment.
    const number: Cell = level === 0 ? { number: String(major), format: '0' } : `${major}-${minor}`;
    const all = [number, ...values];
    let lines = 1;
    columns.forEach((column, place) => {
      const value = all[place] ?? null;
      if (column.wrap && typeof value === 'string') lines = Math.max(lines, linesIn(value, column.width, mostLines));
      const bold = name === 'ledger' && level === 0 && (place === 0 || place === 5);
      cells.set(`${at},${place}`, sheetCell(value, styleOf(column, bold, level === 1 && place === 5)));
    });
    rowDefs.set(at, {
      height: Math.min(lines, mostLines) * lineHeight + 4,
      ...(level === 1 ? { outlineLevel: 1 } : {}),
    });
  });
  const last = columnName(columns.length - 1);
  return {
    name: title,
    columns: columns.map(({ width }) => ({ width })),
    rows: [],
    cells,
    rowDefs,
    outlineProperties: { summaryBelow: false },
    freezePane: { rows: 1, columns: name === 'ledger' ? 1 : 0 },
    autoFilter: { range: `A1:${last}${Math.max(rows.length + 1, 1)}` },
    dataValidations: columns.flatMap(({ choices }, index) => {
      if (!choices || rows.length === 0) return [];
      const letter = columnName(index);
      return [
        {
          type: 'list' as const,
          values: [...choices],
          range: `${letter}2:${letter}${rows.length + 1}`,
          allowBlank: true,
          showErrorMessage: true,
          errorTitle: '请从列表中选',
          errorMessage: choices.join('、'),
        },
      ];
    }),
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddHeader: `&C${title}`, oddFooter: '&C— &P —' },
  };
}

function styleOf(column: Column, bold: boolean, indented: boolean): CellStyle {
  return {
    font: bold ? fonts.head : fonts.body,
    border,
    alignment: {
      vertical: 'top',
      ...(column.wrap ? { wrapText: true } : {}),
      ...(indented ? { horizontal: 'left', indent: 1 } : {}),
    },
  };
}

function sheetCell(value: Cell, style: CellStyle): Partial<SheetCell> {
  if (value === null) return { value: null, type: 'empty', style };
  if (typeof value === 'string') return { value: xmlSafe(value), type: 'string', style };
  if ('day' in value) return { value: serialOf(value.day), type: 'number', style: { ...style, numFmt: 'yyyy-mm-dd' } };
  return { value: Number(value.number), type: 'number', style: { ...style, numFmt: value.format } };
}
