import { statfs } from 'node:fs/promises';
import { StoreRefusal } from '../refusal.js';
import type { Store } from './store.js';

/**
 * Bytes that stay free for what the database itself must write: its journal goes before every row, and a database that
 * cannot write it stops at once for everybody, readers too.
 */
const RESERVE = 256 * 2 ** 20;
/** A byte that is brought is written to the journal and to its row, and indexed. */
const WRITTEN = 3;

/** Bytes left on the disk of the embedded database; null where a server of the office's own keeps the data. */
export async function roomOf({ embedded }: Store): Promise<number | null> {
  if (!embedded) return null;
  const { bavail, bsize } = await statfs(embedded.server.place.home);
  return bavail * bsize;
}

/** Refuses a write for which the disk has no room left, while there still is enough for the database to live on. */
export async function refuseFullDisk(store: Store, bytes: number): Promise<void> {
  const room = await roomOf(store);
  if (room === null || room >= RESERVE + WRITTEN * bytes) return;
  throw new StoreRefusal('disk-full', `${Math.floor(room / 2 ** 20)} MB`);
}
