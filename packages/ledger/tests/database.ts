import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { newId } from '../src/id.js';
import { APPLICATION, OWNER } from '../src/server/cluster.js';
import { serverAccount } from '../src/server/os-account.js';
import type { Postmaster } from '../src/server/postmaster.js';
import { launch, ownerOf } from '../src/server/postmaster.js';
import { systemPrograms } from '../src/server/programs.js';
import { provideDatabase } from '../src/store/embedded.js';
import type { Store, StoreOptions } from '../src/store/store.js';
import { openStore } from '../src/store/store.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where this run's database servers have their data: one folder for each kind of server. */
    ledgerServers: string;
  }
}

export type Kind = 'installed' | 'system';

/** The kinds of server that this machine can run: the installed one, and the operating system's where there is one. */
export const kinds: readonly Kind[] = systemPrograms(serverAccount('/'), null)
  ? ['installed', 'system']
  : ['installed'];

export const withoutSystem =
  'no PostgreSQL of the operating system here: the second server is not tested (Debian: apt-get install postgresql)';

/** A database of one test file, reached by URL as on a server of an office. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  readonly ownerUrl: string;
  readonly environment: NodeJS.ProcessEnv;
  open(options?: StoreOptions): Promise<Store>;
}

/** The database that the others are copies of: its schema is made once in a run. */
const MIGRATED = 't_migrated';

/** Makes a database without rows on this run's server of that kind, which is started by whoever comes first. */
export async function testDatabase(kind: Kind = 'installed'): Promise<TestDatabase> {
  return made(await testServer(kind), `t_${newId().replaceAll('-', '')}`, MIGRATED);
}

/** The same without a schema: it is made by whoever opens it. */
export async function emptyDatabase(kind: Kind = 'installed'): Promise<TestDatabase> {
  return made(await testServer(kind), `t_${newId().replaceAll('-', '')}`, 'template0');
}

async function made(server: Postmaster, name: string, template: string): Promise<TestDatabase> {
  await asOwnerOf(server, 'postgres', async (owner) => {
    // Several files may come at once: one makes the role and what is copied, the others wait.
    await owner.query(`select pg_advisory_lock(1)`);
    const { rows } = await owner.query<{ role: boolean; copied: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
         exists (select from pg_database where datname = $2) as copied`,
      [APPLICATION, MIGRATED],
    );
    if (!rows[0]!.role) await owner.query(`create role ${APPLICATION} login`);
    if (template === MIGRATED && !rows[0]!.copied) {
      await provideDatabase(owner, 't_half');
      await (await databaseAt(server, 't_half').open()).close();
      await owner.query(`alter database t_half rename to ${MIGRATED}`);
    }
    await provideDatabase(owner, name, template);
  });
  return databaseAt(server, name);
}

/** With one, whoever holds a session in a transaction and asks for another waits in vain, and is found. */
const SESSIONS = Number(process.env['LUOSHI_TEST_SESSIONS'] ?? 4);

function databaseAt(server: Postmaster, name: string): TestDatabase {
  const url = (role: string) => `postgres://${role}@${encodeURIComponent(server.host)}:${server.port}/${name}`;
  const environment = { DATABASE_URL: url(APPLICATION), LUOSHI_OWNER_URL: url(OWNER) };
  return {
    name,
    url: environment.DATABASE_URL,
    ownerUrl: environment.LUOSHI_OWNER_URL,
    environment,
    open: (options = {}) =>
      openStore({ environment, connections: SESSIONS, signals: 'leave', name: 'test', ...options }),
  };
}

async function testServer(kind: Kind): Promise<Postmaster> {
  const folder = inject('ledgerServers');
  chmodSync(folder, 0o755);
  const data = join(folder, kind);
  mkdirSync(data, { recursive: true });
  return launch(data, { prefer: kind });
}

async function asOwnerOf<T>(server: Postmaster, database: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(ownerOf(server.place, server, database));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
