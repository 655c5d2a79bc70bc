import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { sampleRows } from '../../tests/sample-rows.js';
import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { Store } from '../store/store.js';
import type { Page } from './cursor.js';
import type { Transaction } from './handle.js';
import type { NewUnit, Unit } from './unit.js';
import { changeUnit, createUnit, endUnit, listUnits, unitById } from './unit.js';
import { addMember, endMember, expandUnit, membershipsOf } from './unit-group.js';
import { mergeSpellings, recordSuccession, successorsOf, UNIT_PLACES } from './unit-merge.js';
import { addUnitName, findUnits, findUnitsOf, namesOf, removeUnitName, renameUnit } from './unit-name.js';

const at = new Date('2025-01-01T00:00:00Z');
const ever = { from: null, until: null };

describe.each(kinds)('units on the %s server', (kind) => {
  let store: Store;
  let taskIds: Id[];
  const ids: Record<string, Id> = {};
  const act = <T>(work: (transaction: Transaction) => Promise<T>) => store.db.transaction().execute(work);
  const enter = async (name: string, pinyinKey: string, more: Partial<NewUnit> = {}) => {
    const unit: NewUnit = { name, pinyinKey, kind: 'department', relation: 'supervised', from: '2015-01-01', ...more };
    return (ids[name] = await act((t) => createUnit(t, 1, unit, at)));
  };
  const member = (group: string, unit: string, from: string | null, until: string | null = null) =>
    act((t) => addMember(t, 1, { groupId: ids[group]!, unitId: ids[unit]!, valid: { from, until } }));
  const names = (units: readonly Unit[]) => units.map(({ name }) => name);

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    ({ taskIds } = await sampleRows(store, 2));
    await enter('市房产局', 'fangchan', {
      officialOrder: 20,
      code: 'FC',
      otherNames: [
        { name: '房产局', pinyinKey: 'fangchan', kind: 'short', valid: ever },
        { name: '市房管局', pinyinKey: 'fangguan', kind: 'former', valid: { from: null, until: '2015-01-01' } },
      ],
    });
    await enter('市财政局', 'caizheng', { officialOrder: 10 });
    await enter('南浦镇', 'nanpu', { kind: 'township', officialOrder: 32 });
    await enter('北山镇', 'beishan', { kind: 'township', officialOrder: 31 });
    await enter('东湖街道', 'donghu', { kind: 'subdistrict', officialOrder: 33, from: '2024-06-01' });
    await enter('各乡镇、街道', 'gexiangzhen', { kind: 'other', isGroup: true, from: null });
    await enter('各乡镇', 'gexiangzhen', { kind: 'other', isGroup: true, from: null });
  });
  afterAll(() => store.close());

  it('are renamed from a day on, and old papers still find them', async () => {
    const id = ids['市房产局']!;
    await act((t) => renameUnit(t, 1, id, { name: '市住房局', pinyinKey: 'zhufang', from: '2023-03-01' }));
    expect((await unitById(store.db, 1, id, '2023-02-28'))?.name).toBe('市房产局');
    expect(await unitById(store.db, 1, id, '2023-03-01')).toMatchObject({ name: '市住房局', shortName: '房产局' });
    expect((await unitById(store.db, 1, id, '2010-01-01'))?.name).toBe('市房产局');
    const found = async (name: string, day: string) =>
      (await findUnits(store.db, 1, name, day)).map(({ unitId, when }) => `${unitId === id} ${when}`);
    expect(await found('市房产局', '2020-01-01')).toEqual(['true now']);
    expect(await found('市房产局', '2025-01-01')).toEqual(['true earlier']);
    expect(await found('市住房局', '2020-01-01')).toEqual(['true later']);
    expect(await found('市房管局', '2025-01-01')).toEqual(['true earlier']);
    expect(await found('房产局', '2025-01-01')).toEqual(['true now']);
    expect(await found('市气象局', '2025-01-01')).toEqual([]);
    const many = await findUnitsOf(store.db, 1, ['市财政局', '市房产局', '无此局'], '2025-01-01');
    expect([...many.keys()].sort()).toEqual(['市房产局', '市财政局'].sort());
  });

  it('refuse a name that means another unit on one of its days, and a renaming out of order', async () => {
    const rename = (name: string, from: string) =>
      act((t) => renameUnit(t, 1, ids['市财政局']!, { name, pinyinKey: 'caizheng', from }));
    await expect(rename('市住房局', '2024-01-01')).rejects.toMatchObject({ code: 'name-taken', detail: '市住房局' });
    await expect(rename('市钱局', '2015-01-01')).rejects.toMatchObject({ code: 'days-out-of-order' });
    await rename('市房产局', '2024-01-01'); // free since the other one has another name
    const found = await findUnits(store.db, 1, '市房产局', '2025-01-01');
    expect(found).toMatchObject([{ unitId: ids['市财政局'], when: 'now' }]);
    expect(await findUnits(store.db, 1, '市房产局', '2023-06-01')).toMatchObject([{ unitId: ids['市房产局'] }]);
    await rename('市财政局', '2024-02-01');
    await expect(enter('市住房局', 'zhufang')).rejects.toMatchObject({ code: 'name-taken' });
    await expect(enter('某局', 'mou', { code: 'FC' })).rejects.toMatchObject({ code: 'code-taken' });
    await expect(enter('某局', 'mou', { parentId: newId() })).rejects.toMatchObject({ code: 'not-found' });
    const alias = { name: '市财政局', pinyinKey: 'c', kind: 'alias', valid: ever } as const;
    await expect(act((t) => addUnitName(t, 1, ids['南浦镇']!, alias))).rejects.toMatchObject({ code: 'name-taken' });
    const nameId = await act((t) => addUnitName(t, 1, ids['南浦镇']!, { ...alias, name: '南浦' }));
    await removeUnitName(store.db, 1, nameId);
    expect(await findUnits(store.db, 1, '南浦', '2025-01-01')).toEqual([]);
  });

  it('stand for their members on a day', async () => {
    await member('各乡镇', '南浦镇', null);
    await member('各乡镇', '北山镇', null, '2024-01-01');
    await member('各乡镇、街道', '各乡镇', null);
    await member('各乡镇、街道', '南浦镇', null);
    await member('各乡镇、街道', '东湖街道', '2024-06-01');
    const on = async (day: string) => names(await expandUnit(store.db, 1, ids['各乡镇、街道']!, day));
    expect(await on('2023-12-31')).toEqual(['北山镇', '南浦镇']);
    expect(await on('2024-01-01')).toEqual(['南浦镇']);
    expect(await on('2024-06-01')).toEqual(['南浦镇', '东湖街道']);
    expect(names(await expandUnit(store.db, 1, ids['南浦镇']!, '2025-01-01'))).toEqual(['南浦镇']);
    await act((t) => endMember(t, 1, ids['各乡镇、街道']!, ids['东湖街道']!, '2025-03-01'));
    expect(await on('2025-03-01')).toEqual(['南浦镇']);
    expect(await membershipsOf(store.db, 1, ids['各乡镇、街道']!)).toHaveLength(3);
    await expect(member('各乡镇', '各乡镇、街道', null)).rejects.toMatchObject({ code: 'group-loop' });
    await expect(member('南浦镇', '北山镇', null)).rejects.toMatchObject({ code: 'not-a-group' });
    await expect(member('各乡镇', '南浦镇', '2025-01-01')).rejects.toMatchObject({ code: 'days-out-of-order' });
    await expect(member('各乡镇', '东湖街道', '2020-01-01')).rejects.toMatchObject({ code: 'unit-ended' });
  });

  it('are listed page by page, in official order or by name', async () => {
    const all = async (order: 'official' | 'name', filter = {}) => {
      const list: string[] = [];
      for (let page: Page<Unit> | null = null; page === null || page.next !== null;) {
        const after: string | null = page?.next ?? null;
        page = await listUnits(store.db, 1, { day: '2025-01-01', ...filter }, { order, after, limit: 2 });
        list.push(...names(page.rows));
      }
      return list;
    };
    expect(await all('official', { isGroup: false })).toEqual([
      '',
      '市财政局',
      '市住房局',
      '北山镇',
      '南浦镇',
      '东湖街道',
    ]);
    expect((await all('name', { isGroup: false })).slice(1)).toEqual([
      '北山镇',
      '市财政局',
      '东湖街道',
      '南浦镇',
      '市住房局',
    ]);
    expect(await all('official', { kind: 'township' })).toEqual(['北山镇', '南浦镇']);
    expect(await all('official', { name: '房产' })).toEqual(['市住房局']);
    expect(await all('official', { name: '%' })).toEqual([]);
    await expect(listUnits(store.db, 1, { day: '2025-01-01' }, { after: 'bm8', limit: 2 })).rejects.toMatchObject({
      code: 'cursor-wrong',
    });
  });

  it('change and end, with their names and memberships', async () => {
    const id = ids['北山镇']!;
    await act((t) => changeUnit(t, 1, id, { parentId: ids['南浦镇']!, league: '乡镇', relation: 'vertical' }, 1));
    await expect(act((t) => changeUnit(t, 1, id, { league: null }, 1))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(act((t) => changeUnit(t, 1, ids['南浦镇']!, { parentId: id }, 1))).rejects.toMatchObject({
      code: 'tree-loop',
    });
    await member('各乡镇', '北山镇', '2025-01-01');
    await act((t) => endUnit(t, 1, id, '2025-02-01', 2));
    const unit = await unitById(store.db, 1, id, '2025-06-01');
    expect(unit).toMatchObject({ name: '北山镇', relation: 'vertical', existence: { until: '2025-02-01' } });
    const left = await membershipsOf(store.db, 1, ids['各乡镇']!);
    expect(left.filter(({ unitId }) => unitId === id).map(({ valid }) => valid.until)).toEqual([
      '2024-01-01',
      '2025-02-01',
    ]);
    await act((t) =>
      recordSuccession(t, 1, {
        unitId: id,
        successorId: ids['南浦镇']!,
        kind: 'merged',
        onDay: '2025-02-01',
        basis: '临政发〔2025〕1号',
      }),
    );
    expect(await successorsOf(store.db, 1, id)).toMatchObject([{ successorId: ids['南浦镇'], kind: 'merged' }]);
  });

  it('that are one body under two spellings become one', async () => {
    const goes = await enter('南浦镇人民政府', 'nanpu', { officialOrder: 90 });
    const keeps = ids['南浦镇']!;
    await member('各乡镇', '南浦镇人民政府', '2020-01-01');
    const assign = (task: number, unitId: Id) =>
      store.db
        .insertInto('assignment')
        .values({
          jurisdiction_id: 1,
          id: newId(),
          task_id: taskIds[task]!,
          unit_id: unitId,
          role: 'lead',
          position: 1,
          created_at: at,
          changed_at: at,
        })
        .execute();
    await assign(0, goes);
    await assign(1, goes);
    await assign(1, keeps);
    await expect(act((t) => mergeSpellings(t, 1, keeps, goes))).rejects.toMatchObject({ code: 'units-share-work' });
    await store.db.deleteFrom('assignment').where('unit_id', '=', keeps).execute();
    await act((t) => mergeSpellings(t, 1, keeps, goes));
    expect(await findUnits(store.db, 1, '南浦镇人民政府', '2025-01-01')).toMatchObject([
      { unitId: keeps, when: 'now' },
    ]);
    expect((await namesOf(store.db, 1, keeps)).map((name) => `${name.name} ${name.kind}`)).toEqual([
      '南浦镇 full',
      '南浦镇人民政府 alias',
    ]);
    const { rows } = await listUnits(store.db, 1, { day: '2025-01-01', name: '南浦' }, { limit: 10 });
    expect(names(rows)).toEqual(['南浦镇']);
    expect((await unitById(store.db, 1, goes, '2025-01-01'))?.sameAsId).toBe(keeps);
    const assigned = await store.db.selectFrom('assignment').select('unit_id').execute();
    expect(assigned).toEqual([{ unit_id: keeps }, { unit_id: keeps }]);
    await expect(act((t) => mergeSpellings(t, 1, keeps, goes))).rejects.toMatchObject({ code: 'unit-ended' });
  });

  it('pass everything on when merged: every column that holds a unit is known', async () => {
    const { rows } = await sql<{ place: string }>`
      select c.table_name || '.' || c.column_name as place from information_schema.columns c
      where c.table_schema = 'public' and c.data_type = 'uuid' and (
        c.column_name ~ '(^|_)unit_id$' or (c.table_name, c.column_name) in (
          select k.conrelid::regclass::text, a.attname from pg_constraint k
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
          where k.contype = 'f' and k.confrelid = 'unit'::regclass and a.attname <> 'jurisdiction_id'))
      order by 1`.execute(store.db);
    const history = ['entry.unit_id', 'indicator_value.unit_id'];
    const own = ['unit_name.unit_id', 'ledger_count.unit_id', 'ledger_count_change.unit_id'];
    expect(
      rows
        .map(({ place }) => place)
        .filter((place) => ![...history, ...own].includes(place))
        .sort(),
    ).toEqual([...UNIT_PLACES].sort());
  });
});
