import type pg from 'pg';

/**
 * Takes all keys and indexes off the tables, so that many rows go in quickly and in any order of tables.
 * @returns makes them again, which checks every key and reference; `make` runs one statement of it
 */
export async function bareTables(
  owner: pg.ClientBase,
): Promise<(make?: (statement: string) => Promise<unknown>) => Promise<void>> {
  // Unique ones before the foreign ones, which rest on them.
  const { rows: keys } = await owner.query<{ table: string; name: string; rule: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
     from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
     order by contype = 'f', conrelid::regclass::text collate "C", conname collate "C"`,
  );
  const { rows: indexes } = await owner.query<{ name: string; rule: string }>(
    `select quote_ident(c.relname) as name, pg_get_indexdef(i.indexrelid) as rule
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace
       and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname collate "C"`,
  );
  for (const { table, name } of keys.toReversed()) await owner.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  return async (make = (statement) => owner.query(statement)) => {
    const added = keys.map(({ table, name, rule }) => `alter table ${table} add constraint ${name} ${rule}`);
    for (const [at, { rule }] of keys.entries()) if (!rule.startsWith('FOREIGN KEY')) await make(added[at]!);
    for (const { rule } of indexes) await make(rule);
    for (const [at, { rule }] of keys.entries()) if (rule.startsWith('FOREIGN KEY')) await make(added[at]!);
  };
}
