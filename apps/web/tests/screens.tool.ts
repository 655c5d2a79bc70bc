import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, it } from 'vitest';
import { views } from './pages.js';
import { livedScene } from './scene.js';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

const SIZES = { office: [1366, 768], wide: [1920, 1080], phone: [390, 844] } as const;

const OFFICE = { width: 1366, height: 768 };

/** Where the pictures go; `LUOSHI_VIEWS=today,unit` draws only these. */
const folder = process.env['LUOSHI_SCREENS']!;
const only = process.env['LUOSHI_VIEWS']?.split(',');

let office: Stage | undefined;
afterAll(() => office?.close());

it('draws every page at three sizes', { timeout: 900_000 }, async () => {
  if (!browserPath) throw new Error(withoutBrowser);
  office = await stage(new Date('2025-04-20T02:00:00Z'));
  const scene = await livedScene(office);
  const pages = new Map<string, Page>();
  for (const size of Object.keys(SIZES)) mkdirSync(`${folder}/${size}`, { recursive: true });
  for (const view of views(scene)) {
    const { name, login, path, english = false } = view;
    if (only && !only.includes(name)) continue;
    const key = `${login} ${english}`;
    if (!pages.has(key)) {
      const page = await office.open(login);
      if (english) await page.evaluate(`localStorage.setItem('luoshi.language', 'en')`);
      pages.set(key, page);
    }
    const page = pages.get(key)!;
    await page.setViewportSize(OFFICE);
    await office.show(page, view);
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.setViewportSize({ width, height });
      await office.settled(page);
      await page.screenshot({ path: `${folder}/${size}/${name}.png` });
      // What lies below the fold is looked at too, in a picture as high as the page.
      const high = (await page.evaluate(`document.querySelector('#content')?.scrollHeight ?? 0`)) as number;
      if (high + 60 > height && !path.endsWith('/screen')) {
        await page.setViewportSize({ width, height: Math.min(high + 60, 4000) });
        await page.screenshot({ path: `${folder}/${size}/${name}-whole.png` });
      }
    }
  }
});
