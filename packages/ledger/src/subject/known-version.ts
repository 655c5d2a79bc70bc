import { createHash } from 'node:crypto';
import type { Id } from '../schema/column.js';
import type { Handle } from './handle.js';

/** A version that was taken in already. */
export interface KnownVersion {
  readonly paperId: Id;
  readonly versionId: Id;
}

/** The version with these bytes, where they were taken in already: asked before a long reading. */
export async function versionByHash(db: Handle, jurisdiction: number, sha256: Buffer): Promise<KnownVersion | null> {
  const row = await db
    .selectFrom('paper_version')
    .select(['paper_id as paperId', 'id as versionId'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ?? null;
}

/** The same for many at once, by the hash in hexadecimal; what was not taken in is not in the answer. */
export const versionsByHash = (db: Handle, jurisdiction: number, hashes: readonly Buffer[]) =>
  versionsBy(db, jurisdiction, 'sha256', hashes);

/** The first version with each of these texts, by the hash of the text in hexadecimal. */
export const versionsByText = (db: Handle, jurisdiction: number, hashes: readonly Buffer[]) =>
  versionsBy(db, jurisdiction, 'text_sha256', hashes);

export const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest();

async function versionsBy(
  db: Handle,
  jurisdiction: number,
  column: 'sha256' | 'text_sha256',
  hashes: readonly Buffer[],
): Promise<Map<string, KnownVersion>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('paper_version')
    .select([`${column} as hash`, 'paper_id', 'id'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where(column, 'in', [...hashes])
    // The last one set is the first that came.
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.hash.toString('hex'), { paperId: row.paper_id, versionId: row.id }]));
}
