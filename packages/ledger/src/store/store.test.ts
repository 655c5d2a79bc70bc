import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../tests/database.js';
import { emptyDatabase, kinds, testDatabase, withoutSystem } from '../../tests/database.js';
import { entryOf, sampleRows } from '../../tests/sample-rows.js';
import { doctor, isClean } from '../doctor/check.js';
import { foundLine } from '../doctor/check.js';
import { storeChecks } from '../doctor/store-checks.js';
import { newId } from '../id.js';
import { HISTORY, migrations } from '../migrations/list.js';
import { builtOnce, Shapes } from './built-once.js';
import { copyIn, insertMany } from './bulk.js';
import type { Store } from './store.js';

if (!kinds.includes('system')) it.skip(withoutSystem, () => undefined);

describe.each(kinds)('the store on the %s server', (kind) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await testDatabase(kind);
    store = await database.open();
    await sampleRows(store, 3);
  });
  afterAll(() => store.close());

  it('gives days, ranges, whole and exact numbers as they are written', async () => {
    const { rows } = await store.pool.query(
      `select '2025-01-01'::date as day, daterange('2025-01-01', null) as range, 9007199254740993::int8 as big,
         0.10::numeric as exact, array[1.50, null]::numeric[] as list, current_setting('timezone') as zone`,
    );
    expect(rows[0]).toEqual({
      day: '2025-01-01',
      range: '[2025-01-01,)',
      big: '9007199254740993',
      exact: '0.10',
      list: ['1.50', null],
      zone: 'Asia/Shanghai',
    });
  });

  it('gives instants as Dates, of years with other clocks too', async () => {
    const instants = [
      '2026-11-27T05:00:00.123Z',
      '2026-11-27T05:00:00Z',
      '1988-07-01T00:00:00Z',
      '1890-01-01T00:00:00Z',
    ];
    const { rows } = await store.pool.query<{ at: Date }>(`select unnest($1::timestamptz[]) as at`, [instants]);
    expect(rows.map(({ at }) => at.getTime())).toEqual(instants.map((instant) => Date.parse(instant)));
    const ends = await store.pool.query<{ at: unknown }>(`select 'infinity'::timestamptz as at`);
    expect(ends.rows).toEqual([{ at: Number.POSITIVE_INFINITY }]);
  });

  it('opens again without doing anything, also beside itself and without the owner', async () => {
    const notes: string[] = [];
    const { LUOSHI_OWNER_URL: _, ...environment } = database.environment;
    const second = await database.open({ environment, tell: ({ code }) => notes.push(code) });
    expect(
      await second.db
        .selectFrom('task')
        .select(sql<string>`count(*)`.as('n'))
        .executeTakeFirst(),
    ).toEqual({ n: '3' });
    await expect(second.asOwner(() => Promise.resolve())).rejects.toMatchObject({ code: 'owner-needed' });
    await second.close();
    expect(notes).toEqual([]);
  });

  it('cannot rewrite history as the application', async () => {
    for (const table of HISTORY) {
      for (const text of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`]) {
        await expect(store.pool.query(text), text).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  it('refuses a role that may rewrite history, and says how', async () => {
    await expect(database.open({ environment: { DATABASE_URL: database.ownerUrl } })).rejects.toMatchObject({
      code: 'history-writable',
    });
    await store.asOwner((owner) => owner.query('grant update (reason) on entry to luoshi'));
    const { LUOSHI_OWNER_URL: _, ...environment } = database.environment;
    await expect(database.open({ environment })).rejects.toMatchObject({
      code: 'history-writable',
      detail: 'entry: update',
    });
    const repaired = await database.open();
    await repaired.close();
  });

  it('refuses a schema that is behind, ahead or foreign', async () => {
    const { LUOSHI_OWNER_URL: _, ...environment } = database.environment;
    const record = (text: string, values: unknown[] = []) => store.asOwner((owner) => owner.query(text, values));
    await record(`insert into migration values (9, '0009-later', 'x', now())`);
    await expect(database.open()).rejects.toMatchObject({ code: 'schema-ahead', detail: '0009-later' });
    await record(
      `delete from migration where position = 9; update migration set hash = 'x' || hash where position = 1`,
    );
    await expect(database.open()).rejects.toMatchObject({ code: 'schema-foreign' });
    await record(`update migration set hash = substr(hash, 2) where position = 1`);
    const fresh = await emptyDatabase(kind);
    await expect(fresh.open({ environment: { DATABASE_URL: fresh.url } })).rejects.toMatchObject({
      code: 'schema-behind',
      detail: migrations[0]!.name,
    });
    await (await database.open({ environment })).close();
  });

  it('lets two servers start at once on a new database', async () => {
    const fresh = await emptyDatabase(kind);
    const stores = await Promise.all([fresh.open(), fresh.open(), fresh.open()]);
    const { rows } = await stores[0].pool.query('select name from migration');
    expect(rows).toEqual(migrations.map(({ name }) => ({ name })));
    await Promise.all(stores.map((one) => one.close()));
  });

  it('takes rows in bulk, exactly as they are', async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => ({
      ...entryOf(newId()),
      body: { index, text: '"引号"\\斜\t杠\n' },
      reason: index % 2 ? '' : null,
    }));
    await store.db.transaction().execute((transaction) => insertMany(transaction, 'entry', rows));
    const paper = await store.db.selectFrom('paper').selectAll().executeTakeFirstOrThrow();
    await insertMany(store.db, 'paper', [{ ...paper, id: newId(), title: '二' }]);
    const client = await store.pool.connect();
    const columns = ['jurisdiction_id', 'id', 'title', 'issuers', 'status', 'genre', 'created_at'];
    expect(
      await copyIn(client, 'paper', columns, [
        [1, newId(), '三\\N', paper.issuers, 'issued', 'measures', paper.created_at],
      ]),
    ).toBe(1);
    client.release();
    const papers = await store.db
      .selectFrom('paper')
      .select(['title', 'issuers', 'created_at'])
      .orderBy('id')
      .execute();
    expect(papers.map(({ title }) => title)).toEqual(['通知', '二', '三\\N']);
    expect(new Set(papers.map(({ issuers }) => issuers.join('|')))).toEqual(new Set(['市政府|市"委",办']));
    expect(new Set(papers.map(({ created_at }) => created_at.getTime())).size).toBe(1);
    const back = await store.db
      .selectFrom('entry')
      .select(['body', 'reason'])
      .where('id', '=', rows[1]!.id)
      .executeTakeFirst();
    expect(back).toEqual({ body: rows[1]!.body, reason: '' });
  });

  it('asks a statement that is built once with the values of each call, in any shape and within a transaction', async () => {
    let built = 0;
    const sum = builtOnce(2, (db, a: number, b: number) => {
      built += 1;
      return db.selectNoFrom(sql<number>`${a}::int - ${b}::int * ${a}::int`.as('value'));
    });
    expect(await sum(store.db, 7, 2)).toEqual([{ value: -7 }]);
    expect(await store.db.transaction().execute((transaction) => sum(transaction, 2, 5))).toEqual([{ value: -8 }]);
    expect(built).toBe(1);
    const shapes = new Shapes<{ value: string[] }>();
    const listed = (values: readonly string[]) =>
      shapes.ask(store.db, String(values.length), values, (blanks) =>
        store.db.selectNoFrom(sql<string[]>`array[${sql.join([...blanks])}]::text[]`.as('value')),
      );
    expect(await listed(['a', 'b'])).toEqual([{ value: ['a', 'b'] }]);
    expect(await listed(["'; drop table task; --"])).toEqual([{ value: ["'; drop table task; --"] }]);
    expect(await listed(['c', 'd'])).toEqual([{ value: ['c', 'd'] }]);
  });

  it('refuses a statement that looks into an argument when it is built', async () => {
    const wrong = builtOnce(1, (db, name: string) => db.selectNoFrom(sql`${`%${name}%`}::text`.as('value')));
    await expect(wrong(store.db, 'a')).rejects.toThrow(/argument 0 is no value of/);
    const within = builtOnce(1, (db, name: string) => db.selectNoFrom(sql`any(${[name]})`.as('value')));
    await expect(within(store.db, 'a')).rejects.toThrow(/argument 0 is no value of/);
  });

  it('is found clean by the doctor, and ill where it is', async () => {
    const results = await doctor(store, storeChecks);
    expect(
      results
        .filter(({ found, unable }) => unable || found.length)
        .map(({ check: { code }, found, unable }) => ({ code, found, unable })),
    ).toEqual([{ code: 'backup', found: [{ code: 'never', values: {} }], unable: null }]);
    const { check, found } = results.find(({ check: { code } }) => code === 'backup')!;
    expect([check.chinese, check.english].map((words) => foundLine(words, found[0]!))).toEqual([
      '从未备份',
      'never backed up',
    ]);
    expect(isClean(results)).toBe(true);
    await store.asOwner((owner) => owner.query(`update paper_version set text = text || '。'`));
    await store.db.updateTable('task').set({ state: 'in-progress' }).where('number', '=', '2025-2').execute();
    const ill = (await doctor(store, storeChecks)).filter(
      ({ check, found }) => check.severity !== 'note' && found.length,
    );
    expect(ill.map(({ check }) => check.code)).toEqual(['texts', 'leads']);
    expect(ill[1]!.found).toEqual([{ code: 'named', values: { name: '1/2025-2' } }]);
    expect(foundLine(ill[1]!.check.chinese, ill[1]!.found[0]!)).toBe('1/2025-2');
  });

  it('goes on when an idle connection is cut', async () => {
    const notes: string[] = [];
    const other = await database.open({ tell: ({ code }) => notes.push(code), name: 'cut me' });
    await other.pool.query('select 1');
    await store.asOwner((owner) =>
      owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut me'`),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(notes).toEqual(['connection-lost']);
    await other.close();
  });

  it('refuses a server that cannot be reached', async () => {
    await expect(
      database.open({ environment: { DATABASE_URL: 'postgres://nobody@%2Fnowhere/x' } }),
    ).rejects.toMatchObject({
      code: 'server-unreachable',
    });
    expect(pg.types.getTypeParser(1082)('2025-01-01')).toBeInstanceOf(Date); // our parsers are ours alone
  });
});
