import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderRefusal, StoreRefusal } from '../refusal.js';
import type { OsAccount } from './os-account.js';
import type { Place } from './place.js';

/** Where the server listens: a folder with its socket, on Windows a port of the loopback. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** The longest path that the operating systems take for a socket (macOS: 104 bytes with the final NUL). */
const LONGEST = 103;
const PORT = 5432;

/** Makes the closed folder for the socket, or finds a free port on Windows. */
export async function listening(place: Place, account: OsAccount | null): Promise<Listening> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await loopbackPort(place) };
  const beside = join(place.home, 'socket');
  const host = Buffer.byteLength(join(beside, `.s.PGSQL.${PORT}.lock`)) <= LONGEST ? beside : underTemporary(place);
  const uid = account?.uid ?? process.getuid?.();
  try {
    mkdirSync(host, { mode: 0o700 });
    if (account) chownSync(host, account.uid, account.gid);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw folderRefusal(host, fault);
    }
  }
  // In the temporary folder anyone may have been here first: a link or a folder of somebody else is not used.
  const found = lstatSync(host);
  if (!found.isDirectory()) throw new StoreRefusal('folder-unusable', host);
  if (found.uid !== uid) {
    if (process.getuid?.() !== 0 || host !== beside) throw new StoreRefusal('folder-of-another', host);
    chownSync(host, account?.uid ?? 0, account?.gid ?? 0);
  }
  chmodSync(host, 0o700);
  return { host, port: PORT };
}

function underTemporary(place: Place): string {
  return join(tmpdir(), `luoshi-${createHash('sha256').update(place.home).digest('hex').slice(0, 16)}`);
}

/** The port of last time where it is still free, so that open pools find a restarted server again; else any free one. */
async function loopbackPort(place: Place): Promise<number> {
  const file = join(place.home, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(last)) ?? (await freePort(0)) ?? PORT;
  writeFileSync(file, String(port));
  return port;
}

/** That port, or any for 0; null where it is taken. */
function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
