import type pg from 'pg';

/**
 * Takes the foreign keys and second indexes off all tables, so that many rows go in quickly and in any order of tables.
 * @returns makes them again, which checks every reference; `make` runs one statement of it
 */
export async function bareTables(
  owner: pg.ClientBase,
): Promise<(make?: (statement: string) => Promise<unknown>) => Promise<void>> {
  const { rows: keys } = await owner.query<{ table: string; name: string; rule: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname collate "C"`,
  );
  const { rows: indexes } = await owner.query<{ name: string; rule: string }>(
    `select quote_ident(c.relname) as name, pg_get_indexdef(i.indexrelid) as rule
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname collate "C"`,
  );
  for (const { table, name } of keys) await owner.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  return async (make = (statement) => owner.query(statement)) => {
    for (const { rule } of indexes) await make(rule);
    for (const { table, name, rule } of keys) await make(`alter table ${table} add constraint ${name} ${rule}`);
  };
}
