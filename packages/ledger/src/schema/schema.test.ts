import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.js';
import { schemaTypes, written } from '../../tests/schema-types.js';
import { HISTORY } from '../migrations/list.js';

describe('the schema', async () => {
  const database = await testDatabase();
  const store = await database.open();

  it('is told to TypeScript as the database has it', async () => {
    const files = await store.asOwner(schemaTypes);
    if (process.env['LUOSHI_WRITE_SCHEMA']) {
      for (const [file, text] of files) writeFileSync(new URL(file, import.meta.url), text);
    }
    for (const [file, text] of files) expect(written(file), file).toBe(text);
  });

  it('begins every primary, unique and foreign key with jurisdiction_id, save in the register of jurisdictions', async () => {
    const { rows } = await store.pool.query<{ table: string; rule: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as rule from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f')
       union all
       select tablename, indexdef from pg_indexes where schemaname = 'public'`,
    );
    expect(rows.length).toBeGreaterThan(150);
    const others = rows.filter(
      ({ table, rule }) => table !== 'migration' && !/^[^(]*\((?:jurisdiction_id)\b/.test(rule),
    );
    expect(others.map(({ table, rule }) => `${table}: ${rule}`).sort()).toEqual([
      expect.stringMatching(/^jurisdiction: CREATE UNIQUE INDEX .*\(code\)/),
      'jurisdiction: FOREIGN KEY (parent_id) REFERENCES jurisdiction(jurisdiction_id)',
      'jurisdiction: UNIQUE (code)',
      'jurisdiction_ancestor: CREATE INDEX jurisdiction_ancestor_below ON public.jurisdiction_ancestor USING btree (ancestor_id, jurisdiction_id)',
      'jurisdiction_ancestor: FOREIGN KEY (ancestor_id) REFERENCES jurisdiction(jurisdiction_id)',
      // every token begins with its jurisdiction
      'search_document: CREATE INDEX search_document_tokens ON public.search_document USING gin (tokens)',
      // ids of units are of one office
      'task_past: CREATE INDEX task_past_by_unit ON public.task_past USING gin (((lead_ids || support_ids)))',
      'unit: FOREIGN KEY (linked_jurisdiction_id) REFERENCES jurisdiction(jurisdiction_id)',
    ]);
  });

  it('keeps no figure as floating point, and leaves clocks and ids to the application', async () => {
    const { rows } = await store.pool.query(
      `select table_name, column_name, data_type, column_default from information_schema.columns
       where table_schema = 'public'
         and (data_type in ('real', 'double precision', 'money') or column_default ~ '\\(')`,
    );
    expect(rows).toEqual([]);
  });

  it('has the history that it says', async () => {
    expect([...HISTORY].sort()).toEqual([
      'access_entry',
      'bulletin',
      'drawing',
      'entry',
      'fact_review',
      'indicator_value',
      'paper_reading',
      'paper_version',
      'payment',
      'payment_request',
      'programme_entry',
      'programme_setting',
      'spending',
    ]);
    const { rows } = await store.pool.query(
      'select table_name from information_schema.tables where table_schema = $1 and table_name = any($2)',
      ['public', [...HISTORY]],
    );
    expect(rows).toHaveLength(HISTORY.size);
  });
});
