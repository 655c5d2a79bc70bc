import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

interface Row {
  id: string;
  version: number;
  state: string;
  lamp: string;
  due: string | null;
  approvalKinds: string[];
  lampReason: { why: string } | null;
  parts: { unitId: string; state: string }[];
}

async function start(more: object = {}): Promise<string> {
  const [id] = await office.startTasks({ due: { day: '2026-06-30' }, ...more });
  return id!;
}

const row = (id: string) => office.get<Row>('supervision', `/api/tasks/${id}`);

async function act(seat: Seat, id: string, deed: object, version?: number) {
  const seen = version ?? (await row(id)).version;
  return office.ask(seat, {
    method: 'POST',
    url: `/api/tasks/${id}/actions`,
    headers: { 'if-match': `"${seen}"` },
    payload: { deed },
  });
}

describe('a task', () => {
  it('is signed for by each unit, and its state follows its leads', async () => {
    const id = await start();
    expect(await row(id)).toMatchObject({ state: 'awaiting-signature', due: '2026-06-30' });
    const { housing, finance } = office.units;
    expect((await act('finance', id, { action: 'sign', unit: finance })).statusCode).toBe(200);
    expect((await row(id)).state).toBe('awaiting-signature');
    expect((await act('housing', id, { action: 'sign', unit: housing })).statusCode).toBe(200);
    const signed = await row(id);
    expect(signed.state).toBe('in-progress');
    expect(signed.parts.map(({ state }) => state)).toEqual(['in-progress', 'in-progress']);
    expect(signed.lampReason?.why).toContain('市住房和城乡建设局');
  });

  it('refuses what the rules refuse, with the unit’s name, and stays as it was', async () => {
    const id = await start();
    const before = await row(id);
    const answer = await act('housing', id, {
      action: 'request-closing',
      unit: office.units.housing,
      reason: '已建成',
      evidence: [id],
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ code: 'not-signed', status: 409 });
    expect(answer.json().detail).toContain('市住房和城乡建设局');
    expect(await row(id)).toEqual(before);
  });

  it('stands in the list of a unit that joins it, by its due day and under its colour', async () => {
    const [early, late] = [await start(), await start({ due: { day: '2026-08-31' } })];
    const { housing, land } = office.units;
    for (const id of [late, early]) {
      const duties = [
        { unit: housing, role: 'lead' },
        { unit: land, role: 'support' },
      ];
      expect((await act('supervision', id, { action: 'adjust', reason: '增加配合单位', duties })).statusCode).toBe(200);
    }
    const { lamp } = await row(early);
    const list = (query: string) =>
      office.get<{ rows: Row[] }>('supervision', `/api/tasks?unit=${land}&role=support${query}`);
    expect((await list('')).rows.map(({ id }) => id)).toEqual([early, late]);
    expect((await list(`&lamp=${lamp}`)).rows.map(({ id }) => id)).toContain(early);
  });

  it('refuses a change of what somebody else has changed meanwhile', async () => {
    const id = await start();
    const { version } = await row(id);
    await act('housing', id, { action: 'sign', unit: office.units.housing });
    const late = await act('supervision', id, { action: 'adjust', reason: '改名', title: '另一个名称' }, version);
    expect([late.statusCode, late.json().code]).toEqual([412, 'changed-meanwhile']);
    const without = await office.ask('supervision', {
      method: 'POST',
      url: `/api/tasks/${id}/actions`,
      payload: { deed: { action: 'archive' } },
    });
    expect([without.statusCode, without.json().code]).toEqual([428, 'version-needed']);
  });

  it('keeps a question open until it is decided, and what a refusal restores', async () => {
    const id = await start();
    const { housing } = office.units;
    await act('housing', id, { action: 'sign', unit: housing });
    const asked = await act('housing', id, {
      action: 'request-extension',
      unit: housing,
      reason: '用地手续未完成',
      deadline: { day: '2026-09-30' },
    });
    expect(asked.statusCode).toBe(200);
    expect((await row(id)).approvalKinds).toEqual(['extension']);
    const approval = asked.json().entryId as string;
    await act('leader', id, { action: 'decide', approval, granted: true, reason: '同意' });
    expect(await row(id)).toMatchObject({ approvalKinds: [], due: '2026-09-30' });
  });

  it('can be seen as it was on a past day', async () => {
    const id = await start();
    office.now = new Date('2026-03-10T02:00:00Z');
    await act('housing', id, { action: 'sign', unit: office.units.housing });
    const on = (day: string) =>
      office.get<{ assignments: { signed: string | null }[] }>('supervision', `/api/tasks/${id}/days/${day}`);
    expect((await on('2026-03-09')).assignments[0]!.signed).toBeNull();
    expect((await on('2026-03-10')).assignments[0]!.signed).toBe('2026-03-10T10:00');
  });

  it('mends what was entered wrongly by a new entry that names the old one', async () => {
    const id = await start();
    const evidence = ['01912345-0000-7000-8000-000000000001'];
    const names = ['选址', '开工'];
    const milestones = names.map((name, at) => ({ name, due: `2026-0${at + 4}-15`, sign: `${name}批复`, share: null }));
    for (const seat of ['housing', 'finance'] as const)
      await act(seat, id, { action: 'sign', unit: office.units[seat] });
    await act('supervision', id, { action: 'break-down', milestones });
    const reach = { action: 'reach-milestone', name: '选址', on: '2026-03-02', evidence };
    const { entryId: wrong } = (await act('supervision', id, reach)).json<{ entryId: string }>();
    const lamp = { colour: 'red', reason: '停工', approver: '分管副市长', from: '2026-03-03', until: '2026-03-31' };
    const { entryId: set } = (await act('supervision', id, { action: 'set-lamp', ...lamp })).json<{
      entryId: string;
    }>();
    const reached = async () => {
      const { task: now } = await office.get<{ task: { milestones: { name: string; reached: string | null }[] } }>(
        'supervision',
        `/api/tasks/${id}/standing`,
      );
      return now.milestones.map((one) => [one.name, one.reached]);
    };
    expect(await reached()).toEqual([
      ['选址', '2026-03-02'],
      ['开工', null],
    ]);
    const correct = async (payload: object, seat: Seat = 'supervision') =>
      office.ask(seat, {
        method: 'POST',
        url: `/api/tasks/${id}/corrections`,
        headers: { 'if-match': `"${(await row(id)).version}"` },
        payload: { reason: '录错了节点', ...payload },
      });
    const other = await correct({ entry: wrong, instead: { ...reach, name: '开工' } });
    expect(other.statusCode, other.body).toBe(200);
    expect(await reached()).toEqual([
      ['选址', null],
      ['开工', '2026-03-02'],
    ]);
    await correct({ entry: wrong, instead: null });
    expect(await reached()).toEqual([
      ['选址', null],
      ['开工', null],
    ]);
    expect(await row(id)).toMatchObject({ lampShown: 'red' });
    expect((await correct({ entry: set, instead: null })).statusCode).toBe(200);
    expect(await row(id)).toMatchObject({ lampByHand: null, lampShown: (await row(id)).lamp });

    const { rows } = await office.get<{ rows: { id: string; action: string; correctsId: string | null }[] }>(
      'supervision',
      `/api/tasks/${id}/history?limit=50`,
    );
    expect(rows.filter(({ action }) => action === 'correct').map(({ correctsId }) => correctsId)).toEqual([
      set,
      wrong,
      wrong,
    ]);
    expect(rows.map((one) => one.id)).toContain(wrong);
    const assigned = rows.find(({ action }) => action === 'assign')!;
    expect((await correct({ entry: assigned.id, instead: null })).json().code).toBe('not-corrigible');
    expect((await correct({ entry: evidence[0], instead: null })).json().code).toBe('no-entry');
    expect((await correct({ entry: set, instead: null }, 'housing')).json().code).toBe('not-allowed');
  });

  it('shows its history, and the list and the count agree', async () => {
    const id = await start({ category: '只此一件' });
    const { rows } = await office.get<{ rows: { action: string }[] }>('supervision', `/api/tasks/${id}/history`);
    expect(rows.map(({ action }) => action)).toEqual(['assign', 'establish', 'draft']);
    const query = `category=${encodeURIComponent('只此一件')}&state=awaiting-signature`;
    const list = await office.get<{ rows: unknown[] }>('supervision', `/api/tasks?${query}`);
    const counts = await office.get<Record<string, number>>('supervision', `/api/tasks/count?${query}`);
    expect(list.rows).toHaveLength(1);
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it('gives some rows by their ids, those only that fit the rest of the question', async () => {
    const [one, other] = [await start({ category: '甲类' }), await start({ category: '乙类' })];
    const listed = async (query: string) =>
      (await office.get<{ rows: { id: string }[] }>('supervision', `/api/tasks?${query}`)).rows.map(({ id }) => id);
    expect((await listed(`id=${one}&id=${other}`)).sort()).toEqual([one, other].sort());
    expect(await listed(`id=${one}`)).toEqual([one]);
    expect(await listed(`id=${one}&id=${other}&category=${encodeURIComponent('乙类')}`)).toEqual([other]);
    // Of a colour, and of a unit, lists are found by other ways.
    expect(await listed(`id=${one}&lamp=green&lamp=grey`)).toEqual([one]);
    expect(await listed(`id=${one}&unit=${office.units.housing}`)).toEqual([one]);
    expect(await listed(`id=${one}&unit=${office.units.finance}&role=lead`)).toEqual([]);
  });

  it('imports row by row: what does not fit or is refused is told beside it and stops none of the others', async () => {
    const { housing, finance } = office.units;
    const origin = { kind: 'import', source: '导入.xlsx' };
    const good = (title: string, unit = housing) => ({
      ...{ title, origin, establish: true, begins: '2026-03-01', due: { day: '2026-09-30' } },
      duties: [{ unit, role: 'lead' }],
    });
    const nowhere = '01900000-0000-7000-8000-000000000000';
    const rows = [
      good('导入一'),
      { title: '', origin },
      good('导入二', nowhere),
      { ...good('导入三'), leaders: [{ person: nowhere, role: 'in-charge' }] },
      'no row',
      { ...good('导入六'), parentId: nowhere },
      good('导入四', finance),
      { ...good('导入五'), duties: [{ unit: housing, role: 'support' }] },
    ];
    interface Fate {
      row: number;
      id?: string;
      code?: string;
      fields?: { path: string }[];
    }
    const answer = await office.get<{ started: number; refused: number; rows: Fate[] }>('supervision', {
      method: 'POST',
      url: '/api/tasks/import',
      payload: { rows },
    });
    expect(answer).toMatchObject({ started: 2, refused: 6 });
    expect(answer.rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(answer.rows.map(({ code }) => code ?? 'started')).toEqual([
      ...[
        'started',
        'request-wrong',
        'not-found',
        'not-found',
        'request-wrong',
        'reference-unknown',
        'started',
        'no-lead',
      ],
    ]);
    expect(answer.rows[1]!.fields).toEqual([expect.objectContaining({ path: 'title' })]);
    const list = await office.get<{ rows: { id: string; title: string; number: string }[] }>(
      'supervision',
      `/api/tasks?name=${encodeURIComponent('导入')}`,
    );
    expect(list.rows.map(({ title }) => title).sort()).toEqual(['导入一', '导入四']);
    expect(list.rows.map(({ id }) => id).sort()).toEqual([answer.rows[0]!.id, answer.rows[6]!.id].sort());
    // A number that only the database refused goes to another row, or to whoever comes next.
    const next = await office.get<{ rows: { number: string }[] }>('supervision', {
      method: 'POST',
      url: '/api/tasks/import',
      payload: { rows: [good('导入七')] },
    });
    const numbers = [...list.rows, ...next.rows].map(({ number }) => Number(number.slice(5))).sort((a, b) => a - b);
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
  });

  it('lets only those import who may start a task', async () => {
    const rows = [{ title: '一', origin: { kind: 'import', source: '导入.xlsx' } }];
    const answer = await office.ask('housing', { method: 'POST', url: '/api/tasks/import', payload: { rows } });
    expect(answer.statusCode).toBe(403);
  });
});

describe('the ledger', () => {
  const query = 'category=绿化';
  beforeAll(async () => {
    const { finance, land } = office.units;
    await start({ title: '=HYPERLINK("http://x")', category: '绿化', due: { day: '2026-06-30' } });
    await start({ title: '补植行道树', category: '绿化', due: { day: '2026-06-01' } });
    await start({
      title: '联合整治',
      category: '绿化',
      due: null,
      duties: [finance, land].map((unit) => ({ unit, role: 'lead' })),
    });
  });
  interface Groups {
    rows: { key: string | null; name: string | null; count: number }[];
  }
  const groups = (by: string, seat: Seat = 'supervision') =>
    office.get<Groups>(seat, `/api/tasks/groups?by=${by}&${query}`);
  const counted = async (more: string, seat: Seat = 'supervision'): Promise<number> =>
    Object.values(await office.get<Record<string, number>>(seat, `/api/tasks/count?${query}&${more}`)).reduce(
      (sum, count) => sum + count,
    );

  it('is grouped, each group as many as its list holds; a task of two leads counts for both', async () => {
    const { housing, finance, land } = office.units;
    expect((await groups('unit')).rows.map(({ key, count }) => [key, count])).toEqual([
      [housing, 2],
      [finance, 1],
      [land, 1],
    ]);
    expect((await groups('month')).rows).toMatchObject([
      { key: '2026-06', name: '2026年6月', count: 2 },
      { key: null, name: null, count: 1 },
    ]);
    for (const by of ['unit', 'lamp', 'paper', 'month'])
      for (const { key, count } of (await groups(by)).rows)
        expect(await counted(`group=${by}:${key ?? ''}`), `${by} ${key}`).toBe(count);
    // What is counted beforehand equals the rows themselves.
    const rowsOf = async (more: string): Promise<number> =>
      (await office.get<{ rows: unknown[] }>('supervision', `/api/tasks?limit=200&${more}`)).rows.length;
    for (const narrowed of ['', 'lamp=grey', 'lamp=red&lamp=green', 'state=awaiting-signature'])
      for (const by of ['unit', 'lamp', 'month']) {
        const { rows } = await office.get<Groups>('supervision', `/api/tasks/groups?by=${by}&${narrowed}`);
        for (const { key, count } of rows)
          expect(await rowsOf(`${narrowed}&group=${by}:${key ?? ''}`), `${narrowed} ${by} ${key}`).toBe(count);
        if (by !== 'unit') expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(await rowsOf(narrowed));
      }
    expect((await groups('unit', 'finance')).rows.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect((await groups('unit', 'bank')).rows).toEqual([]);
    const wrong = await office.ask('supervision', '/api/tasks?group=month:2026-13');
    expect(wrong.statusCode).toBe(422);
  });

  it('is taken away as it is seen: columns, order and filter, without a formula, with its count and its end', async () => {
    const answer = await office.ask(
      'supervision',
      `/api/tasks/sheet?${query}&order=due&column=due&column=title&column=lead`,
    );
    expect(answer.statusCode).toBe(200);
    expect(decodeURIComponent(answer.headers['content-disposition'] as string)).toMatch(
      /''台账 2026-\d\d-\d\d 共3项\.xlsx$/,
    );
    const { sheets } = await readXlsx(answer.rawPayload);
    const [title, head, ...rows] = sheets[0]!.rows;
    expect(title![0]).toMatch(/^落实台账　共3项　2026-\d\d-\d\d \d\d:\d\d导出　按时限　按1个条件筛选$/);
    expect(head).toEqual(['事项', '牵头', '时限']);
    expect(rows.slice(0, -1).map(([first, second]) => [first, second])).toEqual([
      ['补植行道树', '市住建局'],
      ['=HYPERLINK("http://x")', '市住建局'],
      ['联合整治', '市财政局、市资规局'],
    ]);
    expect(rows.at(-1)![0]).toBe('以上共3项，已全部列出。');
    const own = await office.ask('bank', `/api/tasks/sheet?${query}`);
    expect((await readXlsx(own.rawPayload)).sheets[0]!.rows).toHaveLength(3);
    const log = await office.get<{ rows: { body: unknown }[] }>('auditor', '/api/access-log?action=export');
    expect(log.rows.map(({ body }) => body)).toContainEqual({ operation: 'exportTasks', count: 3 });
  });
});
