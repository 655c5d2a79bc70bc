import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StoreRefusal, wordsOf } from '../refusal.js';
import { APPLICATION, OWNER, secretOf } from '../server/cluster.js';
import type { LaunchOptions, Postmaster } from '../server/postmaster.js';
import { launch, ownerOf, stop, stopWithoutWaiting } from '../server/postmaster.js';
import { connectionOf } from './connection.js';
import type { Tell } from './note.js';

/** The database inside the embedded server. */
export const DATABASE = 'luoshi';

/** Held by the one process that has the folder open: 'luos', 'fold'. Dies with its connection, so nothing is left behind. */
const FOLDER_LOCK = [0x6c756f73, 0x666f6c64];
/** Held while the role and the database are made: 'luos', 'make'. */
const PROVISIONING = [0x6c756f73, 0x6d616b65];
/** How long a killed process's connection may take to be noticed, in milliseconds. */
const LINGERING = 3000;

export interface EmbeddedOptions extends LaunchOptions {
  /** What this process is (`luoshi server`): a second process that is refused is shown it. */
  readonly name: string;
  /** Goes beside a process that has the folder open (backup, doctor) instead of being refused. */
  readonly beside: boolean;
  readonly tell: Tell;
}

/** An embedded server that this process has open. */
export class Embedded {
  readonly #data: string;
  readonly #options: EmbeddedOptions;
  #server: Postmaster;
  #lock: pg.Client | null = null;
  #closing = false;
  readonly #onExit = () => {
    if (this.#lock && !this.#closing) stopWithoutWaiting(this.#server);
  };

  private constructor(data: string, options: EmbeddedOptions, server: Postmaster) {
    this.#data = data;
    this.#options = options;
    this.#server = server;
  }

  /** Adopts or starts the server of a folder and takes the folder. Refuses where another process has it. */
  static async open(data: string, options: EmbeddedOptions): Promise<Embedded> {
    const server = await launch(data, options);
    const embedded = new Embedded(data, options, server);
    try {
      await provision(server);
      await embedded.#takeFolder();
    } catch (fault) {
      if (!server.adopted) await stop(server);
      throw fault;
    }
    embedded.#tellStart();
    process.once('exit', embedded.#onExit);
    return embedded;
  }

  get server(): Postmaster {
    return this.#server;
  }

  /** Whether this process has the folder, rather than going beside another that has it. */
  get hasFolder(): boolean {
    return this.#lock !== null;
  }

  get application(): pg.ClientConfig {
    const password = secretOf(this.#server.place)?.application;
    const { host, port } = this.#server;
    return { host, port, user: APPLICATION, database: DATABASE, ...(password ? { password } : {}) };
  }

  get owner(): pg.ClientConfig {
    return ownerOf(this.#server.place, this.#server, DATABASE);
  }

  /** Gives up the folder and stops the server; a guest leaves both as they are. */
  async close(): Promise<void> {
    this.#closing = true;
    process.off('exit', this.#onExit);
    const lock = this.#lock;
    if (!lock) return;
    this.#lock = null;
    // The server goes first: as long as it runs, the folder is ours.
    await stop(this.#server);
    await lock.end().catch(() => undefined); // its server is gone, which is what we wanted
  }

  async #takeFolder(): Promise<void> {
    const client = new pg.Client(
      connectionOf(this.application, `${this.#options.name}, pid ${process.pid}`.slice(-63)),
    );
    client.on('error', () => undefined); // 'end' follows, and is where we act
    await client.connect();
    const until = Date.now() + LINGERING;
    for (;;) {
      const { rows } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1, $2) as taken',
        FOLDER_LOCK,
      );
      if (rows[0]?.taken) break;
      if (this.#options.beside || Date.now() > until) {
        const holder = await holderOf(client);
        await client.end();
        if (this.#options.beside) return;
        throw new StoreRefusal('folder-in-use', `${this.#data}${holder ? `: ${holder}` : ''}`);
      }
      await pause(100);
    }
    this.#lock = client;
    client.once('end', () => void this.#revive());
  }

  /** The server has gone without being asked (killed, out of memory): it is started again, and recovers by itself. */
  async #revive(): Promise<void> {
    const { tell } = this.#options;
    for (let wait = 0; !this.#closing; wait = Math.min(30_000, wait * 2 || 250)) {
      await pause(wait, undefined, { ref: false });
      if (this.#closing) return;
      try {
        this.#server = await launch(this.#data, this.#options);
        await this.#takeFolder();
        tell({
          code: 'restarted',
          chinese: '数据库意外停止，已重新启动',
          english: 'The database had stopped by itself and was started again',
        });
        return;
      } catch (fault) {
        tell({
          code: 'restart-failed',
          chinese: `数据库重新启动失败：${wordsOf(fault)}`,
          english: `The database could not be restarted: ${wordsOf(fault)}`,
        });
      }
    }
  }

  #tellStart(): void {
    const { adopted, programs, place } = this.#server;
    const { tell } = this.#options;
    if (adopted)
      tell({ code: 'adopted', chinese: '沿用正在运行的数据库', english: 'Using the database that is already running' });
    else if (programs) {
      tell({
        code: 'started',
        chinese: `已启动 PostgreSQL ${programs.version}`,
        english: `Started PostgreSQL ${programs.version}`,
      });
    }
    if (place.home !== place.data && this.#server.place.cluster.startsWith('/var/lib/')) {
      tell({
        code: 'elsewhere',
        chinese: `数据库用户进不了 ${place.data}，数据存放在 ${place.home}`,
        english: `The database's user cannot enter ${place.data}; the data are in ${place.home}`,
      });
    }
  }
}

/** The name of the process that has the folder. */
async function holderOf(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and l.classid = $1::bigint::oid and l.objid = $2::bigint::oid
       and l.database = (select oid from pg_database where datname = current_database())`,
    FOLDER_LOCK,
  );
  return rows[0]?.name ?? null;
}

/** Makes the application's role and the database where they are missing. */
async function provision(server: Postmaster): Promise<void> {
  const client = new pg.Client(ownerOf(server.place, server, 'postgres'));
  client.on('error', () => undefined); // the query that is under way fails as well
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1, $2)', PROVISIONING); // let go with the connection
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION]);
    const password = secretOf(server.place)?.application;
    if (role.rowCount === 0) {
      await client.query(
        `create role ${APPLICATION} login nosuperuser nocreatedb nocreaterole${password ? ` password '${password}'` : ''}`,
      );
    }
    await provideDatabase(client, DATABASE);
  } finally {
    await client.end();
  }
}

/** Makes a database for both roles, where it is missing, as a copy of `template`. Connected as the owner to another one. */
export async function provideDatabase(owner: pg.ClientBase, name: string, template = 'template0'): Promise<void> {
  const found = await owner.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount) return;
  await owner.query(`create database ${name} owner ${OWNER} encoding 'UTF8' template ${template}`);
  await owner.query(`revoke all on database ${name} from public`);
  await owner.query(`grant connect, temporary on database ${name} to ${APPLICATION}`);
}
