import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, it } from 'vitest';
import { chinese } from '../src/words/chinese.js';
import { english } from '../src/words/english.js';
import { views } from './pages.js';
import type { View } from './pages.js';
import { livedScene } from './scene.js';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

const SIZES = { office: [1366, 768], wide: [1920, 1080], phone: [390, 844] } as const;
type Size = keyof typeof SIZES;

const OFFICE = { width: 1366, height: 768 };

/** Where the pictures go; `LUOSHI_VIEWS=today,unit` draws only these. */
const folder = process.env['LUOSHI_SCREENS']!;
const only = process.env['LUOSHI_VIEWS']?.split(',');

/** A made-up map of 临江市's divisions, as an office would load its approved one. */
const MAP = {
  type: 'FeatureCollection',
  features: (
    [
      ['东湖区', [1, 1, 2, 1, 2.2, 1.6, 1.7, 2.1, 0.9, 1.8]],
      ['北山区', [0.9, 1.8, 1.7, 2.1, 2.2, 1.6, 2.6, 2.2, 2, 3, 0.8, 2.7]],
      ['云溪县', [2, 1, 3.2, 0.7, 3.6, 1.7, 2.6, 2.2, 2.2, 1.6]],
      ['沧浪县', [0.2, 0.4, 1, 1, 0.9, 1.8, 0.8, 2.7, 0, 2.2]],
      ['临江经开区', [1.4, 1.3, 1.7, 1.3, 1.7, 1.5, 1.4, 1.5]],
    ] as const
  ).map(([name, flat]) => {
    const ring = Array.from({ length: flat.length / 2 }, (_, at) => [
      115 + flat[2 * at]! / 2,
      30 + flat[2 * at + 1]! / 2,
    ]);
    return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
  }),
};

/** The words of a language by their keys. */
const wordsBy = (words: object, before = ''): [key: string, said: string][] =>
  Object.entries(words).flatMap(([key, said]) =>
    typeof said === 'string' ? [[before + key, said]] : wordsBy(said as object, `${before}${key}.`),
  );
const [chineseWords, englishWords] = [wordsBy(chinese), new Map(wordsBy(english))];

/** What a button is called on the English screen, by its Chinese words: the same may be said in several places. */
function inEnglish(word: string | RegExp): RegExp {
  const said = chineseWords
    .filter(([, one]) => one === word)
    .map(([key]) => englishWords.get(key)!.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (said.length === 0) throw new Error(`no English for ${String(word)}`);
  return new RegExp(`^(?:${said.join('|')})$`);
}

let office: Stage | undefined;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`${await office?.shown()}\n`);
});
afterAll(() => office?.close());

const pages = new Map<string, Page>();

/** The page of an account in a language, opened where there is none. */
async function pageOf({ login, english }: View): Promise<Page> {
  const key = `${login} ${english}`;
  if (!pages.has(key)) {
    const page = await office!.open(login);
    if (english) await page.evaluate(`localStorage.setItem('luoshi.language', 'en')`);
    pages.set(key, page);
  }
  return pages.get(key)!;
}

/** Draws a view at some sizes, into a folder for each. */
async function draw(view: View, sizes: readonly Size[], into: (size: Size) => string): Promise<void> {
  if (only && !only.includes(view.name)) return;
  const page = await pageOf(view);
  await page.setViewportSize(OFFICE);
  await office!.show(page, view);
  for (const size of sizes) {
    const [width, height] = SIZES[size];
    await page.setViewportSize({ width, height });
    await office!.settled(page);
    // A chart is the last to come.
    if ((await page.locator('.chart').count()) > 0) await page.locator('.chart svg').first().waitFor();
    const path = `${folder}/${into(size)}`;
    mkdirSync(path, { recursive: true });
    await page.screenshot({ path: `${path}/${view.name}.png` });
    // What lies below the fold is looked at too, in a picture as high as the page.
    const below = (await page.evaluate(
      `(() => { const page = document.querySelector('#content'); return page ? page.scrollHeight - page.clientHeight : 0; })()`,
    )) as number;
    if (below <= 0 || view.path.endsWith('/screen')) continue;
    await page.setViewportSize({ width, height: Math.min(height + below, 4000) });
    await page.screenshot({ path: `${path}/${view.name}-whole.png` });
  }
}

it('draws every page at three sizes, and in English', { timeout: 900_000 }, async () => {
  if (!browserPath) throw new Error(withoutBrowser);
  office = await stage(new Date('2025-04-20T02:00:00Z'));
  const all = views(await livedScene(office));
  const usual = all.filter((view) => !view.english);
  for (const view of usual) await draw(view, ['office', 'wide', 'phone'], (size) => size);
  for (const view of usual)
    if (view.login !== null)
      await draw(
        { ...view, english: true, ...(view.clicks ? { clicks: view.clicks.map(inEnglish) } : {}) },
        ['office'],
        () => 'english',
      );
  await office.call('ducha', 'division-map', {
    method: 'PUT',
    body: { approvalNumber: '临S（2025）001号', file: MAP },
  });
  for (const [name, path] of [
    ['overview-map', '/overview'],
    ['map-entered', '/settings/map'],
  ] as const)
    await draw({ name, login: 'ducha', path }, ['office', 'wide', 'phone'], (size) => size);
});
