import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

if (!browserPath) process.stderr.write(`${withoutBrowser}\n`);

const SLOW = 240_000;
const PERIOD = 'month:2026-03-31';
let office: Stage;
let unit: string;

beforeAll(async () => {
  if (!browserPath) return;
  office = await stage(new Date('2026-03-03T02:00:00Z'));
  const { rows } = await office.call<{ rows: { id: string; shortName: string | null }[] }>('ducha', 'units?limit=200');
  unit = rows.find(({ shortName }) => shortName === '市住房城乡建设局')!.id;
}, SLOW);
afterAll(() => office?.close());

/** A task of 市住建局 that is reported by the month, signed for. */
async function task(title: string): Promise<string> {
  const { started } = await office.call<{ started: { id: string }[] }>('ducha', 'tasks', {
    method: 'POST',
    body: {
      tasks: [
        {
          title,
          origin: { kind: 'hand', source: '督查室' },
          duties: [{ unit, role: 'lead' }],
          reporting: { kind: 'month', cutOff: { days: 5, count: 'calendar' } },
        },
      ],
    },
  });
  const { id } = started[0]!;
  const { version } = await office.call<{ version: number }>('zhujian', `tasks/${id}`);
  await office.call('zhujian', `tasks/${id}/actions`, {
    method: 'POST',
    version,
    body: { deed: { action: 'sign', unit } },
  });
  return id;
}

interface Row {
  id: string;
  state: string;
  text: string;
  difficulties: string | null;
  version: number;
}
const reportOf = async (taskId: string): Promise<Row> =>
  (await office.call<{ rows: Row[] }>('zhujian', `reports?task=${taskId}`)).rows[0]!;

const kept = (page: Page, words: string) => page.locator('.kept', { hasText: words }).waitFor();
const phone = { viewport: { width: 390, height: 844 } };

async function write(page: Page, taskId: string): Promise<void> {
  await page.goto(`${office.address}/reporting/begin/${taskId}/${unit}/${PERIOD}`);
  await page.waitForURL('**/reporting/report/**');
  await page.getByLabel('进展情况').waitFor();
}

describe.skipIf(!browserPath)('a report in the browser', () => {
  it(
    'loses nothing when the line goes: it is kept on the machine and sent when the line is back',
    { timeout: SLOW },
    async () => {
      const id = await task('老旧小区改造');
      const page = await office.open('zhujian', '/reporting', phone);
      await write(page, id);
      await page.getByLabel('进展情况').fill('已开工12个小区');
      await kept(page, '已保存');
      await page.context().setOffline(true);
      await page.getByLabel('困难和问题').fill('两个小区管线未迁');
      await kept(page, '已存在本机');
      expect((await reportOf(id)).difficulties).toBeNull();
      await page.context().setOffline(false);
      await kept(page, '已保存');
      expect(await reportOf(id)).toMatchObject({ text: '已开工12个小区', difficulties: '两个小区管线未迁' });
      await office.leave(page);
    },
  );

  it(
    'is taken up again where a window was closed without a line; another account does not see it',
    { timeout: SLOW },
    async () => {
      const id = await task('口袋公园建设');
      const page = await office.open('zhujian', '/reporting');
      await write(page, id);
      await page.context().setOffline(true);
      await page.getByLabel('进展情况').fill('写到一半');
      await kept(page, '已存在本机');
      const address = page.url();
      await page.close({ runBeforeUnload: false });
      await page.context().setOffline(false);
      expect((await reportOf(id)).text).toBe('');
      const again = await page.context().newPage();
      await again.goto(`${office.address}/reporting`);
      await again.getByText('本机有 1 份草稿还没有送出').waitFor();
      await again.goto(address);
      await kept(again, '已保存');
      expect(await again.getByLabel('进展情况').inputValue()).toBe('写到一半');
      expect((await reportOf(id)).text).toBe('写到一半');
      await office.leave(again);
    },
  );

  it(
    'holds a colleague’s words beside one’s own, and overwrites neither before somebody chose',
    { timeout: SLOW },
    async () => {
      const id = await task('燃气管网改造');
      const page = await office.open('zhujian', '/reporting');
      await write(page, id);
      const row = await reportOf(id);
      await office.call('zhujian', `reports/${row.id}`, {
        method: 'PUT',
        version: row.version,
        body: { text: '同事先写的' },
      });
      await page.getByLabel('进展情况').fill('我写的');
      await page.getByText('同事也改了这份报送').waitFor();
      await page.getByText('同事先写的').waitFor();
      expect((await reportOf(id)).text).toBe('同事先写的');
      await page.getByRole('button', { name: '保留我的' }).click();
      await kept(page, '已保存');
      expect((await reportOf(id)).text).toBe('我写的');
      await office.leave(page);
    },
  );

  it('goes from the drafter to the receipt on a phone, and the office accepts it', { timeout: SLOW }, async () => {
    const id = await task('滨江快速路二期');
    const drafter = await office.open('zhujian', '/reporting', phone);
    await drafter.getByRole('link', { name: '滨江快速路二期' }).click();
    await drafter.getByLabel('进展情况').fill('主线贯通');
    await drafter
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: '现场照片.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('ffd8ffe000104a464946', 'hex'),
      });
    // A picture has no words: whoever sends it says that it bears no mark of classification.
    await drafter.getByRole('button', { name: '看过，没有密级标志' }).click();
    await drafter.getByRole('link', { name: '现场照片.jpg' }).waitFor();
    await drafter.getByRole('button', { name: '送科室审核' }).click();
    await drafter.getByText('现在由“科室”办理').waitFor();
    const { id: report } = await reportOf(id);
    const checker = await office.open('zhujian.keshi', '/reporting');
    await checker.goto(`${office.address}/reporting/report/${report}`);
    await checker.getByRole('button', { name: '送分管领导签发' }).click();
    await checker.getByText('现在由“分管领导”办理').waitFor();
    const issuer = await office.open('zhujian.lingdao', '/reporting', phone);
    await issuer.goto(`${office.address}/reporting/report/${report}`);
    await issuer.getByRole('button', { name: '签发报出' }).click();
    await issuer.locator('.ant-modal-confirm').getByRole('button', { name: '签发报出' }).click();
    await issuer.getByText('已报出，回执如下').waitFor();
    expect((await reportOf(id)).state).toBe('issued');
    const clerk = await office.open('ducha', '/reporting');
    await clerk.getByLabel(/市住房城乡建设局/).check();
    await clerk.getByRole('button', { name: '采纳选中的 1 份' }).click();
    await clerk.getByText('采纳 1 份，共 1 份').waitFor();
    expect((await reportOf(id)).state).toBe('accepted');
    expect(office.complaints).toEqual([]);
  });
});

describe.skipIf(!browserPath)('who has to report', () => {
  it(
    'is asked each figure once for all tasks that want it, and stands on the roster until the report is filed',
    { timeout: SLOW },
    async () => {
      office.now = new Date('2026-03-03T02:00:00Z');
      const tasks = [await task('新建口袋公园'), await task('城市绿化提升')];
      for (const id of tasks)
        await office.call('ducha', `tasks/${id}/indicators`, {
          method: 'POST',
          body: { name: '口袋公园数', unit: '个', kind: 'month' },
        });
      office.now = new Date('2026-05-02T02:00:00Z');
      const { questions } = await office.call<{ questions: { tasks: unknown[]; answered: unknown }[] }>(
        'zhujian',
        `units/${unit}/due-reports`,
      );
      expect(questions).toMatchObject([{ tasks: [{}, {}], answered: null }]);
      const page = await office.open('zhujian', '/reporting', phone);
      const figure = page.getByLabel(/口袋公园数/);
      await figure.fill('12个');
      await page.reload();
      expect(await figure.inputValue()).toBe('12个');
      await page.getByRole('button', { name: '写入报送草稿（1 个数）' }).click();
      await page.getByText('已写入 2 份报送草稿').waitFor();
      for (const id of tasks)
        expect(await reportOf(id)).toMatchObject({ state: 'drafted', figures: [{ said: '12个' }] });
      await page.getByText('已在草稿里').waitFor();
      await office.leave(page);

      office.now = new Date('2026-05-10T02:00:00Z');
      const clerk = await office.open('ducha', '/today');
      await clerk.goto(`${office.address}/reporting/roster?period=month:2026-04-30`);
      const { counts, text } = await office.call<{ counts: { missing: number }; text: string }>(
        'ducha',
        'periods/month:2026-04-30/roster',
      );
      expect(counts.missing).toBeGreaterThanOrEqual(2);
      expect(await clerk.locator('[data-roster="missing"]').textContent()).toBe(String(counts.missing));
      expect(await clerk.getByLabel('催报文字').inputValue()).toBe(text);
      await clerk.getByRole('button', { name: '临江市住房和城乡建设局' }).click();
      await clerk.getByRole('link', { name: '城市绿化提升' }).waitFor();
      await clerk.goto(`${office.address}/today`);
      const card = clerk.locator('[data-card="reports-missing"]');
      const counted = await card.locator('b').textContent();
      await card.click();
      await clerk.locator(`[data-total="${counted}"]`).waitFor();
      expect(office.complaints).toEqual([]);
      await office.leave(clerk);
    },
  );
});

describe.skipIf(!browserPath)('a task that is there', () => {
  const dialog = (page: Page) => page.locator('.ant-modal:visible').last();
  const done = (page: Page) => page.locator('.ant-modal:visible').waitFor({ state: 'detached' });
  const further = async (page: Page, action: string): Promise<void> => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };

  it(
    'is asked for reports with their burden told, followed by a figure with a sourced target, and split',
    { timeout: SLOW },
    async () => {
      const id = await task('夜间照明改造');
      const page = await office.open('ducha', '/today');
      await page.goto(`${office.address}/ledger?task=${id}`);

      await further(page, '设定报送');
      await dialog(page).getByRole('radio', { name: '季' }).check();
      await dialog(page)
        .getByText(/× 1 个单位 ×/)
        .waitFor();
      await dialog(page).getByLabel('依据', { exact: true }).fill('临政办〔2026〕3号第三条');
      await dialog(page).getByLabel('依据里写的是').click();
      await page.locator('.ant-select-dropdown:visible').getByText('季', { exact: true }).click();
      await dialog(page).getByRole('button', { name: '定下' }).click();
      await done(page);
      expect(await office.call('ducha', `tasks/${id}/reporting`)).toMatchObject({
        plan: { kind: 'quarter', basis: '临政办〔2026〕3号第三条' },
      });

      await page.getByRole('button', { name: '增加指标' }).click();
      await dialog(page).getByLabel('名称').fill('改造路灯数');
      await dialog(page).getByLabel('计量单位').fill('盏');
      await dialog(page).getByRole('button', { name: '提交' }).click();
      await page.getByRole('button', { name: '改造路灯数' }).click();
      await page.getByRole('button', { name: '录入目标' }).click();
      await dialog(page).getByLabel('到哪天').fill('2026-12-31');
      await dialog(page).getByLabel('到哪天').press('Enter');
      await dialog(page).getByLabel('达到多少').fill('若干');
      await dialog(page).getByLabel('依据').fill('临政办〔2026〕3号附表');
      await dialog(page).getByRole('button', { name: '提交' }).click();
      // What no figure can be read from is refused, and stays as it was typed.
      await dialog(page).getByRole('alert').waitFor();
      expect(await dialog(page).getByLabel('达到多少').inputValue()).toBe('若干');
      await dialog(page).getByLabel('达到多少').fill('近400盏');
      await dialog(page).getByRole('button', { name: '提交' }).click();
      await done(page);
      await page.getByRole('cell', { name: '近400盏' }).waitFor();
      const { rows } = await office.call<{ rows: { action: string; reason: string | null }[] }>(
        'ducha',
        `tasks/${id}/history`,
      );
      expect(rows[0]).toMatchObject({ action: 'set-targets', reason: '临政办〔2026〕3号附表' });
      await page.locator('.ant-drawer-close').last().click();

      await further(page, '拆分');
      for (const [at, title] of ['主干道照明改造', '背街小巷照明改造'].entries())
        await dialog(page).getByLabel('名称').nth(at).fill(title);
      await dialog(page).getByLabel('理由').fill('分两个标段实施');
      await dialog(page).getByRole('button', { name: '提交' }).click();
      await done(page);
      const pieces = await office.call<{ rows: { title: string; parts: { unitId: string }[] }[] }>(
        'ducha',
        `tasks?parent=${id}`,
      );
      expect(pieces.rows.map(({ title }) => title).sort()).toEqual(['主干道照明改造', '背街小巷照明改造'].sort());
      // Nobody was named for the pieces: they are those of the task.
      expect(pieces.rows.flatMap(({ parts }) => parts.map(({ unitId }) => unitId))).toEqual([unit, unit]);
      expect(office.complaints).toEqual([]);
      await office.leave(page);
    },
  );

  it('goes to the unit that carries on after a reorganisation', { timeout: SLOW }, async () => {
    const before = await office.call<Record<string, number>>('ducha', `tasks/count?unit=${unit}&state=in-progress`);
    expect(Object.values(before).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(1);
    const page = await office.open('ducha', '/today');
    await page.goto(`${office.address}/settings/units?unit=${unit}`);
    await page.getByRole('button', { name: '登记承继单位' }).click();
    await dialog(page).getByLabel('承继单位').click();
    await page.keyboard.type('财政');
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await dialog(page).getByLabel('依据').fill('临江市机构改革方案');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await done(page);
    await page.getByText('临江市机构改革方案').waitFor();
    await page.getByRole('button', { name: /^交给.*办理$/ }).click();
    await dialog(page).getByLabel('理由').fill('机构改革，职责并入');
    await dialog(page).getByRole('button', { name: '提交' }).click();
    await page.getByText(/办成 \d+ 项，共 \d+ 项/).waitFor();
    const after = await office.call<Record<string, number>>('ducha', `tasks/count?unit=${unit}&state=in-progress`);
    expect(Object.values(after).every((count) => count === 0)).toBe(true);
    expect(office.complaints).toEqual([]);
    await office.leave(page);
  });
});
