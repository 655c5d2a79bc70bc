import { sql } from 'kysely';
import type { Handle } from '../subject/handle.js';

/** Whether the database answers now. */
export async function answers(db: Handle): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false; // the reason is told where work is refused; here only "not now" counts
  }
}
