import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreRefusal } from '../refusal.js';
import type { OsAccount } from './os-account.js';
import { identity } from './os-account.js';
import type { Place } from './place.js';
import type { Programs } from './programs.js';
import { programIn } from './programs.js';

/** The role that owns the tables and runs the migrations, and the role of the application, which may not rewrite history. */
export const OWNER = 'luoshi_owner';
export const APPLICATION = 'luoshi';

/** The major version that made the cluster, null where there is none yet. */
export function clusterMajor(place: Place): number | null {
  const file = join(place.cluster, 'PG_VERSION');
  try {
    return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null;
  } catch (fault) {
    throw ofAnother(place, fault);
  }
}

/** Refuses a cluster that is not ours to open. PostgreSQL itself insists on it; this says it in words. */
export function checkOwner(place: Place, account: OsAccount | null): void {
  if (process.platform === 'win32' || !existsSync(place.cluster)) return;
  const { uid } = statSync(place.cluster);
  const ours = account?.uid ?? process.getuid?.();
  if (uid === ours) return;
  if (account === null) throw ofAnother(place, undefined);
  // Root has copied the folder here (cp, tar): give the files to the server's user.
  handOver(place.cluster, account);
}

function ofAnother(place: Place, fault: unknown): StoreRefusal {
  const { uid } = statSync(place.home);
  return new StoreRefusal('folder-of-another', `${place.cluster}, uid ${uid}`, { cause: fault });
}

function handOver(path: string, account: OsAccount): void {
  chownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) handOver(inner, account);
    else if (entry.isFile()) chownSync(inner, account.uid, account.gid);
  }
}

/** Makes a new cluster. It is made under another name first, so that a broken-off one is never taken for whole. */
export function makeCluster(place: Place, programs: Programs, account: OsAccount | null): void {
  const half = `${place.cluster}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (account) chownSync(half, account.uid, account.gid);
  const secret = process.platform === 'win32' ? makeSecret(place) : null;
  const common = ['-D', half, '-U', OWNER, '--encoding=UTF8', '--data-checksums', '--no-instructions'];
  const access = secret ? ['--auth=scram-sha-256', `--pwfile=${secret}`] : ['--auth=trust'];
  // C.UTF-8 is a locale of Linux; where the system lacks it, PostgreSQL 17 and newer bring their own.
  const locales = [['--locale=C.UTF-8'], ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']];
  let words = '';
  for (const locale of locales) {
    const { status, stderr, stdout, error } = spawnSync(
      programIn(programs, 'initdb'),
      [...common, ...access, ...locale],
      {
        ...identity(account),
        cwd: process.platform === 'win32' ? undefined : '/',
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      },
    );
    if (status === 0) {
      if (secret) rmSync(secret, { force: true });
      renameSync(half, place.cluster);
      return;
    }
    words = error?.message ?? (stderr || stdout).trim();
    if (!/locale/.test(words)) break;
  }
  rmSync(half, { recursive: true, force: true });
  throw new StoreRefusal(/No space left/.test(words) ? 'disk-full' : 'start-failed', `initdb: ${words.slice(-400)}`);
}

/** Windows: makes the owner's random password and returns the file that initdb reads it from. */
function makeSecret(place: Place): string {
  const secret = { owner: randomBytes(24).toString('base64url'), application: randomBytes(24).toString('base64url') };
  writeFileSync(place.secret, JSON.stringify(secret), { mode: 0o600 });
  const file = join(dirname(place.secret), 'initdb-password');
  writeFileSync(file, secret.owner, { mode: 0o600 });
  return file;
}

/** The roles' passwords: Windows only. Elsewhere whoever can reach the socket can read the data files as well. */
export function secretOf(place: Place): { owner: string; application: string } | null {
  if (process.platform !== 'win32') return null;
  return JSON.parse(readFileSync(place.secret, 'utf8')) as { owner: string; application: string };
}

/** Who may connect: on Windows the loopback with a password, elsewhere the socket in its closed folder, and nothing else. */
export function writeAccess(place: Place, account: OsAccount | null): void {
  const file = join(place.cluster, 'pg_hba.conf');
  const lines = process.platform === 'win32' ? ['host all all 127.0.0.1/32 scram-sha-256'] : ['local all all trust'];
  writeFileSync(file, ['# Written by Luoshi at every start.', ...lines, ''].join('\n'), { mode: 0o600 });
  chmodSync(file, 0o600);
  if (account) chownSync(file, account.uid, account.gid);
}
