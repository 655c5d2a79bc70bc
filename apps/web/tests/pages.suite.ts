import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { views } from './pages.js';
import { startAll, takeIn } from './scene.js';
import type { Scene } from './scene.js';
import { PASSWORD } from './stage.js';
import type { Stage } from './stage.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OFFICE = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** The office's screen at 200 %: as many pixels of the page as that leaves. */
const ZOOMED = { width: 683, height: 384 };
/** `npm run test:web` looks at every page; a run of all tests at those that people work on every day. */
const every = process.env['LUOSHI_EVERY_PAGE'] === '1';
const DAILY = new Set([
  'today',
  'overview',
  'paper',
  'ledger',
  'task',
  'problem',
  'own-due',
  'own-report',
  'settings-rules',
]);

/** For tests that open dozens of pages. */
const LONG = every ? 900_000 : 240_000;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * Evaluated in the page: what stands beyond the right edge without a way to scroll there, and words that are cut off
 * with nothing that says so (no ellipsis with the whole text in a title).
 */
const CLIPPED = `(() => {
  const found = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 1) found.push('the page is ' + over + ' px too wide');
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const { width, height, right } = element.getBoundingClientRect();
    if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const scrolls = element.closest('.scroll-x, .task-table, .ant-table, .ant-tabs-nav, .ant-drawer, [class*=virtual]');
    const look = getComputedStyle(element);
    const cut = element.scrollWidth - element.clientWidth > 1 && ['hidden', 'clip'].includes(look.overflowX);
    const told = look.textOverflow === 'ellipsis' && (element.title || element.closest('[title]') || element.closest('.ant-select'));
    if (cut && !told) found.push('cut off: ' + element.className + ' ' + element.textContent.slice(0, 40));
    if (!scrolls && right > innerWidth + 1) found.push('beyond the edge: ' + element.className + ' ' + element.textContent.slice(0, 40));
  }
  return found;
})()`;

/** What holds for every page, on the day that the scene ends. */
export function pages(office: () => Stage, scene: () => Scene): void {
  const kept = new Map<string, Page>();
  /** A seat's page at the office's size, signed in once. */
  async function pageOf(login: string): Promise<Page> {
    const page = kept.get(login) ?? (await office().open(login, '/', { viewport: OFFICE }));
    kept.set(login, page);
    return page;
  }

  it(
    'has no serious fault that axe-core finds, and no clipped words at an office, at 200 % or on a phone',
    { timeout: LONG },
    async () => {
      const faults: string[] = [];
      for (const { name, login, english, ...view } of views(scene())) {
        if (login === null || english || !(every || DAILY.has(name))) continue;
        const look = async (): Promise<void> => {
          const page = await pageOf(login);
          await office().show(page, view);
          // Evaluated, not added as a script: the server's policy allows none but its own.
          await page.evaluate(axe);
          const found = (await page.evaluate(
            `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
          )) as Violation[];
          for (const { id, impact, nodes } of found)
            if (impact === 'serious' || impact === 'critical')
              faults.push(`${name}: ${id} ${nodes[0]?.html.slice(0, 200)}`);
          for (const size of [PHONE, ZOOMED, OFFICE]) {
            await page.setViewportSize(size);
            await office().settled(page); // charts fit themselves to the new size
            for (const clipped of (await page.evaluate(CLIPPED)) as string[])
              faults.push(`${name} at ${size.width}: ${clipped}`);
          }
        };
        // What one page lacks does not hide what the others lack.
        await look().catch((fault: unknown) => faults.push(`${name}: ${String(fault).split('\n')[0]}`));
      }
      expect(faults).toEqual([]);
    },
  );

  it('leads with every card to as many rows as it counts: day, wall, unit, leader', { timeout: LONG }, async () => {
    const clerk = await pageOf('ducha');
    const counted = new Map<string, number>();
    const different: string[] = [];
    const paths = ['/overview', '/today', `/units/${scene().units['市住建局']}`, `/leaders/${scene().leader}`];
    for (const path of every ? paths : paths.slice(0, 1)) {
      await office().goTo(clerk, path);
      await clerk.locator('[data-card], [data-lamp], [data-turned], [data-approval]').first().waitFor();
      const cards = (await clerk.evaluate(
        `[...document.querySelectorAll('[data-card], [data-lamp], [data-turned], [data-approval]')].map((card) => ({
          href: card.getAttribute('href'), count: Number(card.querySelector('b').textContent) }))`,
      )) as { href: string | null; count: number }[];
      expect(cards.length, path).toBeGreaterThan(8);
      for (const { href, count } of cards) {
        if (href === null) different.push(`${path}: a card of ${count} leads nowhere`);
        else if ((counted.get(href) ?? count) !== count)
          different.push(`${href}: ${counted.get(href)} and ${count} on cards`);
        else counted.set(href, count);
      }
    }
    // Of the cards that count nothing every fourth one.
    for (const [href, count] of [...counted].filter(([, some], index) => some > 0 || index % 4 === 0)) {
      await clerk.goto(office().address + href, { waitUntil: 'commit' });
      const shown = clerk.locator('[data-total]:not([data-total=""])').first();
      const total = Number(await shown.getAttribute('data-total'));
      if (total !== count) different.push(`${href}: ${count} on the card, ${total} in the list`);
    }
    expect(different).toEqual([]);
  });

  it('shows a past day’s ledger with as many rows as its head counts, and prints every row that has come', async () => {
    const clerk = await pageOf('ducha');
    await office().goTo(clerk, '/ledger?day=2025-06-30');
    const counted = Number(await clerk.locator('[data-total]').getAttribute('data-total'));
    expect(counted).toBeGreaterThan(0);
    // A page of the list holds a hundred.
    expect(await clerk.locator('table.sheet tbody tr').count()).toBe(Math.min(counted, 100));
    await clerk.getByRole('button', { name: '回到现在' }).click();
    const rows = clerk.locator('[data-row-key]');
    await rows.first().waitFor();
    await office().settled(clerk);
    const [inSight, come] = [await rows.count(), await clerk.getByLabel(/^选中已载入的/).getAttribute('aria-label')];
    await clerk.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(`选中已载入的 ${await rows.count()} 项`).toBe(come);
    await clerk.evaluate(`dispatchEvent(new Event('afterprint'))`);
    expect(await rows.count()).toBe(inSight);
  });

  it('tells the second of two people at one row that it has changed, and keeps what was typed', async () => {
    const task = scene().tasks[5]!.id;
    const first = await pageOf('ducha');
    const other = await office().open('ducha', `/ledger?task=${task}`);
    await office().goTo(first, `/ledger?task=${task}`);
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
    const history = await office().call<{ rows: { action: string; reason: string | null }[] }>(
      'ducha',
      `tasks/${task}/history`,
    );
    expect(history.rows.filter(({ action }) => action === 'suspend').map(({ reason }) => reason)).toEqual([
      '先到的理由',
    ]);
    await office().leave(other);
  });

  it('shows in a row’s panel what was reported on it, each a link to the report', async () => {
    const [report] = scene().reports;
    const { report: filed } = await office().call<{ report: { taskId: string; text: string } }>(
      'ducha',
      `reports/${report}`,
    );
    const clerk = await pageOf('ducha');
    await office().goTo(clerk, `/ledger?task=${filed.taskId}`);
    const row = clerk.locator('.task-reports li', { has: clerk.locator(`a[href="/reporting/report/${report}"]`) });
    expect(await row.innerText()).toContain(filed.text.slice(0, 20));
    await row.getByRole('link').click();
    await clerk.waitForURL(`**/reporting/report/${report}`);
  });

  it('lets tasks follow the new version of their paper: one with its reason, the unchanged together, one is struck', async () => {
    const paper = scene().revised;
    const auditor = await office().open('shenji', `/papers/${paper}/following`);
    await auditor.getByText('人工改过，保留').waitFor();
    expect(await auditor.getByRole('button', { name: /更新|取消/ }).count()).toBe(0);
    await office().leave(auditor);

    const clerk = await pageOf('ducha');
    await office().goTo(clerk, `/papers/${paper}`);
    await clerk.getByRole('link', { name: '3 项事项仍按旧版本，去更新' }).click();
    const street = clerk.getByRole('region', { name: '培育夜间消费街区' });
    await street.getByText('8条').first().waitFor();
    await street.getByRole('button', { name: '按新版本更新' }).click();
    const asking = clerk.getByRole('dialog');
    // What a person changed stays as long as nobody gives it up.
    expect(await asking.getByRole('checkbox').isChecked()).toBe(false);
    await asking.getByRole('button', { name: '按新版本更新' }).click();
    await asking.getByText('请填写').or(asking.getByRole('alert')).first().waitFor();
    await asking.getByLabel('理由').fill('方案修订，街区增至8条');
    await asking.getByRole('button', { name: '按新版本更新' }).click();
    await street.waitFor({ state: 'hidden' });
    await clerk.getByRole('button', { name: '1 项一并更新' }).click();
    await clerk.getByRole('region', { name: '内容未变的事项' }).waitFor({ state: 'hidden' });
    await clerk.getByRole('button', { name: '取消…' }).click();
    expect(await asking.getByLabel('理由').inputValue()).toBe('第 2 版不再列入该措施');
    await asking.getByRole('button', { name: '提交' }).click();
    await clerk.getByText('没有要更新的事项').waitFor();
    // What the new text promises no more is said aloud until somebody decides.
    const dropped = clerk.getByRole('region', { name: '新版本未再提出的目标' });
    await dropped.getByText('还有 1 条没有决定').waitFor();
    await dropped.getByText('第 2 版没有再写').waitFor();
    await dropped.getByRole('button', { name: '决定' }).click();
    await asking.getByRole('radio', { name: /^终止/ }).check();
    await asking.getByLabel('理由').fill('公厕改由环卫专项方案安排');
    await asking.getByRole('button', { name: '提交' }).click();
    await dropped.getByText('公厕改由环卫专项方案安排').waitFor();
    expect(await dropped.getByText('还有 1 条没有决定').count()).toBe(0);

    const { rows } = await office().call<{ rows: { id: string; title: string; due: string; state: string }[] }>(
      'ducha',
      `tasks?paper=${paper}&order=number`,
    );
    expect(rows.map(({ title, due, state }) => [title, due, state])).toEqual([
      ['培育夜间消费街区', '2025-12-20', 'awaiting-signature'],
      ['延长公交运营时间', '2025-07-31', 'cancelled'],
      ['整治夜市占道', '2025-09-30', 'awaiting-signature'],
      ['完善夜间配套', '2025-10-31', 'awaiting-signature'],
    ]);
    await office().goTo(clerk, `/ledger?task=${rows[0]!.id}`);
    const panel = clerk.getByRole('dialog');
    await panel.getByText('目标：6 → 8').waitFor();
    await panel.getByText('保留人工改过的：时限').waitFor();
    await panel.getByText('方案修订，街区增至8条').waitFor();
  });

  it('gives the lead its plan back once the target has moved: from its page to the new proposal', async () => {
    const unit = await pageOf('zhujian.lingdao');
    await office().goTo(unit, '/units');
    await unit.locator('[data-card=plans-outdated]').click();
    const row = unit.getByRole('row', { name: /年度投资计划分解/ });
    await row.getByText('按“12亿元，2025-12-31”制定，现为“15亿元，2025-12-31”').waitFor();
    await row.getByRole('button', { name: '重新提出' }).click();
    const asking = unit.getByRole('dialog');
    expect(await asking.getByLabel('达到多少').last().inputValue()).toBe('12亿元');
    await asking.getByLabel('达到多少').last().fill('15亿元');
    await asking.getByLabel('依据').fill('按上调后的目标分解');
    await asking.getByRole('button', { name: '提交' }).click();
    await row.waitFor({ state: 'hidden' });
    const { rows } = await office().call<{ rows: { basis: string; state: string }[] }>(
      'ducha',
      'indicator-plans?state=proposed',
    );
    expect(rows.map(({ basis }) => basis)).toContain('按上调后的目标分解');
  });

  it('mends what was entered wrongly in a task, and keeps the wrong words to be read', async () => {
    const task = scene().tasks[4]!.id; // urged on 2 July
    const leader = await office().open('shizhang', `/ledger?task=${task}`);
    await leader.locator('[data-entry=urge]').waitFor();
    expect(await leader.getByRole('button', { name: '更正' }).count()).toBe(0);
    await office().leave(leader);

    const clerk = await pageOf('ducha');
    await office().goTo(clerk, `/ledger?task=${task}`);
    const urge = clerk.locator('[data-entry=urge]');
    await urge.getByRole('button', { name: '更正' }).click();
    const asking = clerk.getByRole('dialog').filter({ hasText: '怎样更正' }).last();
    await asking.locator('.quoted').getByText('该事项已过时限').waitFor();
    await asking.getByLabel('内容', { exact: true }).fill('该事项已过时限，请于三日内书面说明原因。');
    await asking.getByLabel('更正的理由').fill('催办内容写得不清');
    await asking.getByRole('button', { name: '提交' }).click();
    await clerk.locator('[data-entry=correct]').getByText('三日内书面说明').waitFor();
    await urge.getByText('已更正').waitFor();
    expect(await urge.locator('del').innerText()).toContain('请说明原因并抓紧办理');
    const { rows } = await office().call<{ rows: { taskId: string; text: string }[] }>('ducha', 'urges?limit=50');
    expect(rows.filter(({ taskId }) => taskId === task).map(({ text }) => text)).toEqual([
      '该事项已过时限，请于三日内书面说明原因。',
    ]);
  });

  it('tells the history of a paper, and removes one that turns out classified in two steps, saying what goes', async () => {
    const text =
      '临江市人民政府办公室\n关于印发《人防工程清单》的通知\n临政办〔2025〕77号\n市政府各部门：\n一、清单\n1.整修人防工程。年底前整修人防工程9处。（牵头单位：市住建局）\n';
    const paper = await takeIn(office(), '人防工程清单.txt', text);
    await startAll(office(), paper);
    const auditor = await office().open('shenji', `/papers/${paper}`);
    await auditor.getByRole('button', { name: '更多操作' }).click();
    await auditor.getByRole('menuitem', { name: '变更记录' }).click();
    await auditor.getByRole('dialog').getByText('第 1 版收入').waitFor();
    expect(await auditor.getByRole('menuitem', { name: '移除涉密文件' }).count()).toBe(0);
    await office().leave(auditor);

    const clerk = await pageOf('ducha');
    await office().goTo(clerk, `/papers/${paper}`);
    await clerk.getByRole('button', { name: '更多操作' }).click();
    await clerk.getByRole('menuitem', { name: '移除涉密文件' }).click();
    const asking = clerk.getByRole('dialog');
    await asking.getByText('整修人防工程').waitFor();
    await asking.getByRole('button', { name: '下一步' }).click();
    const forGood = asking.getByRole('button', { name: '彻底移除' });
    expect(await forGood.isDisabled()).toBe(true);
    await asking.getByLabel('请输入').fill('临政办〔2025〕77号');
    await forGood.click();
    await clerk.waitForURL('**/papers');
    await clerk.getByRole('button', { name: '机构记录' }).click();
    await clerk.getByRole('dialog').getByText('移除涉密文件').first().waitFor();
    await clerk.getByRole('dialog').getByText('市政府督查室').first().waitFor();
    const { rows } = await office().call<{ rows: object[] }>('ducha', 'tasks?name=整修人防工程');
    expect(rows).toEqual([]);
  });

  it('asks after a deed for the row that it changed, not for all that was scrolled through', async () => {
    const name = '逐项核对';
    await office().call('ducha', 'tasks', {
      method: 'POST',
      body: {
        tasks: Array.from({ length: 130 }, (_, at) => ({
          title: `${name}第${at + 1}件`,
          origin: { kind: 'hand', source: '督查室' },
        })),
      },
    });
    const clerk = await pageOf('ducha');
    const counted = (rows: number) => clerk.locator(`.task-table[aria-rowcount="${rows + 1}"]`).waitFor();
    // Where the list is narrowed to drafts, what is none any more goes.
    for (const [narrowed, at, before, after] of [
      ['', 40, 130, 130],
      ['&state=drafted', 41, 129, 128],
    ] as const) {
      await office().goTo(clerk, `/ledger?name=${name}&order=number${narrowed}`);
      await clerk.locator('.task-table').evaluate((element) => element.scrollTo(0, 1200));
      await counted(before);
      const row = clerk.getByRole('row', { name: `${name}第${at}件` });
      const id = await row.getAttribute('data-row-key');
      await row.click();
      await clerk.getByRole('button', { name: '立项', exact: true }).click();
      await office().settled(clerk);
      const asked: URL[] = [];
      const note = (request: { url(): string }) => asked.push(new URL(request.url()));
      clerk.on('request', note);
      await clerk.getByRole('dialog').getByRole('button', { name: '提交' }).click();
      await clerk.getByRole('button', { name: '交办', exact: true }).waitFor();
      await counted(after);
      await office().settled(clerk);
      clerk.off('request', note);
      const lists = asked.filter(({ pathname }) => pathname === '/api/tasks').map(({ searchParams }) => searchParams);
      expect(lists.map((query) => [query.getAll('id'), query.get('after')])).toEqual([[[id], null]]);
      expect(asked.filter(({ pathname }) => pathname === '/api/tasks/count')).toHaveLength(1);
      expect(await row.filter({ hasText: '立项' }).count()).toBe(narrowed ? 0 : 1);
    }
  });

  it('shows a liaison no page of the office, and only the rows of the own unit', async () => {
    const finance = await pageOf('caizheng');
    await office().goTo(finance, '/');
    const menu = await finance.getByRole('navigation', { name: '菜单' }).getByRole('link').allInnerTexts();
    for (const hidden of ['今日督办', '总览', '领导', '文件']) expect(menu.join()).not.toContain(hidden);
    await office().goTo(finance, '/today');
    await finance.waitForURL((url) => url.pathname !== '/today');
    await office().goTo(finance, '/ledger');
    const own = await office().call<Record<string, number>>('caizheng', 'tasks/count');
    const all = await office().call<Record<string, number>>('ducha', 'tasks/count');
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(Number(await finance.locator('[data-total]').getAttribute('data-total'))).toBe(sum(own));
    expect(sum(own)).toBeLessThan(sum(all));
    await office().goTo(finance, `/ledger?task=${scene().tasks[11]!.id}`);
    await finance.getByText('记录不存在').first().waitFor();
    await office().goTo(finance, `/units/${scene().units['东湖区']}`);
    await finance.getByText('记录不存在').first().waitFor();
  });

  it('lets an auditor read everything, with nothing to press that changes it', async () => {
    const auditor = await office().open('shenji', '/supervision/approvals');
    await auditor.getByText('延期').first().waitFor();
    expect(await auditor.getByRole('button', { name: '审批', exact: true }).count()).toBe(0);
    await office().goTo(auditor, `/supervision/problems/${scene().problem}`);
    await auditor.getByText('各环节用时').waitFor();
    expect(await auditor.getByRole('button', { name: /认领|协调|解决|销号/ }).count()).toBe(0);
    await office().leave(auditor);
  });

  it('says what, why and what to do where the code of a page is missing, and where a page fails', async () => {
    const page = await office().open('ducha', '/today');
    let loads = 0;
    page.on('load', () => loads++);
    await page.route(/\/assets\/(?:papers-page|paper-list)-/, (route) => route.abort());
    await page.getByRole('link', { name: '文件' }).click();
    const told = page.getByRole('alert').filter({ hasText: '这一页的程序没有取到' });
    await told.waitFor();
    expect(loads).toBe(1); // it has tried once by itself
    await told.getByText('服务器可能刚刚升级').waitFor();
    await page.unroute(/\/assets\/(?:papers-page|paper-list)-/);
    await told.getByRole('button', { name: '重新载入' }).click();
    await page.getByRole('heading', { name: '文件' }).first().waitFor();
    // An answer that no version of the server gives.
    await page.route('**/api/tasks?*', (route) => route.fulfill({ json: { rows: [{ id: '1' }], next: null } }));
    await page.getByRole('link', { name: '台账' }).click();
    const failed = page.getByRole('alert').filter({ hasText: '这一页出错了' });
    await failed.waitFor();
    await page.unroute('**/api/tasks?*');
    await failed.getByRole('button', { name: '返回上一页' }).click();
    await failed.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: '文件' }).first().waitFor();
    await office().leave(page);
  });

  it('shows a day as papers write it in a browser of any language, typed, moved by the arrows, or refused', async () => {
    const page = await office().open('shizhang', '/overview', { locale: 'en-US' });
    const field = page.locator('.since input');
    expect(await field.inputValue()).toBe('2025-07-18');
    const asked = page.waitForRequest(/turnedSince=2025-07-01/);
    await field.fill('2025年7月1日');
    await field.press('Enter');
    await asked;
    expect(await field.inputValue()).toBe('2025-07-01');
    await field.press('ArrowDown');
    expect(await field.inputValue()).toBe('2025-06-30');
    for (const [typed, words] of [
      ['07/18/2025', '请写成 2025-07-18 的样子'],
      ['2025-07-26', '不能晚于 2025-07-25'],
    ] as const) {
      await field.fill(typed);
      await field.press('Enter');
      await page.getByRole('alert').getByText(words).waitFor();
      expect(await field.inputValue()).toBe(typed);
    }
    await office().leave(page);
  });

  it('is reached by the keyboard alone: signing in, the ledger, a row and its deeds', async () => {
    const page = await office().open('ducha');
    await page.getByRole('button', { name: '市政府督查室' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出登录' }).focus();
    await page.keyboard.press('Enter');
    await office().throughDoor(page, async () => {
      await page.getByLabel('单位代码').fill('');
      await page.getByLabel('单位代码').focus();
      for (const words of ['linjiang', 'ducha', PASSWORD]) {
        await page.keyboard.insertText(words);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    });
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
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    for (const one of [page, ...kept.values()]) await office().leave(one);
    kept.clear();
  });
}
