import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtCommand, command, served } from '../tests/served.js';
import type { Served } from '../tests/served.js';

const folder = mkdtempSync(join(tmpdir(), 'luoshi-serve-'));
chmodSync(folder, 0o755); // where the tests run as root, the database's user has to pass it
const data = join(folder, 'data');
const elsewhere = join(folder, 'elsewhere');
const copy = join(folder, 'copy.zip');
const printedPassword = /one-time password: (\S+)/;

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: Served;
let password = '';
beforeAll(async () => {
  builtCommand();
  server = await served(data);
  password = printedPassword.exec(server.printed)?.[1] ?? '';
});
afterAll(async () => {
  server?.process.kill('SIGTERM');
  await server?.ended;
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: { code?: string; roles?: { role: string }[]; mustChangePassword?: boolean };
  readonly cookie: string;
}

async function ask(path: string, options: { body?: object; cookie?: string } = {}): Promise<Answer> {
  const answer = await fetch(server.address + path, {
    method: options.body ? 'POST' : 'GET',
    headers: {
      ...(options.body ? { 'content-type': 'application/json' } : {}),
      ...(options.cookie ? { cookie: options.cookie } : {}),
    },
    ...(options.body ? { body: JSON.stringify(options.body) } : {}),
  });
  const text = await answer.text();
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text), cookie };
}
const signIn = (login: string, secret: string, office = 'linjiang') =>
  ask('/api/session', { body: { office, login, password: secret } });

describe('the first start', () => {
  it('sets up the office and prints the first administrator’s password, which serves once', async () => {
    const first = await signIn('admin', password);
    expect(first.body).toMatchObject({ mustChangePassword: true, roles: [{ role: 'administrator' }] });
    const { cookie } = first;
    const fresh = '一句只有自己知道的话';
    const change = { old: password, fresh };
    expect((await ask('/api/session/password', { body: change, cookie })).status).toBe(204);
    expect((await signIn('admin', password)).body.code).toBe('login-failed');
    expect((await signIn('admin', fresh)).body.mustChangePassword).toBe(false);
  });

  it('gives the other seats no password, until the host or an administrator does', async () => {
    const { stdout, status } = command(data, 'password', 'Quzhang', '--office', 'donghu');
    expect(status).toBe(0);
    const secret = printedPassword.exec(stdout)![1]!;
    expect((await signIn('quzhang', secret, 'donghu')).body.roles).toMatchObject([{ role: 'leader' }]);
    expect((await signIn('quzhang', secret)).body.code).toBe('login-failed');
    const nobody = command(data, 'password', 'nobody');
    expect([nobody.status, nobody.stdout]).toEqual([4, '']);
    expect(nobody.stderr).toContain('记录不存在');
  });

  it('logs to a file, without a name, login, address or secret', async () => {
    await signIn('ducha', 'x'.repeat(12));
    const log = readFileSync(join(data, 'log/server.log'), 'utf8');
    expect(log).toContain('"route":"/api/session"');
    expect(log).not.toMatch(new RegExp(`ducha|x{12}|${password}|linjiang|127\\.0\\.0\\.1","`));
  });
});

describe('the commands beside a running server', () => {
  it('refuse a second server on the folder, and say who has it', () => {
    const second = command(data, 'serve', '--port', '0');
    expect(second.status).toBe(4);
    expect(second.stderr).toContain('数据文件夹正在被另一个落实进程使用');
    expect(second.stderr).toContain(`pid ${server.process.pid}`);
  });

  it('examine and back up', () => {
    const { stdout } = command(data, 'doctor', '--json');
    const report = JSON.parse(stdout) as { clean: boolean; checks: { code: string; healthy: boolean }[] };
    expect(report.checks.filter(({ healthy }) => !healthy).map(({ code }) => code)).toEqual(['backup']);
    expect(report.clean).toBe(true);
    expect(command(data, 'backup', copy).status).toBe(0);
  });
});

describe('another folder', () => {
  it('refuses a plan whose names lead nowhere, and keeps nothing of it', () => {
    const plan = join(folder, 'plan.json');
    const office = { code: 'a', name: '甲市人民政府', shortName: '甲市', level: 'prefecture' };
    const group = { name: '各部门', kind: 'other', relation: 'supervised', members: ['没有的局'] };
    const seats = [{ login: 'admin', name: '管理员', role: 'administrator' }];
    writeFileSync(plan, JSON.stringify({ offices: [{ ...office, units: [group], seats }] }));
    const run = command(elsewhere, 'serve', '--port', '0', '--office', plan);
    expect([run.status, run.stderr]).toEqual([4, expect.stringContaining('没有的局')]);
    writeFileSync(plan, '{"offices": [{"code": "A b"}]}');
    expect(command(elsewhere, 'serve', '--port', '0', '--office', plan).stderr).toContain('offices.0.code');
    // Only an empty one takes a backup.
    expect(command(elsewhere, 'restore', copy).status).toBe(0);
  });

  it('serves what the backup holds; not on a port that is taken', async () => {
    const { port } = new URL(server.address);
    const run = command(elsewhere, 'serve', '--port', port);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(`端口 ${port} 已被占用`)]);
    const second = await served(elsewhere);
    expect(second.printed).not.toMatch(printedPassword);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});

describe('stopping', () => {
  it('lets a running request end, takes no new one, and stops the database', async () => {
    const body = JSON.stringify({ office: 'linjiang', login: 'admin', password: 'not this one' });
    const running = request(`${server.address}/api/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    const answer = once(running, 'response') as Promise<[IncomingMessage]>;
    await once(running, 'continue'); // the server has the request and waits for its body
    server.process.kill('SIGTERM');
    await expect.poll(() => fetch(`${server.address}/healthz`).catch(() => 'refused')).toBe('refused');
    running.end(body);
    expect((await answer)[0].statusCode).toBe(401);
    expect(await server.ended).toBe(0);
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false);
  });
});
