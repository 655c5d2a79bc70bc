import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds, testDatabase } from '../../tests/database.js';
import { newId } from '../id.js';
import type { Store } from '../store/store.js';
import type { Page } from './cursor.js';
import { createJurisdiction } from './jurisdiction.js';
import type { Paper, PaperHead } from './paper.js';
import { lapsePaper, listPapers, paperById } from './paper.js';
import type { Incoming, TakenIn } from './paper-arrival.js';
import { versionByHash } from './known-version.js';
import { takeIn } from './paper-arrival.js';
import { measuresOf } from './measure.js';
import { addReading, changesBetween, readingOf, textOf, versionsOf } from './paper-version.js';
import { bytesOf } from './stored-file.js';

const at = new Date('2025-07-01T01:00:00Z');
const head: PaperHead = {
  title: '临江市住房保障若干措施',
  documentNumber: null,
  issuers: ['临江市人民政府'],
  issuerUnitId: null,
  addressees: ['各县区人民政府'],
  published: '2025-06-30',
  status: 'issued',
  genre: 'measures',
  handling: null,
};

/** A paper of numbered lines, read as a reading would give it. */
function paper(lines: readonly string[], more: Partial<PaperHead> = {}, rest: Partial<Incoming> = {}): Incoming {
  const text = lines.map((line, index) => `${index + 1}.${line}`).join('\n');
  let start = 0;
  const measures = lines.map((line, index) => {
    const quote = `${index + 1}.${line}`;
    const measure = {
      number: String(index + 1),
      path: [],
      heading: null,
      quote,
      start,
      end: start + quote.length,
      hasDuty: line.includes('负责'),
    };
    start += quote.length + 1;
    return measure;
  });
  const facts = measures.map(({ start: from, end }, measure) => ({
    kind: 'commitment' as const,
    measure,
    said: { subject: '房源', list: [1] },
    start: from,
    end,
  }));
  return {
    file: { name: '措施.txt', mediaType: 'text/plain', bytes: Buffer.from(text) },
    head: { ...head, ...more },
    text,
    notes: [{ code: 'utf-8' }],
    reading: { reader: '1', body: { measures: lines.length }, measures, facts },
    at,
    by: null,
    ...rest,
  };
}

const DRAFT = ['年内筹集房源1200套，由市住房局负责。', '开展房展会四场。', '探索房屋养老金试点。'];
const ISSUED = ['年内筹集房源1500套，由市住房局负责。', '探索房屋养老金试点。', '支持毕业生租房。'];

describe.each(kinds)('papers on the %s server', (kind) => {
  let store: Store;
  const bring = (incoming: Incoming): Promise<TakenIn> =>
    store.db.transaction().execute((transaction) => takeIn(transaction, 1, incoming));
  const count = async (table: 'paper' | 'stored_file' | 'stored_file_piece' | 'fact') =>
    (await store.db.selectFrom(table).select('jurisdiction_id').execute()).length;

  beforeAll(async () => {
    store = await (await testDatabase(kind)).open();
    await store.db
      .transaction()
      .execute((t) => createJurisdiction(t, { code: 'a', name: 'a', shortName: 'a', level: 'county' }, at));
  });
  afterAll(() => store.close());

  it('are taken in once, whoever brings them again', async () => {
    const incoming = paper(DRAFT, { status: 'draft' });
    const taken = await Promise.all(Array.from({ length: 4 }, () => bring(incoming)));
    expect(taken.filter(({ known }) => !known)).toHaveLength(1);
    expect(new Set(taken.map(({ versionId }) => versionId)).size).toBe(1);
    expect(await bring(incoming)).toMatchObject({ known: true });
    expect([await count('paper'), await count('stored_file'), await count('fact')]).toEqual([1, 1, 3]);
    const sha256 = createHash('sha256').update(incoming.file.bytes).digest();
    expect(await versionByHash(store.db, 1, sha256)).toEqual({
      paperId: taken[0]!.paperId,
      versionId: taken[0]!.versionId,
    });
    expect(await versionByHash(store.db, 2, sha256)).toBeNull();
  });

  it('have their text, reading, measures and facts as they came', async () => {
    const { rows } = await listPapers(store.db, 1, { status: 'draft' }, { limit: 1 });
    const [version] = await versionsOf(store.db, 1, rows[0]!.id);
    expect(version).toMatchObject({ number: 1, status: 'draft', fileName: '措施.txt', notes: [{ code: 'utf-8' }] });
    const { text } = (await textOf(store.db, 1, version!.id))!;
    const measures = await measuresOf(store.db, 1, version!.id);
    expect(measures.map(({ start, end, quote }) => text.slice(start, end) === quote)).toEqual([true, true, true]);
    expect(measures.map(({ duty }) => duty)).toEqual(['said', 'unknown', 'unknown']);
    expect(await readingOf(store.db, 1, version!.id)).toMatchObject({ reader: '1', body: { measures: 3 } });
    const newer = { reader: '2', body: [1], at };
    expect(await addReading(store.db, 1, version!.id, newer)).toBe(true);
    expect(await addReading(store.db, 1, version!.id, newer)).toBe(false);
    expect(await readingOf(store.db, 1, version!.id)).toMatchObject({ reader: '2', body: [1] });
    const facts = await store.db.selectFrom('fact').select(['said', 'position']).orderBy('position').execute();
    expect(facts[2]).toEqual({ said: { subject: '房源', list: [1] }, position: 2 });
  });

  it('show what changed from the draft to the issued version, and which tasks that touches', async () => {
    const draft = (await listPapers(store.db, 1, { status: 'draft' }, { limit: 1 })).rows[0]!;
    const [first] = await versionsOf(store.db, 1, draft.id);
    const old = await measuresOf(store.db, 1, first!.id);
    const task = newId();
    await store.db
      .insertInto('task')
      .values({
        jurisdiction_id: 1,
        id: task,
        number: '2025-1',
        title: '房展会',
        origin: 'paper',
        paper_id: draft.id,
        version_id: first!.id,
        measure_id: old[1]!.id,
        created_at: at,
        changed_at: at,
      })
      .execute();
    const issued = await bring(paper(ISSUED, { documentNumber: '临政发〔2025〕3号' }, { versionOf: draft.id }));
    expect(issued).toMatchObject({ paperId: draft.id, known: false });
    expect(await paperById(store.db, 1, draft.id)).toMatchObject({
      status: 'issued',
      documentNumber: '临政发〔2025〕3号',
      latestVersion: 2,
      version: 2,
    });
    const changes = await changesBetween(store.db, 1, first!.id, issued.versionId);
    expect(changes.changed.map(({ before, after, moved }) => [before.number, after.number, moved])).toEqual([
      ['1', '1', false],
      ['3', '2', true],
    ]);
    expect(changes.changed[0]!.words).toContainEqual({ kind: 'added', text: '1500' });
    expect(changes.added.map(({ quote }) => quote)).toEqual(['3.支持毕业生租房。']);
    expect(changes.dropped).toMatchObject([{ measure: { number: '2' }, taskIds: [task] }]);
    const now = await measuresOf(store.db, 1, issued.versionId);
    expect(now.map(({ earlierId }) => earlierId)).toEqual([old[0]!.id, old[2]!.id, null]);
    expect((await versionsOf(store.db, 1, draft.id)).map(({ status }) => status)).toEqual(['draft', 'issued']);
    await expect(bring(paper(['x'], { status: 'draft' }, { versionOf: draft.id }))).rejects.toMatchObject({
      code: 'paper-already-issued',
    });
    await expect(bring(paper(['x'], {}, { draftId: draft.id }))).rejects.toMatchObject({ code: 'paper-not-draft' });
    await expect(bring(paper(['x'], {}, { versionOf: newId() }))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keep large files in pieces, and recognise a text in another wrapping', async () => {
    const bytes = Buffer.alloc(2.5 * 2 ** 20, 7);
    const wrapped = paper(ISSUED);
    const taken = await bring({ ...wrapped, file: { name: '措施.docx', mediaType: 'application/zip', bytes } });
    expect(taken.known).toBe(false);
    expect(taken.sameText?.versionId).not.toBe(taken.versionId);
    const [version] = await versionsOf(store.db, 1, taken.paperId);
    const pieces: Buffer[] = [];
    for await (const piece of bytesOf(store.db, 1, version!.fileId)) pieces.push(piece);
    expect(pieces).toHaveLength(3);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(version!.size).toBe(bytes.length);
    await lapsePaper(store.db, 1, taken.paperId, '2025-12-31', 1);
    expect(await paperById(store.db, 1, taken.paperId)).toMatchObject({ status: 'lapsed', lapsedOn: '2025-12-31' });
  });

  it('are refused where their text could not be kept to the character', async () => {
    for (const text of ['完成\0', '完成\ud842投资']) {
      await expect(bring({ ...paper([]), text, file: { name: 'a', mediaType: 'b', bytes: Buffer.from(text) } }))
        .rejects // prettier-ignore
        .toMatchObject({ code: 'text-not-storable' });
    }
  });

  it('are listed newest first, page by page, those without a day last', async () => {
    const days = ['2024-05-01', null, '2025-01-01', '2025-01-01', null, '2023-12-31'];
    for (const [index, published] of days.entries()) {
      await bring(paper([`第${index}件。`], { published, genre: 'digest', title: `${index}` }));
    }
    const titles: string[] = [];
    for (let page: Page<Paper> | null = null; page === null || page.next !== null;) {
      page = await listPapers(store.db, 1, { genre: 'digest' }, { limit: 2, after: page?.next ?? null });
      titles.push(...page.rows.map(({ title }) => title));
    }
    expect(titles).toEqual(['3', '2', '0', '5', '4', '1']);
    const year = await listPapers(store.db, 1, { genre: 'digest', from: '2024-01-01', to: '2024-12-31' }, { limit: 9 });
    expect(year.rows.map(({ title }) => title)).toEqual(['0']);
  });
});
