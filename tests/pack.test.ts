import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'luoshi-packed-'));
chmodSync(folder, 0o755); // where the tests run as root, the database's user has to pass it

/** Runs a command without any network but its own loopback. Root may; others where user namespaces are open. */
const WITHOUT_NETWORK = ['unshare', ...(process.getuid?.() === 0 ? ['-n'] : ['-rn'])];
const withLoopback = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const networkCanBeOff =
  process.platform === 'linux' &&
  spawnSync(WITHOUT_NETWORK[0]!, [...WITHOUT_NETWORK.slice(1), ...withLoopback, 'true']).status === 0;
const unprovable = ': not tried, the network cannot be turned off here (needs unshare, ip and the right to use them)';
const packable = process.platform === 'linux' && process.arch === 'x64';

/** An archive made before (`npm run pack`), else one is made here, packed less tightly for the time it saves. */
const made = process.env['LUOSHI_PACK'];

describe.skipIf(!packable)('the offline archive (Linux x64)', () => {
  let archive = made ?? '';
  let home = '';
  beforeAll(() => {
    if (!made) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, 'scripts/pack.mjs'), '--out', folder, '--level', '1', '--as-installed'],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      archive = join(
        folder,
        readdirSync(folder).find((name) => name.endsWith('.tar.gz'))!,
      );
    }
    const { status, stderr } = spawnSync('tar', ['xf', archive, '-C', folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    home = join(folder, basename(archive, '.tar.gz'));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one folder with what an office needs, and its hash stands beside it', () => {
    expect(readdirSync(home).sort()).toEqual(['app', 'luoshi', 'luoshi.service', 'node', '安装说明.txt']);
    expect(readFileSync(`${archive}.sha256`, 'utf8').split(' ')[0]).toBe(
      createHash('sha256').update(readFileSync(archive)).digest('hex'),
    );
    for (const file of ['node/LICENSE', 'app/LICENSE', 'app/samples/office.json', 'app/apps/web/dist/index.html'])
      expect(existsSync(join(home, file)), file).toBe(true);
    // Every placeholder is filled in.
    for (const file of ['luoshi', 'luoshi.service', '安装说明.txt'])
      expect(readFileSync(join(home, file), 'utf8')).not.toMatch(/\{[A-Z]+\}/);
    // Tools that only building needs stay at home.
    for (const library of ['typescript', 'vitest', 'vite', 'antd'])
      expect(existsSync(join(home, 'app/node_modules', library)), library).toBe(false);
  });

  it('tells where its data stand, and needs no Node of the machine', () => {
    const { stdout, status } = spawnSync(join(home, 'luoshi'), ['--version'], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin' },
    });
    expect([status, stdout.trim()]).toEqual([0, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version]);
  });

  it.skipIf(!networkCanBeOff)(
    `starts with the network off, lets somebody sign in and read a paper, and stops${networkCanBeOff ? '' : unprovable}`,
    () => {
      const data = join(folder, 'data');
      mkdirSync(data, { mode: 0o755 });
      const { stdout, stderr, status } = spawnSync(
        WITHOUT_NETWORK[0]!,
        [
          ...WITHOUT_NETWORK.slice(1),
          ...withLoopback,
          join(home, 'node/bin/node'),
          join(root, 'tests/pack/day-of-an-office.mjs'),
          home,
          data,
        ],
        { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
      );
      expect([status, stderr]).toEqual([0, '']);
      const seen = JSON.parse(stdout);
      expect(seen).toMatchObject({ quoted: true, node: join(home, 'node/bin/node') });
      expect(seen.papers).toBeGreaterThan(8);
      expect(seen.measures).toBeGreaterThan(20);
      expect(seen.code).toBeGreaterThan(100_000);
      expect(seen.postgres.startsWith(home) || seen.postgres.startsWith(data)).toBe(true);
    },
    180_000,
  );
});

if (!packable) it.skip('the offline archive is made and tried on Linux x64 only', () => undefined);
