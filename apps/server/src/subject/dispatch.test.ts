import { act } from '@luoshi/work';
import type { Desk } from '@luoshi/work';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { leaderOf, post } from '../../tests/supervision-calls.js';

let office: Office;
let leader: string;
beforeAll(async () => {
  office = await testOffice();
  leader = await leaderOf(office, '甲副市长');
});
afterAll(() => office?.close());

const deskOf = (seat: 'housing' | 'district'): Desk => ({
  store: office.store,
  jurisdiction: office.jurisdiction,
  who: {
    accountId: office.accounts.housing,
    name: seat,
    personId: null,
    roles: [{ role: 'liaison', unitId: office.units[seat] } as Desk['who']['roles'][number]],
  },
  now: office.now,
});

interface Row {
  version: number;
  state: string;
  title: string;
}

/** One step on a row, at the version it has now. */
async function step(seat: Seat, url: string, word: string, payload: object = {}, method: 'POST' | 'PUT' = 'POST') {
  const { version } = await office.get<Row>('supervision', url);
  return office.ask(seat, { ...post(`${url}/${word}`, payload, version), method });
}
const done = async (...asked: Parameters<typeof step>) => {
  const answer = await step(...asked);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json() as { version: number; started?: { id: string }[] };
};

/** Files a week's report by the form: begun, filled in, issued, as its unit does it. */
async function file(task: string, period: string): Promise<void> {
  const url = '/api/reports';
  const begun = await office.get<{
    id: string;
    version: number;
    period: string;
    figures: { indicatorId: string | null; said: string }[];
  }>('housing', post(url, { taskId: task, unitId: office.units.housing, period }));
  const figures = begun.figures.map((one) => ({ ...one, prefilled: null }));
  const words = { text: '按计划推进', figures, difficulties: task === lacking ? '用地指标未落实' : null };
  const put = await office.ask('housing', {
    ...post(`${url}/${begun.id}`, words, begun.version),
    method: 'PUT',
  });
  expect(put.statusCode, put.body).toBe(200);
  await office.get('housing', post(`${url}/${begun.id}/issue`, {}, begun.version + 1));
}

/** The project that lacks land. */
let lacking = '';

describe('四项机制: projects that file by the week', () => {
  it('one that lacks land goes raised → meeting → decided → solved, and the monthly pack shows it', async () => {
    const { housing, land } = office.units;
    const { started } = await office.get<{ started: { id: string }[] }>(
      'supervision',
      post('/api/tasks', {
        tasks: Array.from({ length: 33 }, (_, index) => ({
          title: `重点项目${index + 1}`,
          category: '重点项目',
          origin: { kind: 'import', source: '重点项目清单' },
          reporting: { kind: 'week', cutOff: { days: 1, count: 'calendar' } },
          duties: [{ unit: housing, role: 'lead' }],
        })),
      }),
    );
    expect(started).toHaveLength(33);
    lacking = started[6]!.id;
    for (const { id } of started) {
      await act(deskOf('housing'), id, { version: null, deed: { action: 'sign', unit: housing } });
      await file(id, 'week:2026-03-01');
    }
    const task = lacking;
    const { id: problem } = await office.get<{ id: string }>(
      'housing',
      post('/api/problems', { task, unit: housing, kind: 'land', title: '用地指标未落实' }),
    );

    // The first meeting: the list, the signature, the decision.
    const call = { title: '3月调度会', heldOn: '2026-03-20', chair: leader };
    const { id: march } = await office.get<{ id: string }>('supervision', post('/api/meetings', call));
    const meeting = `/api/meetings/${march}`;
    const before = await office.get<{ problems: { count: number } }>('supervision', `${meeting}/candidates`);
    expect(before.problems.count).toBe(1);
    await office.get(
      'housing',
      post(`${meeting}/items`, { items: [{ title: '用地指标', problem, task, unit: housing }] }),
    );
    const after = await office.get<{ problems: { count: number } }>('supervision', `${meeting}/candidates`);
    expect(after.problems.count).toBe(0);
    const open = await office.get<{ items: { id: string; version: number; admitted: null }[] }>('supervision', meeting);
    const item = open.items[0]!;
    expect(item.admitted).toBeNull();
    office.now = new Date('2026-03-16T02:00:00Z');
    for (const { id } of started.slice(0, 32)) await file(id, 'week:2026-03-15');
    office.now = new Date('2026-03-18T02:00:00Z');
    const stranger = await step('leader', meeting, 'signature');
    expect([stranger.statusCode, stranger.json().code]).toEqual([403, 'not-the-chair']);
    const account = `/api/accounts/${office.accounts.leader}`;
    const { version } = await office.get<Row>('administrator', account);
    await office.get('administrator', { ...post(account, { personId: leader }, version), method: 'PATCH' });
    expect((await step('leader', meeting, 'signature')).json().code).toBe('items-open');
    await office.get('supervision', post(`${meeting}/items/${item.id}/judgement`, { admitted: true }, item.version));
    await done('leader', meeting, 'signature');
    const signed = await office.get<{
      pack: {
        items: { problem: { state: string } }[];
        tasks: Record<string, number>;
        weeks: { period: string; due: number; counts: Record<string, number> }[];
        previous: null;
      };
      frozen: { text: string; sha256: string };
    }>('supervision', `${meeting}/pack`);
    expect(createHash('sha256').update(signed.frozen.text).digest('hex')).toBe(signed.frozen.sha256);
    expect(signed.pack.items[0]!.problem.state).toBe('raised');
    expect(signed.pack.previous).toBeNull();
    // 33 file by the week: one has not
    expect(signed.pack.weeks.at(-1)).toMatchObject({ due: 33, counts: { reported: 32, missing: 1 } });
    expect(Object.values(signed.pack.tasks).reduce((sum, one) => sum + one, 0)).toBe(33);
    const late = await office.ask('housing', post(`${meeting}/items`, { items: [{ title: '补报', unit: housing }] }));
    expect([late.statusCode, late.json().code]).toEqual([409, 'meeting-state']);
    expect((await step('supervision', meeting, 'holding')).json().code).toBe('day-in-future');
    office.now = new Date('2026-03-20T08:00:00Z');
    await done('supervision', meeting, 'holding');
    const decision = { item: item.id, text: '4月10日前落实用地指标120亩', due: '2026-04-10' };
    const none = { decisions: [{ ...decision, duties: [{ unit: land, role: 'support' }] }] };
    expect((await step('supervision', meeting, 'decisions', none, 'PUT')).json().code).toBe('no-lead');
    await done(
      'supervision',
      meeting,
      'decisions',
      { decisions: [{ ...decision, duties: [{ unit: land, role: 'lead' }] }] },
      'PUT',
    );
    const closed = await done('supervision', meeting, 'closing');
    expect(closed.started).toHaveLength(1);
    const decided = closed.started![0]!.id;
    expect(await office.get('supervision', `/api/tasks/${decided}`)).toMatchObject({
      origin: 'meeting',
      due: '2026-04-10',
      state: 'awaiting-signature',
      parts: [{ unitId: land, role: 'lead' }],
    });
    const url = `/api/problems/${problem}`;
    expect(await office.get('supervision', url)).toMatchObject({
      state: 'coordinated',
      blockingUnitId: land,
      due: '2026-04-10',
    });

    // Not solved in time: the clock says so. Then it is solved and struck off.
    office.now = new Date('2026-04-13T02:00:00Z');
    expect(await office.get('supervision', '/api/problems/count?overdue=true')).toEqual({ count: 1 });
    const possible = async (seat: Seat) =>
      (await office.get<{ possible: { step: string }[] }>(seat, url)).possible.map((one) => one.step);
    expect(await possible('housing')).toEqual(['withdraw']);
    expect(await possible('auditor')).toEqual([]);
    expect(await possible('supervision')).toEqual(['name-unit', 'coordinate', 'solve', 'withdraw', 'reschedule']);
    const foreign = await step('housing', url, 'steps', { step: 'solve', text: '已落实' });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'problem-not-yours']);
    await done('supervision', url, 'steps', { step: 'solve', text: '指标已下达120亩' });
    await done('supervision', url, 'steps', { step: 'strike-off' });
    const whole = await office.get<{ state: string; stages: { state: string; days: number }[] }>('supervision', url);
    expect(whole.state).toBe('struck-off');
    expect(whole.stages.map(({ state }) => state)).toEqual([
      'raised',
      'claimed',
      'coordinated',
      'solved',
      'struck-off',
    ]);
    expect(whole.stages[2]!.days).toBeCloseTo(23.75, 2);

    // The next pack opens with how the last decision stands, and shows what was solved.
    const next = { title: '4月调度会', heldOn: '2026-04-20', chair: leader };
    const { id: april } = await office.get<{ id: string }>('supervision', post('/api/meetings', next));
    const { pack, frozen } = await office.get<{
      pack: {
        previous: { title: string; decisions: { text: string; standing: string }[] };
        problems: { open: unknown[]; solved: { title: string; solution: string }[] };
      };
      frozen: null;
    }>('supervision', `/api/meetings/${april}/pack`);
    expect(frozen).toBeNull();
    expect(pack.previous).toMatchObject({
      title: '3月调度会',
      decisions: [{ text: '4月10日前落实用地指标120亩', standing: 'overdue' }],
    });
    expect(pack.problems).toMatchObject({
      open: [],
      solved: [{ title: '用地指标未落实', solution: '指标已下达120亩' }],
    });
  });
});
