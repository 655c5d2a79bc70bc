import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { put, takeIn } from '../../tests/papers.js';

let office: Office;
const REPORT =
  '临江市统计局关于一季度工作的报告\n各区县：\n一、总体情况\n一季度新建口袋公园40个，已开放30个，开放率75%。\n' +
  '二、问题\n全市排查商铺200家，已整改120家，整改率72%。低保标准由165元提高至180元，增长12.1%。';

interface Finding {
  id: string;
  paperId: string;
  said: { rule: string; verdict: string; message: string; expected: string | null; found: string | null };
  quotes: { before: string; text: string; after: string; start: number; end: number }[];
  review: string;
  version: number;
  answer: { reason: string | null; at: string; by: string | null } | null;
}
const list = (query = '') =>
  office.get<{ rows: Finding[]; next: string | null }>('supervision', `/api/findings?limit=50${query}`);
const counts = (query = '') =>
  office.get<{ inconsistent: number; undetermined: number }>('leader', `/api/findings/count?x=${query}`);

beforeAll(async () => {
  office = await testOffice();
  await takeIn(office, [
    ['file', '报告.txt', REPORT],
    ['file', '另一份.txt', REPORT.replace('一季度', '上半年').replace('商铺200家', '商铺300家')],
  ]);
});
afterAll(() => office?.close());

describe('doubts about figures over all papers', () => {
  it('are those that are wrong or open, with the words they rest on and what stands around them', async () => {
    const { rows } = await list();
    const share = rows.find(({ said }) => said.message.includes('120家÷200家'))!;
    expect(share.said).toMatchObject({ rule: 'share', verdict: 'inconsistent', expected: '0.6', found: '0.72' });
    const [quote] = share.quotes;
    expect(REPORT.slice(quote!.start, quote!.end)).toBe(quote!.text);
    expect(quote!.text).toContain('72%');
    expect(quote!.before).toBe('全市排查商铺');
    expect(quote!.after).toMatch(/^。低保标准/);
    // 75 % of 40 is 30: what agrees is no doubt.
    expect(rows.every(({ said }) => said.verdict !== 'consistent')).toBe(true);
    expect(rows.some(({ quotes }) => quotes.some(({ text }) => text.includes('75%')))).toBe(false);
  });

  it('are counted as they are listed, narrowed and page by page', async () => {
    const all = (await list()).rows;
    const [{ paperId }] = all as [Finding];
    for (const query of ['', '&rule=growth', `&paper=${paperId}`, '&verdict=undetermined', '&answered=true']) {
      const { rows } = await list(query);
      const { inconsistent, undetermined } = await counts(query);
      expect(inconsistent + undetermined, query).toBe(rows.length);
    }
    expect((await list('&rule=growth')).rows.map(({ said }) => said.rule)).toEqual(['growth', 'growth']);
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { rows: Finding[]; next: string | null } = await office.get(
        'supervision',
        `/api/findings?limit=1${after ? `&after=${after}` : ''}`,
      );
      paged.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('show the answer that stands with its author, also after a later one is taken back', async () => {
    const [growth] = (await list('&rule=growth')).rows;
    const url = `/api/facts/${growth!.id}`;
    const now = async () => (await list('&rule=growth')).rows.find(({ id }) => id === growth!.id)!;
    expect(growth!.answer).toBeNull();
    await put(office, `${url}/decisions`, growth!.version, {
      decision: 'accepted',
      reason: '原文增幅算错，已告知起草处室',
    });
    expect(await now()).toMatchObject({
      review: 'accepted',
      answer: { reason: '原文增幅算错，已告知起草处室', by: 'supervision' },
    });
    await put(office, `${url}/decisions`, (await now()).version, { decision: 'dropped', reason: '口径不同' });
    expect((await now()).answer).toMatchObject({ reason: '口径不同' });
    await put(office, `${url}/undo`, (await now()).version, { reason: '点错了' });
    expect(await now()).toMatchObject({ review: 'accepted', answer: { reason: '原文增幅算错，已告知起草处室' } });
    await put(office, `${url}/undo`, (await now()).version, {});
    expect(await now()).toMatchObject({ review: 'waiting', answer: null });
  });
});
