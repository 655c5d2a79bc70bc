import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openStore } from '@luoshi/ledger';
import { relight } from '@luoshi/work';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, it } from 'vitest';
import { buildApp } from '../../server/src/app.js';
import { builtWeb } from './built.js';
import { browserPath, clockAt, front, withoutBrowser } from './front.js';
import type { Front } from './front.js';
import { livedScene, takeIn } from './scene.js';
import { stage } from './stage.js';
import type { Stage } from './stage.js';
import { unwatched } from './unwatched.js';

/** Rows of the ledger that is filtered and scrolled; or a folder that `npm run bench:load -- --data FOLDER` has filled. */
const ROWS = Number(process.env['LUOSHI_BENCH_ROWS'] ?? 1_000_000);
const DATA = process.env['LUOSHI_BENCH_DATA'];
/** Of the benches that have no types of their own. */
const bench = <Names>(file: string): Promise<Names> =>
  import(new URL(`../../../bench/src/${file}`, import.meta.url).href) as Promise<Names>;

/** Papers, one as JSON a line (`{"text": …}`), packed; the longest is read. Without them only the made-up one. */
const PAPERS = process.env['LUOSHI_BENCH_PAPERS'] ?? (await bench<{ bulkFile(): URL | null }>('texts.mjs')).bulkFile();
const RUNS = 5;
/** The parts that are measured. */
const PARTS = new Set((process.env['LUOSHI_BENCH_ONLY'] ?? 'pages,reader,ledger').split(','));

const ended: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ended.reverse()) await end();
});

interface Measured {
  readonly what: string;
  readonly asked: string;
  readonly value: number;
  readonly unit: string;
  readonly met: boolean;
}
const table: Measured[] = [];
/** At most so much, or at least so much. */
function measured(
  what: string,
  value: number,
  unit: string,
  bound: { readonly most?: number; readonly least?: number },
) {
  const { most = Infinity, least = -Infinity } = bound;
  const asked = most < Infinity ? `≤ ${most} ${unit}` : `≥ ${least} ${unit}`;
  table.push({ what, asked, value, unit, met: value <= most && value >= least });
  process.stderr.write(`${what}: ${value.toFixed(0)} ${unit} (${asked})\n`); // a part that fails later leaves these
}

/** The middle one of some runs. */
async function median(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}

/** Milliseconds after which what is waited for does not come any more. */
const LONGEST = 30_000;

/** Milliseconds of the page from an act until a condition holds in a drawn frame; both are evaluated in the page. */
const until = (page: Page, act: string, condition: string): Promise<number> =>
  page.evaluate(`new Promise((done, fail) => {
    const start = performance.now();
    ${act};
    const look = () => {
      if (${condition}) requestAnimationFrame(() => done(performance.now() - start));
      else if (performance.now() - start < ${LONGEST}) setTimeout(look, 2);
      else fail(new Error('not within ${LONGEST} ms: ' + ${JSON.stringify(condition)}));
    };
    look();
  })`);

/** Bytes that came over the line (packed) for what the server gives out as files. */
function counting(session: CDPSession): () => number {
  let bytes = 0;
  const files = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) files.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

async function firstLoad(office: Front): Promise<void> {
  const page = await office.open(null, '/');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await page.route(/\/(?:curve|division-map)-/, (route) => route.abort()); // charts are a later chunk
  const loaded = counting(session);
  await session.send('Network.clearBrowserCache');
  await page.reload();
  await page.getByLabel('单位代码').waitFor();
  await office.signIn(page, 'shizhang');
  await page.evaluate(`history.pushState({}, '', '/overview'); dispatchEvent(new PopStateEvent('popstate'))`);
  await page.locator('[data-card=total]').waitFor();
  measured('door and wall map, packed', loaded() / 1000, 'kB', { most: 300 });
  await page.context().close();
}

async function interactive(office: Stage): Promise<void> {
  const browser = await unwatched(4);
  ended.push(browser.close);
  for (const [what, login, path, selector] of [
    ['door interactive', null, '/', 'input[name=login]'],
    ['wall map interactive', 'shizhang', '/overview', '[data-card=total]'],
    ['wall map with all that is below', 'shizhang', '/overview', '.page:has(.tile) .league'],
  ] as const) {
    const cookie = login && (await office.session(login));
    const value = await median(() =>
      browser.load({ address: office.address + path, selector, before: clockAt(office.now), cookie }),
    );
    measured(`${what}, processor at a quarter`, value, 'ms', { most: 1500 });
  }
}

/** The generator of the load bench: fills the empty data folder of `LUOSHI_DATA`. */
const generator = await bench<{
  readonly PASSWORD: string;
  readonly fill: (asked: {
    readonly tasks: number;
    readonly reports: number;
    readonly seed: number;
    readonly now: Date;
    readonly tell: (step: string, share?: number) => void;
  }) => Promise<unknown>;
}>('load/fill.mjs');

/** Says what is being done, and of what takes long each fifth. */
function steps(): (step: string, share?: number) => void {
  let told = 0;
  return (step, share = 1) => {
    if (share < 1 && share < told + 0.2) return;
    told = share < 1 ? share : 0;
    process.stderr.write(`${step}${share < 1 ? ` ${(share * 100).toFixed(0)} %` : ''}\n`);
  };
}

/** An office whose ledger has so many rows. */
async function longLedger(): Promise<{ readonly office: Front; readonly address: string; readonly rows: number }> {
  const folder = DATA ?? mkdtempSync(join(tmpdir(), 'luoshi-ledger-'));
  if (!DATA) {
    ended.push(async () => rmSync(folder, { recursive: true }));
    process.env['LUOSHI_DATA'] = folder; // its threads open the store by it
    await generator.fill({ tasks: ROWS, reports: 1, seed: 1, now: new Date(), tell: steps() });
  }
  const store = await openStore({ environment: { LUOSHI_DATA: folder }, signals: 'leave', name: 'bench:web' });
  ended.push(() => store.close());
  if (!DATA) {
    // Before its first lighting every lamp is grey, and a filter by colour finds nothing.
    process.stderr.write('lighting\n');
    const { jurisdiction_id: jurisdiction } = await store.db
      .selectFrom('jurisdiction')
      .select('jurisdiction_id')
      .executeTakeFirstOrThrow();
    await relight({ store, jurisdiction }, new Date(), { all: true });
    await store.asOwner((owner) => owner.query('vacuum analyze'));
  }
  const app = await buildApp({ store, clock: () => new Date(), rate: 1_000_000, web: builtWeb() });
  ended.push(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const office = front({ address, password: generator.PASSWORD, now: () => new Date() });
  ended.push(office.close);
  const { count } = await store.db
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { office, address, rows: Number(count) };
}

/** Frames a second while the wheel turns once a frame for three seconds over the first of what scrolls. */
async function scrolling(page: Page, selector: string, what: string): Promise<void> {
  const box = (await page.locator(selector).first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(`(() => {
    window.frames_ = [];
    const frame = (at) => { window.frames_.push(at); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  for (const end = Date.now() + 3000; Date.now() < end;) await page.mouse.wheel(0, 240);
  const frames = (await page.evaluate('window.frames_')) as number[];
  const gone = (await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollTop`)) as number;
  if (gone === 0) throw new Error(`${what}: nothing has scrolled`);
  measured(`${what}: scrolling, frames a second`, ((frames.length - 1) * 1000) / (frames.at(-1)! - frames[0]!), '/s', {
    least: 50,
  });
}

async function ledger(): Promise<void> {
  const { office, address, rows } = await longLedger();
  const page = await office.open('office', '/ledger');
  const first = page.locator('[data-row-key]').first();
  // From the rows of red lamps to those of another colour, by its button.
  for (const [at, what, word] of [
    [1, 'yellow', '黄灯'],
    [2, 'green', '绿灯'],
  ] as const) {
    const value = await median(async () => {
      await office.goTo(page, '/ledger?lamp=red');
      await first.waitFor();
      return until(
        page,
        `document.querySelectorAll('button[aria-pressed]')[${at}].click()`,
        `document.querySelector('[data-row-key] [role=img][aria-label="${word}"]') && !document.querySelector('.waiting, .ant-spin-spinning')`,
      );
    });
    measured(`ledger of ${rows} rows: filter by ${what} lamps to first rows`, value, 'ms', { most: 300 });
  }
  for (const by of ['unit', 'lamp', 'paper', 'month']) {
    const value = await median(() =>
      page.evaluate(`(async () => {
        const start = performance.now();
        await (await fetch('/api/tasks/groups?by=${by}')).json();
        return performance.now() - start;
      })()`),
    );
    measured(`ledger of ${rows} rows: counts of its groups by ${by}`, value, 'ms', { most: 300 });
  }
  await page.goto(`${address}/ledger`);
  await first.waitFor();
  await scrolling(page, '.task-table', 'ledger');
  await page.context().close();
}

/** The longest paper of packed lines. */
const longest = (file: string | URL): string =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .reduce((a, b) => (b.length > a.length ? b : a));

/** A made-up paper of 50,000 characters whose measures hold about 2,000 facts. */
function madeUp(): string {
  const measure = (at: number): string =>
    `${at}.推进第${at}批重点项目建设。坚持问题导向和目标导向相结合，健全项目谋划、储备、论证、推进的闭环机制，强化要素保障和全过程服务，及时协调解决用地、用能、环评等方面的难点堵点，推动项目早开工、早建成、早见效。确保${(at % 12) + 1}月底前完成投资${at % 50}亿元，新建标准厂房${at * 3}平方米。（牵头单位：市住建局；配合单位：市财政局）`;
  return `临江市重点项目清单\n临政办〔2025〕99号\n市政府各部门：\n${Array.from({ length: 330 }, (_, index) => measure(index + 1)).join('\n')}\n`;
}

/** The first load, the first pages, and the reader, in an office that has lived for some months. */
async function livedOffice(): Promise<void> {
  const office = await stage(new Date('2025-04-20T02:00:00Z'));
  ended.push(() => office.close());
  await livedScene(office);
  if (PARTS.has('pages')) {
    await firstLoad(office);
    await interactive(office);
  }
  if (!PARTS.has('reader')) return;
  await reader(office, '编写的文件', madeUp(), !PAPERS);
  if (PAPERS) await reader(office, '最长的文件', longest(PAPERS), true);
}

/** Opens a paper, which is asked of the longest only, and scrolls it. */
async function reader(office: Stage, name: string, text: string, isLongest: boolean): Promise<void> {
  const paper = await takeIn(office, `${name}.txt`, text);
  const page = await office.open('ducha', '/papers').catch(async (fault: unknown) => {
    process.stderr.write(`${await office.shown()}\n`);
    throw fault;
  });
  const link = `document.querySelector('a[href="/papers/${paper}"]')`;
  // The first opening brings the reader's code; those that are measured find it there.
  await office.goTo(page, `/papers/${paper}`);
  const opening = await median(async () => {
    await office.goTo(page, '/papers');
    return until(
      page,
      `${link}.click()`,
      `document.querySelector('[data-fact] button') && document.querySelector('[data-mark]')`,
    );
  });
  const facts = await page.locator('[data-fact]').count();
  const what = `reader of ${text.length} characters and ${facts} facts`;
  if (isLongest) measured(`${what}: opening`, opening, 'ms', { most: 500 });
  else process.stderr.write(`${what}: opening: ${opening.toFixed(0)} ms\n`);
  await scrolling(page, '.reader-pane', what);
  await page.context().close();
}

it('measures the pages', { timeout: 3_600_000 }, async () => {
  if (!browserPath) throw new Error(withoutBrowser);
  if (PARTS.has('pages') || PARTS.has('reader')) await livedOffice();
  if (PARTS.has('ledger')) await ledger();

  const rows = table.map(({ what, asked, value, unit, met }) => [
    what,
    asked,
    `${value.toFixed(0)} ${unit}`,
    met ? 'yes' : 'NO',
  ]);
  const lines = [['what', 'asked', 'measured', 'met'], ...rows];
  const wide = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  process.stdout.write(
    `\n${lines.map((line) => line.map((cell, column) => cell.padEnd(wide[column] ?? 0)).join('   ')).join('\n')}\n`,
  );
});
