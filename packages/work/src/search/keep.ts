import {
  indexDocuments,
  measuresForSearch,
  papersForSearch,
  removeDocuments,
  reportsForSearch,
  tasksForSearch,
} from '@luoshi/ledger';
import type { Day, Id, RecordWrite, SearchDocument, Transaction } from '@luoshi/ledger';

/** Papers with the measures of their latest versions, as they are now: in the transaction that changed them. */
export async function indexPapers(transaction: Transaction, jurisdiction: number, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await indexAll(transaction, jurisdiction, papersForSearch(transaction, jurisdiction, ids));
  await indexAll(transaction, jurisdiction, measuresForSearch(transaction, jurisdiction, ids));
}

/** Tasks as they are now: in the transaction that made them, or changed their words or units. */
export const indexTasks = (transaction: Transaction, jurisdiction: number, ids: readonly Id[]): Promise<void> =>
  ids.length === 0
    ? Promise.resolve()
    : indexAll(transaction, jurisdiction, tasksForSearch(transaction, jurisdiction, ids));

/** A report as it is now; one that is drafted, checked or returned is not found. In the transaction that changed it. */
export async function indexReport(transaction: Transaction, jurisdiction: number, id: Id): Promise<void> {
  const documents = await all(reportsForSearch(transaction, jurisdiction, [id]));
  if (documents.length > 0) await indexDocuments(transaction, jurisdiction, documents);
  else await removeDocuments(transaction, jurisdiction, [{ kind: 'report', id }]);
}

/** Records indexed with one statement. */
const RECORDS = 2000;

/**
 * Records of programmes as they were just written, those that are found by words of their own: in the transaction that wrote
 * them. What is written is at hand, so nothing is read back.
 *
 * @param day the Beijing day on which they were written
 */
export async function indexRecords(
  transaction: Transaction,
  jurisdiction: number,
  records: readonly RecordWrite[],
  day: Day,
): Promise<void> {
  const documents = records.flatMap(({ id, title, words, entered }): SearchDocument[] =>
    words === null || entered === null ? [] : [{ kind: 'record', id, title, text: words, day }],
  );
  for (let start = 0; start < documents.length; start += RECORDS)
    await indexDocuments(transaction, jurisdiction, documents.slice(start, start + RECORDS));
}

/** Records that were withdrawn: in the transaction that did it. */
export const forgetRecords = (transaction: Transaction, jurisdiction: number, ids: readonly Id[]): Promise<void> =>
  removeDocuments(
    transaction,
    jurisdiction,
    ids.map((id) => ({ kind: 'record', id })),
  );

const BATCH = 500;

async function indexAll(
  transaction: Transaction,
  jurisdiction: number,
  documents: AsyncIterable<SearchDocument>,
): Promise<void> {
  let batch: SearchDocument[] = [];
  for await (const document of documents) {
    if (batch.push(document) < BATCH) continue;
    await indexDocuments(transaction, jurisdiction, batch);
    batch = [];
  }
  if (batch.length > 0) await indexDocuments(transaction, jurisdiction, batch);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
