import type { Selectable } from 'kysely';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { DrawingRow } from '../schema/verification.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** A drawn sample, with everything that is needed to draw it again. */
export interface Drawing {
  readonly id: Id;
  readonly title: string;
  readonly seed: string;
  /** What the frame lists: ids of tasks, or names as typed. */
  readonly members: DrawingRow['members'];
  readonly rules: unknown;
  readonly frame: unknown;
  readonly drawn: unknown;
  /** The drawing before it in a rolling cycle. */
  readonly previousId: Id | null;
  readonly drawnAt: Date;
  readonly drawnBy: Id | null;
}

/** Keeps a drawing; it is never changed. */
export async function insertDrawing(transaction: Transaction, jurisdiction: number, drawing: Drawing): Promise<void> {
  await transaction
    .insertInto('drawing')
    .values({
      jurisdiction_id: jurisdiction,
      id: drawing.id,
      title: drawing.title,
      seed: drawing.seed,
      members: drawing.members,
      rules: JSON.stringify(drawing.rules),
      frame: JSON.stringify(drawing.frame),
      drawn: JSON.stringify(drawing.drawn),
      previous_id: drawing.previousId,
      drawn_at: drawing.drawnAt,
      drawn_by: drawing.drawnBy,
    })
    .execute();
}

export async function drawingById(db: Handle, jurisdiction: number, id: Id): Promise<Drawing> {
  const row = await db
    .selectFrom('drawing')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new StoreRefusal('not-found', id);
  return shown(row);
}

/** Drawings, the newest first. */
export async function listDrawings(db: Handle, jurisdiction: number, page: PageAsked): Promise<Page<Drawing>> {
  const after = keysOf<[Id]>('drawings', page.after, ['id']);
  let query = db
    .selectFrom('drawing')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('drawings', [last.id]));
}

const shown = (row: Selectable<DrawingRow>): Drawing => ({
  id: row.id,
  title: row.title,
  seed: row.seed,
  members: row.members,
  rules: row.rules,
  frame: row.frame,
  drawn: row.drawn,
  previousId: row.previous_id,
  drawnAt: row.drawn_at,
  drawnBy: row.drawn_by,
});
