import { Kysely, PostgresDialect } from 'kysely';
import { availableParallelism } from 'node:os';
import pg from 'pg';
import { RECORD } from '../migrations/list.js';
import { migrate, stepsLeft, stepsTaken } from '../migrations/migrate.js';
import { StoreRefusal, wordsOf } from '../refusal.js';
import type { Database } from '../schema/database.js';
import { dataFolder } from '../server/place.js';
import { addressOf, connectionOf } from './connection.js';
import { Embedded } from './embedded.js';
import type { Tell } from './note.js';
import { preparing } from './prepared.js';
import { grantRights, refuseWritableHistory } from './rights.js';

export interface StoreOptions {
  /** What this process is (`luoshi server`): shown to a second process that is refused, and in the server's list of sessions. */
  readonly name?: string;
  /** Where settings come from: `DATABASE_URL`, `LUOSHI_OWNER_URL`, `LUOSHI_DATA`. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Goes beside a process that has the embedded folder open (backup, doctor) instead of being refused. */
  readonly beside?: boolean;
  /** Sessions at most; by itself as many as the processors keep busy. */
  readonly connections?: number;
  /** `leave`: the caller closes the store at SIGINT and SIGTERM itself. Else they close it and end the process. */
  readonly signals?: 'close' | 'leave';
  /** `system`: a new folder is made by the operating system's PostgreSQL. */
  readonly prefer?: 'installed' | 'system';
  readonly tell?: Tell;
}

/** The open store. Many processes may have one on a server; one at a time on an embedded folder. */
export interface Store {
  readonly db: Kysely<Database>;
  /** For what speaks to `pg` itself (COPY, the queue). The same sessions as `db`. */
  readonly pool: pg.Pool;
  /** How the application's role connects; for libraries that open connections of their own. */
  readonly address: pg.ClientConfig;
  /** The embedded server, null where `DATABASE_URL` names one. */
  readonly embedded: Embedded | null;
  /** Runs `work` as the owner of the tables; refused where the owner's address is not known. */
  asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T>;
  /** Waits for running queries, then lets go; stops the embedded server if this process has it. */
  close(): Promise<void>;
}

/**
 * Two sessions a processor and two that wait for the disk; no fewer than six, so that a few long ones (an export, an
 * import, a rebuild of the search) leave room. More only take each other's memory: each session maps the pages of the
 * shared buffers for itself, and at 200 requests a second on two processors sixteen cost half as much again as six.
 */
const sessions = () => Math.max(6, 2 * availableParallelism() + 2);

/**
 * Opens the store: the server of `DATABASE_URL`, else the embedded one of the data folder; brings the schema up to date
 * as the owner; refuses where the application's role could rewrite history or commits would not be kept.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const environment = options.environment ?? process.env;
  const name = options.name ?? 'luoshi';
  const tell = options.tell ?? (() => undefined);
  const url = environment['DATABASE_URL'];
  const embedded = url
    ? null
    : await Embedded.open(dataFolder(environment), {
        name,
        tell,
        beside: options.beside ?? false,
        ...(options.prefer ? { prefer: options.prefer } : {}),
      });
  const address = connectionOf(embedded?.application ?? addressOf(url!), name);
  const ownerUrl = environment['LUOSHI_OWNER_URL'];
  const owner = embedded?.owner ?? (ownerUrl ? addressOf(ownerUrl) : null);
  const pool = new pg.Pool({ ...address, max: options.connections ?? sessions(), connectionTimeoutMillis: 30_000 });
  // An idle session that is cut (server stopped, cable pulled) must not end the process; the pool opens a new one.
  let closing = false;
  pool.on(
    'error',
    (fault) =>
      closing ||
      tell({
        code: 'connection-lost',
        chinese: `数据库连接中断：${fault.message}`,
        english: `A database connection was lost: ${fault.message}`,
      }),
  );
  // A session that is cut while it is in use: its query fails, and that is told there.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const store = new OpenStore(
    pool,
    address,
    owner && connectionOf(owner, `${name} (owner)`),
    embedded,
    () => (closing = true),
  );
  try {
    await prepare(store, tell, embedded === null || embedded.hasFolder);
  } catch (fault) {
    await store.close();
    throw fault;
  }
  if ((options.signals ?? 'close') === 'close') store.closeOnSignals();
  return store;
}

class OpenStore implements Store {
  readonly db: Kysely<Database>;
  #closed: Promise<void> | null = null;
  readonly #owner: pg.ClientConfig | null;
  readonly #onSignal = (signal: NodeJS.Signals) => {
    void this.close().finally(() => process.kill(process.pid, signal));
  };

  constructor(
    readonly pool: pg.Pool,
    readonly address: pg.ClientConfig,
    owner: pg.ClientConfig | null,
    readonly embedded: Embedded | null,
    readonly onClose: () => void,
  ) {
    this.db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
    this.#owner = owner;
  }

  get hasOwner(): boolean {
    return this.#owner !== null;
  }

  async asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
    if (!this.#owner) throw new StoreRefusal('owner-needed');
    const client = new pg.Client(this.#owner);
    client.on('error', () => undefined); // the query that is under way fails as well
    await connect(client);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      this.onClose();
      process.off('SIGINT', this.#onSignal).off('SIGTERM', this.#onSignal);
      await this.db.destroy();
      await this.embedded?.close();
    })();
    return this.#closed;
  }

  closeOnSignals(): void {
    process.once('SIGINT', this.#onSignal).once('SIGTERM', this.#onSignal);
  }
}

async function prepare(store: OpenStore, tell: Tell, mayMigrate: boolean): Promise<void> {
  if (store.hasOwner && mayMigrate) {
    const role = await asApplication(store, currentRole);
    const taken = await store.asOwner(async (owner) => {
      await refuseUnfit(owner);
      const names = await migrate(owner);
      await owner.query(`begin; lock table ${RECORD} in exclusive mode`);
      await grantRights(owner, role);
      await owner.query('commit');
      return names;
    });
    if (taken.length > 0) {
      tell({
        code: 'migrated',
        chinese: `数据库结构已升级：${taken.join('、')}`,
        english: `The schema was brought up to date: ${taken.join(', ')}`,
      });
    }
  }
  await asApplication(store, async (client) => {
    await refuseUnfit(client);
    const left = stepsLeft(await stepsTaken(client));
    if (left[0]) throw new StoreRefusal('schema-behind', left[0].name);
    await refuseWritableHistory(client);
  });
}

async function asApplication<T>(store: Store, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(store.address);
  client.on('error', () => undefined); // the query that is under way fails as well
  await connect(client);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (fault) {
    throw new StoreRefusal('server-unreachable', wordsOf(fault), { cause: fault });
  }
}

async function currentRole(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string }>('select current_user as role');
  return rows[0]!.role;
}

/** Refuses a server that is too old, loses what it acknowledges, or cannot hold every character. */
async function refuseUnfit(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`,
  );
  const { version, fsync, commit, encoding } = rows[0]!;
  if (Number(version) < 150000) throw new StoreRefusal('server-too-old', version);
  if (encoding !== 'UTF8') throw new StoreRefusal('not-utf8', encoding);
  if (fsync !== 'on' || commit === 'off')
    throw new StoreRefusal('not-durable', `fsync=${fsync}, synchronous_commit=${commit}`);
}
