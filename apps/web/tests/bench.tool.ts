import { afterAll, it } from 'vitest';
import type { CDPSession, Page } from 'playwright-core';
import { livedScene, takeIn } from './scene.js';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

/** Rows of the ledger that is filtered and scrolled: thousands. */
const ROWS = Number(process.env['LUOSHI_BENCH_ROWS'] ?? 100_000);

let office: Stage | undefined;
afterAll(() => office?.close());

const say = (what: string, value: number, unit: string, floor: number, better: 'less' | 'more'): void => {
  const met = better === 'less' ? value <= floor : value >= floor;
  const words = `${met ? 'met  ' : 'SHORT'}  ${what}: ${value.toFixed(0)} ${unit} (${better === 'less' ? '≤' : '≥'} ${floor})`;
  process.stdout.write(`${words}\n`);
};

/** The middle one of some runs. */
async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** Milliseconds from the start of loading an address until something stands, in the page's own time. */
async function until(page: Page, address: string, selector: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  return (await page.evaluate(`new Promise((done) => {
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => done(performance.now()))
      : setTimeout(look, 5);
    look();
  })`)) as number;
}

/** Bytes of what was loaded from the server's assets, as they came over the line (packed). */
function counting(session: CDPSession): () => number {
  let bytes = 0;
  const assets = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/\/assets\/|\/$|\/overview$/.test(new URL(response.url).pathname)) assets.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (assets.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

it('measures the pages', { timeout: 600_000 }, async () => {
  if (!browserPath) throw new Error(withoutBrowser);
  office = await stage(new Date('2025-04-20T02:00:00Z'));
  await livedScene(office);

  // Sizes: the door and the wall map without its charts, which are a later chunk.
  const first = await office.open(null, '/');
  const session = await first.context().newCDPSession(first);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await first.route(/\/curve-|\/division-map-/, (route) => route.abort());
  const loaded = counting(session);
  await first.goto(office.address + '/');
  await first.getByLabel('单位代码').waitFor();
  const door = loaded();
  await office.signIn(first, 'shizhang');
  await first.goto(office.address + '/overview');
  await first.locator('[data-card=total]').waitFor();
  // The second load of the page brings everything of the wall map anew: the door's share is in it.
  say('login and wall map, packed', (loaded() - door) / 1000, 'kB', 300, 'less');
  await first.context().close();

  // Interactive with the processor slowed to a quarter.
  const slow = await office.open('shizhang');
  const throttled = await slow.context().newCDPSession(slow);
  await throttled.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const wall = await median(5, () => until(slow, `${office!.address}/overview`, '[data-card=total]'));
  say('wall map interactive, processor at a quarter', wall, 'ms', 1500, 'less');
  await slow.context().close();
  const stranger = await office.open(null, '/');
  await (await stranger.context().newCDPSession(stranger)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  say(
    'door interactive, processor at a quarter',
    await median(5, () => until(stranger, `${office!.address}/`, 'input[name=login]')),
    'ms',
    1500,
    'less',
  );

  // The ledger.
  await office.fill(ROWS);
  const clerk = await office.open('ducha', '/ledger');
  await clerk.locator('[data-row-key]').first().waitFor();
  const filter = await median(5, async () => {
    await clerk.goto(`${office!.address}/ledger`);
    await clerk.locator('[data-row-key]').first().waitFor();
    return (await clerk.evaluate(`new Promise((done) => {
      const before = document.querySelector('[data-row-key]').dataset.rowKey;
      const start = performance.now();
      document.querySelector('[aria-pressed]').click();
      const look = () => {
        const now = document.querySelector('[data-row-key]');
        now && now.dataset.rowKey !== before && !document.querySelector('.ant-spin-spinning')
          ? requestAnimationFrame(() => done(performance.now() - start))
          : setTimeout(look, 3);
      };
      look();
    })`)) as number;
  });
  say(`ledger of ${ROWS} rows: filter to first rows`, filter, 'ms', 300, 'less');
  await clerk.goto(`${office.address}/ledger`);
  await clerk.locator('[data-row-key]').first().waitFor();
  const box = (await clerk.locator('.ant-table-tbody-virtual').boundingBox())!;
  await clerk.mouse.move(box.x + 200, box.y + 200);
  await clerk.evaluate(`(() => {
    window.frames_ = [];
    const frame = (at) => { window.frames_.push(at); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  for (let turn = 0; turn < 60; turn++) {
    await clerk.mouse.wheel(0, 240);
    await clerk.waitForTimeout(16);
  }
  const frames = (await clerk.evaluate(`window.frames_`)) as number[];
  const fps = ((frames.length - 1) * 1000) / (frames.at(-1)! - frames[0]!);
  say('ledger: scrolling', fps, 'frames a second', 50, 'more');

  // The reader, with a paper as long as the longest bulk papers.
  const measure = (at: number): string =>
    `${at}.推进第${at}批重点项目建设。确保${(at % 12) + 1}月底前完成投资${at % 50}亿元，新建标准厂房${at * 3}平方米，力争新增就业${at * 7}人。（牵头单位：市住建局；配合单位：市财政局）`;
  const long = `临江市重点项目清单\n临政办〔2025〕99号\n市政府各部门：\n${Array.from({ length: 620 }, (_, index) => measure(index + 1)).join('\n')}\n`;
  const paper = await takeIn(office, '重点项目清单.txt', long);
  await clerk.goto(`${office.address}/papers`);
  await clerk.goto(`${office.address}/papers/${paper}`);
  await clerk.locator('[data-fact]').first().waitFor();
  const reader = await median(5, async () => {
    await clerk.goto(`${office!.address}/papers`);
    const link = clerk.locator(`a[href="/papers/${paper}"]`);
    await link.waitFor();
    return (await clerk.evaluate(`new Promise((done) => {
      const start = performance.now();
      document.querySelector('a[href="/papers/${paper}"]').click();
      const look = () => document.querySelector('[data-fact]')
        ? requestAnimationFrame(() => done(performance.now() - start))
        : setTimeout(look, 3);
      look();
    })`)) as number;
  });
  say(`reader opens a paper of ${long.length} characters`, reader, 'ms', 500, 'less');
});
