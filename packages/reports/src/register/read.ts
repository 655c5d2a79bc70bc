import type { CellValue } from 'hucre/xlsx';
import { REASON, registerSheetNames, registerSheets } from './columns.js';
import type { RegisterColumn, RegisterSheet } from './columns.js';

/** A row as it was filled in: its line in the sheet (the head is 1) and its texts by column; empty cells are left out. */
export interface RegisterRow {
  readonly sheet: RegisterSheet;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface RegisterRead {
  readonly rows: readonly RegisterRow[];
  /** Sheets and columns that were not read because nobody knows them, one sentence each. */
  readonly unread: readonly string[];
}

/**
 * Reads a filled-in template: sheets and columns by their names, in any order. Days come as ISO days whatever the cell's
 * format is; everything else as the text that stands there. Null where none of its sheets is there.
 */
export async function readRegister(bytes: Uint8Array): Promise<RegisterRead | null> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(bytes);
  const rows: RegisterRow[] = [];
  const unread: string[] = [];
  let known = 0;
  for (const { name, rows: lines } of sheets) {
    const sheet = registerSheetNames.find((one) => registerSheets[one].name === name.trim());
    if (sheet === undefined) {
      if (name !== '填表说明') unread.push(`没有读取工作表“${name}”`);
      continue;
    }
    known++;
    const columns: readonly RegisterColumn[] = registerSheets[sheet].columns;
    const keys = (lines[0] ?? []).map((head) => {
      const words = textOf(head).replace(/\s|\*/gu, '');
      if (words === '' || words === REASON) return null;
      const column = columns.find((one) => one.head === words);
      if (!column) unread.push(`没有读取工作表“${name}”的“${words}”一列`);
      return column?.key ?? null;
    });
    for (const { head, key, required } of columns)
      if (required && !keys.includes(key)) unread.push(`工作表“${name}”没有“${head}”一列`);
    lines.slice(1).forEach((line, index) => {
      const cells: Record<string, string> = {};
      line.forEach((value, place) => {
        const key = keys[place];
        const text = textOf(value);
        if (key != null && text !== '') cells[key] = text;
      });
      if (Object.keys(cells).length > 0) rows.push({ sheet, line: index + 2, cells });
    });
  }
  return known === 0 ? null : { rows, unread };
}

function textOf(value: CellValue | undefined): string {
  if (value == null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value).trim();
}
