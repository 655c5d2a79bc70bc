import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeIn } from './scene.js';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

if (!browserPath) process.stderr.write(`${withoutBrowser}\n`);

const SLOW = 240_000;
const paperOf = (number: number, measures: string): string =>
  `临江市人民政府\n关于印发《城市更新工作措施之${number}》的通知\n临政发〔2026〕${number}号\n各区县：\n一、更新\n${measures}`;
let office: Stage;

beforeAll(async () => {
  if (browserPath) office = await stage(new Date('2026-03-03T02:00:00Z'));
}, SLOW);
afterAll(() => office?.close());

interface Version {
  measures: { id: string; number: string; review: string; version: number }[];
  questions: { words: string; answer: unknown }[];
}
const versionOf = (paper: string) => office.call<Version>('ducha', `papers/${paper}/versions/1`);

async function accept(paper: string): Promise<void> {
  for (const { id, version } of (await versionOf(paper)).measures)
    await office.call('ducha', `measures/${id}/acceptance`, { method: 'POST', version });
}

describe.skipIf(!browserPath)('a paper without duties in the browser', () => {
  it(
    'becomes tasks: an unknown name is answered, duties are divided after an earlier paper, tasks are made',
    { timeout: SLOW },
    async () => {
      const earlier = await takeIn(
        office,
        '更新一.txt',
        paperOf(31, '1.推进老旧小区改造。年底前改造老旧小区40个。（牵头单位：市住建局；配合单位：市财政局）'),
      );
      await accept(earlier);
      await office.call('ducha', `papers/${earlier}/tasks`, { method: 'POST', body: {} });
      const paper = await takeIn(
        office,
        '更新二.txt',
        paperOf(
          32,
          '1.推进老旧小区改造提升。年底前改造老旧小区60个。\n2.补植行道树。年底前补植行道树500株。（牵头单位：市园林绿化队）',
        ),
      );
      await accept(paper);

      const page = await office.open('ducha', '/today');
      await page.goto(`${office.address}/papers/${paper}`);
      await page.getByRole('button', { name: '逐个答复' }).click();
      await page.getByLabel('“市园林绿化队”是哪个单位').fill('城市管理');
      await page.locator('.ant-select-item-option').first().click();
      await page.getByRole('button', { name: '就是它' }).click();
      await page.getByText('都已答复').waitFor();
      expect((await versionOf(paper)).questions).toMatchObject([
        { words: '市园林绿化队', answer: { unit: expect.any(String) as string } },
      ]);

      await page.goto(`${office.address}/papers/duties?paper=${paper}`);
      await page.locator('[data-total="1"]').waitFor();
      await page.getByRole('button', { name: '采用' }).first().click();
      await page.getByRole('button', { name: '定责', exact: true }).click();
      await page.getByText('已定责 1 条').waitFor();
      await page.getByRole('button', { name: '撤回' }).click();
      await page.locator('[data-total="1"]').waitFor();
      await page.getByRole('button', { name: '采用' }).first().click();
      await page.getByRole('button', { name: '定责', exact: true }).click();
      await page.getByText('这份文件的措施都有了责任单位').waitFor();
      await page.getByRole('button', { name: '生成任务' }).click();
      await page.getByRole('button', { name: '提交' }).click();
      await page.getByText('已生成 2 项任务').waitFor();

      const { rows } = await office.call<{
        rows: { title: string; parts: { unitId: string; role: string }[] }[];
      }>('ducha', `tasks?paper=${paper}&order=number`);
      const { rows: units } = await office.call<{ rows: { id: string; shortName: string }[] }>(
        'ducha',
        'units?limit=200',
      );
      const named = (id: string) => units.find((unit) => unit.id === id)!.shortName;
      expect(
        rows.map(({ title, parts }) => [title, ...parts.map(({ unitId, role }) => `${role} ${named(unitId)}`)]),
      ).toEqual([
        ['推进老旧小区改造提升', 'lead 市住房城乡建设局', 'support 市财政局'],
        ['补植行道树', 'lead 市城市管理局'],
      ]);
      expect(office.complaints).toEqual([]);
      await office.leave(page);
    },
  );
});
