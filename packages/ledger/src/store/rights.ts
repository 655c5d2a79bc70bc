import type pg from 'pg';
import { StoreRefusal } from '../refusal.js';
import { HISTORY, KEPT_BY_OWNER } from '../migrations/list.js';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** All tables of ours, in alphabetical order: those of the schema `public`. */
export async function tablesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname collate "C"`,
  );
  return rows.map(({ name }) => name);
}

/** What the application's role may do with a table. */
function wanted(table: string): readonly string[] {
  if (KEPT_BY_OWNER.has(table)) return ['SELECT'];
  return HISTORY.has(table) ? ['SELECT', 'INSERT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
}

/**
 * Gives the application's role what it needs and takes what it must not have: on history it may read and append, on the
 * owner's own tables only read. Run by the owner at every start, in a transaction that holds the lock on the record of
 * migrations; where all is right it changes nothing.
 */
export async function grantRights(owner: pg.ClientBase, application: string): Promise<void> {
  const role = quoted(application);
  const same = await owner.query('select 1 where current_user = $1', [application]);
  if (same.rowCount) throw new StoreRefusal('history-writable', application);
  await owner.query(`grant usage on schema public to ${role}`);
  const { rows } = await owner.query<{ table: string; rights: string[] }>(
    `select relname as table, array(
        select r from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
        where has_table_privilege($1, oid, r)
          or (r = 'UPDATE' and has_any_column_privilege($1, oid, r))) as rights
     from pg_class where relnamespace = 'public'::regnamespace and relname = any($2)`,
    [application, await tablesOf(owner)],
  );
  for (const { table, rights } of rows) {
    const right = wanted(table);
    if (rights.join() === right.join()) continue;
    await owner.query(
      `revoke all on ${quoted(table)} from ${role}, public; grant ${right.join(', ')} on ${quoted(table)} to ${role}`,
    );
  }
}

/**
 * The history tables that this session could rewrite, and how: by a right of its own, of a role it belongs to, of
 * everyone, as owner or as superuser. Empty is as it must be.
 */
export async function writableHistory(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; ways: string }>(
    `select c.relname as name, concat_ws(', ',
        case when has_table_privilege(c.oid, 'UPDATE') or has_any_column_privilege(c.oid, 'UPDATE') then 'update' end,
        case when has_table_privilege(c.oid, 'DELETE') then 'delete' end,
        case when has_table_privilege(c.oid, 'TRUNCATE') then 'truncate' end,
        case when pg_has_role(c.relowner, 'MEMBER') then 'owner' end) as ways
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any($1)
     order by c.relname collate "C"`,
    [[...HISTORY]],
  );
  return rows.filter(({ ways }) => ways !== '').map(({ name, ways }) => `${name}: ${ways}`);
}

/** Refuses a role that may rewrite history. */
export async function refuseWritableHistory(client: pg.ClientBase): Promise<void> {
  const writable = await writableHistory(client);
  if (writable.length > 0) throw new StoreRefusal('history-writable', writable.slice(0, 3).join('; '));
}
