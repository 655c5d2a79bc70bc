import type { Selectable } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Day, Id } from '../schema/column.js';
import type { InstructionRow } from '../schema/tasks.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** 批示: what a leader wrote, on what, on which day. */
export interface Instruction {
  readonly id: Id;
  readonly personId: Id | null;
  /** As it was written. */
  readonly text: string;
  readonly givenOn: Day;
  readonly onWhat: string | null;
  readonly fileId: Id | null;
  readonly createdAt: Date;
  readonly createdBy: Id | null;
}

export async function insertInstruction(
  transaction: Transaction,
  jurisdiction: number,
  instruction: Instruction,
): Promise<void> {
  await transaction
    .insertInto('instruction')
    .values({
      jurisdiction_id: jurisdiction,
      id: instruction.id,
      person_id: instruction.personId,
      text: instruction.text,
      given_on: instruction.givenOn,
      on_what: instruction.onWhat,
      file_id: instruction.fileId,
      created_at: instruction.createdAt,
      created_by: instruction.createdBy,
    })
    .execute();
}

/** Written instructions, the last entered first. */
export async function listInstructions(
  db: Handle,
  jurisdiction: number,
  filter: { readonly personId?: Id | undefined },
  page: PageAsked,
): Promise<Page<Instruction>> {
  const after = keysOf<[Id]>('instructions', page.after, ['id']);
  let query = db
    .selectFrom('instruction')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.personId) query = query.where('person_id', '=', filter.personId);
  if (after) query = query.where('id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('instructions', [last.id]));
}

export async function instructionById(db: Handle, jurisdiction: number, id: Id): Promise<Instruction> {
  const row = await db
    .selectFrom('instruction')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

const shown = (row: Selectable<InstructionRow>): Instruction => ({
  id: row.id,
  personId: row.person_id,
  text: row.text,
  givenOn: row.given_on,
  onWhat: row.on_what,
  fileId: row.file_id,
  createdAt: row.created_at,
  createdBy: row.created_by,
});
