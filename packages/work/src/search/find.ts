import { createJob, documentsForSearch, rebuildSearch, recordPlaces, search } from '@luoshi/ledger';
import type { Hit, Id, PageAsked, SearchFilter, SearchPage } from '@luoshi/ledger';
import type { Words } from '@luoshi/programmes';
import { holds, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { JobHandler } from '../job/handler.js';
import type { Programmes } from '../programme/programmes.js';
import { seenRecords } from '../programme/seen-records.js';

/** A hit that says of a programme's record which programme and register it belongs to. */
export interface FoundHit extends Hit {
  readonly record: {
    readonly programme: string;
    readonly programmeName: Words;
    readonly register: string;
    readonly registerName: Words;
  } | null;
}

/** What the desk may find: all words of the query, ranked, with the hits marked. What it may not see is not counted either. */
export async function find(
  desk: Desk,
  programmes: Programmes,
  query: string,
  filter: Omit<SearchFilter, 'seenBy' | 'seenRecords'>,
  page: PageAsked,
): Promise<Omit<SearchPage, 'hits'> & { readonly hits: readonly FoundHit[] }> {
  const seen = seenUnits(desk);
  // An operator works with the programmes' records, and sees of the rest what its units take part in.
  const onlyRecords = seen?.length === 0 && holds(desk, 'operator');
  const within = onlyRecords
    ? { ...filter, kinds: (filter.kinds ?? ['record']).filter((kind) => kind === 'record') }
    : seen === null
      ? filter
      : { ...filter, seenBy: seen, seenRecords: await recordsFor(desk, programmes, filter) };
  const { hits, ...more } = await search(desk.store.db, desk.jurisdiction, query, within, page);
  return { ...more, hits: await withPlaces(desk, programmes, hits) };
}

async function withPlaces(desk: Desk, programmes: Programmes, hits: readonly Hit[]): Promise<FoundHit[]> {
  const ids = hits.filter(({ kind }) => kind === 'record').map(({ id }) => id);
  const places = await recordPlaces(desk.store.db, desk.jurisdiction, ids);
  return hits.map((hit) => {
    const place = places.get(hit.id);
    const programme = programmes.all.find(({ code }) => code === place?.programme);
    const register = programme?.registers.find(({ code }) => code === place?.register);
    const record = programme &&
      register && {
        ...{ programme: programme.code, programmeName: programme.name },
        ...{ register: register.code, registerName: register.name },
      };
    return { ...hit, record: record ?? null };
  });
}

/** No record is looked up where the filter lets none through: they belong to no paper and have neither lamp nor day due. */
const recordsFor = async (
  desk: Desk,
  programmes: Programmes,
  { kinds, paperId, lamp, dueFrom, dueTo }: SearchFilter,
): Promise<NonNullable<SearchFilter['seenRecords']>> =>
  kinds?.includes('record') === false || [paperId, lamp, dueFrom, dueTo].some((one) => one !== undefined)
    ? []
    : seenRecords(desk, programmes);

/** The kind of job that makes an office's index anew. */
export const REBUILD_SEARCH = 'rebuild-search';

/** Sets a job that makes the index anew; readers go on with the old one meanwhile. */
export const askRebuild = ({ store, jurisdiction, who, now }: Desk): Promise<Id> =>
  createJob(store.db, jurisdiction, {
    kind: REBUILD_SEARCH,
    input: {},
    totalUnits: null,
    at: now,
    by: who.accountId,
  });

export const rebuildIndex: JobHandler = async ({ desk, signal, progress }) => {
  const { store, jurisdiction } = desk;
  return rebuildSearch(store, jurisdiction, () => documentsForSearch(store.db, jurisdiction), {
    signal,
    progress: (documents) => progress(documents, null),
  });
};
