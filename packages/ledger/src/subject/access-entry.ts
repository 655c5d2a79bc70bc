import type { Selectable } from 'kysely';
import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { AccessEntryRow } from '../schema/entries.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle } from './handle.js';

/** Who came in, was refused, or saw something sensitive. Appended only, like the history. */
export interface NewAccess {
  readonly at: Date;
  /** null: nobody had signed in. */
  readonly accountId: Id | null;
  readonly action: 'sign-in' | 'sign-in-failed' | 'sign-out' | 'refused' | 'read' | 'export';
  readonly subjectKind?: string | null;
  readonly subjectId?: Id | null;
  /** What more is known: the operation, the code of the refusal. Never a secret or a typed text. */
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Access {
  readonly id: Id;
  readonly at: Date;
  readonly accountId: Id | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: Id | null;
  readonly body: unknown;
}

export async function recordAccess(db: Handle, jurisdiction: number, access: NewAccess): Promise<void> {
  await db
    .insertInto('access_entry')
    .values({
      jurisdiction_id: jurisdiction,
      id: newId(),
      at: access.at,
      account_id: access.accountId,
      action: access.action,
      subject_kind: access.subjectKind ?? null,
      subject_id: access.subjectId ?? null,
      body: JSON.stringify(access.body ?? {}),
    })
    .execute();
}

export interface AccessFilter {
  readonly accountId?: Id;
  readonly action?: NewAccess['action'];
  readonly subject?: { readonly kind: string; readonly id: Id };
}

/** The newest first. */
export async function listAccess(
  db: Handle,
  jurisdiction: number,
  filter: AccessFilter,
  page: PageAsked,
): Promise<Page<Access>> {
  const after = keysOf<[Id]>('access', page.after, ['id']);
  let query = db
    .selectFrom('access_entry')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.subject !== undefined)
    query = query.where('subject_kind', '=', filter.subject.kind).where('subject_id', '=', filter.subject.id);
  if (after) query = query.where('id', '<', after[0]);
  const rows = (await query.execute()).map(shown);
  return pageOf(rows, page.limit, (last) => cursorOf('access', [last.id]));
}

const shown = (row: Selectable<AccessEntryRow>): Access => ({
  id: row.id,
  at: row.at,
  accountId: row.account_id,
  action: row.action,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  body: row.body,
});
