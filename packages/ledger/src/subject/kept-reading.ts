import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { FactRow } from '../schema/review.js';
import { insertMany } from '../store/bulk.js';
import type { BulkRow } from '../store/bulk.js';
import type { Handle, Transaction } from './handle.js';
import { measureChanges } from './measure-changes.js';

/** A measure as the reading found it. Offsets are those of the canonical text, in UTF-16 units. */
export interface ReadMeasure {
  readonly number: string | null;
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Whether the paper names who answers for it; else it waits in 责任分工. */
  readonly hasDuty: boolean;
}

/** A duty, commitment … as the reading found it; `said` is the reading's own object, whole. */
export interface ReadFact {
  readonly kind: FactRow['kind'];
  /** Index into the measures, null outside all. */
  readonly measure: number | null;
  readonly said: unknown;
  readonly start: number;
  readonly end: number;
}

/** What a reader found in a text. */
export interface IncomingReading {
  /** The reader's version. */
  readonly reader: string;
  readonly body: unknown;
  readonly measures: readonly ReadMeasure[];
  readonly facts: readonly ReadFact[];
}

/** Keeps a version's reading with its measures and facts; its measures know which they were in the version before. */
export async function keepReading(
  transaction: Transaction,
  jurisdiction: number,
  at: { readonly paperId: Id; readonly versionId: Id; readonly number: number },
  { reading, draftId, at: now }: { readonly reading: IncomingReading; readonly draftId?: Id; readonly at: Date },
): Promise<void> {
  const readingId = newId();
  await transaction
    .insertInto('paper_reading')
    .values({
      jurisdiction_id: jurisdiction,
      id: readingId,
      version_id: at.versionId,
      reader: reading.reader,
      body: JSON.stringify(reading.body),
      read_at: now,
    })
    .execute();
  const earlier = await earlierMeasures(transaction, jurisdiction, at, draftId ?? null);
  const { same, changed } = measureChanges(earlier, reading.measures);
  const earlierId = new Map([...same, ...changed].map(({ before, after }) => [after, earlier[before]!.id]));
  const rows = readingRows(jurisdiction, { ...at, readingId }, reading, earlierId);
  await insertMany(transaction, 'measure', rows.measures);
  await insertMany(transaction, 'fact', rows.facts);
}

/** The rows of what a reading found; `earlierId` by the positions of measures that were there before. */
export function readingRows(
  jurisdiction: number,
  at: { readonly paperId: Id; readonly versionId: Id; readonly readingId: Id },
  reading: IncomingReading,
  earlierId: ReadonlyMap<number, Id> = new Map(),
): { measures: BulkRow<'measure'>[]; facts: BulkRow<'fact'>[] } {
  const ids = reading.measures.map(() => newId());
  const positions = new Map<string, number>();
  return {
    measures: reading.measures.map((measure, position) => ({
      jurisdiction_id: jurisdiction,
      id: ids[position],
      paper_id: at.paperId,
      version_id: at.versionId,
      position,
      number: measure.number,
      path: measure.path,
      heading: measure.heading,
      quote: measure.quote,
      span_start: measure.start,
      span_end: measure.end,
      review: 'waiting',
      duty: measure.hasDuty ? 'said' : 'unknown',
      earlier_id: earlierId.get(position) ?? null,
      version: 1,
    })),
    facts: reading.facts.map((fact) => {
      const position = positions.get(fact.kind) ?? 0;
      positions.set(fact.kind, position + 1);
      return {
        jurisdiction_id: jurisdiction,
        id: newId(),
        version_id: at.versionId,
        reading_id: at.readingId,
        measure_id: fact.measure === null ? null : ids[fact.measure]!,
        kind: fact.kind,
        position,
        said: fact.said,
        span_start: fact.start,
        span_end: fact.end,
        review: 'waiting',
        version: 1,
      };
    }),
  };
}

/** The measures of the version before: of this paper, or of the draft that it came from. */
async function earlierMeasures(
  db: Handle,
  jurisdiction: number,
  at: { readonly paperId: Id; readonly number: number },
  draftId: Id | null,
) {
  if (at.number === 1 && draftId === null) return [];
  return db
    .selectFrom('measure as m')
    .innerJoin('paper_version as v', (join) =>
      join.onRef('v.jurisdiction_id', '=', 'm.jurisdiction_id').onRef('v.id', '=', 'm.version_id'),
    )
    .select(['m.id', 'm.number', 'm.path', 'm.heading', 'm.quote'])
    .where('m.jurisdiction_id', '=', jurisdiction)
    .where('v.paper_id', '=', at.number > 1 ? at.paperId : draftId!)
    .where((row) =>
      at.number > 1
        ? row('v.number', '=', at.number - 1)
        : row(
            'v.number',
            '=',
            row
              .selectFrom('paper as p')
              .select('p.latest_version')
              .where('p.jurisdiction_id', '=', jurisdiction)
              .where('p.id', '=', draftId!),
          ),
    )
    .orderBy('m.position')
    .execute();
}
