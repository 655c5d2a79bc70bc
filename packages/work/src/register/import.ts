import { refuseUnsafeZip, Refusal } from '@luoshi/formats';
import { attempted, refusalOfFault, StoreRefusal } from '@luoshi/ledger';
import type { Transaction } from '@luoshi/ledger';
import { readRegister, registerCorrections, registerSheetNames } from '@luoshi/reports';
import type { RegisterRead, RegisterRow, WrongRow } from '@luoshi/reports';
import { hashOf, oneTimePassword } from '../account/password.js';
import { holds } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { handOf, refuseOthers } from '../desk/record.js';
import { WorkRefusal } from '../refusal.js';
import { enterRow } from './enter.js';
import type { Entered, Entering } from './enter.js';
import { RowCells, RowFault } from './row.js';

/** Bytes of a workbook, unpacked bytes of its parts in all, and rows of all its sheets. */
export const LARGEST_REGISTER = 8 * 2 ** 20;
const UNPACKED = 128 * 2 ** 20;
const MOST_ROWS = 10_000;

/** What became of a row: entered (or would be), there already just so, or not taken, and why. */
export type RegisterFate = Pick<RegisterRow, 'sheet' | 'line'> &
  ({ readonly fate: Entered } | { readonly fate: 'wrong'; readonly reason: string });

/** A password that serves once, of the row that made its account. */
export interface RegisterPassword extends Pick<RegisterRow, 'sheet' | 'line'> {
  readonly login: string;
  readonly password: string;
}

export interface RegisterImport {
  /** Every row of the workbook, in its order. */
  readonly rows: readonly RegisterFate[];
  readonly created: number;
  readonly known: number;
  readonly wrong: number;
  /** The passwords of new accounts and of new offices' administrators, shown this once; none of a dry run. */
  readonly passwords: readonly RegisterPassword[];
  /** What of the workbook was not read, one sentence each. */
  readonly unread: readonly string[];
}

/**
 * Brings offices below, units, members of groups, people and accounts from a filled-in template. Rows that are right are entered, all in one
 * transaction; the others stay outside, each with its reason. A dry run does the same and undoes it: its verdicts are
 * those of the database itself.
 */
export async function importRegister(desk: Desk, bytes: Uint8Array, dryRun: boolean): Promise<RegisterImport> {
  const read = await workbookRead(desk, bytes);
  const { fates, passwords } = await fatesOf(desk, read.rows, dryRun);
  const rows = read.rows.map((row) => fates.get(row)!);
  const count = (fate: RegisterFate['fate']) => rows.filter((row) => row.fate === fate).length;
  return {
    rows,
    created: count('created'),
    known: count('known'),
    wrong: count('wrong'),
    passwords,
    unread: read.unread,
  };
}

/** The rows of a workbook that cannot be taken as things stand, each with its reason, as a workbook to be corrected. */
export async function correctionsOf(desk: Desk, bytes: Uint8Array): Promise<Uint8Array> {
  const { rows } = await workbookRead(desk, bytes);
  const { fates } = await fatesOf(desk, rows, true);
  return registerCorrections(
    rows.flatMap((row): WrongRow[] => {
      const fate = fates.get(row)!;
      return fate.fate === 'wrong' ? [{ sheet: row.sheet, cells: row.cells, reason: fate.reason }] : [];
    }),
  );
}

async function workbookRead(desk: Desk, bytes: Uint8Array): Promise<RegisterRead> {
  refuseOthers(desk, 'administrator', 'supervision');
  const read = await (async () => {
    try {
      refuseUnsafeZip(bytes, UNPACKED);
      return await readRegister(bytes);
    } catch (fault) {
      throw new WorkRefusal('register-unreadable', fault instanceof Refusal ? fault.message : null);
    }
  })();
  if (!read) throw new WorkRefusal('register-unreadable', '没有模板里的任何一张工作表');
  if (read.rows.length > MOST_ROWS) throw new WorkRefusal('register-too-long', `${read.rows.length} > ${MOST_ROWS}`);
  return read;
}

/** Ends a dry run: everything is undone. */
class Undone extends Error {}

async function fatesOf(
  desk: Desk,
  rows: readonly RegisterRow[],
  dryRun: boolean,
): Promise<{
  readonly fates: ReadonlyMap<RegisterRow, RegisterFate>;
  readonly passwords: readonly RegisterPassword[];
}> {
  const fates = new Map<RegisterRow, RegisterFate>();
  const issued = new Map<RegisterRow, RegisterPassword>();
  const isAdministrator = holds(desk, 'administrator');
  const enteringOf = (row: RegisterRow): Entering => ({
    ...{ hand: handOf(desk), isAdministrator },
    issue: async (login) => {
      if (dryRun) return null;
      const password = oneTimePassword();
      issued.set(row, { sheet: row.sheet, line: row.line, login, password });
      return hashOf(password);
    },
  });
  try {
    await desk.store.db.transaction().execute(async (transaction) => {
      for (const sheet of registerSheetNames) {
        // A unit may stand before the one above it: what was wrong is tried again as long as others came in.
        let left = rows.filter((row) => row.sheet === sheet);
        for (let before = Infinity; left.length > 0 && left.length < before;) {
          before = left.length;
          const wrong: RegisterRow[] = [];
          for (const row of left) {
            const fate = await fateOf(transaction, enteringOf(row), row);
            fates.set(row, fate);
            if (fate.fate === 'wrong') wrong.push(row);
          }
          left = wrong;
        }
      }
      if (dryRun) throw new Undone();
    });
  } catch (fault) {
    if (!(fault instanceof Undone)) throw fault;
  }
  return { fates, passwords: [...issued].flatMap(([row, made]) => (fates.get(row)?.fate === 'created' ? made : [])) };
}

async function fateOf(transaction: Transaction, entering: Entering, row: RegisterRow): Promise<RegisterFate> {
  const { sheet, line } = row;
  const tried = await attempted(transaction, () => enterRow[sheet](transaction, entering, new RowCells(row)));
  if ('done' in tried) return { sheet, line, fate: tried.done };
  const { fault } = tried;
  if (fault instanceof RowFault || fault instanceof StoreRefusal || fault instanceof WorkRefusal)
    return { sheet, line, fate: 'wrong', reason: fault.message };
  const refusal = refusalOfFault(fault);
  if (refusal?.code === 'row-exists' || refusal?.code === 'value-unfit')
    return { sheet, line, fate: 'wrong', reason: refusal.message };
  throw fault; // the database is away, or a fault of ours: nothing of it is kept
}
