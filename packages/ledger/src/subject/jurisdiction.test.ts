import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import type { Store } from '../store/store.js';
import type { Handle } from './handle.js';
import type { NewJurisdiction } from './jurisdiction.js';
import {
  ancestorsOf,
  changeJurisdiction,
  closeJurisdiction,
  createJurisdiction,
  descendantsOf,
  jurisdictionByCode,
  jurisdictionById,
  moveJurisdiction,
  seenFrom,
  seesJurisdiction,
} from './jurisdiction.js';

const at = new Date('2025-01-01T00:00:00Z');

describe.each(kinds)('offices on the %s server', (kind) => {
  let store: Store;
  const ids: Record<string, number> = {};
  const create = (code: string, parent: string | null, more: Partial<NewJurisdiction> = {}) =>
    store.db.transaction().execute(async (transaction) => {
      const office: NewJurisdiction = { code, name: code, shortName: code, level: 'county', ...more };
      return (ids[code] = await createJurisdiction(
        transaction,
        { ...office, parentId: parent ? ids[parent]! : null },
        at,
      ));
    });
  const move = (code: string, parent: string | null, version = 1) =>
    store.db.transaction().execute((t) => moveJurisdiction(t, ids[code]!, parent ? ids[parent]! : null, version));
  const codes = async (steps: ReturnType<typeof descendantsOf>) =>
    (await steps).map(({ jurisdiction, depth }) => `${jurisdiction.code} ${depth}`);

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    await create('jiangnan', null, { level: 'province' });
    await create('linjiang', 'jiangnan', { level: 'prefecture' });
    await create('yunxi', 'linjiang', { officialOrder: 2 });
    await create('donghu', 'linjiang', { officialOrder: 1 });
    await create('nanpu', 'yunxi', { level: 'township', id: 40 });
    await create('haizhou', 'jiangnan', { level: 'prefecture' });
  });
  afterAll(() => store.close());

  it('number themselves, beyond those that were given', () => {
    expect(ids).toMatchObject({ jiangnan: 1, linjiang: 2, yunxi: 3, donghu: 4, nanpu: 40, haizhou: 41 });
  });

  it('stand in a tree, in official order, and see down only', async () => {
    expect(await codes(descendantsOf(store.db, 1))).toEqual([
      'jiangnan 0',
      'linjiang 1',
      'donghu 2',
      'yunxi 2',
      'nanpu 3',
      'haizhou 1',
    ]);
    expect(await codes(descendantsOf(store.db, 1, 1))).toEqual(['jiangnan 0', 'linjiang 1', 'haizhou 1']);
    expect(await codes(ancestorsOf(store.db, 40))).toEqual(['yunxi 1', 'linjiang 2', 'jiangnan 3']);
    expect(await seenFrom(store.db, 2)).toEqual([2, 3, 4, 40]);
    expect(await seesJurisdiction(store.db, 2, 40)).toBe(true);
    expect(await seesJurisdiction(store.db, 40, 2)).toBe(false);
    expect(await seesJurisdiction(store.db, 41, 3)).toBe(false);
    expect((await jurisdictionByCode(store.db, 'nanpu'))?.parentId).toBe(3);
    expect(await jurisdictionByCode(store.db, 'nowhere')).toBeNull();
  });

  it('move with everything below them', async () => {
    await move('yunxi', 'haizhou');
    expect(await codes(ancestorsOf(store.db, 40))).toEqual(['yunxi 1', 'haizhou 2', 'jiangnan 3']);
    expect(await seesJurisdiction(store.db, 2, 40)).toBe(false);
    await move('yunxi', null, 2);
    expect(await codes(ancestorsOf(store.db, 40))).toEqual(['yunxi 1']);
    await move('yunxi', 'linjiang', 3);
    expect(await differences(store.db)).toEqual([]);
  });

  it('refuse loops, strangers, codes that are taken, closed parents and old versions', async () => {
    await expect(move('linjiang', 'nanpu')).rejects.toMatchObject({ code: 'tree-loop' });
    await expect(move('linjiang', 'linjiang')).rejects.toMatchObject({ code: 'tree-loop' });
    await expect(move('yunxi', 'jiangnan', 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(create('linjiang', null)).rejects.toMatchObject({ code: 'code-taken' });
    await expect(create('other', null, { id: 40 })).rejects.toMatchObject({ code: 'code-taken' });
    await expect(changeJurisdiction(store.db, 999, { name: '无' }, 1)).rejects.toMatchObject({ code: 'not-found' });
    const close = (code: string, version: number) =>
      store.db.transaction().execute((t) => closeJurisdiction(t, ids[code]!, '2025-06-01', version));
    await expect(close('yunxi', 4)).rejects.toMatchObject({ code: 'office-has-below', detail: 'nanpu' });
    await close('donghu', 1);
    await expect(create('under', 'donghu')).rejects.toMatchObject({ code: 'office-closed' });
  });

  it('change their names, not their code', async () => {
    await changeJurisdiction(store.db, 2, { name: '临江市人民政府', profile: 'online' }, 1);
    expect(await jurisdictionById(store.db, 2)).toMatchObject({
      name: '临江市人民政府',
      code: 'linjiang',
      profile: 'online',
      version: 2,
    });
  });

  it('keep the tree whole when several move at once', async () => {
    const one = await jurisdictionById(store.db, ids['linjiang']!);
    const other = await jurisdictionById(store.db, ids['haizhou']!);
    const outcomes = await Promise.allSettled([
      move('linjiang', 'haizhou', one!.version),
      move('haizhou', 'linjiang', other!.version),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await differences(store.db)).toEqual([]);
  });
});

/** Where the closure table differs from what the parents say. */
async function differences(db: Handle): Promise<string[]> {
  const offices = await db.selectFrom('jurisdiction').select(['jurisdiction_id', 'parent_id']).execute();
  const parents = new Map(offices.map((row) => [row.jurisdiction_id, row.parent_id]));
  const wanted = offices.flatMap(({ jurisdiction_id: id }) => {
    const steps: string[] = [];
    for (let above: number | null = id; above !== null; above = parents.get(above) ?? null)
      steps.push(`${id} ${above} ${steps.length}`);
    return steps;
  });
  const rows = await db.selectFrom('jurisdiction_ancestor').selectAll().execute();
  const found = new Set(rows.map((row) => `${row.jurisdiction_id} ${row.ancestor_id} ${row.depth}`));
  return [...wanted.filter((step) => !found.delete(step)), ...found];
}
