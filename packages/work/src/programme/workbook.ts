import { sheetOf } from '@luoshi/programmes';
import type { AnyRecord, Names, Register } from '@luoshi/programmes';
import { tablesWorkbook, templateWorkbook } from '@luoshi/reports';
import type { SheetRow } from '@luoshi/reports';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { programmeReport } from './answer.js';
import { filtered } from './list.js';
import type { RecordFilter } from './list.js';
import type { Programmes } from './programmes.js';
import { registerNamed, seenAt } from './seen.js';

/** What the last line of a template's notes begins with: a sheet that comes back says when it was made. */
export const STAMP = '模板生成时间（请保留本行）：';

/** A workbook to be saved. */
export interface Workbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A register's Excel template with the records that a filter lets through filled in; `empty` for a bare one. */
export async function registerWorkbook(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  filter: RecordFilter & { readonly empty: boolean },
): Promise<Workbook> {
  const register = registerNamed(programmes.named(code), registerCode);
  const { view, names } = await seenAt(desk, programmes, code, [registerCode], filter.day);
  const rows = filter.empty ? [] : filtered(view, register, names, filter);
  const model = sheetOf(register, rows, names.titleOf);
  const bytes = await templateWorkbook(
    { ...model, rows: model.rows.map((row, at) => withKeys(register, rows[at]!, row, names)) },
    `${STAMP}${desk.now.toISOString()}`,
  );
  return { name: `${register.name.chinese} ${filter.day ?? dayAt(desk.now)}.xlsx`, bytes };
}

/** Linked records by a text that names just them, so that the sheet reads back: a title alone may be that of several. */
function withKeys(register: Register, record: AnyRecord, row: SheetRow, names: Names): SheetRow {
  const fields = register.sheet ?? Object.keys(register.fields);
  return row.map((cell, index) => {
    const name = fields[index]!;
    const field = register.fields[name]!;
    const id = record[name];
    if (field.kind !== 'link' || typeof id !== 'string' || typeof cell !== 'string') return cell;
    return names.resolve(field.to, cell).length === 1 ? cell : names.keyTitleOf(field.to, id);
  });
}

/** A report's tables as a workbook. */
export async function reportWorkbook(
  desk: Desk,
  programmes: Programmes,
  code: string,
  report: string,
  asked: Parameters<typeof programmeReport>[4],
): Promise<Workbook> {
  const tables = await programmeReport(desk, programmes, code, report, asked);
  return { name: `${tables[0]?.name.chinese ?? report}.xlsx`, bytes: await tablesWorkbook(tables) };
}
