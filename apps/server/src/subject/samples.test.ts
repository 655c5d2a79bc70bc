import { bringFirstPapers } from '@luoshi/work';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { acceptPaper, ended, sample, startPaper, takeIn } from '../../tests/papers.js';

interface There {
  papers: number;
  tasks: number;
  records: number;
  steps: Record<string, boolean>;
  paperId: string | null;
}

const NAMES = ['02-东湖区稳投资促增长工作措施.txt', '09-云溪县提振消费若干措施（征求意见稿）.txt'];
const SAMPLE =
  '临江市人民政府\n关于印发《样例措施》的通知\n临政发〔2026〕1号\n各区县：\n一、绿化\n1.年底前建成口袋公园20个。（牵头单位：市住建局；配合单位：市财政局）';
let office: Office;
const there = () => office.get<There>('supervision', '/api/samples');
const rowsOf = async (path: string): Promise<{ id: string; title: string }[]> =>
  (await office.get<{ rows: { id: string; title: string }[] }>('supervision', path)).rows;
let samplePaper = '';
let realTask = '';

beforeAll(async () => {
  office = await testOffice();
  const { store, app, jurisdiction, now } = office;
  const brought = await bringFirstPapers(
    store,
    app.reading,
    {
      office: { code: 'linjiang', name: '临江市' },
      login: 'supervision',
      password: '',
      numbers: new Map([['linjiang', jurisdiction]]),
    },
    {
      files: [
        ...NAMES.map((name) => ({ name, bytes: sample(name) })),
        { name: '样例.txt', bytes: Buffer.from(SAMPLE) },
      ],
      manifest: null,
    },
    now,
  );
  await ended(office, brought.jobId!);
  samplePaper = (await rowsOf('/api/papers')).find(({ title }) => title.includes('样例措施'))!.id;
  const [real] = await takeIn(office, [
    ['file', '自己的.txt', SAMPLE.replace('样例措施', '绿化措施').replace('1号', '2号')],
  ]);
  // A paper of the office's own that came of a sample's draft.
  const draft = (await rowsOf('/api/papers')).find(({ title }) => title.includes('云溪县'))!.id;
  await takeIn(office, [
    ['file', '提振消费.txt', sample(NAMES[1]!).toString('utf8').replaceAll('（征求意见稿）', '')],
    ['draftId', draft],
  ]);
  for (const paper of [samplePaper, real!.paperId]) {
    await acceptPaper(office, paper);
    const { started } = await startPaper(office, paper);
    realTask = started[0]!.taskId;
  }
});
afterAll(() => office?.close());

describe('samples', () => {
  it('are told apart from what the office brought itself, with how far it has come', async () => {
    expect(await there()).toMatchObject({ papers: 3, tasks: 1, steps: { paper: true, started: true, issued: false } });
    // The office's own, not the district's, which has more measures: its units are none of this office.
    expect((await there()).paperId).toBe(samplePaper);
  });

  it('are removed with all that hangs on them; what is the office’s own stays, and the history tells it', async () => {
    const { housing, finance } = office.units;
    const [task] = await rowsOf(`/api/tasks?paper=${samplePaper}`);
    const post = (url: string, payload: object) =>
      office.get<{ id: string }>('supervision', { method: 'POST', url, payload });
    await post('/api/urges', { about: { tasks: [task!.id, realTask] }, text: '请加快' });
    const letter = { kind: 'supervision-letter', title: '督办函', text: '请办理', units: [housing] };
    await post('/api/notices', { ...letter, tasks: [task!.id] });
    const both = await post('/api/notices', { ...letter, title: '合并督办函', tasks: [task!.id, realTask] });
    await office.get('housing', {
      method: 'POST',
      url: '/api/problems',
      payload: { task: task!.id, unit: housing, kind: 'money', title: '资金缺口', blocking: finance },
    });
    await post(`/api/tasks/${task!.id}/indicators`, { name: '公园数', unit: '个', kind: 'month' });
    expect((await office.ask('leader', { method: 'POST', url: '/api/samples/removal' })).statusCode).toBe(403);
    expect((await there()).papers).toBe(3);
    const removed = await office.get<There>('administrator', { method: 'POST', url: '/api/samples/removal' });
    expect(removed).toEqual({ papers: 3, tasks: 1, records: 0 });
    expect(await there()).toMatchObject({ papers: 0, tasks: 0, records: 0, paperId: null });
    expect((await rowsOf('/api/papers')).map(({ title }) => title).toSorted()).toEqual([
      expect.stringContaining('绿化措施'),
      expect.stringContaining('提振消费'),
    ]);
    expect((await rowsOf('/api/tasks')).map(({ id }) => id)).toEqual([realTask]);
    expect((await rowsOf('/api/urges')).length).toBe(1);
    expect((await rowsOf('/api/notices')).map(({ id }) => id)).toEqual([both.id]);
    expect(await rowsOf('/api/problems')).toEqual([]);
    const counts = await office.get<Record<string, number>>('supervision', '/api/tasks/count');
    expect(Object.values(counts).reduce((sum, one) => sum + one)).toBe(1);
    const wall = await office.get<{ total: { counts: Record<string, number> } }>('supervision', '/api/wall');
    expect(Object.values(wall.total.counts).reduce((sum, one) => sum + one)).toBe(1);
    const found = await office.get<{ hits: unknown[] }>(
      'supervision',
      `/api/search?q=${encodeURIComponent('样例措施')}`,
    );
    expect(found.hits).toEqual([]);
    const { rows } = await office.store.pool.query<{ body: unknown }>(
      `select body from entry where action = 'remove-samples'`,
    );
    expect(rows).toEqual([{ body: { papers: 3, tasks: 1, records: 0 } }]);
  });

  it('cannot be made of what was no sample: the mark is part of the history', async () => {
    await expect(office.store.pool.query('update paper_version set sample = true')).rejects.toThrow(
      /permission denied/,
    );
  });
});
