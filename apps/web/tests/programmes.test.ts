import { readSheet } from '@luoshi/reports';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, stage, withoutBrowser } from './stage.js';
import type { Stage } from './stage.js';

const NOW = new Date('2026-11-27T02:00:00Z');
/** A programme that is nothing but one new folder: neither the server nor the pages know of it. */
const NEW_FOLDER = fileURLToPath(new URL('../../../packages/programmes/tests/fixtures/', import.meta.url));
const shots = process.env['LUOSHI_SHOTS'];

/** Kept where LUOSHI_SHOTS names a folder, for a person to look at. */
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: false });
}

describe.skipIf(!browserPath)(browserPath ? 'the pages of programmes' : withoutBrowser, () => {
  let office: Stage;
  let page: Page;
  beforeAll(async () => {
    // The papers whose sentences the samples of programmes cite.
    office = await stage(NOW, ['01', '07', '08', '14', '15', '16', '17', '18'], [NEW_FOLDER]);
    page = await office.open('ducha', '/programmes', { viewport: { width: 1366, height: 768 } });
  }, 300_000);
  afterAll(async () => {
    await office?.close();
    expect(office?.complaints ?? []).toEqual([]);
  });

  /** As a link leads there: the application stays loaded. */
  const go = async (path: string, on = page): Promise<void> => {
    await on.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await office.settled(on);
  };

  it('list what this server runs', async () => {
    await page.getByText('保交楼', { exact: false }).first().waitFor();
    for (const name of ['收购存量商品房用作保障性住房', '重大项目全生命周期'])
      expect(await page.getByText(name).count()).toBeGreaterThan(0);
    await shot(page, 'list');
  });

  it('are named by the search beside each record that it finds', async () => {
    await go('/search?q=临江第二水厂&kind=record');
    const hit = page.locator('.hits li', { hasText: '临江第二水厂' }).first();
    await hit.getByText('重大项目全生命周期').waitFor();
    expect(await hit.locator('[data-programme]').getAttribute('data-programme')).toBe('major-projects');
    await shot(page, 'search');
  });

  it('show the board of projects: each in its stage, late ones marked', async () => {
    await go('/programmes/major-projects/registers/projects?view=board');
    const column = (name: string) => page.getByRole('listitem', { name });
    await column('推进建设').waitFor();
    expect(await column('谋划储备').getByText('临江第二水厂').count()).toBe(0);
    expect(await column('招引签约').getByText('临江第二水厂').count()).toBe(1);
    const late = column('建成达效').getByRole('link', { name: /东湖智能装备基地/ });
    expect(await late.getByText('逾期').count()).toBe(1);
    expect(await column('已完成').getByText('云溪高标准农田').count()).toBe(1);
    await shot(page, 'board');
    await page.getByText('列表', { exact: true }).click();
    await page.getByText('共18条').waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe(null);
  });

  it('show one project’s money and milestones', async () => {
    await go('/programmes/presold-homes/registers/projects?search=湖畔花园');
    await page.getByRole('link', { name: '湖畔花园' }).click();
    const money = page.getByRole('region', { name: '贷：各笔借款' });
    await money.getByText('ZX-01').waitFor();
    expect(await money.getByRole('row', { name: /ZX-01/ }).innerText()).toContain('6800万元');
    const account = page.getByRole('region', { name: '专户与续建' });
    // 1860+3800-1400+2000-1900+620+3000-2100+1400-2300+980-1700+1150-1600+540
    expect(await account.getByRole('row', { name: /专户余额/ }).innerText()).toContain('4350万元');
    expect(await account.innerText()).toContain('请当地保交楼工作专班');
    const steps = page.getByRole('region', { name: '工程节点' });
    expect(await steps.getByRole('row', { name: /3栋.*竣工验收/ }).innerText()).toContain('未完成，已逾期');
    await page.getByRole('img', { name: '专户余额' }).locator('path').first().waitFor({ state: 'attached' });
    await shot(page, 'project');
  });

  it('show the quarter’s claims, and give them as a workbook', async () => {
    await go('/programmes/unsold-homes/reports/claim-list');
    await page.getByText('2026-09-30季末再贷款申请清单').first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Excel' }).click(),
    ]);
    const bytes = new Uint8Array(readFileSync(await file.path()));
    const rows = [];
    for await (const row of (await readSheet(bytes, false)).rows) rows.push(row);
    expect(rows[0]!.slice(0, 3)).toEqual(['银行', '授信（笔）', '季末合格贷款本金余额（万元）']);
    // SX-01 900−900, SX-02 not reported: between the 600 drawn and the share of 1000, nothing lent on it yet.
    const rural = rows.find((row) => row[0] === '临江农商银行')!;
    expect(rural).toEqual([
      '临江农商银行',
      2,
      '[1500万元, 1900万元]',
      '[1500万元, 1900万元]',
      900,
      '[600万元, 1000万元]',
      0,
    ]);
    await shot(page, 'claims');
  });

  it('draw the delivery curve with the band of its forecast', async () => {
    await go('/programmes/presold-homes');
    const chart = page.getByRole('img', { name: '交付曲线与预测' });
    await chart.locator('path').first().waitFor({ state: 'attached' });
    const model = await office.call<{ lines: { kind: string; points: { lower: string; upper: string }[] }[] }>(
      'ducha',
      'programmes/presold-homes/charts/delivery-curve',
    );
    const band = model.lines.find(({ kind, points }) => kind === 'forecast' && points.length > 1)!;
    expect(Number(band.points.at(-1)!.upper)).toBeGreaterThan(Number(band.points.at(-1)!.lower));
    // The band is an area: filled, without an outline.
    const filled = await chart
      .locator('path')
      .evaluateAll((paths) => paths.filter((path) => Number(path.getAttribute('fill-opacity')) === 0.18).length);
    expect(filled).toBeGreaterThan(0);
    expect(await page.getByText('[46.84%, 67.09%]').count()).toBe(1);
    await shot(page, 'curve');
  });

  it('say what is not known and lead to where it is entered', async () => {
    await go('/programmes/unsold-homes');
    await page.getByText('临江农商银行2026-09-30的季末合格贷款本金余额', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: '去填' }).last().click();
    await page.waitForURL(/\/parameters|\/registers\//);
    await office.settled(page);
  });

  it('lead from the first page of each programme to the sentences of the papers that set its numbers and rules', async () => {
    const sources = JSON.parse(
      readFileSync(new URL('../../../samples/programmes/sources.json', import.meta.url), 'utf8'),
    ) as Record<'programme' | 'paper' | 'quote', string>[];
    for (const programme of new Set(sources.map((source) => source.programme))) {
      await go(`/programmes/${programme}`);
      const basis = page.locator('.ant-card').filter({ has: page.locator('.ant-card-head', { hasText: /^依据/ }) });
      for (const { quote } of sources.filter((source) => source.programme === programme)) {
        const row = basis.getByRole('row', { name: `“${quote}”` }).first();
        await row.waitFor();
        expect(await row.locator('a[href*="/papers/"][href*="at="]').count(), quote).toBe(1);
      }
      // One of each is followed: the words are lit in the reader.
      const { quote } = sources.find((source) => source.programme === programme)!;
      await basis
        .getByRole('row', { name: `“${quote}”` })
        .first()
        .getByRole('link')
        .click();
      await page.waitForURL(/\/papers\/.*at=/);
      const lit = page.locator('.paper-line .mark-cited');
      await lit.first().waitFor();
      // A line off the screen has no inner text until it is laid out.
      expect((await lit.allTextContents()).join('')).toBe(quote);
    }
  });

  it('lead from a rule to the paper’s sentence in one click, and say of which the paper is not here', async () => {
    await go('/programmes/unsold-homes');
    const claim = page.getByRole('row', { name: /全国额度/ }).filter({ hasText: '台账里没有收入这份文件' });
    await claim.waitFor();
    expect(await claim.getByRole('link').count()).toBe(0);
    // Wherever the rule is named: beside what it says.
    await page
      .getByRole('row', { name: /高于同地段保障房重置价/ })
      .first()
      .getByRole('link', { name: '价格合理' })
      .click();
    await page.waitForURL(/\/papers\/.*at=/);
    const cited = page.locator('.paper-line .mark-cited');
    await cited.first().waitFor();
    expect((await cited.allTextContents()).join('')).toBe('收购价格以同地段保障性住房重置价格为上限');
    // The page goes to it once it stands.
    const inSight = () =>
      cited.first().evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });
    await expect.poll(inSight, { timeout: 10_000 }).toBe(true);
    await shot(page, 'sentence');
  });

  it('work out which homes to buy, and what a change would bring', async () => {
    await go('/programmes/unsold-homes/trials/choice');
    await page.getByLabel('预算', { exact: false }).first().fill('20000');
    await page.getByLabel('如果预算是', { exact: false }).fill('1.5亿元');
    await page.getByRole('button', { name: '测算' }).click();
    const compared = page.getByRole('region', { name: '方案对比' });
    await compared.getByText('原方案', { exact: true }).waitFor({ timeout: 60_000 });
    const other = await compared.getByRole('row', { name: /换成另一个预算/ }).innerText();
    expect(other).toContain('1.5亿元');
    expect(other).toMatch(/-\d+套/);
    expect(
      await page.getByRole('region', { name: '与原方案不同的房源' }).getByText('改为不选').count(),
    ).toBeGreaterThan(0);
    expect(
      await page
        .getByRole('region', { name: '未选房源及理由' })
        .getByText('报价高于同地段保障房重置价', { exact: false })
        .count(),
    ).toBeGreaterThan(0);
    await shot(page, 'choice');
  });

  it('enter a record, say at its field what does not fit, and keep what was typed', async () => {
    const own = await office.open('anju', '/programmes/unsold-homes/registers/offers', {
      viewport: { width: 1366, height: 768 },
    });
    await own.getByRole('button', { name: '新增' }).click();
    const form = own.getByRole('dialog');
    await form.getByLabel('房源编号').fill('F-99');
    await form.getByLabel('可售套数（套）').fill('很多');
    await own.getByRole('button', { name: '保存' }).click();
    await own.getByText('认不出是多少', { exact: false }).first().waitFor();
    await form.getByLabel('可售套数（套）').fill('近200套');
    await own.getByRole('button', { name: '保存' }).click();
    await own.waitForURL(/registers\/offers\/[0-9a-f-]{36}/);
    await own.getByText('近200套').first().waitFor();
    await shot(own, 'record');
    await office.leave(own);
  });

  it('stand for a programme that is nothing but a new folder: list, form, record, board, overview', async () => {
    const own = await office.open('anju', '/programmes', { viewport: { width: 1366, height: 768 } });
    await own.getByRole('link', { name: '口袋公园' }).click();
    await own.waitForURL(/programmes\/pocket-parks$/);
    await own.getByRole('heading', { level: 1, name: '口袋公园' }).waitFor();
    await go('/programmes/pocket-parks/registers/parks', own);
    await own.getByRole('button', { name: '新增' }).click();
    const form = own.getByRole('dialog');
    await form.getByLabel('编号').fill('K-7');
    await form.getByLabel('名称').fill('柳岸口袋公园');
    await form.getByLabel('总投资（万元）').fill('35.5');
    await own.getByRole('button', { name: '保存' }).click();
    await own.waitForURL(/registers\/parks\/[0-9a-f-]{36}/);
    await own.getByText('35.5万元').first().waitFor();
    await go('/programmes/pocket-parks/registers/parks?view=board', own);
    await own.getByText('批准', { exact: true }).first().waitFor();
    await own.getByText('柳岸口袋公园').first().waitFor();
    await go('/programmes/pocket-parks', own);
    await own.getByText('35.5万元').first().waitFor();
    await office.leave(own);
  }, 180_000);

  it('stand on a phone and on a wide screen', async () => {
    for (const [name, path] of [
      ['curve', '/programmes/presold-homes'],
      ['board', '/programmes/major-projects/registers/projects?view=board'],
      ['register', '/programmes/unsold-homes/registers/offers'],
      ['parameters', '/programmes/unsold-homes/parameters'],
      ['claims', '/programmes/unsold-homes/reports/claim-list'],
      ['choice', '/programmes/unsold-homes/trials/choice'],
    ] as const) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (const [width, height] of [
        [390, 844],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await office.settled(page);
        // Nothing makes the page itself wider than the screen: what is wide scrolls in its own frame.
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, `${name} at ${width}`).toBeLessThanOrEqual(0);
        await shot(page, `${name}-${width}`);
      }
    }
  });
});
