import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { post } from '../../tests/supervision-calls.js';
import { templateWorkbook } from '@luoshi/reports';

const ROOT = '/api/programmes/presold-homes';
const at = (register: string) => `${ROOT}/registers/${register}/records`;

interface Rows {
  readonly total: number;
  readonly rows: readonly { readonly id: string; readonly title: string; readonly version: number }[];
}

let office: Office;
/** 湖畔 is of 市住建局, by its name; 桥头 of 市财政局, by its id; 城北 of nobody in the ledger. */
const projects = { lake: '', bridge: '', north: '' };

const enter = (seat: Seat, register: string, fields: object) => office.ask(seat, post(at(register), { fields }));
const made = async (seat: Seat, register: string, fields: object): Promise<string> => {
  const answer = await enter(seat, register, fields);
  expect(answer.statusCode).toBe(201);
  return (answer.json() as { id: string }).id;
};

beforeAll(async () => {
  office = await testOffice();
  const project = (number: string, taskForce: string) =>
    made('operator', 'projects', { number, name: number, taskForce, homes: '100' });
  projects.lake = await project('湖畔', '市住建局');
  projects.bridge = await project('桥头', office.units.finance);
  projects.north = await project('城北', '城北街道专班');
  await made('operator', 'costs', { project: projects.lake, day: '2026-02-01', remaining: '5000000' });
  await made('operator', 'costs', { project: projects.bridge, day: '2026-02-01', remaining: '7000000' });
  await made('operator', 'goals', { number: '年底', rate: '0.9' });
});
afterAll(() => office?.close());

describe('a unit’s liaison in a programme', () => {
  const titles = async (seat: Seat, register: string) =>
    (await office.get<Rows>(seat, at(register))).rows.map(({ title }) => title);

  it('sees the projects of its unit and what belongs to them, whether the unit is written by name or by id', async () => {
    expect(await titles('housing', 'projects')).toEqual(['湖畔']);
    expect(await titles('finance', 'projects')).toEqual(['桥头']);
    expect(await titles('operator', 'projects')).toEqual(['湖畔', '桥头', '城北']);
    expect((await office.get<Rows>('housing', at('costs'))).total).toBe(1);
    const whole = await office.get<{ indicators: { indicator: string; printed: string }[] }>(
      'housing',
      `${at('projects')}/${projects.lake}`,
    );
    expect(whole.indicators.find(({ indicator }) => indicator === 'gap-to-complete')).toBeTruthy();
  });

  it('sees nothing else: other units’ projects, the office’s own registers, figures of the whole', async () => {
    for (const url of [
      `${at('projects')}/${projects.bridge}`,
      `${at('projects')}/${projects.bridge}/history`,
      `/api/programme-records/${projects.bridge}`,
      `${ROOT}/reports/cash?record=${projects.bridge}`,
      `${ROOT}/charts/delivery-curve`,
    ])
      expect((await office.ask('housing', url)).statusCode).toBe(404);
    expect((await office.get<Rows>('housing', at('goals'))).total).toBe(0);
    expect((await office.ask('housing', `${ROOT}/indicators`)).statusCode).toBe(403);
    const board = await office.get<{ columns: { count: number }[] }>('housing', `${ROOT}/registers/projects/board`);
    expect(board.columns.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    const { rows } = await office.get<{ rows: { record: string }[] }>('housing', `${ROOT}/places`);
    expect(new Set(rows.map(({ record }) => record))).toEqual(new Set([projects.lake]));
  });

  it('finds by the search the records of its unit and no other, not even their number', async () => {
    const found = async (seat: Seat, q: string) => {
      const page = await office.get<{ total: number; hits: { kind: string; id: string }[] }>(
        seat,
        `/api/search?q=${encodeURIComponent(q)}`,
      );
      const records = page.hits.filter(({ kind }) => kind === 'record').map(({ id }) => id);
      return { total: page.total, records };
    };
    expect(await found('housing', '湖畔')).toEqual({ total: 1, records: [projects.lake] });
    expect(await office.get('housing', `/api/programme-records/${projects.lake}`)).toEqual({
      programme: 'presold-homes',
      register: 'projects',
    });
    expect(await found('housing', '桥头')).toEqual({ total: 0, records: [] });
    expect(await found('finance', '桥头')).toEqual({ total: 1, records: [projects.bridge] });
    expect(await found('housing', '城北')).toEqual({ total: 0, records: [] });
    expect(await found('housing', '年底')).toEqual({ total: 0, records: [] });
    expect(await found('operator', '城北')).toEqual({ total: 1, records: [projects.north] });
    expect(await found('supervision', '湖畔')).toEqual({ total: 1, records: [projects.lake] });
  });

  it('enters and changes what belongs to its unit’s projects, and cannot lead it elsewhere', async () => {
    const month = await made('housing', 'months', { project: projects.lake, month: '2026-02-28', delivered: '40' });
    const change = (fields: object) =>
      office.ask('housing', {
        method: 'PUT',
        url: `${at('months')}/${month}`,
        headers: { 'if-match': '"1"' },
        payload: { fields },
      });
    expect((await change({ project: projects.bridge })).json()).toMatchObject({ code: 'record-wrong' });
    expect((await change({ delivered: '42' })).statusCode).toBe(200);
    const elsewhere = await enter('housing', 'months', { project: projects.bridge, month: '2026-02-28' });
    expect(elsewhere.json()).toMatchObject({ code: 'record-wrong', fields: [{ path: 'project' }] });
  });

  it('adds no project, gives none away, withdraws nothing', async () => {
    expect((await enter('housing', 'projects', { number: '新的', taskForce: '市住建局' })).json().code).toBe(
      'other-unit',
    );
    expect((await enter('housing', 'goals', { number: '自定' })).json().code).toBe('other-unit');
    const give = await office.ask('housing', {
      method: 'PUT',
      url: `${at('projects')}/${projects.lake}`,
      headers: { 'if-match': '"1"' },
      payload: { fields: { taskForce: '市财政局' } },
    });
    expect(give.json().code).toBe('other-unit');
    const withdraw = post(`${at('projects')}/${projects.lake}/withdrawal`, {}, 1);
    expect((await office.ask('housing', withdraw)).statusCode).toBe(403);
  });

  it('adds a record that names its unit where the register is for units to fill, and no other unit’s', async () => {
    const items = '/api/programmes/permit-samples/registers/items/records';
    const add = (number: string, bureau: string) =>
      office.ask('housing', post(items, { fields: { number, bureau, stratum: 'first' } }));
    expect((await add('许可1', '市住建局')).statusCode).toBe(201);
    expect((await add('许可2', '市财政局')).json().code).toBe('other-unit');
    const { rows } = await office.get<Rows>('housing', items);
    expect(rows.map(({ title }) => title)).toEqual(['许可1']);
    const { registers } = await office.get<{ registers: { code: string; unitsAdd: boolean }[] }>('housing', ROOT);
    const adds = Object.fromEntries(registers.map(({ code, unitsAdd }) => [code, unitsAdd]));
    expect([adds['projects'], adds['months']]).toEqual([false, true]);
  });

  it('reads in a sheet only the rows of its unit’s projects; every other row is refused with its reason', async () => {
    const column = (head: string) => ({
      head,
      kind: 'text',
      places: 0,
      options: null,
      required: false,
      note: '',
      width: 9,
    });
    const bytes = await templateWorkbook(
      {
        name: '月报',
        columns: ['项目', '月份', '累计交付（套）'].map((head) => ({ field: head, ...column(head) }) as never),
        rows: [
          ['湖畔', '2026-01', '30'],
          ['桥头', '2026-01', '30'],
        ],
        notes: [],
      },
      '',
    );
    const form = await formOf(`${ROOT}/registers/months/sheet`, [['file', '月报.xlsx', bytes]]);
    const { id } = await office.get<{ id: string }>('housing', form);
    for (;;) {
      const job = await office.get<{ state: string; result: object }>('housing', `/api/jobs/${id}`);
      if (job.state === 'done') {
        expect(job.result).toMatchObject({ letters: 'nr', told: [{ row: 2 }] });
        break;
      }
      expect(job.state).not.toBe('failed');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});
