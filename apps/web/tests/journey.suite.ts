import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { deed } from './scene.js';
import type { Stage } from './stage.js';

/** One measure of two units with a deadline. */
const PAPER = `临江市停车设施建设督办事项
临江市人民政府办公室关于印发《临江市停车设施建设督办事项》的通知
临政办〔2025〕33号
市政府各部门：
《临江市停车设施建设督办事项》已经市政府同意，现印发给你们，请抓好落实。
临江市人民政府办公室
2025年7月25日
一、停车设施
1.新建公共停车泊位。7月底前新建公共停车泊位3000个。（牵头单位：市住建局；配合单位：市财政局）
`;

/** The questions of a deed; the row's panel may stand behind them. */
const asking = (page: Page) => page.locator('.ant-modal');
const fill = (page: Page, label: string, value: string) => asking(page).getByLabel(label).fill(value);
const submit = async (page: Page): Promise<void> => {
  const dialog = asking(page);
  await dialog.getByRole('button', { name: '提交' }).click();
  await dialog.waitFor({ state: 'hidden' });
};
/** Milliseconds in which a list of choices has closed, if it does. */
const CLOSES = 1500;
/** Chooses in a select of the dialog by typing. */
const choose = async (page: Page, label: string, value: string): Promise<void> => {
  const field = asking(page).getByLabel(label);
  await field.click();
  await page.keyboard.type(value); // one without a search takes no notice
  const list = page.locator('.ant-select-dropdown:visible');
  await list.locator('.ant-select-item-option', { hasText: value }).first().click();
  // One of several choices stays open. Where it closes by itself it takes a moment, in which the key would close the dialog.
  await list.waitFor({ state: 'hidden', timeout: CLOSES }).catch(() => field.press('Escape'));
};

/** A paper's way to its notice, from 26 July to 4 August 2025; each step stands on the one before. */
export function journey(office: () => Stage): void {
  let clerk: Page;
  let housing: Page;
  const go = (page: Page, path: string) => page.goto(office().address + path);

  it('a paper is taken in, read, accepted by keyboard and becomes a task that its units sign for', async () => {
    office().now = new Date('2025-07-26T02:00:00Z');
    clerk = await office().open('ducha', '/papers');
    await clerk.locator('input[type=file]').setInputFiles({
      name: '停车设施.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(PAPER),
    });
    await clerk.getByText('读取完成').waitFor();
    await clerk.getByRole('link', { name: '临江市停车设施建设督办事项' }).click();
    await clerk.getByRole('heading', { name: '临江市停车设施建设督办事项' }).waitFor();
    const facts = clerk.locator('[data-fact]');
    await facts.first().waitFor();
    const count = await facts.count();
    expect(count).toBeGreaterThan(2);
    // J chooses the first one; Enter accepts what is chosen and goes on to the next.
    await clerk.keyboard.press('j');
    for (let at = 0; at < count; at++) {
      await facts.nth(at).locator('[aria-current=true]').waitFor();
      // A doubt about figures is answered, not accepted: J passes it by.
      const doubtful = (await facts.nth(at).getByRole('button', { name: '采纳（Enter）' }).count()) === 0;
      await clerk.keyboard.press(doubtful ? 'j' : 'Enter');
      if (!doubtful) await facts.nth(at).getByText('采纳', { exact: true }).waitFor();
    }
    await clerk.getByRole('button', { name: '生成任务' }).click();
    await asking(clerk).getByRole('button', { name: '提交' }).click();
    await clerk.getByRole('dialog').getByText('已生成 1 项任务').waitFor();

    housing = await office().open('zhujian.lingdao', '/ledger');
    await housing.getByText('新建公共停车泊位').first().click();
    await housing.getByRole('button', { name: '签收' }).click();
    await submit(housing);
    await housing.getByText('办理中').first().waitFor();
  });

  it('the office verifies what was done, with its evidence', async () => {
    const { rows } = await office().call<{ rows: { id: string }[] }>('ducha', 'tasks?name=停车泊位');
    const task = rows[0]!.id;
    const finance = (await office().call<{ rows: { id: string }[] }>('ducha', 'units?name=市财政局')).rows[0]!.id;
    await deed(office(), 'caizheng', task, { action: 'sign', unit: finance });
    await go(clerk, `/ledger?task=${task}`);
    await clerk.getByRole('button', { name: '核查' }).first().click();
    await choose(clerk, '单位', '市住');
    await asking(clerk).getByText('现场', { exact: true }).click();
    await asking(clerk).getByText('属实', { exact: true }).click();
    await fill(clerk, '内容', '现场清点已建成1200个。');
    await asking(clerk)
      .locator('input[type=file]')
      .setInputFiles({ name: '现场照片.txt', mimeType: 'text/plain', buffer: Buffer.from('照片') });
    await clerk.getByText('（1）').waitFor();
    await submit(clerk);
    await clerk.getByText('现场清点已建成1200个').waitFor();
  });

  it('a deadline passes: the wall map counts one more red task, and the card leads to exactly these rows', async () => {
    office().now = new Date('2025-08-04T02:00:00Z');
    await office().light();
    clerk = await office().open('ducha', '/overview');
    const card = clerk.locator('[data-card=needs-red]');
    const count = await card.locator('b').innerText();
    await card.click();
    await clerk.locator(`[data-total="${count}"]`).waitFor();
    await clerk.getByText('新建公共停车泊位').first().click();
    await clerk
      .getByRole('dialog')
      .getByText(/逾期|过期|时限/)
      .first()
      .waitFor();
  });

  it('the unit raises what blocks it, the leader signs the list, the meeting decides, a task comes of it', async () => {
    housing = await office().open('zhujian.lingdao', '/supervision/problems');
    await housing.getByRole('button', { name: '提出问题' }).click();
    await fill(housing, '问题', '东站停车楼用地尚未移交');
    await asking(housing).getByText('土地', { exact: true }).click();
    await submit(housing);
    await housing.getByRole('link', { name: '东站停车楼用地尚未移交' }).waitFor();

    await go(clerk, '/meetings');
    await clerk.getByRole('button', { name: '召集会议' }).click();
    await fill(clerk, '会议名称', '8月调度会');
    await choose(clerk, '主持领导', '江一鸣');
    await asking(clerk).getByRole('button', { name: '提交' }).click();
    await clerk.getByRole('heading', { name: '8月调度会' }).waitFor();
    await clerk.getByRole('button', { name: '加议题' }).click();
    await choose(clerk, '选自问题和红灯事项', '东站停车楼');
    await submit(clerk);
    const address = clerk.url();

    const leader = await office().open('shizhang', new URL(address).pathname);
    await leader.getByRole('button', { name: '签批清单' }).click();
    await submit(leader);
    await leader.getByText('签批时固定于').waitFor();
    await office().leave(leader);

    await clerk.reload();
    await clerk.getByRole('button', { name: '开会' }).click();
    await submit(clerk);
    // Decisions are entered on the projector, where the arrows turn the pages.
    await clerk.getByRole('link', { name: '投影' }).click();
    await clerk.getByRole('heading', { name: '8月调度会' }).waitFor();
    const item = clerk.getByRole('heading', { name: '东站停车楼用地尚未移交' });
    for (let turn = 0; turn < 8 && (await item.count()) === 0; turn++) await clerk.keyboard.press('ArrowRight');
    await item.waitFor();
    await clerk.getByRole('button', { name: '录入议定事项' }).click();
    await fill(clerk, '议定事项', '8月20日前完成东站停车楼用地移交');
    await choose(clerk, '牵头', '临江市自然资源和规划局');
    await submit(clerk);
    await clerk.getByText('8月20日前完成东站停车楼用地移交').waitFor();
    await clerk.keyboard.press('Escape');
    await clerk.getByRole('button', { name: '闭会' }).click();
    await submit(clerk);
    await clerk.getByRole('link', { name: '已成为事项' }).click();
    await clerk.getByRole('dialog').getByText('8月20日前完成东站停车楼用地移交').first().waitFor();
    const problems = await office().call<{ rows: { title: string; state: string }[] }>('ducha', 'problems?limit=200');
    expect(problems.rows.find(({ title }) => title === '东站停车楼用地尚未移交')?.state).toBe('coordinated');
  });

  it('a letter is drafted, signed by the leader, numbered, and answered by the unit; its snapshot stays', async () => {
    await go(clerk, '/supervision/notices');
    await clerk.getByRole('button', { name: '起草文书' }).click();
    await asking(clerk).getByText('督办函', { exact: true }).click();
    await fill(clerk, '标题', '关于停车泊位建设的督办函');
    await fill(clerk, '正文', '请倒排工期，于8月31日前书面答复。');
    await choose(clerk, '主送单位', '临江市住房和城乡建设局');
    await asking(clerk).getByRole('button', { name: '提交' }).click();
    await clerk.locator('[data-state=drafted]').waitFor();
    const path = new URL(clerk.url()).pathname;
    const leader = await office().open('shizhang', path);
    await leader.getByRole('button', { name: '签发' }).click();
    await submit(leader);
    await leader.locator('[data-state=signed]').waitFor();
    await office().leave(leader);
    await clerk.reload();
    await clerk.getByRole('button', { name: '编号印发' }).click();
    await submit(clerk);
    // The second of its kind: the scene has issued one.
    await clerk.getByText('〔2025〕2号').waitFor();
    await clerk.getByText('逐字节一致').waitFor();
    await go(housing, path);
    await housing.getByRole('button', { name: '答复' }).click();
    await fill(housing, '内容', '已倒排工期，8月底前完成。');
    await submit(housing);
    await clerk.reload();
    await clerk.getByText('已倒排工期，8月底前完成。').waitFor();
  });
}
