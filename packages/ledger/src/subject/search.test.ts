import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { newId } from '../id.js';
import type { Store } from '../store/store.js';
import { createJurisdiction } from './jurisdiction.js';
import type { SearchFilter, SearchPage } from './search.js';
import { search } from './search.js';
import type { SearchDocument } from './search-index.js';
import { indexDocuments, rebuildSearch, removeDocuments } from './search-index.js';
import { asked, excerptOf, fold, marksIn } from './search-words.js';

const at = new Date('2025-07-01T01:00:00Z');
const [unit, paper] = [newId(), newId()];
const document = (title: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  kind: 'paper',
  id: newId(),
  title,
  text,
  day: '2025-01-01',
  ...more,
});

const DOCUMENTS = [
  document('住房保障办法', '本市实行保障性住\n房轮候。', { day: '2023-05-01', unitIds: [unit] }),
  document('工作要点', '住房工作要抓紧。住房建设、住房交付、住房登记一件不落。', { day: '2022-01-01' }),
  document('会议纪要', '会上提到住房一次，并研究ＬＰＲ下调２０个基点。', { day: '2025-02-01', places: ['东湖区'] }),
  document('第3条', '支持房屋养老金试点，落实"房票"安置。', { kind: 'measure', paperId: paper, day: null }),
  document('住宅', '住、房 二字分开写。房', { day: '2020-01-01' }),
];

describe('words', () => {
  it('are compared without spaces, in half width and lower case, and marked where they stand', () => {
    expect(fold('ＬＰＲ 下\u3000调\n２０％')).toBe('lpr下调20%');
    const text = '保障性住\n房，𠮷市ＬＰＲ住房';
    const marked = (words: string[]) => marksIn(text, words).map(({ start, end }) => text.slice(start, end));
    expect(marked(['住房', 'lpr'])).toEqual(['住\n房', 'ＬＰＲ', '住房']);
    expect(marked(['保障性', '障性住'])).toEqual(['保障性住']);
    expect(marked(['𠮷市'])).toEqual(['𠮷市']);
  });

  it('come from a query, those in quotation marks together', () => {
    expect(asked('住房 “保障 性”  ＬＰＲ').words).toEqual(['住房', '保障性', 'lpr']);
    expect(() => asked(' ，。 ')).toThrow(expect.objectContaining({ code: 'search-empty' }));
    expect(() => asked('房'.repeat(200))).toThrow(expect.objectContaining({ code: 'search-empty' }));
  });

  it('are shown where they stand close together', () => {
    const text = `${'前'.repeat(300)}住房${'中'.repeat(300)}。这里有住房、住房和住房${'后'.repeat(300)}`;
    const { start, end } = excerptOf(text, marksIn(text, ['住房']));
    expect(text.slice(start, end)).toMatch(/^这里有住房、住房和住房后+$/);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'住房𠮷。 A') }), (any) => {
        const piece = excerptOf(any, marksIn(any, ['住房']), 5);
        expect(/[^]/u.test(any.slice(piece.start, piece.end)) || any === '').toBe(true);
      }),
    );
  });
});

describe.each(kinds)('the search on the %s server', (kind) => {
  let store: Store;
  const index = (documents: readonly SearchDocument[], office = 1) =>
    store.db.transaction().execute((transaction) => indexDocuments(transaction, office, documents));
  const ask = (query: string, filter: SearchFilter = {}, office = 1) =>
    search(store.db, office, query, filter, { limit: 20 });
  const titles = async (query: string, filter: SearchFilter = {}) =>
    (await ask(query, filter)).hits.map(({ title }) => title);

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    for (const code of ['a', 'b', 'c']) {
      await store.db
        .transaction()
        .execute((t) => createJurisdiction(t, { code, name: code, shortName: code, level: 'county' }, at));
    }
    await index(DOCUMENTS);
    await index([document('别处的住房', '住房')], 2);
  });
  afterAll(() => store.close());

  it('finds words of two characters, of one and of many, by title, then often, then newest', async () => {
    expect(await titles('住房')).toEqual(['住房保障办法', '工作要点', '会议纪要']);
    expect(await titles('保障性住房')).toEqual(['住房保障办法']);
    expect(await titles('房')).toEqual(['住房保障办法', '会议纪要', '工作要点', '住宅', '第3条']);
    expect(await titles('lpr')).toEqual(['会议纪要']);
    expect(await titles('下调20个')).toEqual(['会议纪要']);
    expect(await titles('住房 登记')).toEqual(['工作要点']);
    expect(await titles('落实"房票"')).toEqual(['第3条']);
    expect(await titles('住房房')).toEqual([]);
    expect(await titles("';drop table task; --%")).toEqual([]);
  });

  it('marks the hits and says how many there are', async () => {
    const { hits, total, more } = await ask('住房');
    expect({ total, more }).toEqual({ total: 3, more: false });
    expect(hits.map(({ tier }) => tier)).toEqual(['title', 'often', 'any']);
    expect(hits[0]!.marks.map(({ start, end }) => DOCUMENTS[0]!.text.slice(start, end))).toEqual(['住\n房']);
    expect(hits[0]!.titleMarks).toEqual([{ start: 0, end: 2 }]);
    expect(hits[1]!.marks).toHaveLength(4);
  });

  it('keeps to one office and to the filters', async () => {
    expect((await ask('住房', {}, 2)).hits.map(({ title }) => title)).toEqual(['别处的住房']);
    expect((await ask('住房', {}, 3)).hits).toEqual([]);
    expect(await titles('房', { kinds: ['measure'] })).toEqual(['第3条']);
    expect(await titles('房', { unitId: unit })).toEqual(['住房保障办法']);
    expect(await titles('房', { paperId: paper })).toEqual(['第3条']);
    expect(await titles('房', { place: '东湖区' })).toEqual(['会议纪要']);
    expect(await titles('房', { from: '2022-01-01', to: '2023-12-31' })).toEqual(['住房保障办法', '工作要点']);
    expect(await titles('房', { lamp: 'red' })).toEqual([]);
  });

  it('goes page by page through all tiers, in one order', async () => {
    for (const query of ['房', '住房']) {
      const all = (await ask(query)).hits.map(({ id }) => id);
      const paged: string[] = [];
      for (let page: SearchPage | null = null; page === null || page.next !== null;) {
        page = await search(store.db, 1, query, {}, { limit: 2, after: page?.next ?? null });
        paged.push(...page.hits.map(({ id }) => id));
        expect(page.total).toBe(all.length);
      }
      expect(paged).toEqual(all);
    }
    await expect(search(store.db, 1, '房', {}, { limit: 2, after: 'x' })).rejects.toMatchObject({
      code: 'cursor-wrong',
    });
  });

  it('follows changes and removals', async () => {
    const changing = document('草案', '公积金新政');
    await index([changing]);
    await index([{ ...changing, text: '公租房新政' }]);
    expect([await titles('公积金'), await titles('公租房')]).toEqual([[], ['草案']]);
    await store.db.transaction().execute((t) => removeDocuments(t, 1, [changing]));
    expect(await titles('公租房')).toEqual([]);
  });

  it('says 1000+ for very common words, and still reaches every one', async () => {
    const many = Array.from({ length: 1100 }, (_, n) =>
      document(n % 500 === 0 ? `进度${n}` : `第${n}`, `进度正常 ${n}`, {
        kind: 'report',
        day: n % 7 ? `2024-01-0${n % 7}` : null,
      }),
    );
    await index(many, 3);
    const seen = new Set<string>();
    const order: string[] = [];
    for (let page: SearchPage | null = null; page === null || page.next !== null;) {
      page = await search(store.db, 3, '进度', {}, { limit: 300, after: page?.next ?? null });
      if (seen.size === 0) expect(page).toMatchObject({ total: 1000, more: true });
      for (const { id, tier, day } of page.hits) {
        seen.add(id);
        order.push(`${tier === 'title' ? 1 : 0} ${day ?? '0001'} ${id}`);
      }
    }
    expect(seen.size).toBe(1100);
    expect(order).toEqual(order.toSorted().toReversed());
  });

  it('is rebuilt while readers read and writers write', async () => {
    const late = document('新来的', '重建中写入的公告');
    const gone = document('要走的', '重建中删除的公告');
    const changed = document('改过的', '旧公告');
    const source = [...DOCUMENTS, gone, changed];
    await index([gone, changed, document('没有来源的', '幽灵公告')]);
    async function* documents() {
      for (const [number, one] of source.entries()) {
        if (number === 2) {
          await index([late, { ...changed, text: '新公告' }]);
          await store.db.transaction().execute((t) => removeDocuments(t, 1, [gone]));
          await expect(rebuildSearch(store, 1, () => [])).rejects.toMatchObject({ code: 'rebuild-running' });
        }
        expect(await titles('住房')).toEqual(['住房保障办法', '工作要点', '会议纪要']);
        yield one;
      }
    }
    const { generation } = await rebuildSearch(store, 1, documents);
    expect(generation).toBe(2);
    expect(await titles('住房')).toEqual(['住房保障办法', '工作要点', '会议纪要']);
    expect((await titles('公告')).toSorted()).toEqual(['改过的', '新来的'].toSorted());
    expect([await titles('新公告'), await titles('旧公告')]).toEqual([['改过的'], []]);
    const left = await store.db
      .selectFrom('search_document')
      .select('generation')
      .distinct()
      .where('jurisdiction_id', '=', 1)
      .execute();
    expect(left).toEqual([{ generation: 2 }]);
  });

  it('keeps the old index where a rebuild breaks off', async () => {
    const broken = function* () {
      yield DOCUMENTS[0]!;
      throw new Error('torn');
    };
    await expect(rebuildSearch(store, 1, broken)).rejects.toThrow('torn');
    expect(await titles('住房')).toHaveLength(3);
    expect((await rebuildSearch(store, 1, () => DOCUMENTS)).documents).toBe(5);
  });

  it('finds exactly what contains the words', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'住房保障，１1 aA\n𠮷'), minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(text, { minLength: 3, maxLength: 3 }),
        async (texts, queries) => {
          const documents = texts.map((one) => document('', one));
          await rebuildSearch(store, 2, () => documents);
          for (const query of queries) {
            const words = /[\p{L}\p{N}]/u.test(query) ? asked(query).words : [];
            if (words.length === 0) continue;
            const wanted = documents.filter((one) => words.every((word) => fold(one.text).includes(word)));
            const { hits } = await ask(query, {}, 2);
            expect(new Set(hits.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('takes a text with more different pairs than an index row holds', async () => {
    const long = Array.from({ length: 200_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join(
      '',
    );
    await index([document('长', `开头${long}`)]);
    expect(await titles('开头')).toEqual(['长']);
  });
});
