import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { buildApp } from '../app.js';
import type { App } from '../app.js';
import { COOKIE } from './door.js';

const web = mkdtempSync(join(tmpdir(), 'luoshi-web-'));
let office: Office;
let app: App;
beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<html><head></head><body><div id="root"></div></body></html>');
  writeFileSync(join(web, 'assets/first-a1.js'), 'export {};');
  office = await testOffice();
  app = await buildApp({ store: office.store, clock: () => office.now, rate: 1_000_000, web });
});
afterAll(async () => {
  await app?.close();
  await office?.close();
  rmSync(web, { recursive: true });
});

/** A page as a browser gets it, with the session of a seat. */
async function page(path: string, seat: Seat | null) {
  if (seat === null) return app.inject(path);
  const payload = { office: 'linjiang', login: seat, password: PASSWORD };
  const signed = await app.inject({ method: 'POST', url: '/api/session', payload });
  const { value } = signed.cookies.find(({ name }) => name === COOKIE)!;
  return app.inject({ url: path, cookies: { [COOKIE]: value } });
}

/** The answers that came with a page; null where none did. */
function answersIn(html: string): Record<string, unknown> | null {
  const held = /<script type="application\/json" id="first-answers">(.*?)<\/script>/s.exec(html)?.[1];
  return held === undefined ? null : (JSON.parse(held) as Record<string, unknown>);
}

/** What a page brings to a seat: a machine that is busy brings less, and what is missing then comes the next time. */
const brought = (path: string, seat: Seat, addresses: readonly string[]) =>
  vi.waitFor(
    async () => {
      const whole = await page(path, seat);
      const answers = answersIn(whole.body)!;
      expect(Object.keys(answers).sort()).toEqual(addresses);
      return { ...whole, answers };
    },
    { timeout: 30_000 },
  );

const WALL = [
  '/api/division-map',
  '/api/lamp-colours',
  '/api/session',
  '/api/units?limit=200',
  '/api/wall?turnedSince=2026-02-24',
];

describe('the page', { timeout: 60_000 }, () => {
  it('brings what the wall map asks first, as the API answers it', async () => {
    const { headers, body, answers } = await brought('/overview', 'leader', WALL);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    for (const [address, answer] of Object.entries(answers))
      expect(answer).toEqual(await office.get('leader', address));
    expect(body.startsWith('<html><head></head><body><div id="root"></div>')).toBe(true);
    expect(body.endsWith('</script></body></html>')).toBe(true);
  });

  it('brings the wall map where it is the first page of who is signed in, and else who that is', async () => {
    await brought('/', 'auditor', WALL);
    for (const [path, seat] of [
      ['/', 'supervision'],
      ['/', 'housing'],
      ['/ledger?lamp=red', 'leader'],
    ] as const)
      await brought(path, seat, ['/api/session']);
  });

  it('brings to nobody what the table of access keeps from him', async () => {
    await brought('/overview', 'operator', ['/api/division-map', '/api/session', '/api/units?limit=200']);
    for (const cookies of [{}, { [COOKIE]: 'worn out' }])
      expect(answersIn((await app.inject({ url: '/overview', cookies })).body)).toBeNull();
  });

  it('holds no value that could end its element', async () => {
    await office.get('administrator', {
      method: 'POST',
      url: '/api/units',
      payload: { name: '</script><script>alert(1)</script>', kind: 'department', relation: 'supervised' },
    });
    const { body, answers } = await brought('/overview', 'leader', WALL);
    expect(body).not.toContain('<script>');
    const { rows } = answers['/api/units?limit=200'] as { rows: { name: string }[] };
    expect(rows.map(({ name }) => name)).toContain('</script><script>alert(1)</script>');
  });

  it('is the same at every address but those of files and of the API', async () => {
    const asset = await app.inject('/assets/first-a1.js');
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await app.inject('/assets/first-b2.js')).statusCode).toBe(404);
    expect((await app.inject('/api/nothing')).statusCode).toBe(404);
    const nobodys = await app.inject('/any/where');
    expect([nobodys.statusCode, nobodys.body]).toEqual([
      200,
      '<html><head></head><body><div id="root"></div></body></html>',
    ]);
    const head = await app.inject({ method: 'HEAD', url: '/overview' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
  });
});
