import { createJob, recordsBefore } from '@luoshi/ledger';
import type { Handle, Id, RecordWrite } from '@luoshi/ledger';
import { completed, fault, faultSentence, knownComplete, rowReader } from '@luoshi/programmes';
import type { AnyRecord, Names, Programme, Register, RowFate } from '@luoshi/programmes';
import { setImmediate } from 'node:timers/promises';
import type { Desk } from '../desk/desk.js';
import { uploadFile } from '../file/upload.js';
import type { Upload } from '../file/upload.js';
import type { JobHandler, Running } from '../job/handler.js';
import { indexRecords } from '../search/keep.js';
import type { Programmes } from './programmes.js';
import { filesIn } from './evidence.js';
import type { Own } from './own.js';
import { ownAmong } from './own.js';
import { inTurnWithin, refuseStrangers } from './record.js';
import { registerNamed, seenAt } from './seen.js';
import { openSheet } from './sheet-file.js';
import type { OpenSheet } from './sheet-file.js';
import { warmIndicators } from './warm.js';
import { enteringAt, labelOf, newRecord, writeOf, writeRecords } from './write.js';

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
  refuseStrangers(desk);
  registerNamed(programmes.named(asked.programme), asked.register);
  const file = await uploadFile(desk, upload, null);
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

/** Rows that are written at once, while the next are read: so many at most, fewer where the database waits for them. */
const BATCH = 1000;
const LEAST = 200;
/** Batches that are on their way to the database at once: one is written, the next is at hand. */
const WRITING = 2;
/** Rows after which others have their turn: what is being written goes out, and whoever stopped it is heard. */
const BREATH = 100;

/** What of a sheet's rows is to be written, and the records that it makes. */
interface Batch {
  readonly fresh: RecordWrite[];
  readonly changed: RecordWrite[];
  readonly records: AnyRecord[];
}

const emptyBatch = (): Batch => ({ fresh: [], changed: [], records: [] });

/** Reads a sheet into its register, all rows that can be taken or none: one transaction. */
export const readSheetInto =
  (programmes: Programmes): JobHandler =>
  async (running, given) => {
    const { programme: code, register: registerCode, fileId, dry } = given as ReadSheetInput;
    const { desk } = running;
    refuseStrangers(desk);
    const programme = programmes.named(code);
    const register = registerNamed(programme, registerCode);
    const sheet = await openSheet(desk, register, fileId);
    const input = given as ReadSheetInput;
    if (dry) {
      const { view, facts, names } = await seenAt(desk, programmes, code, [registerCode]);
      const own = await ownAmong(desk.store.db, desk, view.programme, facts.currentNames(), (one) =>
        facts.currentRows(one),
      );
      return judged(desk.store.db, running, input, programme, register, sheet, names, own, null);
    }
    let kept: (() => void) | null = null;
    const fates = await running.once('rows', (marked) =>
      inTurnWithin(marked, desk, programmes, code, registerCode, async (transaction, turn) => {
        const entering = enteringAt(desk, 'sheet');
        const records: AnyRecord[] = [];
        const write = async (batch: Batch): Promise<void> => {
          // Made ready at once, so that the database has the next statement at hand when it has done one.
          await allDone([
            writeRecords(transaction, desk.jurisdiction, programme, register, turn.stamp, batch, entering),
            indexRecords(transaction, desk.jurisdiction, [...batch.fresh, ...batch.changed], entering.day),
          ]);
          for (const record of completed(register, batch.records)) records.push(record);
        };
        const done = await judged(transaction, running, input, programme, register, sheet, turn.names, turn.own, write);
        const written = { records: knownComplete(records), version: (before: number | null) => (before ?? 0) + 1 };
        kept = () => turn.facts.put(registerCode, turn.stamp, entering.day, written);
        return done;
      }),
    );
    (kept as (() => void) | null)?.();
    // The rows are stored: a fault in an indicator is told to whoever asks for it.
    await warmIndicators(desk, programmes, code).catch(() => undefined);
    return fates;
  };

/** Waits for all, also where one fails: nothing goes on in a transaction that has been given up. Throws the first fault. */
async function allDone(all: readonly Promise<void>[]): Promise<void> {
  for (const one of await Promise.allSettled(all)) if (one.status === 'rejected') throw one.reason;
}

/** Says what becomes of each row, and hands over what is to be written while the next rows are read. */
async function judged(
  db: Handle,
  { desk, signal, progress }: Running,
  { dry, overwrite }: ReadSheetInput,
  programme: Programme,
  register: Register,
  { stamp, head, rows }: OpenSheet,
  names: Names,
  own: Own | null,
  write: ((batch: Batch) => Promise<void>) | null,
): Promise<SheetFates> {
  const of = { programme: programme.code, register: register.code };
  // Only a record that is there can have been changed since.
  const made = overwrite || !names.any(register.code) ? null : await stamp();
  const before = made === null ? null : await recordsBefore(db, desk.jurisdiction, of, made);
  const then = before && ((id: string) => (before.has(id) ? ({ ...before.get(id), id } as AnyRecord) : null));
  const read = rowReader(register, head, names, then ?? undefined);
  const counts = { new: 0, changed: 0, same: 0, conflict: 0, refused: 0, empty: 0 };
  const letters: string[] = [];
  const told: SheetFates['told'][number][] = [];
  let batch = emptyBatch();
  const writing: Promise<void>[] = [];
  const ready = (): boolean => batch.records.length >= (writing.length < WRITING ? LEAST : BATCH);
  const handOver = async (): Promise<void> => {
    if (writing.length === WRITING) await writing[0];
    if (!write || batch.records.length === 0) return;
    const next = write(batch);
    writing.push(next);
    next.then(
      () => writing.splice(writing.indexOf(next), 1),
      () => undefined, // told where it is waited for
    );
    batch = emptyBatch();
  };
  for await (const cells of rows) {
    const fate = inFiles(register, names, inUnits(register, own, names, read(cells)));
    counts[fate.fate] += 1;
    letters.push(LETTERS[fate.fate]);
    const untaken = fate.fate === 'refused' || fate.fate === 'conflict';
    if (untaken && told.length < MOST_TOLD) told.push(toldOf(register, fate));
    if (write && fate.fate === 'new') {
      const record = newRecord(fate.values);
      batch.fresh.push(writeOf(programme, register, record, fate.values, names));
      batch.records.push(record);
    }
    if (write && fate.fate === 'changed') {
      const record = { ...names.recordOf(register.code, fate.record!), ...fate.values, id: fate.record! };
      batch.changed.push(writeOf(programme, register, record, fate.values, names));
      batch.records.push(record);
    }
    if (letters.length % BREATH > 0) continue;
    signal.throwIfAborted();
    progress(letters.length, null);
    if (ready()) await handOver();
    await setImmediate();
  }
  await handOver();
  await allDone(writing);
  return { dry, rows: letters.length, counts, letters: letters.join(''), unknown: head.unknown, told };
}

/** A row that a desk of units may not write is refused: a new record belongs to one of theirs, a changed one stays theirs. */
function inUnits(register: Register, own: Own | null, names: Names, fate: RowFate): RowFate {
  if (own === null || (fate.fate !== 'new' && fate.fate !== 'changed')) return fate;
  const before = fate.record === null ? null : names.recordOf(register.code, fate.record);
  const record = { ...before, ...fate.values, id: fate.record ?? '' };
  if (fate.fate === 'new' ? own.addable(register, record) : own.own(register, record)) return fate;
  return { ...fate, fate: 'refused', values: {}, faults: [fault('not-your-unit', null)] };
}

/** A row that names files which its record does not have is refused: files are uploaded on the page. */
function inFiles(register: Register, names: Names, fate: RowFate): RowFate {
  if (fate.fate !== 'new' && fate.fate !== 'changed') return fate;
  const files = filesIn(register, fate.values);
  if (files.length === 0) return fate;
  const before = fate.record === null ? null : names.recordOf(register.code, fate.record);
  const known = before === null ? [] : filesIn(register, before);
  if (files.every((id) => known.includes(id))) return fate;
  return { ...fate, fate: 'refused', values: {}, faults: [fault('not-a-file-here', null)] };
}

const toldOf = (register: Register, { row, fate, faults }: RowFate): SheetFates['told'][number] => ({
  row,
  fate,
  faults: faults.map((fault) => faultSentence(fault, labelOf(register.fields, fault))),
});
