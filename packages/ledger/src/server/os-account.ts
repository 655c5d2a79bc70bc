import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreRefusal } from '../refusal.js';

/** A user of the operating system. */
export interface OsAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user that the server runs as: null where that is ourselves. PostgreSQL refuses to run as root, so root hands it
 * to the owner of an existing cluster, else to `postgres`, else to `nobody`.
 * @param data the data folder, whose cluster may exist already
 */
export function serverAccount(data: string): OsAccount | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const accounts = osAccounts();
  for (const cluster of [join(data, 'postgres'), join(data, 'home', 'postgres')]) {
    if (!existsSync(cluster)) continue;
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return accounts.find((account) => account.uid === uid) ?? { name: String(uid), uid, gid };
  }
  const account = ['postgres', 'nobody'].map((name) => accounts.find((one) => one.name === name)).find((one) => one);
  if (!account) throw new StoreRefusal('no-account');
  return account;
}

/** `name:x:uid:gid:…`, one a line. Users kept elsewhere (LDAP) are not needed here: both names are local ones. */
function osAccounts(): OsAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Whether that user can pass every folder down to this one. Asked of the system, so that ACLs count too. */
export function mayEnter(folder: string, account: OsAccount): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...identity(account), cwd: '/' });
  return status === 0;
}

/** The options of `spawn` that make a child run as that user. */
export function identity(account: OsAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}
