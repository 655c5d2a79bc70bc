import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { post } from '../../tests/supervision-calls.js';

const MAJOR = '/api/programmes/major-projects';
const at = (register: string) => `${MAJOR}/registers/${register}/records`;

interface Effect {
  readonly key: string;
  readonly kind: string;
  readonly rule: string;
  readonly noticeId: string | null;
  readonly words: { readonly chinese: string };
}

let office: Office;
const ids = { pipe: '', road: '' };

const make = async (register: string, fields: object, seat: Seat = 'operator') =>
  (await office.get<{ id: string }>(seat, post(at(register), { fields }))).id;
const effects = async () => (await office.get<{ rows: Effect[] }>('leader', `${MAJOR}/effects`)).rows;
const take = (effect: object) => office.ask('supervision', post(`${MAJOR}/effects/tasks`, { effects: [effect] }));

beforeAll(async () => {
  office = await testOffice();
  const signed = { signedOn: '2026-01-10' };
  ids.pipe = await make('projects', { number: 'ZD-01', name: '污水管网', lead: '市住建局', ...signed });
  ids.road = await make('projects', { number: 'ZD-02', name: '滨湖大道', lead: '城北街道办', ...signed });
});
afterAll(() => office?.close());

describe('a notice that a rule proposes', () => {
  const proposalFor = async (name: string) =>
    (await effects()).find(({ kind, words }) => kind === 'notice' && words.chinese.includes(name))!;

  it('becomes the draft of a 督办函 to a unit under supervision, which a leader signs and the office issues', async () => {
    const { key } = await proposalFor('污水管网');
    const answer = await take({ key });
    expect(answer.statusCode).toBe(201);
    const { started, drafted } = answer.json() as { started: object[]; drafted: { id: string }[] };
    expect(started).toEqual([]);
    const url = `/api/notices/${drafted[0]!.id}`;
    expect(await office.get('supervision', url)).toMatchObject({
      kind: 'supervision-letter',
      state: 'drafted',
      recipients: [{ unitId: office.units.housing }],
      text: expect.stringContaining('污水管网还没有包联领导') as string,
    });
    expect((await office.ask('housing', url)).statusCode).toBe(404); // nobody else sees a draft
    expect((await office.ask('leader', post(`${url}/signature`, {}, 1))).statusCode).toBe(200);
    expect((await office.ask('supervision', post(`${url}/issue`, {}, 2))).statusCode).toBe(200);
    expect(await office.get('housing', url)).toMatchObject({ state: 'issued' });
    expect((await effects()).find((one) => one.key === key)).toMatchObject({ noticeId: drafted[0]!.id });
    expect((await take({ key })).json().code).toBe('proposal-gone');
  });

  it('asks for a unit where the ledger does not know the one named; to a bank it is a 商请函', async () => {
    const { key } = await proposalFor('滨湖大道');
    expect((await take({ key })).json().code).toBe('notice-to-nobody');
    const answer = await take({ key, unit: office.units.bank });
    const { drafted } = answer.json() as { drafted: { id: string }[] };
    expect(await office.get('supervision', `/api/notices/${drafted[0]!.id}`)).toMatchObject({ kind: 'request-letter' });
  });
});

describe('what a project lacks', () => {
  it('is raised in the ledger, solved there, and seen back in the record with its day', async () => {
    const need = await make('wants', {
      project: ids.pipe,
      number: '1',
      kind: 'land',
      detail: '泵站用地还没有批复',
      blocker: '市资规局',
    });
    const url = `${at('wants')}/${need}`;
    expect(await office.get('operator', url)).toMatchObject({ problem: null });
    const { id } = await office.get<{ id: string }>('housing', post(`${url}/problem`, {}));
    expect((await office.ask('operator', post(`${url}/problem`, {}))).json().code).toBe('need-raised');
    const problem = `/api/problems/${id}`;
    expect(await office.get('supervision', problem)).toMatchObject({
      title: '污水管网：土地',
      text: '泵站用地还没有批复',
      kind: 'land',
      raisedByUnitId: office.units.housing,
      blockingUnitId: office.units.land,
    });
    expect(await office.get('operator', url)).toMatchObject({
      problem: { id, state: 'raised' },
      fields: { raisedOn: '2026-03-03', solvedOn: null },
    });
    office.now = new Date('2026-03-09T02:00:00Z');
    const step = (version: number, body: object) =>
      office.get('supervision', post(`${problem}/steps`, { text: null, unit: null, due: null, ...body }, version));
    await step(1, { step: 'claim', due: '2026-03-20' });
    await step(2, { step: 'solve', text: '批复已下达' });
    expect(await office.get('operator', url)).toMatchObject({
      problem: { state: 'solved', solution: '批复已下达' },
      fields: { solvedOn: '2026-03-09' },
    });
    expect(await office.get('operator', `${url}?day=2026-03-08`)).toMatchObject({ fields: { solvedOn: null } });
    const { rows } = await office.get<{ rows: { origin: string }[] }>('operator', `${url}/history`);
    expect(rows[0]).toMatchObject({ origin: 'ledger', fields: { solvedOn: '2026-03-09' } });
    await step(3, { step: 'send-back', text: '图斑不符' });
    expect(await office.get('operator', url)).toMatchObject({ fields: { solvedOn: null } });
  });

  it('asks for a unit where the project names none of the ledger, and is raised by no other unit’s liaison', async () => {
    const need = await make('wants', { project: ids.road, number: '1', kind: 'money' });
    const url = `${at('wants')}/${need}/problem`;
    expect((await office.ask('operator', post(url, {}))).json().code).toBe('need-unit-unknown');
    expect((await office.ask('housing', post(url, {}))).statusCode).toBe(404);
    expect((await office.ask('operator', post(url, { unit: office.units.district }))).statusCode).toBe(201);
    expect((await office.ask('operator', post(`${at('projects')}/${ids.road}/problem`, {}))).json().code).toBe(
      'part-unknown',
    );
  });
});

describe('evidence', () => {
  const file = async (seat: Seat, name: string, bytes: string) =>
    (await office.get<{ id: string }>(seat, await formOf('/api/files', [['file', name, bytes]]))).id;

  it('is files that their uploader enters, beside texts, and whoever sees the record opens', async () => {
    const photo = await file('housing', '泵站封顶.jpg', '照片');
    const fields = { project: ids.pipe, day: '2026-03-01', text: '封顶', photographs: [photo, '档案12号'] };
    const id = await make('pictures', fields, 'housing');
    const url = `${at('pictures')}/${id}`;
    expect(await office.get('leader', url)).toMatchObject({
      files: [{ id: photo, name: '泵站封顶.jpg' }],
      printed: { photographs: '档案12号、1个附件' },
    });
    expect((await office.ask('leader', `${url}/evidence/${photo}`)).body).toBe('照片');
    const { tables } = (await office.ask('leader', '/api/programmes/major-projects/reports/pictures')).json();
    expect(tables[0].rows.map((row: string[]) => row[3])).toEqual(['泵站封顶.jpg、档案12号']);
    expect((await office.ask('finance', `${url}/evidence/${photo}`)).statusCode).toBe(404);
    const other = await file('operator', '别的.txt', '别的');
    expect((await office.ask('leader', `${url}/evidence/${other}`)).statusCode).toBe(404); // not of this record
    const foreign = await office.ask('housing', {
      method: 'PUT',
      url,
      headers: { 'if-match': '"1"' },
      payload: { fields: { photographs: [photo, other] } },
    });
    expect(foreign.json().code).toBe('file-not-yours');
  });
});
