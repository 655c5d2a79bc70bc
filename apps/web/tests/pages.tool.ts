import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { views } from './pages.js';
import { livedScene } from './scene.js';
import type { Scene } from './scene.js';
import { browserPath, PASSWORD, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

if (!browserPath) process.stderr.write(`${withoutBrowser}\n`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The first to come builds the application and waits for the samples to be read: longer on a busy machine. */
const SLOW = 240_000;

let office: Stage;
let scene: Scene;
const pages = new Map<string, Page>();

beforeAll(async () => {
  if (!browserPath) return;
  office = await stage(new Date('2025-04-20T02:00:00Z'));
  scene = await livedScene(office);
  for (const login of ['ducha', 'shizhang', 'zhujian.lingdao', 'caizheng']) pages.set(login, await office.open(login));
}, SLOW);
afterAll(() => office?.close());

const pageOf = (login: string): Page => pages.get(login)!;

/** Goes to an address and waits until nothing is asked any more. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(office.address + path, { waitUntil: 'networkidle' });
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!browserPath)('every page', () => {
  it('has no serious fault that axe-core finds', { timeout: SLOW }, async () => {
    const faults: string[] = [];
    for (const { name, login, path } of views(scene)) {
      if (login === null) continue;
      const page = pageOf(login);
      await goTo(page, path);
      // Evaluated, not added as a script: the server's policy allows none but its own.
      await page.evaluate(axe);
      const found = (await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
      )) as Violation[];
      for (const { id, impact, nodes } of found)
        if (impact === 'serious' || impact === 'critical')
          faults.push(`${name}: ${id} ${nodes[0]?.html.slice(0, 200)}`);
    }
    expect(faults).toEqual([]);
  });

  it('fits its width: nothing is wider than the screen of a phone or an office', { timeout: SLOW }, async () => {
    const wide: string[] = [];
    for (const width of [390, 1366]) {
      const page = pageOf('ducha');
      await page.setViewportSize({ width, height: 768 });
      for (const { name, login, path } of views(scene)) {
        if (login !== 'ducha') continue;
        await goTo(page, path);
        const over = (await page.evaluate(
          `document.querySelector('#content').scrollWidth - document.querySelector('#content').clientWidth`,
        )) as number;
        if (over > 1) wide.push(`${name} at ${width}: ${over} px`);
      }
    }
    await pageOf('ducha').setViewportSize({ width: 1366, height: 768 });
    expect(wide).toEqual([]);
  });
});

describe.skipIf(!browserPath)('a card', () => {
  it(
    'leads to as many rows as it counts, on the day, the unit, the leader and the wall',
    { timeout: SLOW },
    async () => {
      const clerk = pageOf('ducha');
      const different: string[] = [];
      for (const path of ['/today', '/overview', `/units/${scene.units['市住建局']}`, `/leaders/${scene.leader}`]) {
        await goTo(clerk, path);
        const cards = (await clerk.evaluate(
          `[...document.querySelectorAll('[data-card], [data-lamp], [data-turned], [data-approval]')].map((card) => ({
          href: card.getAttribute('href'), count: Number(card.querySelector('b').textContent) }))`,
        )) as { href: string; count: number }[];
        expect(cards.length, path).toBeGreaterThan(8);
        for (const { href, count } of cards.filter(({ count: some }, index) => some > 0 || index % 4 === 0)) {
          await clerk.goto(office.address + href);
          const shown = clerk.locator('[data-total]:not([data-total=""])').first();
          await shown.waitFor();
          const total = Number(await shown.getAttribute('data-total'));
          if (total !== count) different.push(`${path} ${href}: ${count} on the card, ${total} in the list`);
        }
      }
      expect(different).toEqual([]);
    },
  );
});

describe.skipIf(!browserPath)('two people at one row', () => {
  it('the second is told that the row has changed, keeps what was typed, and can do it again', async () => {
    const task = scene.tasks[5]!.id;
    const other = await office.open('ducha', `/ledger?task=${task}`);
    const first = pageOf('ducha');
    await goTo(first, `/ledger?task=${task}`);
    for (const page of [first, other]) {
      await page.getByRole('button', { name: '中止', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByLabel('理由')
        .fill(page === first ? '先到的理由' : '后到的理由');
    }
    await first.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await first.getByRole('button', { name: '恢复', exact: true }).waitFor();
    await other.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await other.getByRole('dialog').getByRole('alert').waitFor();
    expect(await other.getByRole('dialog').getByLabel('理由').inputValue()).toBe('后到的理由');
    const history = await office.call<{ rows: { action: string; reason: string | null }[] }>(
      'ducha',
      `tasks/${task}/history`,
    );
    expect(history.rows.filter(({ action }) => action === 'suspend').map(({ reason }) => reason)).toEqual([
      '先到的理由',
    ]);
    await other.context().close();
  });
});

describe.skipIf(!browserPath)('each seat', () => {
  it('a liaison has no page of the office, and sees only the rows of the own unit', async () => {
    const finance = pageOf('caizheng');
    await goTo(finance, '/');
    const menu = await finance.getByRole('navigation', { name: '菜单' }).getByRole('link').allInnerTexts();
    for (const hidden of ['今日督办', '总览', '领导', '文件']) expect(menu.join()).not.toContain(hidden);
    await goTo(finance, '/today');
    expect(new URL(finance.url()).pathname).not.toBe('/today');
    await goTo(finance, '/ledger');
    const own = await office.call<Record<string, number>>('caizheng', 'tasks/count');
    const all = await office.call<Record<string, number>>('ducha', 'tasks/count');
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(Number(await finance.locator('[data-total]').getAttribute('data-total'))).toBe(sum(own));
    expect(sum(own)).toBeLessThan(sum(all));
    await goTo(finance, `/ledger?task=${scene.tasks[11]!.id}`);
    await finance.getByText('记录不存在').first().waitFor();
    await goTo(finance, `/units/${scene.units['东湖区']}`);
    await finance.getByText('记录不存在').first().waitFor();
  });

  it('an auditor reads everything and has nothing to press that changes it', async () => {
    const auditor = await office.open('shenji', '/supervision/approvals');
    await auditor.getByText('延期').first().waitFor();
    expect(await auditor.getByRole('button', { name: '审批', exact: true }).count()).toBe(0);
    await goTo(auditor, `/supervision/problems/${scene.problem}`);
    await auditor.getByText('各环节用时').waitFor();
    expect(await auditor.getByRole('button', { name: /认领|协调|解决|销号/ }).count()).toBe(0);
    await auditor.context().close();
  });
});

describe.skipIf(!browserPath)('the keyboard alone', () => {
  it('signs in, opens the ledger, a row, and suspends a task', async () => {
    const page = await office.open('ducha');
    await page.getByRole('button', { name: '市政府督查室' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出登录' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('单位代码').focus();
    await page.getByLabel('单位代码').fill('');
    for (const words of ['linjiang', 'ducha', PASSWORD]) {
      await page.keyboard.insertText(words);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '台账' }).waitFor();
    /** Tabs until a place has the focus; fails where no number of tabs leads there. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let tab = 0; tab < 80; tab++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`no way by keyboard to ${selector}`);
    };
    await tabTo('a[href="/ledger"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-row-key]').first().waitFor();
    await tabTo('[data-row-key]');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

describe.skipIf(!browserPath)('the browser', () => {
  it('was never led to another address, and met no fault', () => {
    expect(office.complaints).toEqual([]);
  });
});
