import { bringFirstPapers, foundOffices, hashOf, planFrom } from '@luoshi/work';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { testDatabase } from '../../../packages/ledger/tests/database.js';
import { buildApp } from '../../server/src/app.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The browser of this machine; null where there is none. */
export const browserPath: string | null =
  [process.env['LUOSHI_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

export const withoutBrowser =
  'no Chromium here: the pages are not tested (Debian: apt-get install chromium; elsewhere name it in LUOSHI_CHROMIUM)';

export const PASSWORD = '临江市督查室的一句话口令';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly version?: number;
}

/** 临江市 with its samples behind a real server, and a browser before it. */
export interface Stage {
  readonly address: string;
  /** Where the office's clock stands; set it to stand on another day. Who is signed in signs in again after a day. */
  now: Date;
  /** Asks the server as a seat, without the browser; throws where it refuses. */
  call<Answer>(login: string, path: string, call?: Call): Promise<Answer>;
  /** A page of a seat's own browser, signed in through the door, with the page's clock at the office's. */
  open(login: string, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the pages complained of so far: faults, and requests to elsewhere. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Sets up the office of samples/office.json, takes in the samples, and waits until they are read. */
export async function stage(now: Date): Promise<Stage> {
  // In a process of its own: the builder ends the process where it fails.
  execFileSync(process.execPath, ['-e', `import('${root}scripts/build-web.mjs').then((m) => m.buildWeb())`], {
    stdio: 'inherit',
  });
  const store = await (await testDatabase()).open({ connections: 8 });
  const read = planFrom(JSON.parse(readFileSync(`${root}samples/office.json`, 'utf8')));
  if ('wrong' in read) throw new Error(read.wrong);
  let clock = () => now;
  const app = await buildApp({ store, clock: () => clock(), rate: 1_000_000, web: `${root}apps/web/dist` });
  const founded = (await foundOffices(store, read.plan, now))!;
  await store.db
    .updateTable('account')
    .set({ password_hash: await hashOf(PASSWORD), must_change_password: false })
    .execute();
  const names = readdirSync(`${root}samples`).filter((name) => /^\d\d-.*\.(?:txt|html|docx)$/.test(name));
  await bringFirstPapers(
    store,
    app.reading,
    founded,
    {
      files: names.map((name) => ({ name, bytes: readFileSync(`${root}samples/${name}`) })),
      manifest: readFileSync(`${root}samples/documents.csv`),
    },
    now,
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
  const complaints: string[] = [];
  let browser: Browser | null = null;
  const it: Stage = {
    address,
    now,
    complaints,
    async call<Answer>(login: string, path: string, { method = 'GET', body, version }: Call = {}) {
      const key = `${login} ${it.now.toISOString().slice(0, 10)}`;
      const ask = (cookie: string | undefined, to: string, how: RequestInit) =>
        fetch(`${address}/api/${to}`, {
          ...how,
          headers: {
            ...(how.body ? { 'content-type': 'application/json' } : {}),
            ...(cookie ? { cookie } : {}),
            ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          },
        });
      if (!cookies.has(key)) {
        const form = JSON.stringify({ office: 'linjiang', login, password: PASSWORD });
        const signed = await ask(undefined, 'session', { method: 'POST', body: form });
        cookies.set(key, signed.headers.get('set-cookie')!.split(';')[0]!);
      }
      const answer = await ask(cookies.get(key), path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${login} ${method} ${path}: ${answer.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as Answer;
    },
    async open(login, path = '/', options = {}) {
      browser ??= await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
      const page = await context.newPage();
      await page.clock.setFixedTime(it.now);
      page.on('pageerror', (fault) => complaints.push(`${page.url()}: ${fault.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()))
          complaints.push(request.url());
      });
      await page.goto(address + path);
      await page.getByLabel('单位代码').fill('linjiang');
      await page.getByLabel('登录名').fill(login);
      await page.getByLabel('密码').fill(PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.locator('#content').waitFor();
      return page;
    },
    async close() {
      await browser?.close();
      await app.close();
      await store.close();
    },
  };
  clock = () => it.now;
  while ((await it.call<{ rows: unknown[] }>('ducha', 'papers?limit=50')).rows.length < names.length - 3)
    await new Promise((resolve) => setTimeout(resolve, 200));
  return it;
}
