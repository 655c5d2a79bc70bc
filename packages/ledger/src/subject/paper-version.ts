import { newId } from '../id.js';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';
import { measureChanges } from './measure-changes.js';
import { measuresOf, tasksBehind } from './measure.js';
import type { Measure } from './measure.js';
import type { PaperStatus } from './paper.js';
import type { Stretch } from './word-changes.js';

/** One text of a paper, without the text. */
export interface PaperVersion {
  readonly id: Id;
  readonly paperId: Id;
  readonly number: number;
  readonly status: PaperStatus;
  readonly fileId: Id;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly notes: unknown;
  readonly takenInAt: Date;
  readonly takenInBy: Id | null;
}

/** What changed in the measures from one version to another, and the tasks that stand on what changed or went. */
export interface VersionChanges {
  readonly same: readonly { readonly before: Measure; readonly after: Measure }[];
  readonly changed: readonly {
    readonly before: Measure;
    readonly after: Measure;
    readonly moved: boolean;
    readonly words: readonly Stretch[];
    readonly taskIds: readonly Id[];
  }[];
  readonly added: readonly Measure[];
  readonly dropped: readonly { readonly measure: Measure; readonly taskIds: readonly Id[] }[];
}

/** The versions of a paper, the first one first. */
export async function versionsOf(db: Handle, jurisdiction: number, paperId: Id): Promise<PaperVersion[]> {
  const rows = await db
    .selectFrom('paper_version as v')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.jurisdiction_id', '=', 'v.jurisdiction_id').onRef('f.id', '=', 'v.file_id'),
    )
    .select(['v.id', 'v.paper_id', 'v.number', 'v.status', 'v.file_id', 'v.sha256', 'v.notes'])
    .select(['v.taken_in_at', 'v.taken_in_by', 'f.name', 'f.media_type', 'f.size'])
    .where('v.jurisdiction_id', '=', jurisdiction)
    .where('v.paper_id', '=', paperId)
    .orderBy('v.number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    paperId: row.paper_id,
    number: row.number,
    status: row.status,
    fileId: row.file_id,
    fileName: row.name,
    mediaType: row.media_type,
    size: Number(row.size),
    sha256: row.sha256.toString('hex'),
    notes: row.notes,
    takenInAt: row.taken_in_at,
    takenInBy: row.taken_in_by,
  }));
}

/** The canonical text of a version and where its stretches stand in the file. */
export async function textOf(
  db: Handle,
  jurisdiction: number,
  versionId: Id,
): Promise<{ readonly text: string; readonly places: unknown } | null> {
  const row = await db
    .selectFrom('paper_version')
    .select(['text', 'places'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', versionId)
    .executeTakeFirst();
  return row ?? null;
}

/** The latest reading of a version. */
export async function readingOf(
  db: Handle,
  jurisdiction: number,
  versionId: Id,
): Promise<{ readonly id: Id; readonly reader: string; readonly body: unknown; readonly readAt: Date } | null> {
  const row = await db
    .selectFrom('paper_reading')
    .select(['id', 'reader', 'body', 'read_at as readAt'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('version_id', '=', versionId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what a newer reader took out of a text; a reader's second reading of it is not kept twice. @returns whether it was new */
export async function addReading(
  db: Handle,
  jurisdiction: number,
  versionId: Id,
  reading: { readonly reader: string; readonly body: unknown; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('paper_reading')
    .values({
      jurisdiction_id: jurisdiction,
      id: newId(),
      version_id: versionId,
      reader: reading.reader,
      body: JSON.stringify(reading.body),
      read_at: reading.at,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'version_id', 'reader']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What changed from one version to another, of one paper or of a draft and the paper that came of it. */
export async function changesBetween(
  db: Handle,
  jurisdiction: number,
  beforeId: Id,
  afterId: Id,
): Promise<VersionChanges> {
  const before = await measuresOf(db, jurisdiction, beforeId);
  const after = await measuresOf(db, jurisdiction, afterId);
  const changes = measureChanges(before, after);
  // Also those that were made of a still earlier text and have followed it since.
  const ids = before.map(({ id }) => id);
  const tasks = await tasksBehind(db, jurisdiction, ids);
  const taskIds = (measure: Measure) => (tasks.get(measure.id) ?? []).map(({ id }) => id);
  return {
    same: changes.same.map((pair) => ({ before: before[pair.before]!, after: after[pair.after]! })),
    changed: changes.changed.map(({ moved, words, ...pair }) => ({
      before: before[pair.before]!,
      after: after[pair.after]!,
      moved,
      words,
      taskIds: taskIds(before[pair.before]!),
    })),
    added: changes.added.map((index) => after[index]!),
    dropped: changes.dropped.map((index) => ({ measure: before[index]!, taskIds: taskIds(before[index]!) })),
  };
}
