import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { newId } from '../id.js';
import { idArray, jsonArray, textArray, tsvectorArray } from './binary-array.js';
import type { Store } from './store.js';

let store: Store;
beforeAll(async () => {
  store = await (await testDatabase(kinds[0]!)).open();
});
afterAll(() => store.close());

const word = fc.string({ unit: fc.constantFrom(...'临江ab"\\{},\n\té', '𠮷', '😀'), maxLength: 20 });

it('gives the database texts as they are, with quotes, brackets, breaks and wide characters, and what is null', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(word), { maxLength: 8 }), async (texts) => {
      const { rows } = await sql<{ back: string[] }>`select ${textArray(texts)}::text[] as back`.execute(store.db);
      expect(rows).toEqual([{ back: texts }]);
    }),
    { numRuns: 50 },
  );
});

it('gives ids and JSON', async () => {
  const ids = [newId(), null, newId()];
  const values = [{ 名: '甲"乙', n: 1.5, list: [null, true] }, 'words', null, 0];
  const { rows } = await sql<{ ids: string[]; values: unknown[] }>`select ${idArray(ids)}::uuid[]::text[] as ids,
    to_jsonb(${jsonArray(values)}::jsonb[]) as values`.execute(store.db);
  expect(rows).toEqual([{ ids, values }]);
});

it('gives the words of vectors in any order, with characters of one to four bytes', async () => {
  const pairs = ['b临', 'a', 'é江', '𠮷😀', '县'];
  const vectors = tsvectorArray([pairs, []], (all, { add }) => {
    for (const pair of all) {
      const [first, second] = [...pair];
      add('1.1:', first!.codePointAt(0)!, second?.codePointAt(0) ?? 0);
    }
  });
  const { rows } = await sql<{ words: string[]; has: boolean }>`select tsvector_to_array(one) as words,
    one @@ '''1.1:é江'''::tsquery as has from unnest(${vectors}::tsvector[]) one`.execute(store.db);
  expect(rows.map(({ words }) => words.toSorted())).toEqual([pairs.map((pair) => `1.1:${pair}`).toSorted(), []]);
  expect(rows.map(({ has }) => has)).toEqual([true, false]);
});

it('writes half a wide character as the runtime does, in short texts and long ones', async () => {
  for (const text of ['a\ud842', `${'临'.repeat(300)}\ud842`]) {
    const { rows } = await sql<{ back: string[] }>`select ${textArray([text])}::text[] as back`.execute(store.db);
    expect(rows).toEqual([{ back: [Buffer.from(text).toString()] }]);
  }
});

it('takes what is longer than its room', async () => {
  const long = '临'.repeat(1_500_000);
  const { rows } = await sql<{
    lengths: number[];
  }>`select array(select length(one) from unnest(${textArray([long, 'x'])}::text[])
    one) as lengths`.execute(store.db);
  expect(rows).toEqual([{ lengths: [1_500_000, 1] }]);
});
