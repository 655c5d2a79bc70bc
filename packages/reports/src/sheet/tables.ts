import type { Measure, ReportCell, ReportTable } from '@luoshi/programmes';
import { exactValue, printCell } from '@luoshi/programmes';
import { shift } from '@luoshi/reading';
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { numberCell } from '../ledger/cell.js';
import { border, fonts, headStyle, lineHeight, linesIn, unitsIn, xmlSafe } from './style.js';
import { sheetName } from './workbook.js';

/** Characters of Western letters; a Chinese one takes two. */
const NARROWEST = 10;
const WIDEST = 44;
const MOST_LINES = 12;

const styles = {
  words: { font: fonts.body, border, alignment: { vertical: 'top', wrapText: true } },
  figures: { font: fonts.body, border, alignment: { vertical: 'top', horizontal: 'right', wrapText: true } },
  notes: { font: fonts.body, alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, CellStyle>;

/**
 * Tables of a report as an xlsx file, a sheet each, with the remarks under the rows, ready to be printed. Exact figures are
 * numbers in the head's unit, intervals text.
 */
export async function tablesWorkbook(tables: readonly ReportTable[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const names = new Set<string>();
  return writeXlsx({ sheets: tables.map((table) => tableSheet(table, distinctName(table.name.chinese, names))) });
}

function tableSheet(table: ReportTable, name: string): WriteSheet {
  const heads = table.columns.map(({ name: { chinese }, measure }) =>
    measure === null ? chinese : `${chinese}（${measure.shown.unit.chinese}）`,
  );
  const rows = table.rows.map((row) => row.map((cell, index) => written(cell, table.columns[index]!)));
  const widths = heads.map((head, index) =>
    widthOf(
      head,
      rows.map((row) => row[index]!.text),
    ),
  );
  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, { height: number }>();
  const put = (at: number, index: number, cell: Partial<Cell>): void => void cells.set(`${at},${index}`, cell);
  heads.forEach((value, index) => put(0, index, { value: xmlSafe(value), type: 'string', style: headStyle }));
  rowDefs.set(0, { height: heightOf(heads, widths) });
  rows.forEach((row, at) => {
    row.forEach(({ cell }, index) => put(at + 1, index, cell));
    rowDefs.set(at + 1, {
      height: heightOf(
        row.map(({ text }) => text),
        widths,
      ),
    });
  });
  const whole = widths.reduce((sum, width) => sum + width, 0);
  // An empty row stands between the rows and their remarks, which run across all columns.
  const notes = table.notes.map(({ chinese }, index) => ({ at: rows.length + 2 + index, text: xmlSafe(chinese) }));
  for (const { at, text } of notes) {
    put(at, 0, { value: text, type: 'string', style: styles.notes });
    rowDefs.set(at, { height: heightOf([text], [whole]) });
  }
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: [],
    cells,
    rowDefs,
    merges:
      heads.length < 2
        ? []
        : notes.map(({ at }) => ({ startRow: at, startCol: 0, endRow: at, endCol: heads.length - 1 })),
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddHeader: `&C${name.replaceAll('&', '&&')}`, oddFooter: '&C— &P —' },
  };
}

/** A cell as it is written, and the text that it takes room for. */
function written(
  cell: ReportCell,
  column: ReportTable['columns'][number],
): { readonly cell: Partial<Cell>; readonly text: string } {
  const text = xmlSafe(printCell(cell, column));
  const exact = column.measure === null ? null : exactCell(cell, column.measure);
  if (exact === null || typeof exact === 'string' || 'day' in exact)
    return {
      cell: { value: text, type: 'string', style: column.measure === null ? styles.words : styles.figures },
      text,
    };
  const style = { ...styles.figures, numFmt: exact.format };
  return { cell: { value: Number(exact.number), type: 'number', style }, text: exact.number };
}

/** A cell's one figure in the unit of its head; null where it is unknown, an interval or words. */
function exactCell(cell: ReportCell, measure: Measure): ReturnType<typeof numberCell> {
  if (cell === null) return null;
  const figure = typeof cell === 'string' ? cell : 'lower' in cell ? exactValue(cell) : null;
  return figure === null ? null : numberCell(shift(figure, -measure.shown.power));
}

/** As wide as the longest cell and half the head, which may stand in two lines. */
function widthOf(head: string, texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, unitsIn(text)), Math.ceil(unitsIn(head) / 2));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 3));
}

const heightOf = (texts: readonly string[], widths: readonly number[]): number =>
  Math.min(
    MOST_LINES,
    texts.reduce((most, text, index) => Math.max(most, linesIn(text, widths[index]!, MOST_LINES)), 1),
  ) *
    lineHeight +
  4;

function distinctName(name: string, names: Set<string>): string {
  const short = sheetName(name);
  let found = short;
  for (let count = 2; names.has(found); count += 1) found = `${short.slice(0, 28)} ${count}`;
  names.add(found);
  return found;
}
