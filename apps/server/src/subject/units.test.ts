import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

const post = (seat: Seat, url: string, payload: object, headers = {}) =>
  office.ask(seat, { method: 'POST', url, payload, headers });
async function enter(payload: object): Promise<string> {
  const answer = await post('supervision', '/api/units', { kind: 'department', relation: 'supervised', ...payload });
  expect(answer.statusCode).toBe(201);
  return answer.json().id as string;
}
interface Row {
  id: string;
  name: string;
  shortName: string | null;
  version: number;
  names: { id: string; name: string; kind: string }[];
  successors: { successorId: string }[];
}
const unit = (id: string, day?: string) =>
  office.get<Row>('finance', `/api/units/${id}${day === undefined ? '' : `?day=${day}`}`);
const history = async (id: string) =>
  (await office.get<{ rows: { action: string; accountId: string }[] }>('auditor', `/api/units/${id}/history`)).rows;

describe('a unit', () => {
  it('has names with their days, and each change is in its own history', async () => {
    const id = await enter({
      name: '市机关事务局',
      otherNames: [{ name: '市事务局', kind: 'short' }],
      from: '2019-01-01',
    });
    expect(
      (await post('supervision', `/api/units/${id}/renaming`, { name: '市机关事务中心', from: '2026-03-01' }))
        .statusCode,
    ).toBe(204);
    expect((await unit(id, '2026-02-28')).name).toBe('市机关事务局');
    expect((await unit(id)).name).toBe('市机关事务中心');
    const { version, names } = await unit(id);
    expect(names.map(({ name, kind }) => `${kind} ${name}`).sort()).toEqual([
      'full 市机关事务中心',
      'full 市机关事务局',
      'short 市事务局',
    ]);
    const change = (seen: number) =>
      office.ask('supervision', {
        method: 'PATCH',
        url: `/api/units/${id}`,
        payload: { league: '市直部门' },
        headers: { 'if-match': `"${seen}"` },
      });
    expect((await change(version)).statusCode).toBe(204);
    expect((await change(version)).json().code).toBe('changed-meanwhile');
    expect((await history(id)).map(({ action }) => action)).toEqual(['change', 'rename', 'create']);
    expect((await history(id))[0]!.accountId).toBe(office.accounts.supervision);
  });

  it('is found by any of its names on a day', async () => {
    const { found } = (
      await office.get<{ found: { unitId: string; when: string }[] }[]>('finance', {
        method: 'POST',
        url: '/api/units/named',
        payload: { names: ['市住建局', '没有的局'] },
      })
    )[0]!;
    expect(found).toEqual([{ unitId: office.units.housing, when: 'now' }]);
  });

  it('is listed in official order, and by the sound of its name', async () => {
    const listed = async (order: string) =>
      (await office.get<{ rows: Row[] }>('finance', `/api/units?order=${order}&kind=department`)).rows;
    const official = (await listed('official')).map(({ name }) => name);
    expect(official.indexOf('市住房和城乡建设局')).toBeLessThan(official.indexOf('市财政局'));
    await enter({ name: '阿里山管理处' });
    expect((await listed('name'))[0]!.name).not.toBe(official[0]);
    const names = (await listed('name')).map(({ name }) => name);
    expect(names.indexOf('阿里山管理处')).toBeLessThan(names.indexOf('市机关事务中心'));
  });

  it('gives all it has to the other spelling it is merged into, and is led on from', async () => {
    const keeps = await enter({ name: '市投资促进局' });
    const goes = await enter({ name: '市投促局' });
    expect((await post('supervision', `/api/units/${keeps}/merging`, { goesId: goes })).statusCode).toBe(204);
    expect((await unit(keeps)).names.map(({ name }) => name)).toContain('市投促局');
    expect((await history(goes))[0]!.action).toBe('merged');
    expect((await post('supervision', `/api/units/${goes}/merging`, { goesId: keeps })).json().code).toBe('unit-ended');
  });

  it('stays merged in its tasks: what is done to them later is done to the one that stayed', async () => {
    const keeps = await enter({ name: '市供销社' });
    const goes = await enter({ name: '市供销合作社' });
    const tasks = await post('supervision', '/api/tasks', {
      tasks: [
        {
          title: '建成为农服务中心',
          origin: { kind: 'hand', source: '督查室' },
          establish: true,
          duties: [{ unit: goes, role: 'lead' }],
        },
      ],
    });
    const [{ id }] = tasks.json<{ started: [{ id: string }] }>().started;
    expect((await post('supervision', `/api/units/${keeps}/merging`, { goesId: goes })).statusCode).toBe(204);
    const parts = async () =>
      (await office.get<{ parts: { unitId: string }[] }>('supervision', `/api/tasks/${id}`)).parts.map(
        ({ unitId }) => unitId,
      );
    const suspend = { deed: { action: 'suspend', reason: '等待规划调整' } };
    const { version } = await office.get<{ version: number }>('supervision', `/api/tasks/${id}`);
    const done = await office.ask('supervision', {
      method: 'POST',
      url: `/api/tasks/${id}/actions`,
      headers: { 'if-match': `"${version}"` },
      payload: suspend,
    });
    expect(done.statusCode).toBe(200);
    expect(await parts()).toEqual([keeps]);
    const { task } = await office.get<{ task: { assignments: { unit: string }[] } }>(
      'supervision',
      `/api/tasks/${id}/standing`,
    );
    expect(task.assignments.map(({ unit }) => unit)).toEqual([keeps]);
  });

  it('refuses a name that means another one, and a name of another unit taken away', async () => {
    const twice = await post('supervision', '/api/units', {
      name: '市住建局',
      kind: 'department',
      relation: 'supervised',
    });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'name-taken']);
    const { names } = await unit(office.units.housing);
    const short = names.find(({ kind }) => kind === 'short')!;
    const away = (of: string) =>
      office.ask('administrator', { method: 'DELETE', url: `/api/units/${of}/names/${short.id}` });
    expect((await away(office.units.finance)).json().code).toBe('not-found');
    expect((await away(office.units.housing)).statusCode).toBe(204);
  });

  it('ends on a day and is followed by its successors', async () => {
    const id = await enter({ name: '市粮食局' });
    const successor = {
      successorId: office.units.finance,
      kind: 'duties-moved',
      onDay: '2026-03-01',
      basis: '机构改革方案',
    };
    expect((await post('supervision', `/api/units/${id}/successors`, successor)).statusCode).toBe(204);
    const end = await post('supervision', `/api/units/${id}/ending`, { until: '2026-03-01' }, { 'if-match': '"1"' });
    expect(end.statusCode).toBe(204);
    expect((await unit(id)).successors).toMatchObject([{ successorId: office.units.finance }]);
    const { rows } = await office.get<{ rows: Row[] }>('finance', '/api/units?name=粮食');
    expect(rows).toEqual([]);
    expect((await office.get<{ rows: Row[] }>('finance', '/api/units?name=粮食&day=2026-02-01')).rows).toHaveLength(1);
  });
});

describe('a group unit', () => {
  it('stands for its members of a day', async () => {
    const group = await enter({ name: '各区县', kind: 'other', isGroup: true });
    const { district, county } = office.units;
    for (const [unitId, from] of [
      [district, null],
      [county, '2026-02-01'],
    ])
      expect((await post('supervision', `/api/units/${group}/members`, { unitId, from })).statusCode).toBe(204);
    const members = async (day: string) =>
      (await office.get<Row[]>('finance', `/api/units/${group}/members?day=${day}`)).map(({ id }) => id);
    expect(await members('2026-01-31')).toEqual([district]);
    expect(await members('2026-03-03')).toEqual([district, county]);
    const ending = { until: '2026-03-01' };
    expect((await post('supervision', `/api/units/${group}/members/${county}/ending`, ending)).statusCode).toBe(204);
    expect(await members('2026-03-03')).toEqual([district]);
    const loop = await post('supervision', `/api/units/${group}/members`, { unitId: group });
    expect([loop.statusCode, loop.json().code]).toEqual([409, 'group-loop']);
    const plain = await post('supervision', `/api/units/${district}/members`, { unitId: county });
    expect(plain.json().code).toBe('not-a-group');
  });
});

describe('somebody in a post', () => {
  it('holds it for a time, and a change names the version it saw', async () => {
    const made = await post('supervision', '/api/people', {
      name: '江小满',
      post: '副市长',
      isLeader: true,
      inOffice: { from: '2024-01-01', until: null },
    });
    const { id } = made.json() as { id: string };
    const leaders = async (day: string) =>
      (await office.get<{ rows: { id: string }[] }>('finance', `/api/people?leader=true&day=${day}`)).rows;
    expect(await leaders('2026-03-03')).toMatchObject([{ id, post: '副市长' }]);
    const left = await office.ask('supervision', {
      method: 'PATCH',
      url: `/api/people/${id}`,
      headers: { 'if-match': '"1"' },
      payload: { inOffice: { from: '2024-01-01', until: '2026-02-01' } },
    });
    expect(left.statusCode).toBe(204);
    expect(await leaders('2026-03-03')).toEqual([]);
    expect(await leaders('2026-01-31')).toHaveLength(1);
  });
});

describe('the tree of offices', () => {
  it('shows an office itself and what is below, never sideways or up', async () => {
    const { id: own } = (await office.get<{ jurisdiction: { id: number } }[]>('finance', '/api/jurisdictions'))[0]!
      .jurisdiction;
    const below = async (code: string, under: number) =>
      await office.get<{ id: number; login: string; password: string }>('administrator', {
        method: 'POST',
        url: '/api/jurisdictions',
        payload: { code, name: `${code}人民政府`, shortName: code, level: 'county', under },
      });
    const donghu = await below('donghu', own);
    const yunxi = await below('yunxi', own);
    const tree = await office.get<{ jurisdiction: { code: string }; depth: number }[]>('finance', '/api/jurisdictions');
    expect(tree.map(({ jurisdiction, depth }) => `${depth} ${jurisdiction.code}`)).toEqual([
      '0 linjiang',
      '1 donghu',
      '1 yunxi',
    ]);
    expect((await office.ask('finance', `/api/units?office=${donghu.id}`)).json()).toEqual({ rows: [], next: null });

    const signIn = await office.ask(null, {
      method: 'POST',
      url: '/api/session',
      payload: { office: 'donghu', login: donghu.login, password: donghu.password },
    });
    const cookies = { luoshi: signIn.cookies[0]!.value };
    const change = { old: donghu.password, fresh: '东湖区自己想的一句话' };
    const changed = await office.app.inject({ method: 'POST', url: '/api/session/password', payload: change, cookies });
    expect(changed.statusCode).toBe(204);
    const ask = (url: string) => office.app.inject({ url, cookies });
    expect((await ask('/api/jurisdictions')).json()).toMatchObject([{ jurisdiction: { code: 'donghu' }, depth: 0 }]);
    expect((await ask(`/api/units?office=${own}`)).json().code).toBe('not-found');
    expect((await ask(`/api/units?office=${yunxi.id}`)).json().code).toBe('not-found');
    // A unit of the city is not there for the district, by whatever operation.
    expect((await ask(`/api/units/${office.units.housing}`)).json().code).toBe('not-found');
  });
});
