import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

interface Reporting {
  plan: { kind: string; basis: string; owedSince: string } | null;
  waiting: { approval: string } | null;
  past: { kind: string; valid: { until: string | null } }[];
  burden: { fields: number; units: number; periods: number; answers: number; until: string } | null;
  calendar: { key: string; name: string; cutOff: { moment: string | null }; moved: boolean; closed: boolean }[];
}

async function task(due = '2026-06-30'): Promise<string> {
  const [id] = await office.startTasks({ target: { least: '50', most: '50' }, due: { day: due } });
  return id!;
}

const versionOf = async (id: string) =>
  (await office.get<{ version: number }>('supervision', `/api/tasks/${id}`)).version;
const look = (id: string) => office.get<Reporting>('supervision', `/api/tasks/${id}/reporting`);
const plan = async (id: string, kind: string | null, asked: string | null, basis = '方案第12条') =>
  office.ask('supervision', {
    method: 'PUT',
    url: `/api/tasks/${id}/reporting`,
    headers: { 'if-match': `"${await versionOf(id)}"` },
    payload: {
      basis,
      reporting: kind && { kind, asked, cutOff: { days: 2, count: 'working', time: '17:00' } },
    },
  });
const decide = async (seat: 'leader' | 'supervision', id: string, approval: string, granted: boolean) =>
  office.ask(seat, {
    method: 'POST',
    url: `/api/tasks/${id}/actions`,
    headers: { 'if-match': `"${await versionOf(id)}"` },
    payload: { deed: { action: 'decide', approval, granted, reason: granted ? '同意' : '增加基层负担' } },
  });

describe('asking for reports', () => {
  it('cites its basis and tells what it costs: fields × units × periods', async () => {
    const id = await task();
    const made = await plan(id, 'month', 'month');
    // text and the target's figure; two units; the months that end from 3 March to 30 June
    expect(made.json().burden).toEqual({ fields: 2, units: 2, periods: 4, answers: 16, until: '2026-06-30' });
    expect(made.json().approval).toBeNull();
    expect((await look(id)).plan).toMatchObject({ kind: 'month', basis: '方案第12条', owedSince: '2026-03-03' });
    const weekly = await office.get<{ answers: number }>('supervision', `/api/tasks/${id}/reporting/burden?kind=week`);
    expect(weekly.answers).toBe(2 * 2 * 17);
    expect((await plan(id, 'month', 'month', ' ')).statusCode).toBe(422);
  });

  it('more often than its basis does waits for a leader, and the plan in force goes on', async () => {
    const id = await task();
    await plan(id, 'month', 'month');
    const asked = (await plan(id, 'ten-days', 'month')).json<{ approval: string }>();
    expect(asked.approval).not.toBeNull();
    expect(await look(id)).toMatchObject({ plan: { kind: 'month' }, waiting: { approval: asked.approval } });
    expect((await plan(id, 'week', 'month')).json().code).toBe('approval-pending');
    const own = await decide('supervision', id, asked.approval, true);
    expect([own.statusCode, own.json().code]).toEqual([403, 'wrong-role']);
    expect((await decide('leader', id, asked.approval, true)).statusCode).toBe(200);
    const now = await look(id);
    expect(now).toMatchObject({ plan: { kind: 'ten-days' }, waiting: null });
    expect(now.past.map(({ kind, valid }) => [kind, valid.until === null])).toEqual([['month', false]]);
  });

  it('is refused by a leader without a trace in the plan', async () => {
    const id = await task();
    const { approval } = (await plan(id, 'week', null)).json<{ approval: string }>();
    await decide('leader', id, approval, false);
    expect(await look(id)).toMatchObject({ plan: null, waiting: null, past: [], calendar: [] });
  });

  it('ends when the office says so', async () => {
    const id = await task();
    await plan(id, 'month', 'month');
    expect((await plan(id, null, null, '并入季报')).statusCode).toBe(200);
    expect(await look(id)).toMatchObject({ plan: null, burden: null, past: [{ kind: 'month' }] });
  });
});

describe('the office’s periods', () => {
  const key = 'month:2026-04-30';
  const put = (version: number, payload: object) =>
    office.ask('supervision', {
      method: 'PUT',
      url: `/api/periods/${key}`,
      headers: { 'if-match': `"${version}"` },
      payload,
    });

  it('have the cut-off of the plan until it is moved, and take nothing once they are closed', async () => {
    const id = await task();
    await plan(id, 'month', 'month');
    const april = async () => (await look(id)).calendar.find((one) => one.key === key)!;
    // two working days after 30 April: 1–5 May are off, 6 and 7 May are worked
    expect(await april()).toMatchObject({ cutOff: { moment: '2026-05-07T17:00' }, moved: false, closed: false });
    expect((await put(0, { action: 'move-cut-off', cutOff: '2026-05-09T12:00', reason: '系统维护' })).json()).toEqual({
      version: 1,
    });
    expect((await put(0, { action: 'close' })).json().code).toBe('changed-meanwhile');
    expect(await april()).toMatchObject({ cutOff: { moment: '2026-05-09T12:00' }, moved: true });
    office.now = new Date('2026-05-10T02:00:00Z');
    await put(1, { action: 'close' });
    expect(await april()).toMatchObject({ closed: true });
    const open = () =>
      office.ask('housing', {
        method: 'POST',
        url: '/api/reports',
        payload: { taskId: id, unitId: office.units.housing, period: key },
      });
    expect((await open()).json().code).toBe('period-closed');
    expect((await put(2, { action: 'reopen', reason: '补报一家' })).json()).toEqual({ version: 3 });
    expect((await open()).statusCode).toBe(201);
    const { rows } = await office.get<{ rows: { kind: string; version: number }[] }>(
      'auditor',
      '/api/periods?from=2026-04-01&to=2026-04-30',
    );
    expect(rows).toMatchObject([{ kind: 'month', version: 3, closedAt: null }]);
  });
});

describe('a cut-off that was moved', () => {
  const key = 'month:2026-05-31';
  const move = async (version: number, cutOff: string | null) => {
    const answer = await office.ask('supervision', {
      method: 'PUT',
      url: `/api/periods/${key}`,
      headers: { 'if-match': `"${version}"` },
      payload: { action: 'move-cut-off', cutOff, reason: '系统维护' },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  const lamp = async (id: string) =>
    (await office.get<{ lampReason: { rule: string | null } }>('supervision', `/api/tasks/${id}`)).lampReason.rule;
  const lit = (id: string, rule: string) => vi.waitFor(async () => expect(await lamp(id)).toBe(rule), WAIT);
  const WAIT = { timeout: 20_000, interval: 100 };

  it('is what silence and lateness go by, and the ledger is lit anew at once', async () => {
    office.now = new Date('2026-05-01T02:00:00Z');
    const id = await task();
    await plan(id, 'month', 'month');
    for (const [seat, unit] of [
      ['housing', office.units.housing],
      ['finance', office.units.finance],
    ] as const)
      await office.get(seat, {
        method: 'POST',
        url: `/api/tasks/${id}/actions`,
        headers: { 'if-match': `"${await versionOf(id)}"` },
        payload: { deed: { action: 'sign', unit } },
      });
    // two working days after 31 May: Tuesday 2 June, 17:00
    office.now = new Date('2026-06-03T02:00:00Z');
    await move(0, '2026-06-05T12:00');
    await lit(id, 'deadline');
    await move(1, null);
    await lit(id, 'silence');
    await move(2, '2026-06-03T12:00');
    await lit(id, 'deadline');
    office.now = new Date('2026-06-03T05:00:00Z');
    const { report } = { report: await draft(id) };
    const issued = await office.ask('housing', {
      method: 'POST',
      url: `/api/reports/${report.id}/issue`,
      headers: { 'if-match': `"${report.version}"` },
    });
    expect(issued.json()).toMatchObject({ late: true });
  });

  it('by the office’s own working days, not the nation’s', async () => {
    office.now = new Date('2026-06-30T02:00:00Z');
    const id = await task('2026-12-31');
    await plan(id, 'month', 'month');
    const june = async () => (await look(id)).calendar.find((one) => one.key === 'month:2026-06-30')!.cutOff.moment;
    expect(await june()).toBe('2026-07-02T17:00');
    await office.get('supervision', {
      method: 'POST',
      url: '/api/calendar/days',
      payload: { day: '2026-07-01', working: false, reason: '台风停工' },
    });
    expect(await june()).toBe('2026-07-03T17:00');
    const claim = { value: { days: 2, count: 'working' }, from: '2026-06-01', source: '临督〔2026〕4号' };
    await office.get('supervision', { method: 'PUT', url: '/api/settings/answer-days.problem-claim', payload: claim });
    const problem = await office.get<{ id: string }>('housing', {
      method: 'POST',
      url: '/api/problems',
      payload: { task: id, unit: office.units.housing, kind: 'land', title: '缺用地指标' },
    });
    const raised = await office.get<{ claimDue: string }>('housing', `/api/problems/${problem.id}`);
    expect(raised.claimDue).toBe('2026-07-03');
    // and so do the worklists: two days on, not three, lie in the three working days that count as near
    const soon = await office.get<{ cards: { name: string; list: string }[] }>('supervision', '/api/worklists/today');
    expect(soon.cards.find(({ name }) => name === 'due-soon')!.list).toContain('dueTo=2026-07-06');
  });

  async function draft(taskId: string): Promise<{ id: string; version: number }> {
    const { id, version } = await office.get<{ id: string; version: number }>('housing', {
      method: 'POST',
      url: '/api/reports',
      payload: { taskId, unitId: office.units.housing, period: key },
    });
    await office.get('housing', {
      method: 'PUT',
      url: `/api/reports/${id}`,
      headers: { 'if-match': `"${version}"` },
      payload: { text: '已开工' },
    });
    return { id, version: version + 1 };
  }
});
