import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, it } from 'vitest';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

let office: Stage | undefined;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`${await office?.shown()}\n`);
});
afterAll(() => office?.close());

/** Walks the path of the samples as a person would, with the mouse and the keyboard alone, and counts what is done. */
class Walk {
  acts = 0;
  readonly times: (readonly [step: string, seconds: number, acts: number])[] = [];
  #since = performance.now();
  #acts = 0;

  constructor(readonly page: Page) {}

  async click(name: string, role: 'link' | 'button' = 'button', within: Pick<Page, 'getByRole'> = this.page) {
    this.acts += 1;
    await within
      .getByRole(role, { name, exact: role === 'button' })
      .first()
      .click();
  }

  async press(key: string): Promise<void> {
    this.acts += 1;
    await this.page.keyboard.press(key);
  }

  /** Sends the dialog that stands open. */
  async submit(): Promise<void> {
    const dialog = this.page.locator('.ant-modal');
    await this.click('提交', 'button', dialog);
  }

  done(step: string): void {
    const now = performance.now();
    this.times.push([step, (now - this.#since) / 1000, this.acts - this.#acts]);
    this.#since = now;
    this.#acts = this.acts;
  }
}

/** How many facts are accepted one by one, and how many measures get a lead. */
const FACTS = 5;
const MEASURES = 6;

/** Seconds that a practised person takes to look, point and press, each time (the keystroke-level model has 1.1 to 2.4). */
const ONE_ACT = 2.4;

it('goes from a sample paper to a red lamp and its issued letter', { timeout: 300_000 }, async () => {
  if (!browserPath) throw new Error(withoutBrowser);
  office = await stage(new Date(), ['01']);
  const page = await office.open('ducha', '/today');
  const walk = new Walk(page);
  const step = (name: string) => page.locator(`[data-step=${name}]`);
  const follow = async (name: string): Promise<void> => {
    await walk.click('设置', 'link');
    await walk.click('样例', 'link');
    walk.acts += 1;
    await step(name).getByRole('link').click();
  };

  await page.locator('a[href="/settings/samples"]').first().click();
  await step('paper').waitFor();
  expect(await step('paper').getAttribute('data-done')).toBe('true');
  walk.done('the path is found on the first page');

  walk.acts += 1;
  await step('reviewed').getByRole('link').click();
  await page.locator('[data-fact]').first().waitFor();
  await walk.press('j');
  const chosen = page.locator('[data-fact]:has([aria-current=true])');
  for (let accepted = 0; accepted < FACTS;) {
    const now = (await chosen.getAttribute('data-fact'))!;
    // A doubt about figures is answered, not accepted.
    const doubtful = (await chosen.getByRole('button', { name: '采纳（Enter）' }).count()) === 0;
    await walk.press(doubtful ? 'j' : 'Enter');
    if (doubtful) continue;
    accepted += 1;
    await page.locator(`[data-fact="${now}"]`).getByText('采纳', { exact: true }).waitFor();
  }
  walk.done(`${FACTS} facts of a paper are looked at and accepted by the keyboard`);

  await follow('started');
  const rows = page.locator('.nobodys input[type=checkbox]');
  await rows.first().waitFor();
  for (let row = 0; row < MEASURES; row++) {
    walk.acts += 1;
    await rows.nth(row).check();
  }
  walk.acts += 2;
  await page.getByLabel('一并定责 牵头').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await page.keyboard.press('Escape');
  await walk.click('给选中的定责');
  await page.getByText(`已定责 ${MEASURES} 条`).waitFor();
  await walk.click('生成任务');
  await walk.submit();
  await page.getByText(/已生成 [1-9]\d* 项任务/).waitFor();
  await page.keyboard.press('Escape');
  walk.done(`${MEASURES} measures get their lead and become tasks`);

  await follow('red');
  await page.locator('[data-row-key]').first().click();
  walk.acts += 1;
  await page.getByRole('dialog').getByText('亮灯依据').waitFor();
  await walk.press('Escape');
  walk.done('a red task and its why');

  await follow('drafted');
  await walk.click('起草文书');
  const dialog = page.locator('.ant-modal');
  walk.acts += 5;
  await dialog.getByText('督办函', { exact: true }).click();
  await dialog.getByLabel('标题').fill('关于逾期事项的督办函');
  await dialog.getByLabel('正文').fill('请说明逾期原因，倒排工期，五个工作日内书面答复。');
  await dialog.getByLabel('主送单位').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await dialog.getByLabel('主送单位').press('Escape');
  await walk.submit();
  await page.locator('[data-state=drafted]').waitFor();
  const path = new URL(page.url()).pathname;
  walk.done('a letter is drafted');

  const leader = await office.open('shizhang', path);
  walk.acts += 5; // signing out, and in as the leader
  await leader.getByRole('button', { name: '签发' }).click();
  await leader.locator('.ant-modal').getByRole('button', { name: '提交' }).click();
  await leader.locator('[data-state=signed]').waitFor();
  walk.acts += 2;
  await leader.context().close();
  await page.reload();
  await walk.click('编号印发');
  await walk.submit();
  await page.locator('[data-state=issued]').waitFor();
  walk.done('the leader signs, the office issues');

  await office.goTo(page, '/settings/samples');
  expect(await page.locator('[data-step][data-done=false]').count()).toBe(0);
  const lines = walk.times.map(
    ([what, seconds, acts]) => `${seconds.toFixed(1).padStart(6)} s  ${String(acts).padStart(3)} acts  ${what}`,
  );
  const machine = walk.times.reduce((sum, [, seconds]) => sum + seconds, 0);
  const person = machine + walk.acts * ONE_ACT;
  process.stdout.write(
    `\n${lines.join('\n')}\n${machine.toFixed(1)} s by this script; ${person.toFixed(0)} s with ${ONE_ACT} s for each of ${walk.acts} acts\n`,
  );
  expect(person).toBeLessThan(300);
});
