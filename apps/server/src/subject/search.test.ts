import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { takeIn } from '../../tests/papers.js';

interface Hit {
  kind: string;
  id: string;
  title: string;
  titleMarks: { start: number; end: number }[];
  excerpt: string;
  excerptAt: { start: number; end: number };
  marks: { start: number; end: number }[];
  taskId: string | null;
  tier: string;
}
interface Found {
  hits: Hit[];
  total: number;
  more: boolean;
  next: string | null;
}

let office: Office;
const tasks: Record<string, string> = {};
beforeAll(async () => {
  office = await testOffice();
  const draft = (title: string, content: string, unit: 'housing' | 'finance', day: string) => ({
    title,
    content,
    origin: { kind: 'hand', source: '督查室' },
    due: { day },
    duties: [{ unit: office.units[unit], role: 'lead' }],
  });
  const started = await office.startTasks(
    draft('整治内涝点', '年底前完成排查', 'housing', '2026-12-31'),
    draft('修缮校舍', '校舍屋面防水，避免雨季内涝', 'finance', '2026-06-30'),
    draft('疏浚河道', '内涝频发的三处先行；内涝治理纳入月报；内涝点清单另附', 'housing', '2026-09-30'),
    draft('建成口袋公园', '共50个', 'housing', '2026-02-28'),
  );
  ['title', 'once', 'often', 'other'].forEach((name, index) => (tasks[name] = started[index]!));
  await takeIn(office, [
    [
      'file',
      '排涝.txt',
      '关于加强城市排水的通知\n各区县：\n一、整治内涝。市住建局年底前完成易涝点改造30处。\n二、按月报送进展。',
    ],
  ]);
});
afterAll(() => office?.close());

const search = (seat: Seat, words: string, more = '') =>
  office.get<Found>(seat, `/api/search?q=${encodeURIComponent(words)}${more}`);
const tasksFound = async (seat: Seat, words: string, more = '') =>
  (await search(seat, words, `&kind=task${more}`)).hits.map(({ id }) => id);

describe('the search', () => {
  it('finds a word of two characters: first where the title has it, then where it stands often', async () => {
    expect(await tasksFound('supervision', '内涝')).toEqual([tasks['title'], tasks['often'], tasks['once']]);
    const { hits } = await search('supervision', '内涝', '&kind=task');
    expect(hits.map(({ tier }) => tier)).toEqual(['title', 'often', 'any']);
  });

  it('marks the hit where it stands, in the title and in the text', async () => {
    const { hits } = await search('supervision', '内涝');
    for (const { title, titleMarks, excerpt, excerptAt, marks } of hits) {
      expect(titleMarks.length + marks.length).toBeGreaterThan(0);
      for (const { start, end } of titleMarks) expect(title.slice(start, end)).toBe('内涝');
      for (const { start, end } of marks)
        if (start >= excerptAt.start && end <= excerptAt.end)
          expect(excerpt.slice(start - excerptAt.start, end - excerptAt.start)).toBe('内涝');
    }
  });

  it('finds papers and their measures beside tasks, and only what is asked for', async () => {
    const kinds = async (more: string) =>
      [...new Set((await search('supervision', '内涝', more)).hits.map(({ kind }) => kind))].toSorted();
    expect(await kinds('')).toEqual(['measure', 'paper', 'task']);
    expect(await kinds('&kind=paper')).toEqual(['paper']);
    expect(await kinds('&kind=paper&kind=measure')).toEqual(['measure', 'paper']);
  });

  it('takes several words as all of them, and words in full width and upper case as the same', async () => {
    expect(await tasksFound('supervision', '内涝 校舍')).toEqual([tasks['once']]);
    expect(await tasksFound('supervision', '口袋公园 ５０')).toEqual([tasks['other']]);
    expect(await tasksFound('supervision', '内涝 公园')).toEqual([]);
  });

  it('filters by unit, lamp and due day', async () => {
    const { housing, finance } = office.units;
    expect(await tasksFound('supervision', '内涝', `&unit=${finance}`)).toEqual([tasks['once']]);
    expect(await tasksFound('supervision', '内涝', `&unit=${housing}`)).toEqual([tasks['title'], tasks['often']]);
    expect(await tasksFound('supervision', '内涝', '&dueFrom=2026-07-01&dueTo=2026-10-31')).toEqual([tasks['often']]);
    const lamp = async (id: string) => (await office.get<{ lamp: string }>('supervision', `/api/tasks/${id}`)).lamp;
    for (const id of Object.values(tasks)) {
      const words = id === tasks['other'] ? '公园' : '内涝';
      const colour = await lamp(id);
      expect(await tasksFound('supervision', words, `&lamp=${colour}`)).toContain(id);
      for (const other of ['green', 'yellow', 'red', 'grey'].filter((one) => one !== colour))
        expect(await tasksFound('supervision', words, `&lamp=${other}`)).not.toContain(id);
    }
  });

  it('shows a unit only what it takes part in', async () => {
    expect(await tasksFound('finance', '内涝')).toEqual([tasks['once']]);
    expect(await tasksFound('housing', '内涝')).toEqual([tasks['title'], tasks['often']]);
    expect((await search('finance', '公园')).hits).toEqual([]);
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const first = await search('supervision', '内涝', '&limit=2');
    expect([first.hits.length, first.more]).toEqual([2, false]);
    const all = [...first.hits];
    for (let next = first.next; next !== null;) {
      const page: Found = await search('supervision', '内涝', `&limit=2&after=${encodeURIComponent(next)}`);
      all.push(...page.hits);
      next = page.next;
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all).toHaveLength(first.total);
  });

  it.each([
    ['…', 422, 'search-empty'],
    ['内'.repeat(600), 422, 'request-wrong'],
  ])('refuses %j', async (words, status, code) => {
    const answer = await office.ask('supervision', `/api/search?q=${encodeURIComponent(words)}`);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});
