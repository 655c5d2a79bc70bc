import { fileBytes, StoreRefusal } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { Refusal, refusals, refuseUnsafeZip } from '@luoshi/formats';
import { readHead } from '@luoshi/programmes';
import type { HeadReading, Register } from '@luoshi/programmes';
import { readSheet } from '@luoshi/reports';
import type { SheetRead, SheetRow } from '@luoshi/reports';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { STAMP } from './workbook.js';

/** Unpacked bytes of a workbook: some millions of cells. */
const MOST_UNPACKED = 512 * 2 ** 20;

/** A sheet whose head has been read; its rows are read as they are asked for. */
export interface OpenSheet {
  /** When the template was made; null where the sheet does not say it. */
  readonly stamp: () => Promise<Date | null>;
  readonly head: HeadReading;
  readonly rows: AsyncIterable<SheetRow>;
}

/** Opens an uploaded sheet of a register. Refuses (`sheet-unreadable`) what is no workbook, or too large a one. */
export async function openSheet(desk: Desk, register: Register, fileId: Id): Promise<OpenSheet> {
  const bytes = (await fileBytes(desk.store.db, desk.jurisdiction, [fileId])).get(fileId);
  if (!bytes) throw new StoreRefusal('not-found', fileId);
  const percent = Object.values(register.fields).some(
    (field) => field.kind === 'figure' && field.measure.kind === 'share',
  );
  try {
    refuseUnsafeZip(bytes, MOST_UNPACKED);
    const read = await readSheet(bytes, percent);
    const rows = read.rows[Symbol.asyncIterator]();
    let head: HeadReading | null = null;
    while (!head) {
      const row = await rows.next();
      if (row.done) throw new WorkRefusal('sheet-unreadable');
      if (row.value.some((cell) => cell !== null && cell !== '')) head = readHead(register, row.value);
    }
    return { stamp: () => stampOf(read), head, rows: readable(rows) };
  } catch (fault) {
    throw unreadable(fault);
  }
}

async function stampOf(read: SheetRead): Promise<Date | null> {
  const line = await read.stamp().catch((fault: unknown) => {
    throw unreadable(fault);
  });
  const stamp = line?.startsWith(STAMP) ? new Date(line.slice(STAMP.length)) : null;
  return stamp === null || Number.isNaN(stamp.getTime()) ? null : stamp;
}

/** What the library cannot read is the file's fault, whatever it throws. */
const unreadable = (fault: unknown): unknown =>
  fault instanceof WorkRefusal
    ? fault
    : new WorkRefusal('sheet-unreadable', fault instanceof Refusal ? whatOf(fault) : null);

/** What a file is like, and what to do unless that is what an unreadable sheet needs anyhow: another copy. */
function whatOf({ code, detail }: Refusal): string {
  const { what, next } = refusals[code].chinese;
  return code === 'damaged' ? [what, detail].filter(Boolean).join('，') : `${what}，${next}`;
}

async function* readable(rows: AsyncIterator<SheetRow>): AsyncGenerator<SheetRow> {
  for (;;) {
    const row = await rows.next().catch((fault: unknown) => {
      throw unreadable(fault);
    });
    if (row.done) return;
    yield row.value;
  }
}
