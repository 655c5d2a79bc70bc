import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { sampleRows } from '../../tests/sample-rows.js';
import type { Id } from '../schema/column.js';
import type { Store } from '../store/store.js';
import type { NewEntry, TaskChange } from './entry.js';
import { appendEntry, changeTask, entriesOf, listEntries, streamEntries } from './entry.js';
import { documentsForSearch } from './search-source.js';
import { rebuildSearch } from './search-index.js';
import { search } from './search.js';

const at = new Date('2026-07-02T01:00:00Z');

describe.each(kinds)('the history on the %s server', (kind) => {
  let store: Store;
  let tasks: Id[];
  let unit: Id;
  const entry = (taskId: Id, action: string, more: Partial<NewEntry> = {}) => ({
    at,
    day: '2026-07-02',
    taskId,
    subjectKind: 'task',
    subjectId: taskId,
    action,
    body: { state: ['drafted', 'approved'] },
    accountId: null,
    ...more,
  });
  const change = (version: number, to: TaskChange, action = 'approve') =>
    store.db
      .transaction()
      .execute((t) => changeTask(t, 1, version, to, { ...entry(tasks[0]!, action), taskId: tasks[0]! }));

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    ({ taskIds: tasks, unit } = await sampleRows(store, 3));
  });
  afterAll(() => store.close());

  it('is written with the row that it tells about, or not at all', async () => {
    const version = await change(1, {
      row: { state: 'approved', progress: '40.5', due: '2026-12-31' },
      lamp: { lamp: 'green', part_lamps: { [tasks[1]!]: 'red' } },
    });
    expect(version).toBe(2);
    const row = store.db.selectFrom('task').selectAll().where('id', '=', tasks[0]!);
    expect(await row.executeTakeFirst()).toMatchObject({
      state: 'approved',
      progress: '40.5',
      version: 2,
      changed_at: at,
    });
    const lamp = store.db.selectFrom('task_lamp').selectAll().where('task_id', '=', tasks[0]!);
    const lit = { lamp: 'green', part_lamps: { [tasks[1]!]: 'red' }, task_version: 2, due: '2026-12-31' };
    expect(await lamp.executeTakeFirst()).toMatchObject(lit);
    await expect(change(1, { row: { state: 'closed' }, lamp: {} })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      detail: '2025-1',
    });
    expect((await entriesOf(store.db, 1, tasks[0]!)).map(({ action }) => action)).toEqual(['approve', 'approve']);
    await expect(
      store.db.transaction().execute(async (t) => {
        await changeTask(
          t,
          1,
          2,
          { row: { state: 'closed' }, lamp: {} },
          { ...entry(tasks[0]!, 'close'), taskId: tasks[0]! },
        );
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await row.executeTakeFirst())?.state).toBe('approved');
    expect(await entriesOf(store.db, 1, tasks[0]!)).toHaveLength(2);
  });

  it('tells what was known on a day, and corrects by a new entry', async () => {
    const [first] = await entriesOf(store.db, 1, tasks[1]!);
    const corrects = { correctsId: first!.id, reason: '填错', day: '2025-07-01', at };
    await store.db.transaction().execute((t) => appendEntry(t, 1, entry(tasks[1]!, 'correct', corrects)));
    expect(await entriesOf(store.db, 1, tasks[1]!)).toHaveLength(2);
    for (const until of [at, first!.at]) {
      const known = (await entriesOf(store.db, 1, tasks[1]!)).filter((one) => one.at <= until);
      expect(await entriesOf(store.db, 1, tasks[1]!, { until })).toEqual(known);
    }
    const page = await listEntries(store.db, 1, { taskId: tasks[1]! }, { limit: 1 });
    expect(page.rows[0]).toMatchObject({ action: 'correct', reason: '填错', correctsId: first!.id, unitId: null });
    const rest = await listEntries(store.db, 1, { taskId: tasks[1]! }, { limit: 1, after: page.next });
    expect(rest).toMatchObject({ rows: [{ id: first!.id }], next: null });
    const same = await listEntries(store.db, 1, { subjectKind: 'task', subjectId: tasks[1]! }, { limit: 9 });
    expect(same.rows).toHaveLength(2);
  });

  it('streams task by task', async () => {
    const all: string[] = [];
    for await (const { taskId } of streamEntries(store.db, 1)) all.push(taskId!);
    expect(all).toEqual([tasks[0], tasks[0], tasks[1], tasks[1], tasks[2]]);
    const some: string[] = [];
    for await (const { taskId } of streamEntries(store.db, 1, [tasks[2]!])) some.push(taskId!);
    expect(some).toEqual([tasks[2]]);
  });

  it('and the ledger beside it can be searched', async () => {
    await store.db
      .insertInto('assignment')
      .values({
        jurisdiction_id: 1,
        id: tasks[2]!,
        task_id: tasks[2]!,
        unit_id: unit,
        role: 'lead',
        position: 1,
        created_at: at,
        changed_at: at,
      }) // prettier-ignore
      .execute();
    await store.db
      .insertInto('report')
      .values({
        jurisdiction_id: 1,
        id: tasks[1]!,
        task_id: tasks[2]!,
        assignment_id: tasks[2]!,
        unit_id: unit,
        period_kind: 'month',
        period: '[2025-06-01,2025-07-01)',
        state: 'issued',
        entry_id: tasks[1]!,
        filed_at: at,
        text: '泵站已完成基础',
        created_at: at,
        changed_at: at,
      }) // prettier-ignore
      .execute();
    expect((await rebuildSearch(store, 1, () => documentsForSearch(store.db, 1))).documents).toBe(5);
    const ask = async (query: string, filter = {}) =>
      (await search(store.db, 1, query, filter, { limit: 9 })).hits.map((hit) => `${hit.kind} ${hit.day ?? '-'}`);
    expect(await ask('泵站')).toEqual(['report 2025-06-30', 'paper -']);
    expect(await ask('任务', { unitId: unit })).toEqual(['task 2025-07-01']);
    expect(await ask('任务', { lamp: 'green' })).toEqual(['task 2025-07-01']);
    expect(await ask('任务', { lamp: 'red' })).toEqual([]);
  });
});
