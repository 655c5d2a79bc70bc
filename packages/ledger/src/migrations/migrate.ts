import type pg from 'pg';
import { StoreRefusal } from '../refusal.js';
import { migrations, RECORD } from './list.js';
import type { Migration } from './migration.js';
import { hashOf } from './migration.js';

/** A step as the database remembers it. */
export interface Taken {
  readonly position: number;
  readonly name: string;
  readonly hash: string;
}

/** Any two numbers that nobody else uses as a key: 'luos', 'schm'. */
const LOCK = [0x6c756f73, 0x7363686d];

/** The steps that a database has taken, oldest first; none where it is new. */
export async function stepsTaken(client: pg.ClientBase): Promise<Taken[]> {
  const { rows: found } = await client.query(`select 1 from pg_class where oid = to_regclass('public.${RECORD}')`);
  if (found.length === 0) return [];
  const { rows } = await client.query<Taken>(`select position, name, hash from ${RECORD} order by position`);
  return rows;
}

/**
 * What is left to do, after a check that everything done so far is what this software would have done.
 * Refuses a database that is ahead of this software or that took another step under one of our names.
 */
export function stepsLeft(taken: readonly Taken[], list: readonly Migration[] = migrations): readonly Migration[] {
  for (const [index, { name, hash }] of taken.entries()) {
    const ours = list[index];
    if (!ours) throw new StoreRefusal('schema-ahead', name);
    if (ours.name !== name || hashOf(ours) !== hash) throw new StoreRefusal('schema-foreign', name);
  }
  return list.slice(taken.length);
}

/**
 * Takes the steps that are left, each in a transaction of its own, as the owner. Two servers that start at once take
 * turns: by an advisory lock where the server has them, and in any case by the lock on the record.
 * @returns the names of the steps taken now
 */
export async function migrate(owner: pg.ClientBase, list: readonly Migration[] = migrations): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    await owner.query('begin');
    try {
      const name = await takeNext(owner, list);
      await owner.query('commit');
      if (name === null) return names;
      names.push(name);
    } catch (fault) {
      await owner.query('rollback');
      throw fault;
    }
  }
}

/** The next step within the transaction that is open; null where none is left. */
export async function takeNext(owner: pg.ClientBase, list: readonly Migration[]): Promise<string | null> {
  await advisoryLock(owner);
  await owner.query(
    `create table if not exists ${RECORD} (
       position integer primary key, name text not null unique, hash text not null, taken_at timestamptz not null)`,
  );
  await owner.query(`lock table ${RECORD} in exclusive mode`);
  const taken = await stepsTaken(owner);
  const next = stepsLeft(taken, list)[0];
  if (!next) return null;
  for (const { sql } of next.parts) await owner.query(sql);
  await owner.query(`insert into ${RECORD} (position, name, hash, taken_at) values ($1, $2, $3, $4)`, [
    taken.length + 1,
    next.name,
    hashOf(next),
    new Date(),
  ]);
  return next.name;
}

/** A hint only: a distributed server of the family may not have it, and then the lock on the record serves alone. */
async function advisoryLock(owner: pg.ClientBase): Promise<void> {
  await owner.query('savepoint before_lock');
  try {
    await owner.query('select pg_advisory_xact_lock($1, $2)', LOCK);
  } catch {
    await owner.query('rollback to savepoint before_lock');
  }
}
