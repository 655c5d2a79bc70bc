import { doctor, wrongCounts } from '@luoshi/ledger';
import { keepDays, ledgerChecks, relight } from '@luoshi/work';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { ended } from '../../tests/papers.js';

interface Row {
  id: string;
  version: number;
  lamp: string;
  lampShown: string;
  lampSince: string | null;
  lampByHand: string | null;
  lampReason: { why: string };
  parts: { unitId: string; lamp: string }[];
}
interface Why {
  shown: string;
  byHand: { approver: string; until: string } | null;
  computed: { colour: string; rule: string | null; source: string | null; why: string; toGreen: string | null };
}
type Counts = Record<'green' | 'yellow' | 'red' | 'grey', number>;

let office: Office;
let task = '';
const at = (moment: string) => new Date(`${moment}+08:00`);
const get = (url: string, seat: Seat = 'supervision') => office.get<never>(seat, url);
const row = async (id = task): Promise<Row> => get(`/api/tasks/${id}`);

async function deed(seat: Seat, deed: object, id = task): Promise<void> {
  const { version } = await row(id);
  const answer = await office.ask(seat, {
    method: 'POST',
    url: `/api/tasks/${id}/actions`,
    headers: { 'if-match': `"${version}"` },
    payload: { deed },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

const start = (titles: string[], more: object = {}) =>
  office.startTasks(
    ...titles.map((title) => ({ title, establish: true, begins: '2026-03-01', due: { day: '2026-03-20' }, ...more })),
  );

beforeAll(async () => {
  office = await testOffice();
  [task] = (await start(['建成口袋公园'])) as [string];
}, 60_000);
afterAll(() => office?.close());

describe('lamps behind the server', () => {
  it('a new task is lit when it starts, its parts too, and says why', async () => {
    const { lamp, lampSince, lampReason, parts } = await row();
    // due to begin on 1 March, not begun on the 3rd
    expect([lamp, lampSince]).toEqual(['yellow', '2026-03-03']);
    expect(lampReason.why).toContain('市住房和城乡建设局：应于2026-03-01启动');
    expect(parts.map((part) => part.lamp)).toEqual(['yellow', 'yellow']);
    const why: Why = await get(`/api/tasks/${task}/lamp`);
    expect(why.computed).toMatchObject({ rule: 'start', source: null, toGreen: '报送启动情况并经审核' });
  });

  it('days pass: the lighting turns what turns, once, and writes the days that are over', async () => {
    const [urgent] = (await start(['修复堤防'], { begins: null, due: { day: '2026-03-09' } })) as [string];
    expect((await row(urgent)).lamp).toBe('green');
    const kept = { store: office.store, jurisdiction: office.jurisdiction };
    office.now = at('2026-03-05T01:00');
    const first = await keepDays(kept, office.now);
    expect(first.days).toEqual(['2026-03-04']);
    office.now = at('2026-03-10T01:00');
    const later = await keepDays(kept, office.now);
    expect(later.days).toEqual(['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09']);
    expect(await row(urgent)).toMatchObject({ lamp: 'red', lampSince: '2026-03-10' });
    expect(await keepDays(kept, office.now)).toMatchObject({ days: [], written: 0, turned: {} });
    // what it was on each day, from the rows and by folding
    const colours: Record<string, string[]> = {};
    for (const day of ['2026-03-04', '2026-03-06', '2026-03-09']) {
      const list: { rows: { taskId: string; lampShown: string }[] } = await get(`/api/days/${day}/tasks`);
      const folded: Why = await get(`/api/tasks/${urgent}/lamp?day=${day}`);
      colours[day] = [list.rows.find(({ taskId }) => taskId === urgent)!.lampShown, folded.shown];
    }
    expect(colours).toEqual({
      '2026-03-04': ['yellow', 'yellow'],
      '2026-03-06': ['yellow', 'yellow'],
      '2026-03-09': ['yellow', 'yellow'],
    });
  });

  it('a day that is not over, or was never written, is refused', async () => {
    const today = await office.ask('supervision', '/api/days/2026-03-10/tasks');
    expect([today.statusCode, today.json().code]).toEqual([422, 'day-not-over']);
    office.now = at('2026-03-12T01:00');
    const unwritten = await office.ask('supervision', '/api/days/2026-03-11/tasks');
    expect([unwritten.statusCode, unwritten.json().code]).toEqual([404, 'day-not-written']);
  });

  it('a late entry changes the past as corrected, never as known', async () => {
    const day = '2026-03-09';
    const count = (view: string): Promise<Counts> =>
      get(`/api/days/${day}/tasks/count?view=${view}&unit=${office.units.housing}`);
    const known = await count('known');
    expect(await count('corrected')).toEqual(known);
    const { version } = await row();
    await office.get('leader', {
      method: 'POST',
      url: `/api/tasks/${task}/actions`,
      headers: { 'if-match': `"${version}"` },
      payload: { deed: { action: 'cancel', reason: '3月8日会议决定取消' }, on: '2026-03-08' },
    });
    expect(await count('known')).toEqual(known);
    const corrected = await count('corrected');
    expect(corrected).toEqual({ ...known, yellow: known.yellow - 1, grey: known.grey + 1 });
  });

  it('a lamp set by hand is shown beside the computed one, and ends by itself', async () => {
    const [id] = (await start(['清理河道'])) as [string];
    const hand = { action: 'set-lamp', colour: 'green', reason: '连续暴雨停工', approver: '分管副市长' };
    await deed('supervision', { ...hand, from: '2026-03-12', until: '2026-03-13' }, id);
    expect(await row(id)).toMatchObject({ lamp: 'yellow', lampShown: 'green', lampByHand: 'green' });
    const why: Why = await get(`/api/tasks/${id}/lamp`);
    expect(why).toMatchObject({ shown: 'green', byHand: { approver: '分管副市长', until: '2026-03-13' } });
    expect(why.computed.colour).toBe('yellow');
    await relight({ store: office.store, jurisdiction: office.jurisdiction }, at('2026-03-14T00:05'));
    expect(await row(id)).toMatchObject({ lamp: 'yellow', lampShown: 'yellow', lampByHand: null });
    office.now = at('2026-03-14T09:00');
  });

  it('a rule is tried, needs a source, and lights by it once adopted', async () => {
    const [id] = (await start(['铺设管网'], { begins: null, due: { day: '2026-03-31' } })) as [string];
    expect((await row(id)).lamp).toBe('green');
    const propose = async (source: string | null) => {
      const payload = { rule: 'deadline', from: '2026-03-14', source, numbers: { yellowDays: 30 } };
      return office.get<{ id: string }>('supervision', { method: 'POST', url: '/api/lamp-rules', payload });
    };
    const adopt = (rule: string) =>
      office.ask('leader', {
        method: 'POST',
        url: `/api/lamp-rules/${rule}/adoption`,
        headers: { 'if-match': '"1"' },
      });
    const without = await adopt((await propose(null)).id);
    expect([without.statusCode, without.json().code]).toEqual([422, 'rule-source-missing']);
    const proposal = await propose('临督〔2026〕3号');
    expect((await row(id)).lamp).toBe('green');
    const rehearsed = await office.get<{ days: string[]; judged: number }>('supervision', {
      method: 'POST',
      url: '/api/lamp-rules/rehearsals',
      payload: { proposals: [proposal.id] },
    });
    expect(rehearsed).toMatchObject({ days: ['2025-10-31', '2025-11-30', '2025-12-31'], judged: 0 });
    // the same by a job, as a large ledger is tried: with progress, and its answer as the result
    const { jobId } = await office.get<{ jobId: string }>('supervision', {
      method: 'POST',
      url: '/api/lamp-rules/rehearsals',
      payload: { proposals: [proposal.id], background: true },
    });
    expect(await ended(office, jobId)).toMatchObject({ state: 'done', result: rehearsed });
    const adopted = await adopt(proposal.id);
    expect(adopted.statusCode).toBe(200);
    expect((await adopt(proposal.id)).statusCode).toBe(412);
    const inForce = (adopted.json() as { rules: { rule: string; inForce: boolean; source: string | null }[] }).rules;
    expect(inForce.filter(({ rule, inForce }) => rule === 'deadline' && inForce)).toMatchObject([
      { source: '临督〔2026〕3号' },
    ]);
    // by a job, at once: nobody waits for the next round of the clock
    await vi.waitFor(async () => expect(await row(id)).toMatchObject({ lamp: 'yellow' }), { timeout: 20_000 });
    expect((await row(id)).lampReason.why).toContain('临督〔2026〕3号');
  });

  it('a day that the office rests moves the deadline’s nearness', async () => {
    const days = async () =>
      ((await get('/api/calendar?from=2026-03-16&to=2026-03-17')) as { days: { kind: string; by: string }[] }).days;
    expect((await days())[0]).toMatchObject({ kind: 'working' });
    const say = (working: boolean | null) =>
      office.get('supervision', {
        method: 'POST',
        url: '/api/calendar/days',
        payload: { day: '2026-03-16', working, reason: '暴雪停工' },
      });
    await say(false);
    expect((await days())[0]).toMatchObject({ kind: 'rest', by: 'office' });
    await say(null);
    expect((await days())[0]).toMatchObject({ kind: 'working', by: 'weekday' });
  });

  it('every number of the wall is the number of rows behind its link', async () => {
    type Counted = { counts: Counts; query: string };
    const wall: {
      total: Counted;
      turned: Counted;
      units: { lead: Counted; support: Counted }[];
      leagues: Counted[];
    } = await get('/api/wall?turnedSince=2026-03-10');
    const all = [
      wall.total,
      wall.turned,
      ...wall.leagues,
      ...wall.units.flatMap(({ lead, support }) => [lead, support]),
    ];
    expect(all.length).toBeGreaterThan(5);
    expect(wall.total.counts.yellow).toBeGreaterThan(0);
    for (const { counts, query } of all) expect(await get(`/api/tasks/count?${query}`)).toEqual(counts);
    expect(await wrongCounts(office.store.db, office.jurisdiction)).toEqual([]);
    const other = await office.ask('finance', `/api/wall?unit=${office.units.housing}`);
    expect(other.statusCode).toBe(403);
  });

  it('the wall is the same until something it counts has changed, and then it is not', async () => {
    const wall = (seat: Seat = 'supervision', query = '') =>
      get(`/api/wall${query}`, seat) as Promise<{ total: { counts: Counts }; units: { lead: { counts: Counts } }[] }>;
    const ofHousing = () => wall('housing', `?unit=${office.units.housing}`);
    const sum = ({ total }: { total: { counts: Counts } }) =>
      Object.values(total.counts).reduce((all, count) => all + count, 0);
    const [before, own] = [await wall(), await ofHousing()];
    expect(await wall()).toEqual(before);
    // The sweep of each minute gathers what has changed: at another moment than the one before, as clocks go.
    office.now = new Date(office.now.getTime() + 60_000);
    await start(['疏浚河道', '加固堤防']);
    expect(sum(await wall())).toBe(sum(before) + 2);
    expect(sum(await ofHousing())).toBe(sum(own) + 2);
    // What waits to be added to the counts is added to them by a lighting; the numbers stay.
    const after = await wall();
    await relight({ store: office.store, jurisdiction: office.jurisdiction }, office.now);
    expect(await wall()).toEqual(after);
  });

  it('the doctor finds the ledger as its history and its rules have it, and a lamp that is not', async () => {
    const found = async () =>
      (await doctor(office.store, ledgerChecks)).flatMap(({ check, found, unable }) =>
        found.length > 0 || unable ? [[check.code, unable]] : [],
      );
    await keepDays({ store: office.store, jurisdiction: office.jurisdiction }, office.now);
    expect(await found()).toEqual([]);
    await office.store.db
      .updateTable('task_lamp')
      .set({ lamp: 'red', lamp_shown: 'red' })
      .where('task_id', '=', task)
      .execute();
    expect((await found()).map(([code]) => code)).toEqual(['lamps-by-rules', 'counts']);
  });
});
