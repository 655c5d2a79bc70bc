import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database.js';
import { sampleRows } from '../../tests/sample-rows.js';
import { enterParameter, parametersOf, parametersOn } from './parameter.js';

describe('parameters', async () => {
  const database = await testDatabase();
  const store = await database.open();
  await sampleRows(store, 0);
  afterAll(() => store.close());
  const at = new Date('2026-03-03T02:00:00Z');
  const enter = (from: string, value: unknown, name = 'answer-days.extension') =>
    store.db
      .transaction()
      .execute((transaction) =>
        enterParameter(transaction, 1, { programme: 'loop', name, from, value, unit: null, source: null }, at, null),
      );

  it('hold from their day until the next one is entered, and past days keep theirs', async () => {
    await enter('2026-01-01', 5);
    await enter('2026-04-01', { days: 3 });
    await enter('2026-01-01', 9, 'another');
    const on = async (day: string) =>
      (await parametersOn(store.db, 1, 'loop', day)).get('answer-days.extension')?.value;
    expect(await on('2025-12-31')).toBeUndefined();
    expect(await on('2026-03-31')).toBe(5);
    expect(await on('2026-04-01')).toEqual({ days: 3 });
    expect((await parametersOf(store.db, 1, 'loop')).map(({ name, valid }) => [name, valid.from, valid.until])).toEqual(
      [
        ['another', '2026-01-01', null],
        ['answer-days.extension', '2026-01-01', '2026-04-01'],
        ['answer-days.extension', '2026-04-01', null],
      ],
    );
    expect((await parametersOn(store.db, 2, 'loop', '2026-04-01')).size).toBe(0);
  });

  it('are not entered before the one that holds', async () => {
    await expect(enter('2026-04-01', 1)).rejects.toMatchObject({ code: 'days-out-of-order' });
    await expect(enter('2026-02-01', 1)).rejects.toMatchObject({ code: 'days-out-of-order' });
  });
});
