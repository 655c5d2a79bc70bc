import { createJob, fileBytes, recordsBefore, StoreRefusal } from '@luoshi/ledger';
import type { Id, RecordWrite } from '@luoshi/ledger';
import { Refusal, refuseUnsafeZip } from '@luoshi/formats';
import { faultSentence, readHead, readRows, sheetOf } from '@luoshi/programmes';
import type { AnyRecord, HeadReading, Names, Programme, Register, RowFate } from '@luoshi/programmes';
import { readSheet, tablesWorkbook, templateWorkbook } from '@luoshi/reports';
import type { SheetRow } from '@luoshi/reports';
import { setImmediate } from 'node:timers/promises';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';
import { uploadFile } from '../file/upload.js';
import type { Upload } from '../file/upload.js';
import type { JobHandler, Running } from '../job/handler.js';
import { WorkRefusal } from '../refusal.js';
import { indexRecords } from '../search/keep.js';
import { programmeReport } from './answer.js';
import { filtered } from './list.js';
import type { RecordFilter } from './list.js';
import type { Programmes } from './programmes.js';
import { inTurnWithin, KEEPERS } from './record.js';
import { registerNamed, seenAt } from './seen.js';
import { enteringAt, labelOf, newRecord, writeOf, writeRecords } from './write.js';

/** A workbook to be saved. */
export interface Workbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const STAMP = '模板生成时间（请保留本行）：';

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

/** The kind of job that reads a filled-in sheet into a register. */
export const READ_SHEET = 'read-sheet';

export interface ReadSheetInput {
  readonly programme: string;
  readonly register: string;
  readonly fileId: Id;
  /** Only say what would become of each row; nothing is stored. */
  readonly dry: boolean;
  /** Also rows whose record somebody changed after the template was made. */
  readonly overwrite: boolean;
}

/** Keeps an uploaded sheet and sets the job that reads it. @returns the job's id */
export async function askReadSheet(
  desk: Desk,
  programmes: Programmes,
  asked: Omit<ReadSheetInput, 'fileId'>,
  upload: Upload,
): Promise<Id> {
  refuseOthers(desk, ...KEEPERS);
  registerNamed(programmes.named(asked.programme), asked.register);
  const file = await uploadFile(desk, upload);
  const input: ReadSheetInput = { ...asked, fileId: file.id };
  return createJob(desk.store.db, desk.jurisdiction, {
    kind: READ_SHEET,
    input,
    totalUnits: null,
    at: desk.now,
    by: desk.who.accountId,
  });
}

/** Rows that are told one by one; beyond them only their number and their letter. */
const MOST_TOLD = 1000;

/** What became of a sheet: each row's fate, and what is wrong with those that were not taken. */
export interface SheetFates {
  readonly dry: boolean;
  readonly rows: number;
  readonly counts: Readonly<Record<RowFate['fate'], number>>;
  /** A letter for each row in order: n new, c changed, s the same, x in conflict, r refused, e empty. */
  readonly letters: string;
  /** Heads that name no field: their columns were left alone. */
  readonly unknown: readonly string[];
  /** The rows that were not taken, the first thousand. */
  readonly told: readonly {
    readonly row: number;
    readonly fate: RowFate['fate'];
    readonly faults: readonly string[];
  }[];
}

const LETTERS: Readonly<Record<RowFate['fate'], string>> = {
  new: 'n',
  changed: 'c',
  same: 's',
  conflict: 'x',
  refused: 'r',
  empty: 'e',
};

/** Rows between two looks at whether somebody stopped it, and two breaths of the server. */
const BREATH = 1000;

/** Reads a sheet into its register, all rows that can be taken or none: one transaction. */
export const readSheetInto =
  (programmes: Programmes): JobHandler =>
  async (running, given) => {
    const { programme, register: registerCode, fileId, dry, overwrite } = given as ReadSheetInput;
    const { desk } = running;
    refuseOthers(desk, ...KEEPERS);
    const register = registerNamed(programmes.named(programme), registerCode);
    const { stamp, head, rows } = await sheetRows(desk, register, fileId);
    if (dry) {
      const { names } = await seenAt(desk, programmes, programme, [registerCode]);
      const { fates } = await judged(
        running,
        programmes.named(programme),
        register,
        head,
        rows,
        names,
        overwrite,
        stamp,
      );
      return told(register, head, fates, true);
    }
    return running.once('rows', (marked) =>
      inTurnWithin(marked, desk, programmes, programme, registerCode, async (transaction, turn) => {
        const { fates, fresh, changed } = await judged(
          running,
          turn.programme,
          register,
          head,
          rows,
          turn.names,
          overwrite,
          stamp,
        );
        const writes = { fresh, changed };
        await writeRecords(
          transaction,
          desk.jurisdiction,
          turn.programme,
          register,
          turn.stamp,
          writes,
          enteringAt(desk, 'sheet'),
        );
        await indexRecords(
          transaction,
          desk.jurisdiction,
          [...fresh, ...changed].filter(({ words }) => words !== null).map(({ id }) => id),
        );
        return told(register, head, fates, false);
      }),
    );
  };

/** Unpacked bytes of a workbook: some millions of cells. */
const MOST_UNPACKED = 512 * 2 ** 20;

async function sheetRows(
  desk: Desk,
  register: Register,
  fileId: Id,
): Promise<{ stamp: Date | null; head: HeadReading; rows: SheetRow[] }> {
  const bytes = (await fileBytes(desk.store.db, desk.jurisdiction, [fileId])).get(fileId);
  if (!bytes) throw new StoreRefusal('not-found', fileId);
  const percent = Object.values(register.fields).some(
    (field) => field.kind === 'figure' && field.measure.kind === 'share',
  );
  try {
    refuseUnsafeZip(bytes, MOST_UNPACKED);
    const read = await readSheet(bytes, percent);
    let head: HeadReading | null = null;
    const rows: SheetRow[] = [];
    for await (const row of read.rows) {
      if (head) rows.push(row);
      else if (row.some((cell) => cell !== null && cell !== '')) head = readHead(register, row);
    }
    if (!head) throw new WorkRefusal('sheet-unreadable');
    const stamp = read.stamp?.startsWith(STAMP) ? new Date(read.stamp.slice(STAMP.length)) : null;
    return { stamp: stamp && Number.isNaN(stamp.getTime()) ? null : stamp, head, rows };
  } catch (fault) {
    if (fault instanceof WorkRefusal) throw fault;
    // What the library cannot read is the file's fault, whatever it throws.
    throw new WorkRefusal('sheet-unreadable', fault instanceof Refusal ? fault.message : null);
  }
}

async function judged(
  running: Running,
  programme: Programme,
  register: Register,
  head: HeadReading,
  rows: readonly SheetRow[],
  names: Names,
  overwrite: boolean,
  stamp: Date | null,
): Promise<{ fates: RowFate[]; fresh: RecordWrite[]; changed: RecordWrite[] }> {
  const { desk, signal, progress } = running;
  const before =
    overwrite || stamp === null
      ? null
      : await recordsBefore(
          desk.store.db,
          desk.jurisdiction,
          { programme: programme.code, register: register.code },
          stamp,
        );
  const then = before && ((id: string) => (before.has(id) ? ({ ...before.get(id), id } as AnyRecord) : null));
  const fates: RowFate[] = [];
  const fresh: RecordWrite[] = [];
  const changed: RecordWrite[] = [];
  for (const fate of readRows(register, head, rows, names, then ?? undefined)) {
    fates.push(fate);
    if (fate.fate === 'new') fresh.push(writeOf(register, newRecord(fate.values), fate.values, names));
    if (fate.fate === 'changed') {
      const record = { ...names.recordOf(register.code, fate.record!), ...fate.values, id: fate.record! };
      changed.push(writeOf(register, record, fate.values, names));
    }
    if (fates.length % BREATH > 0) continue;
    signal.throwIfAborted();
    progress(fates.length, rows.length);
    await setImmediate();
  }
  return { fates, fresh, changed };
}

function told(register: Register, head: HeadReading, fates: readonly RowFate[], dry: boolean): SheetFates {
  const counts = { new: 0, changed: 0, same: 0, conflict: 0, refused: 0, empty: 0 };
  for (const { fate } of fates) counts[fate] += 1;
  return {
    dry,
    rows: fates.length,
    counts,
    letters: fates.map(({ fate }) => LETTERS[fate]).join(''),
    unknown: head.unknown,
    told: fates
      .filter(({ fate }) => fate === 'refused' || fate === 'conflict')
      .slice(0, MOST_TOLD)
      .map(({ row, fate, faults }) => ({
        row,
        fate,
        faults: faults.map((fault) => faultSentence(fault, labelOf(register.fields, fault))),
      })),
  };
}
