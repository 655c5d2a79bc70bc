import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { putAt } from '../../tests/payment-calls.js';
import { post } from '../../tests/supervision-calls.js';

interface Bounds {
  least: string | null;
  most: string | null;
}
interface Values {
  values: { id: string; said: string; counts: boolean; source: string; reason: string | null; unitId: string | null }[];
  series: {
    period: { key: string };
    value: Bounds | null;
    own: Bounds | null;
    sinceNewYear: Bounds | null;
    missing: string[];
  }[];
}
interface Whole {
  indicator: { id: string; name: string; main: boolean; baseline: string | null; version: number };
  targets: { byDay: string; said: string; least: string | null; most: string | null; source: string }[];
  plans: { id: string; state: string }[];
  latest: { said: string } | null;
}

let office: Office;
let task = '';
const at = (moment: string) => new Date(`${moment}+08:00`);
const exact = (value: string): Bounds => ({ least: value, most: value });

async function start(target: string | null): Promise<string> {
  const { housing, finance } = office.units;
  const { started } = await office.get<{ started: { id: string }[] }>(
    'supervision',
    post('/api/tasks', {
      tasks: [
        {
          title: '建成口袋公园',
          origin: { kind: 'hand', source: '督查室' },
          due: { day: '2026-12-25' },
          ...(target === null ? {} : { target: { least: target, most: target } }),
          duties: [
            { unit: housing, role: 'lead' },
            { unit: finance, role: 'support' },
          ],
        },
      ],
    }),
  );
  return started[0]!.id;
}
const add = async (of: string, more: object = {}): Promise<string> =>
  (
    await office.get<{ id: string }>(
      'supervision',
      post(`/api/tasks/${of}/indicators`, { name: '建成数量', unit: '个', kind: 'month', ...more }),
    )
  ).id;
const whole = (id: string) => office.get<Whole>('housing', `/api/indicators/${id}`);
const values = (id: string) => office.get<Values>('auditor', `/api/indicators/${id}/values`);
const enter = (id: string, value: object) =>
  office.ask('supervision', post(`/api/indicators/${id}/values`, { source: 'hand', ...value }));
const propose = (seat: Seat, id: string, ...points: [string, string][]) =>
  office.ask(
    seat,
    post(`/api/indicators/${id}/plans`, {
      basis: '年度实施方案',
      points: points.map(([byDay, said]) => ({ byDay, said })),
    }),
  );
const decide = (plan: string, granted: boolean) =>
  office.ask(
    'leader',
    post(`/api/indicator-plans/${plan}/decision`, { granted, ...(granted ? {} : { reason: '偏慢' }) }),
  );

/** 市住建局 signs for a task and files March's figure. */
async function report(of: string, indicatorId: string, said: string): Promise<void> {
  const { housing } = office.units;
  const { version } = await office.get<{ version: number }>('supervision', `/api/tasks/${of}`);
  await office.get('housing', post(`/api/tasks/${of}/actions`, { deed: { action: 'sign', unit: housing } }, version));
  const begun = await office.get<{ id: string; version: number }>(
    'housing',
    post('/api/reports', { taskId: of, unitId: housing, period: 'month:2026-03-31' }),
  );
  const figures = [{ indicatorId, said }];
  const body = { text: `已达${said}`, figures, asOf: '2026-03-31', started: '2026-03-01' };
  await office.get('housing', putAt(`/api/reports/${begun.id}`, begun.version, body));
  await office.get('housing', post(`/api/reports/${begun.id}/issue`, {}, begun.version + 1));
}
const lampOf = async (of: string) =>
  (
    await office.get<{ computed: { colour: string; rule: string | null; inputs: Record<string, string> } }>(
      'supervision',
      `/api/tasks/${of}/lamp`,
    )
  ).computed;

beforeAll(async () => {
  office = await testOffice();
  office.now = at('2026-04-10T10:00');
  task = await start('100');
});
afterAll(() => office?.close());

describe('the values of an indicator', () => {
  it('stand by period with their words and source; a sum lacks whoever has said nothing', async () => {
    const id = await add(task, { cumulative: false, adding: 'sum', baseline: '12', baselineDay: '2025-12-31' });
    const { housing, finance } = office.units;
    await enter(id, { unitId: housing, period: 'month:2026-01-31', asOf: '2026-01-31', said: '近20个' });
    await enter(id, { unitId: finance, period: 'month:2026-01-31', asOf: '2026-01-31', said: '5' });
    await enter(id, { unitId: housing, period: 'month:2026-02-28', asOf: '2026-02-28', said: '10个', source: 'paper' });
    await enter(id, { unitId: housing, period: 'month:2026-03-31', asOf: '2026-03-31', said: '7个' });
    await enter(id, { unitId: finance, period: 'month:2026-03-31', asOf: '2026-03-31', said: '3个' });
    const { series, values: all } = await values(id);
    expect(all.map(({ said, source }) => [said, source])).toContainEqual(['10个', 'paper']);
    const [january, february, march] = series;
    expect(january).toMatchObject({ period: { key: 'month:2026-01-31' }, missing: [] });
    expect(january!.value).toEqual(january!.sinceNewYear);
    expect(january!.value!.most).toBe('25');
    expect(Number(january!.value!.least)).toBeLessThan(25);
    expect(february).toMatchObject({ value: null, missing: [finance], sinceNewYear: null });
    // without February nothing is known since January, and March stands for itself
    expect(march).toMatchObject({ value: exact('10'), own: exact('10'), sinceNewYear: null });
    expect((await whole(id)).indicator).toMatchObject({ baseline: '12' });
  });

  it('counted since January tell the month alone, as intervals', async () => {
    const id = await add(task, { name: '累计投资', unit: '万元' });
    const { housing } = office.units;
    const month = (day: string, said: string) =>
      enter(id, { unitId: housing, period: `month+:${day}`, asOf: day, said });
    await month('2026-01-31', '100');
    await month('2026-02-28', '超过250');
    await month('2026-03-31', '400万元');
    const { series } = await values(id);
    expect(series.map(({ own }) => own)).toEqual([
      exact('100'),
      { least: '150', most: null },
      { least: null, most: '150' },
    ]);
    expect(series[2]!.sinceNewYear).toEqual(exact('400'));
  });

  it('are corrected by others that name them; the old ones stay and do not count', async () => {
    const id = await add(task, { name: '开工数量' });
    const value = { period: 'month+:2026-03-31', asOf: '2026-03-31', unitId: null };
    const first = (await enter(id, { ...value, said: '30个' })).json<{ id: string }>().id;
    const correct = (of: string, instead: object | null) =>
      office.ask(
        'supervision',
        post(`/api/indicators/${id}/values/${of}/corrections`, { instead, reason: '重复计算' }),
      );
    const second = (await correct(first, { said: '28个', asOf: '2026-03-31' })).json<{ id: string }>().id;
    expect((await correct(first, null)).json().code).toBe('value-superseded');
    const { values: all, series } = await values(id);
    expect(all.map(({ said, counts, reason }) => [said, counts, reason])).toEqual([
      ['30个', false, null],
      ['28个', true, '重复计算'],
    ]);
    expect(series).toMatchObject([{ value: exact('28') }]);
    expect((await correct(second, null)).statusCode).toBe(201);
    expect((await values(id)).series).toEqual([]);
  });

  it('are refused where they cannot be read, are of another kind of period, or of a day to come', async () => {
    const id = await add(task, { name: '完工数量' });
    const good = { period: 'month+:2026-03-31', asOf: '2026-03-31', said: '3个', unitId: null };
    const code = async (more: object) => (await enter(id, { ...good, ...more })).json<{ code: string }>().code;
    expect(await code({ said: '三公里' })).toBe('figure-unreadable');
    expect(await code({ period: 'month:2026-03-31' })).toBe('period-not-asked');
    expect(await code({ asOf: '2026-04-30' })).toBe('day-in-future');
    expect(await code({ unitId: office.units.land })).toBe('unit-not-assigned');
    expect(await code({ source: 'report' })).toBe('request-wrong');
  });
});

describe('targets and plans', () => {
  it('keep the words of a target and what they allow; the office’s of the same day replaces its own', async () => {
    const id = await add(task, { name: '入库数量' });
    const set = (...targets: [string, string][]) =>
      office.ask(
        'supervision',
        putAt(`/api/indicators/${id}/targets`, 1, { targets: targets.map(([byDay, said]) => ({ byDay, said })) }),
      );
    expect((await set(['2026-06-30', '50个以上'], ['2026-12-31', '100个'])).statusCode).toBe(200);
    await set(['2026-12-31', '120个']);
    expect((await whole(id)).targets).toMatchObject([
      { byDay: '2026-06-30', said: '50个以上', least: '50', most: null, source: 'office' },
      { byDay: '2026-12-31', said: '120个', least: '120', most: '120' },
    ]);
  });

  it('a plan that a leader approves is what the lamp goes by, from that moment, and not before', async () => {
    const of = await start('100');
    const id = await add(of, { main: true });
    expect(
      (
        await office.ask(
          'supervision',
          post(`/api/tasks/${of}/indicators`, { name: '二', unit: '个', kind: 'month', main: true }),
        )
      ).json().code,
    ).toBe('main-already');
    await report(of, id, '20个');
    const lamp = () => lampOf(of);
    expect(await lamp()).toMatchObject({ colour: 'green' });
    const plan = (await propose('housing', id, ['2026-03-31', '40个'], ['2026-12-25', '100个'])).json<{ id: string }>()
      .id;
    expect((await propose('finance', id, ['2026-03-31', '40个'])).json().code).toBe('lead-only');
    expect((await propose('housing', id, ['2026-06-30', '40个'], ['2026-12-25', '30个'])).json().code).toBe(
      'plan-unordered',
    );
    expect(await lamp()).toMatchObject({ colour: 'green' });
    const waiting = await office.get<{ rows: { id: string; indicator: string; points: unknown }[] }>(
      'leader',
      '/api/indicator-plans?state=proposed',
    );
    expect(waiting.rows).toMatchObject([{ id: plan, indicator: '建成数量' }]);
    // Whoever decides sees what is proposed before it is in force.
    expect(waiting.rows[0]!.points).toEqual([
      { byDay: '2026-03-31', said: '40个' },
      { byDay: '2026-12-25', said: '100个' },
    ]);
    expect((await decide(plan, true)).statusCode).toBe(204);
    expect((await decide(plan, true)).json().code).toBe('plan-decided');
    // 40 of 100 were due on 31 March, 20 are there: 20 points behind
    expect(await lamp()).toMatchObject({
      colour: 'yellow',
      rule: 'gap',
      inputs: { expected: '40%', reached: '20%', basis: 'plan' },
    });
    office.now = at('2026-04-12T10:00');
    const then = async (view: string) =>
      (
        await office.get<{ computed: { colour: string } }>(
          'supervision',
          `/api/tasks/${of}/lamp?day=2026-04-10&view=${view}`,
        )
      ).computed.colour;
    expect([await then('known'), await then('corrected')]).toEqual(['yellow', 'yellow']);
    const slower = (await propose('supervision', id, ['2026-03-31', '25个'], ['2026-12-25', '100个'])).json<{
      id: string;
    }>().id;
    await decide(slower, true);
    expect(await lamp()).toMatchObject({ colour: 'green' });
    // what was in force then still is what that day is judged by
    expect(await then('known')).toBe('yellow');
    expect((await whole(id)).plans.map(({ state }) => state)).toEqual(['approved', 'replaced']);
  });

  describe('once the target or the day has moved', () => {
    interface Plan {
      id: string;
      taskId: string;
      state: string;
      outdatedAt: string | null;
      madeFor: object;
      goal: object | null;
    }
    const renew = async (seat: Seat = 'supervision', more = '') =>
      (await office.get<{ rows: Plan[] }>(seat, `/api/indicator-plans?outdated=true${more}`)).rows;
    const adjust = async (of: string, change: object) => {
      const { version } = await office.get<{ version: number }>('supervision', `/api/tasks/${of}`);
      const deed = { action: 'adjust', reason: '市政府常务会议决定', ...change };
      const answer = await office.ask('supervision', post(`/api/tasks/${of}/actions`, { deed }, version));
      expect(answer.statusCode, answer.body).toBe(200);
    };
    const why = async (of: string, day?: string) =>
      (
        await office.get<{ computed: { why: string; inputs: Record<string, string>; outdated: object | null } }>(
          'supervision',
          `/api/tasks/${of}/lamp${day ? `?day=${day}` : ''}`,
        )
      ).computed;
    const cardOf = async (seat: Seat, path: string) => {
      const { cards } = await office.get<{ cards: { name: string; count: number; list: string }[] }>(seat, path);
      const { count, list } = cards.find(({ name }) => name === 'plans-outdated')!;
      expect((await office.get<{ rows: unknown[] }>(seat, list)).rows.length).toBe(count);
      return count;
    };
    const unitPage = () => `/api/worklists/units/${office.units.housing}`;
    const idOf = (answer: { json: <Body>() => Body }) => answer.json<{ id: string }>().id;

    it('is to be approved again: nothing is measured by it, the lamp says so, and the lead has it on its list', async () => {
      office.now = at('2026-04-10T10:00');
      const of = await start('100');
      const id = await add(of, { main: true });
      await report(of, id, '20个');
      await decide(idOf(await propose('housing', id, ['2026-03-31', '40个'], ['2026-12-25', '100个'])), true);
      expect(await why(of)).toMatchObject({ inputs: { basis: 'plan', expected: '40%' }, outdated: null });
      expect([await renew(), await cardOf('housing', unitPage())]).toEqual([[], 0]);

      office.now = at('2026-04-12T10:00');
      // Another plan waits for the old target when this moves.
      const waiting = idOf(await propose('housing', id, ['2026-03-31', '30个'], ['2026-12-25', '100个']));
      await adjust(of, { target: { least: '160', most: '160' } });
      const now = await why(of);
      expect(now.outdated).toMatchObject({ target: { least: '100', most: '100' }, due: '2026-12-25' });
      expect(now.why).toContain('按目标100、时限2026-12-25批准，现已改变，须重新报批');
      expect(now.inputs['basis']).not.toBe('plan');
      expect(await renew()).toMatchObject([
        {
          taskId: of,
          state: 'approved',
          madeFor: { least: '100', most: '100', unit: '个', due: '2026-12-25' },
          goal: { least: '160', most: '160', unit: '个', due: '2026-12-25' },
        },
      ]);
      expect(await cardOf('housing', unitPage())).toBe(1);
      expect(await cardOf('supervision', '/api/worklists/today')).toBe(1);
      // The other unit of the task only supports: it has nothing to propose.
      expect(await renew('finance', `&lead=${office.units.finance}`)).toEqual([]);
      expect((await decide(waiting, true)).json<{ code: string }>().code).toBe('plan-outdated');
      expect((await decide(waiting, false)).statusCode).toBe(204);
      // What was in force then still is what that day is judged by.
      expect(await why(of, '2026-04-10')).toMatchObject({ inputs: { basis: 'plan' }, outdated: null });

      const again = idOf(await propose('housing', id, ['2026-03-31', '64个'], ['2026-12-25', '160个']));
      // It waits for whoever decides, not for the unit.
      expect([await renew(), await cardOf('housing', unitPage())]).toEqual([[], 0]);
      expect((await why(of)).outdated).not.toBeNull();
      await decide(again, true);
      expect(await why(of)).toMatchObject({ inputs: { basis: 'plan', expected: '40%' }, outdated: null });
    });

    it('another day is another schedule, and the old one counts again where the day is given back', async () => {
      const of = await start('100');
      const id = await add(of, { main: true });
      await report(of, id, '20个');
      await decide(idOf(await propose('housing', id, ['2026-03-31', '40个'], ['2026-12-25', '100个'])), true);
      await adjust(of, { deadline: { day: '2027-06-30', time: null } });
      expect((await why(of)).outdated).toMatchObject({ due: '2026-12-25' });
      expect((await renew()).map(({ taskId }) => taskId)).toContain(of);
      await adjust(of, { deadline: { day: '2026-12-25', time: null } });
      expect(await why(of)).toMatchObject({ inputs: { basis: 'plan' }, outdated: null });
      expect((await renew()).map(({ taskId }) => taskId)).not.toContain(of);
      const { rows } = await office.get<{ rows: { action: string }[] }>('supervision', `/api/history/indicator/${id}`);
      expect(rows.slice(0, 2).map(({ action }) => action)).toEqual(['plan-fits', 'plan-outdated']);
    });

    it('so is the plan of a figure beside the main one, by its own targets', async () => {
      const id = await add(await start(null), { name: '座椅数量' });
      const set = (said: string) =>
        office.ask(
          'supervision',
          putAt(`/api/indicators/${id}/targets`, 1, { targets: [{ byDay: '2026-12-25', said }] }),
        );
      await set('50个');
      await decide(idOf(await propose('housing', id, ['2026-12-25', '50个'])), true);
      const outdated = async () => (await renew()).filter(({ madeFor }) => JSON.stringify(madeFor).includes('"50"'));
      expect(await outdated()).toEqual([]);
      await set('80个');
      expect(await outdated()).toMatchObject([{ goal: { least: '80', due: '2026-12-25' } }]);
    });
  });

  it('a target that goes down is measured by the way gone from its baseline, and reached below it', async () => {
    const of = await start('45');
    const draft = { name: '细颗粒物平均浓度', unit: '微克/立方米', kind: 'month', main: true, direction: 'down' };
    const id = await add(of, { ...draft, cumulative: false });
    await report(of, id, '57微克/立方米');
    // Nobody has said from where: unknown is not behind.
    expect(await lampOf(of)).toMatchObject({ colour: 'green', rule: 'deadline' });
    expect(
      (await propose('housing', id, ['2026-03-31', '54微克/立方米'], ['2026-12-25', '58微克/立方米'])).json().code,
    ).toBe('plan-unordered');
    const plan = (await propose('housing', id, ['2026-03-31', '54微克/立方米'], ['2026-12-25', '45微克/立方米'])).json<{
      id: string;
    }>().id;
    await decide(plan, true);
    expect(await lampOf(of)).toMatchObject({ rule: 'deadline' });
    const { version } = (await whole(id)).indicator;
    const baseline = { ...draft, cumulative: false, baseline: '60', baselineDay: '2025-12-31' };
    expect((await office.ask('supervision', putAt(`/api/indicators/${id}`, version, baseline))).statusCode).toBe(200);
    // 6 of 15 were to be gone, 3 are
    expect(await lampOf(of)).toMatchObject({
      colour: 'yellow',
      rule: 'gap',
      inputs: { expected: '40%', reached: '20%' },
    });
  });
});
