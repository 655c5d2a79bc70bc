import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { folderRefusal, StoreRefusal } from '../refusal.js';
import type { OsAccount } from './os-account.js';
import { mayEnter } from './os-account.js';

/** Where everything of one embedded database stands. */
export interface Place {
  /** The folder that the office named: `./data` or `LUOSHI_DATA`. */
  readonly data: string;
  /** Where the files really are: `data`, or a folder under /var/lib where the server's user cannot reach `data`. */
  readonly home: string;
  /** PostgreSQL's own files (PGDATA). */
  readonly cluster: string;
  /** Copies of the programs, where the server's user cannot run the installed ones. */
  readonly programs: string;
  readonly log: string;
  /** Held for the moment of starting, so that two first starts do not make two clusters. */
  readonly starting: string;
  /** Windows only: the random passwords of the two roles. */
  readonly secret: string;
}

/** The folder that holds the data, from the environment: `LUOSHI_DATA`, else `data` under the working directory. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  return resolve(environment['LUOSHI_DATA'] || 'data');
}

/**
 * Makes the data folder where it is missing and says where its parts are.
 * @param account the user that the server runs as, where it is not ours (we are root)
 */
export function placeOf(data: string, account: OsAccount | null): Place {
  let home: string;
  try {
    // Root keeps the folder passable for the server's user; what matters inside is closed by itself (0700).
    mkdirSync(data, { recursive: true, mode: account === null ? 0o700 : 0o755 });
    home = homeOf(realpathSync(data), account);
    mkdirSync(join(home, 'log'), { recursive: true, mode: 0o755 });
  } catch (fault) {
    throw folderRefusal(data, fault);
  }
  return {
    data,
    home,
    cluster: join(home, 'postgres'),
    programs: join(home, 'programs'),
    log: join(home, 'log', 'postgres.log'),
    starting: join(home, 'starting'),
    secret: join(home, 'secret.json'),
  };
}

/**
 * Root's own folders are closed to everyone else (`/root/luoshi/data`), so PostgreSQL, which never runs as root, could
 * not open its files there. They then go under /var/lib/luoshi, and `data/home` is a link to them.
 */
function homeOf(data: string, account: OsAccount | null): string {
  const link = join(data, 'home');
  if (existsSync(link)) return realpathSync(link);
  if (account === null || mayEnter(data, account)) return data;
  const home = `/var/lib/luoshi/${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!mayEnter(home, account)) throw new StoreRefusal('folder-unusable', `${account.name} cannot enter ${data}`);
  if (!hasLink(link)) symlinkSync(home, link);
  return home;
}

function hasLink(path: string): boolean {
  try {
    return readlinkSync(path) !== '';
  } catch {
    return false; // no such file, or no link: nothing to reuse
  }
}
