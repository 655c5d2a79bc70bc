import { bringFirstPapers, foundOffices, hashOf, lightEveryOffice, planFrom } from '@luoshi/work';
import type { ProgrammeSamples } from '@luoshi/work';
import type { OfficePlan } from '@luoshi/work';
import { sql } from 'kysely';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { testDatabase } from '../../../packages/ledger/tests/database.js';
import { recount } from '../../../packages/ledger/src/index.js';
import { buildApp } from '../../server/src/app.js';
import { builtWeb } from './built.js';

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
  readonly plan: OfficePlan;
  readonly address: string;
  /** Where the office's clock stands; set it to stand on another day. Who is signed in signs in again after a day. */
  now: Date;
  /** Asks the server as a seat, without the browser; throws where it refuses. */
  call<Answer>(login: string, path: string, call?: Call): Promise<Answer>;
  /** Sends a form with files. */
  send<Answer>(login: string, path: string, form: FormData): Promise<Answer>;
  /** Lights what has turned with the clock, as the server does every ten minutes. */
  light(): Promise<void>;
  /** A page of a seat's own browser, signed in through the door; null stays before it. The page's clock is the office's. */
  open(login: string | null, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Signs a page in through the door that it shows. */
  signIn(page: Page, login: string): Promise<void>;
  /** Makes the ledger so many rows longer, copies of one that is there, straight in the tables. */
  fill(rows: number): Promise<void>;
  /** What the pages complained of so far: faults, and requests to elsewhere. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Puts a page's `Date` to a moment, from which it runs on; what it measures by (`performance.now`) stays as it is. */
const clockAt = (now: Date): string => `{
  const offset = ${now.getTime()} - Date.now();
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + offset);
    }
    static now() {
      return Real.now() + offset;
    }
  };
}`;

/** The samples of programmes. */
function sampleRecords(): ProgrammeSamples {
  const folder = `${root}samples/programmes/`;
  const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return {
    texts: texts.map((name) => ({ programme: name.slice(0, -4), text: readFileSync(folder + name, 'utf8') })),
    sources: JSON.parse(readFileSync(`${folder}sources.json`, 'utf8')) as ProgrammeSamples['sources'],
  };
}

/** Sets up the office of samples/office.json, takes in the samples, and waits until they are read and entered. */
export async function stage(now: Date): Promise<Stage> {
  const web = builtWeb();
  const store = await (await testDatabase()).open({ connections: 8 });
  const read = planFrom(JSON.parse(readFileSync(`${root}samples/office.json`, 'utf8')));
  if ('wrong' in read) throw new Error(read.wrong);
  let clock = () => now;
  const app = await buildApp({ store, clock: () => clock(), rate: 1_000_000, web });
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
    sampleRecords(),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
  const complaints: string[] = [];
  let browser: Browser | null = null;
  /** A seat's session of this day, opened where there is none. */
  async function cookieOf(login: string): Promise<string> {
    const key = `${login} ${it.now.toISOString().slice(0, 10)}`;
    const kept = cookies.get(key);
    if (kept) return kept;
    const signed = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ office: 'linjiang', login, password: PASSWORD }),
    });
    const cookie = signed.headers.get('set-cookie')!.split(';')[0]!;
    cookies.set(key, cookie);
    return cookie;
  }
  async function asked<Answer>(login: string, path: string, how: RequestInit): Promise<Answer> {
    const answer = await fetch(`${address}/api/${path}`, {
      ...how,
      headers: { ...(how.headers as Record<string, string>), cookie: await cookieOf(login) },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${login} ${how.method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Answer;
  }
  const it: Stage = {
    plan: read.plan,
    address,
    now,
    complaints,
    call: (login, path, { method = 'GET', body, version } = {}) =>
      asked(login, path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    send: (login, path, form) => asked(login, path, { method: 'POST', body: form }),
    light: () => lightEveryOffice(store, it.now, new AbortController().signal),
    async open(login, path = '/', options = {}) {
      browser ??= await chromium.launch({ executablePath: browserPath!, args: ['--no-sandbox'] });
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
      // The office's clock may stand in the past, the browser's does not: a session's cookie would have run out.
      await context.route('**/api/session', async (route) => {
        const response = await route.fetch();
        const { 'set-cookie': cookie, ...headers } = response.headers();
        const kept = cookie?.replace(/ Expires=[^;]+;?/i, '');
        await route.fulfill({ response, headers: { ...headers, ...(kept ? { 'set-cookie': kept } : {}) } });
      });
      const page = await context.newPage();
      await page.addInitScript(clockAt(it.now));
      page.on('pageerror', (fault) => complaints.push(`${page.url()}: ${fault.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()))
          complaints.push(request.url());
      });
      await page.goto(address + path);
      if (login === null) await page.getByLabel('单位代码').waitFor();
      else await it.signIn(page, login);
      return page;
    },
    async signIn(page, login) {
      await page.getByLabel('单位代码').fill('linjiang');
      await page.getByLabel('登录名').fill(login);
      await page.getByLabel('密码').fill(PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.locator('#content').waitFor();
    },
    async fill(rows) {
      await store.db.transaction().execute(async (transaction) => {
        await sql`create temporary table copied on commit drop as
          select gen_random_uuid() as id, t.id as of, t.jurisdiction_id, n
          from (select * from task where lamp_shown = 'green' limit 1) t, generate_series(1, ${sql.lit(rows)}) n`.execute(
          transaction,
        );
        await sql`insert into task select (jsonb_populate_record(t, jsonb_build_object('id', c.id, 'number', 'L' || c.n,
            'title', t.title || c.n, 'due', date '2026-01-01' + (c.n % 700),
            'lamp_shown', (array['red', 'yellow', 'green', 'grey'])[1 + c.n % 4]))).*
          from copied c join task t on t.jurisdiction_id = c.jurisdiction_id and t.id = c.of`.execute(transaction);
        await sql`insert into assignment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
            'task_id', c.id))).* from copied c join assignment a on a.jurisdiction_id = c.jurisdiction_id
            and a.task_id = c.of`.execute(transaction);
        await recount(transaction, founded.numbers.get('linjiang')!);
      });
      await sql`analyze task, assignment`.execute(store.db).catch(() => undefined);
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
  for (;;) {
    const { rows } = await it.call<{ rows: readonly { state: string }[] }>('ducha', 'jobs');
    if (rows.every(({ state }) => state !== 'waiting' && state !== 'running')) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return it;
}
