import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { folderRefusal, StoreRefusal, wordsOf } from '../refusal.js';
import { checkOwner, clusterMajor, makeCluster, OWNER, secretOf, writeAccess } from './cluster.js';
import type { OsAccount } from './os-account.js';
import { identity, serverAccount } from './os-account.js';
import type { Place } from './place.js';
import { placeOf } from './place.js';
import type { Programs } from './programs.js';
import { findPrograms, programIn, systemPrograms } from './programs.js';
import type { Listening } from './sockets.js';
import { listening } from './sockets.js';
import { isAlive, oneAtATime } from './starting.js';

/** A running server of our folder. */
export interface Postmaster extends Listening {
  readonly place: Place;
  readonly pid: number;
  /** Found running (its parent was killed, or another process of ours runs it) rather than started now. */
  readonly adopted: boolean;
  /** `18.4 installed`, for people; null where it was adopted. */
  readonly programs: Programs | null;
}

export interface LaunchOptions {
  /** `system` makes a new folder's cluster with the operating system's PostgreSQL; for tests and for offices that insist. */
  readonly prefer?: 'installed' | 'system';
}

/** How long a server may recover after a crash before we give up waiting, in milliseconds. */
const LONGEST_RECOVERY = 10 * 60_000;
/** How long the sessions of a killed server may take to leave, in milliseconds. */
const LONGEST_LEAVING = 30_000;

/**
 * Adopts the live server of a folder, or starts one: of the folder's major version, as an unprivileged user where we
 * are root, reachable only through a socket in a closed folder. The server outlives us if we are killed.
 */
export async function launch(data: string, options: LaunchOptions = {}): Promise<Postmaster> {
  const account = serverAccount(data);
  const place = placeOf(data, account);
  return (await adopt(place)) ?? oneAtATime(place, async () => (await adopt(place)) ?? start(place, account, options));
}

/** What PostgreSQL writes about itself while it runs: pid, folder, start, port, socket folder, address, memory, status. */
function postmasterFile(place: Place): { pid: number; listening: Listening; status: string } | null {
  let lines: string[];
  try {
    lines = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EACCES') throw new StoreRefusal('folder-of-another', place.cluster);
    return null;
  }
  const [pid = '', , , port = '', socket = '', address = '', , status = ''] = lines;
  const host = process.platform === 'win32' ? address.trim() : socket.trim();
  return { pid: Number(pid), listening: { host, port: Number(port) }, status: status.trim() };
}

/** The live server of this folder, after it has finished starting; null where none lives. One that is stopping is waited for. */
async function adopt(place: Place): Promise<Postmaster | null> {
  const until = Date.now() + LONGEST_RECOVERY;
  while (Date.now() < until) {
    const found = postmasterFile(place);
    if (!found || !(found.pid > 0) || !isAlive(found.pid)) return null;
    if (found.listening.host && found.status === 'ready' && (await answers(place, found.listening)) === 'ours') {
      return { place, pid: found.pid, ...found.listening, adopted: true, programs: null };
    }
    // A number left behind by a crash may now belong to any program: that one never gets ready, and is not ours.
    if (!isPostgres(found.pid)) return null;
    await pause(30);
  }
  throw new StoreRefusal('start-failed', 'the running server does not answer');
}

/** Whether that process is a PostgreSQL, as far as the system tells (Linux). */
function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux' && isAlive(pid);
  }
}

async function answers(place: Place, at: Listening): Promise<'ours' | 'other' | 'not yet'> {
  const client = new pg.Client(ownerOf(place, at, 'postgres'));
  client.on('error', () => undefined); // a server that stops at this very moment: the query below fails as well
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0] && realpathSync(rows[0].data_directory) === realpathSync(place.cluster) ? 'ours' : 'other';
  } catch (fault) {
    // 57P03: it starts, recovers or stops. No socket yet: the same.
    const code = (fault as NodeJS.ErrnoException).code ?? '';
    if (['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(code)) return 'not yet';
    if (/terminated|closed/.test(wordsOf(fault))) return 'not yet';
    throw new StoreRefusal('start-failed', wordsOf(fault), { cause: fault });
  } finally {
    await client.end().catch(() => undefined); // it was never connected, or is gone: nothing is left to end
  }
}

/** How the owner connects to a server of ours. */
export function ownerOf(place: Place, at: Listening, database: string): pg.ClientConfig {
  const password = secretOf(place)?.owner;
  return { host: at.host, port: at.port, user: OWNER, database, ...(password ? { password } : {}) };
}

async function start(place: Place, account: OsAccount | null, options: LaunchOptions): Promise<Postmaster> {
  checkOwner(place, account);
  const major = clusterMajor(place);
  const system = options.prefer === 'system' ? systemPrograms(account, major) : null;
  const programs = system ?? findPrograms(place, account, major);
  if (major === null) makeCluster(place, programs, account);
  writeAccess(place, account);
  const at = await listening(place, account);
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) renameSync(place.log, `${place.log}.1`);
  disownStale(place);
  // The same for its socket's lock: the folder is ours alone, and no server of ours lives.
  if (process.platform !== 'win32') {
    for (const name of [`.s.PGSQL.${at.port}`, `.s.PGSQL.${at.port}.lock`])
      rmSync(join(at.host, name), { force: true });
  }
  const begin = () =>
    process.platform === 'win32' ? startOnWindows(place, programs, at) : spawnServer(place, programs, account, at);
  let before = logSize(place);
  let ended = begin();
  const started = Date.now();
  for (;;) {
    if (postmasterFile(place)?.status === 'ready' && (await answers(place, at)) === 'ours') {
      const pid = postmasterFile(place)?.pid; // read again: the first may have been the one left by a crash
      if (pid) return { place, pid, ...at, adopted: false, programs };
    }
    if (ended.now) {
      // Sessions of a killed server may take a moment to notice that it is gone; PostgreSQL rightly waits for them.
      const words = logSince(place, before);
      if (!/pre-existing shared memory block/.test(words) || Date.now() - started > LONGEST_LEAVING)
        throw failed(words);
      await pause(200);
      before = logSize(place);
      ended = begin();
    }
    if (Date.now() - started > LONGEST_RECOVERY) throw failed(logSince(place, before));
    await pause(15);
  }
}

/**
 * After a crash, the number in postmaster.pid may belong to another program by now, or to a dead process that nobody
 * has buried; PostgreSQL would then refuse to start for ever. It takes its own parent's number for stale and goes on to
 * look whether any old session still holds the shared memory, so that check is kept: we write our number there.
 */
function disownStale(place: Place): void {
  const found = postmasterFile(place);
  if (process.platform === 'win32' || !found || !(found.pid > 0) || !isAlive(found.pid) || isPostgres(found.pid))
    return;
  const file = join(place.cluster, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

function logSize(place: Place): number {
  return existsSync(place.log) ? statSync(place.log).size : 0;
}

function logSince(place: Place, before: number): string {
  return existsSync(place.log) ? readFileSync(place.log).subarray(before).toString('utf8').trim() : '';
}

/** Settings that no file in the folder may change: they stand on the command line. Sizes by the machine's memory. */
function settings(at: Listening): string[] {
  const megabytes = Math.floor(totalmem() / 2 ** 20);
  const windows = process.platform === 'win32';
  const values: Record<string, string | number> = {
    listen_addresses: windows ? '127.0.0.1' : '',
    ...(windows ? {} : { unix_socket_directories: at.host, unix_socket_permissions: '0700' }),
    port: at.port,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: 64,
    shared_buffers: `${Math.min(1024, Math.max(64, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    maintenance_work_mem: `${Math.min(512, Math.max(64, Math.floor(megabytes / 16)))}MB`,
    work_mem: '16MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    autovacuum_naptime: '15s', // one small database: looking often costs nothing, and plans for tables that have just grown are right sooner
    // The compression that every build has saves a third of the journal's bytes and doubles the processor time of writes
    // that touch a page first after a checkpoint (5,000 lamps: 250 against 550 ms).
    wal_compression: 'off',
    jit: 'off', // compiling costs more than the short queries of an office
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
    lc_messages: 'C',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * How the GNU library's memory goes by: by default each text of more than 128 kB is asked of the system and given back at
 * once, page by page. A lighting of 100,000 tasks: 5.5 s of the database's processor time against 7.3. A session keeps
 * at most so much more than it needs. Other libraries take no notice.
 */
const memory = {
  MALLOC_MMAP_THRESHOLD_: `${32 * 2 ** 20}`,
  MALLOC_TRIM_THRESHOLD_: `${64 * 2 ** 20}`,
  MALLOC_TOP_PAD_: `${2 ** 20}`,
};

/** In a session of its own, so that Ctrl-C in our terminal does not reach it before we have put down our work. */
function spawnServer(place: Place, programs: Programs, account: OsAccount | null, at: Listening): { now: boolean } {
  const log = openLog(place, account);
  const ended = { now: false };
  const child = spawn(programIn(programs, 'postgres'), ['-D', place.cluster, ...settings(at)], {
    ...identity(account),
    cwd: '/',
    env: { ...process.env, ...memory },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('exit', () => (ended.now = true));
  child.on('error', () => (ended.now = true));
  child.unref();
  return ended;
}

function openLog(place: Place, account: OsAccount | null): number {
  try {
    const log = openSync(place.log, 'a', 0o600);
    if (account) fchownSync(log, account.uid, account.gid); // so that this user may also start it without root
    return log;
  } catch (fault) {
    throw folderRefusal(place.log, fault);
  }
}

/** `pg_ctl` gives up administrator's rights, with which PostgreSQL does not run. */
function startOnWindows(place: Place, programs: Programs, at: Listening): { now: boolean } {
  const words = settings(at).map((word) => (word === '-c' ? word : `"${word}"`));
  const { status } = spawnSync(
    programIn(programs, 'pg_ctl'),
    ['start', '-w', '-s', '-D', place.cluster, '-l', place.log, '-o', words.join(' ')],
    { stdio: 'ignore', windowsHide: true },
  );
  return { now: status !== 0 };
}

function failed(log: string): StoreRefusal {
  const words = log.split('\n').slice(-4).join(' | ').slice(-500);
  return new StoreRefusal(/No space left on device/.test(log) ? 'disk-full' : 'start-failed', words);
}

/**
 * Stops the server the fast way: sessions are cut, open transactions rolled back, everything written out. Returns when
 * the process is gone; after 60 s it is stopped the hard way, from which PostgreSQL recovers at its next start.
 */
export async function stop(server: Postmaster): Promise<void> {
  if (process.platform === 'win32') stopOnWindows(server);
  else signal(server.pid, 'SIGINT');
  const started = Date.now();
  let hard = false;
  while (isRunning(server)) {
    if (!hard && Date.now() - started > 60_000) hard = signal(server.pid, 'SIGQUIT');
    await pause(15);
  }
}

/** For the last moment of our process, where nothing can be waited for: asks the server to stop and goes. */
export function stopWithoutWaiting(server: Postmaster): void {
  if (process.platform === 'win32') stopOnWindows(server);
  else signal(server.pid, 'SIGINT');
}

export function isRunning(server: Postmaster): boolean {
  const found = postmasterFile(server.place);
  return found !== null && found.pid === server.pid && isAlive(server.pid);
}

function stopOnWindows(server: Postmaster): void {
  const programs = server.programs ?? findPrograms(server.place, null, clusterMajor(server.place));
  spawnSync(programIn(programs, 'pg_ctl'), ['stop', '-w', '-s', '-m', 'fast', '-D', server.place.cluster], {
    stdio: 'ignore',
  });
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  if (!(pid > 1)) throw new RangeError(`no process of ours: ${pid}`); // 0 and below would mean whole groups
  try {
    return process.kill(pid, name);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return true; // gone by itself meanwhile
    throw fault;
  }
}
