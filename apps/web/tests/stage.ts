import { bringFirstPapers, foundOffices, hashOf, lightEveryOffice, planFrom } from '@luoshi/work';
import type { ProgrammeSamples } from '@luoshi/work';
import type { OfficePlan } from '@luoshi/work';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '../../../packages/ledger/tests/database.js';
import { buildApp } from '../../server/src/app.js';
import { builtWeb } from './built.js';
import { front } from './front.js';
import type { Front } from './front.js';

export { browserPath, withoutBrowser } from './front.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const PASSWORD = '临江市督查室的一句话口令';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly version?: number;
}

/** 临江市 with its samples behind a real server, and a browser before it. */
export interface Stage extends Front {
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
}

/** The samples of programmes. */
function sampleRecords(): ProgrammeSamples {
  const folder = `${root}samples/programmes/`;
  const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return {
    texts: texts.map((name) => ({ programme: name.slice(0, -4), text: readFileSync(folder + name, 'utf8') })),
    sources: JSON.parse(readFileSync(`${folder}sources.json`, 'utf8')) as ProgrammeSamples['sources'],
  };
}

/** Sample papers that hold the words of others in another form: they are taken in as copies. */
const COPY = /^1[123]-/;

/**
 * Sets up the office of samples/office.json, takes in the samples, and waits until they are read and entered.
 * @param papers the numbers of the sample papers that are needed; all where it is left out
 * @param programmes folders of further programmes
 */
export async function stage(
  now: Date,
  papers: readonly string[] | null = null,
  programmes: readonly string[] = [],
): Promise<Stage> {
  const web = builtWeb();
  const store = await (await testDatabase()).open({ connections: 8 });
  const read = planFrom(JSON.parse(readFileSync(`${root}samples/office.json`, 'utf8')));
  if ('wrong' in read) throw new Error(read.wrong);
  let clock = () => now;
  const app = await buildApp({ store, clock: () => clock(), rate: 1_000_000, web, programmes });
  const founded = (await foundOffices(store, read.plan, now))!;
  await store.db
    .updateTable('account')
    .set({ password_hash: await hashOf(PASSWORD), must_change_password: false })
    .execute();
  // The papers of programmes only where they are asked for.
  const paths = [`${root}samples/`, ...(papers === null ? [] : [`${root}samples/programmes/papers/`])].flatMap(
    (folder) =>
      readdirSync(folder)
        .filter((name) => /^\d\d-.*\.(?:txt|html|docx)$/.test(name) && (papers?.includes(name.slice(0, 2)) ?? true))
        .map((name) => ({ name, path: folder + name })),
  );
  const distinct = paths.filter(({ name }) => !COPY.test(name)).length;
  await bringFirstPapers(
    store,
    app.reading,
    founded,
    {
      files: paths.map(({ name, path }) => ({ name, bytes: readFileSync(path) })),
      manifest: readFileSync(`${root}samples/documents.csv`),
    },
    now,
    sampleRecords(),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
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
  const before = front({ address, password: PASSWORD, now: () => it.now });
  const it: Stage = {
    ...before,
    plan: read.plan,
    address,
    now,
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
    async close() {
      await before.close();
      await app.close();
      await store.close();
    },
  };
  clock = () => it.now;
  while ((await it.call<{ rows: unknown[] }>('ducha', 'papers?limit=50')).rows.length < distinct)
    await new Promise((resolve) => setTimeout(resolve, 200));
  for (;;) {
    const { rows } = await it.call<{ rows: readonly { state: string }[] }>('ducha', 'jobs');
    if (rows.every(({ state }) => state !== 'waiting' && state !== 'running')) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return it;
}
