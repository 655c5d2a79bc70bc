import { Validator } from '@seriousme/openapi-schema-validator';
import { readSheet, templateWorkbook } from '@luoshi/reports';
import { fileURLToPath } from 'node:url';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf } from '../../tests/form.js';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { takeIn } from '../../tests/papers.js';

/** A programme that is nothing but one new folder: no other folder knows of it. */
const FOLDER = fileURLToPath(new URL('../../../../packages/programmes/tests/fixtures/', import.meta.url));
const PARKS = '/api/programmes/pocket-parks';
const parks = `${PARKS}/registers/parks/records`;
const visits = `${PARKS}/registers/visits/records`;

let office: Office;
beforeAll(async () => {
  office = await testOffice('installed', false, [FOLDER]);
});
afterAll(() => office?.close());

const post = (url: string, payload: object): InjectOptions => ({ method: 'POST', url, payload });
const put = (url: string, version: number, fields: object): InjectOptions => ({
  method: 'PUT',
  url,
  headers: { 'if-match': `"${version}"` },
  payload: { fields },
});
const on = (day: string) => {
  office.now = new Date(`${day}T02:00:00Z`);
};

interface Row {
  readonly id: string;
  readonly version: number;
  readonly fields: Record<string, unknown>;
  readonly printed: Record<string, string | null>;
}
interface Rows {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number;
}
const list = (query = '') => office.get<Rows>('leader', `${parks}${query}`);
const enter = async (fields: object, seat: Seat = 'operator') =>
  (await office.get<{ id: string }>(seat, post(parks, { fields }))).id;

/** Waits for a job that reads a sheet, and gives what became of its rows. */
async function read(url: string, bytes: Uint8Array) {
  const form = await formOf(url, [['file', '名册.xlsx', bytes]]);
  const { id } = await office.get<{ id: string }>('operator', form);
  for (;;) {
    const job = await office.get<{ state: string; result: Record<string, unknown>; fault: string | null }>(
      'operator',
      `/api/jobs/${id}`,
    );
    if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const workbook = (head: string[], rows: (string | number | null)[][], stamp = '') =>
  templateWorkbook(
    {
      name: '口袋公园',
      columns: head.map((text) => ({
        field: text,
        head: text,
        kind: 'text',
        places: 0,
        options: null,
        required: false,
        note: '',
        width: 12,
      })),
      rows,
      notes: [],
    },
    stamp,
  );

describe('a new programme folder, without touching anything else', () => {
  it('is listed with its definition and its own OpenAPI', async () => {
    const { rows } = await office.get<{ rows: { code: string }[] }>('operator', '/api/programmes');
    expect(rows.map(({ code }) => code)).toContain('pocket-parks');
    const definition = await office.get<{ registers: { code: string; fields: object }[] }>('operator', PARKS);
    expect(definition.registers.map(({ code }) => code)).toEqual(['parks', 'visits']);
    type Paths = Record<string, Record<string, unknown>>;
    const api = await office.get<{ paths: Paths; components: { schemas: object } }>(
      'operator',
      `${PARKS}/openapi.json`,
    );
    expect(Object.keys(api.components.schemas)).toEqual(['pocket-parks.parks', 'pocket-parks.visits']);
    const { valid, errors } = await new Validator().validate(structuredClone(api));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    // Every route that this server has for programmes is there under the programme's own codes, and no other.
    const [whole, own] = await Promise.all([
      office.get<{ paths: Paths }>('operator', '/api/openapi.json'),
      office.get<Record<'indicators' | 'reports' | 'charts' | 'trials' | 'rules' | 'parameters', { code: string }[]>>(
        'operator',
        PARKS,
      ),
    ]);
    const root = '/api/programmes/{programme}';
    const codesOf = (path: string): string[] => {
      const part = path.slice(root.length + 1).split('/')[0]!;
      if (part === 'registers') return ['parks', 'visits'].map((code) => path.replace('{register}', code));
      const parts = path.includes('{code}') ? own[part as keyof typeof own] : [];
      return path.includes('{code}') ? parts.map(({ code }) => path.replace('{code}', code)) : [path];
    };
    const methods = ['get', 'put', 'post', 'patch', 'delete'];
    const operations = (paths: Paths): string[] =>
      Object.entries(paths).flatMap(([path, item]) =>
        Object.keys(item)
          .filter((method) => methods.includes(method))
          .map((method) => `${method} ${path}`),
      );
    const served = Object.entries(whole.paths)
      .filter(([path]) => path === root || path.startsWith(`${root}/`))
      .flatMap(([path, item]) => codesOf(path).map((each) => [each.replace(root, PARKS), item] as const));
    expect(served.length).toBeGreaterThan(20);
    expect(operations(api.paths).sort()).toEqual(operations(Object.fromEntries(served)).sort());
  });

  it('keeps records with versions, and refuses what its definition refuses', async () => {
    on('2026-03-03');
    const id = await enter({ number: 'K-1', name: '柳岸口袋公园', cost: '355000.5', approved: '2026-01-05' });
    const answer = await office.ask('operator', `${parks}/${id}`);
    expect(answer.headers['etag']).toBe('"1"');
    expect((answer.json() as Row).printed).toMatchObject({ cost: '约35.5万元', trees: null, approved: '2026-01-05' });
    const wrong = await office.ask('operator', post(parks, { fields: { number: 'K-9', cost: '1.234', kind: 'old' } }));
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'record-wrong']);
    expect((wrong.json() as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(['kind', 'cost']);
    const twice = await office.ask('operator', post(parks, { fields: { number: 'K-1' } }));
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'record-exists']);
    expect((await office.ask('operator', put(`${parks}/${id}`, 1, { cost: '400000' }))).statusCode).toBe(200);
    expect((await office.ask('operator', put(`${parks}/${id}`, 1, { cost: '500000' }))).statusCode).toBe(412);
    expect((await office.ask('operator', put(`${parks}/${id}`, 2, { colour: 'red' }))).json().code).toBe(
      'record-wrong',
    );
    expect((await office.ask('auditor', put(`${parks}/${id}`, 2, { cost: '1' }))).statusCode).toBe(403);
  });

  it('gives for a past day what it gave then', async () => {
    on('2026-03-05');
    const { rows } = await list();
    const [park] = rows;
    await office.get('operator', put(`${parks}/${park!.id}`, park!.version, { cost: '700000', opened: '2026-03-04' }));
    expect((await list('?day=2026-03-04')).rows[0]!.fields).toMatchObject({ cost: '400000', opened: null });
    expect((await list('?day=2026-03-02')).rows).toEqual([]);
    const cost = async (day: string) =>
      (await office.get<{ rows: { printed: string }[] }>('leader', `${PARKS}/indicators/cost?day=${day}`)).rows[0]!
        .printed;
    expect([await cost('2026-03-04'), await cost('2026-03-05')]).toEqual(['40万元', '70万元']);
    const history = await office.get<{ rows: { fields: object }[] }>('leader', `${parks}/${park!.id}/history`);
    expect(history.rows.map(({ fields }) => fields)).toEqual([
      { cost: '700000', opened: '2026-03-04' },
      { cost: '400000' },
      { number: 'K-1', name: '柳岸口袋公园', cost: '355000.5', approved: '2026-01-05' },
    ]);
  });

  it('asks what is not known, and runs no clock before its days are entered with a source', async () => {
    await enter({ number: 'K-2', name: '桥头口袋公园', approved: '2026-02-02' });
    const { rows } = await office.get<{
      rows: { indicator: string; printed: string; outcome: { questions: { missing: { chinese: string } }[] } }[];
    }>('leader', `${PARKS}/indicators`);
    expect(rows.find(({ indicator }) => indicator === 'cost')).toMatchObject({
      printed: '至少70万元',
      outcome: { questions: [{ missing: { chinese: 'K-2的总投资' } }] },
    });
    const late = async () =>
      (await office.get<{ rows: { title: string; due: string | null }[] }>('leader', `${PARKS}/places?late=true`)).rows;
    expect(await late()).toEqual([]);
    const days = `${PARKS}/parameters/days-to-open`;
    await office.get('operator', post(days, { from: '2026-01-01', value: '10' }));
    expect(await late()).toEqual([]); // 待核: no source
    await office.get('operator', post(days, { from: '2026-01-01', value: '10', title: '临江市口袋公园导则' }));
    expect(await late()).toMatchObject([{ title: '桥头口袋公园', due: '2026-02-14' }]);
    const { parameters } = await office.get<{
      parameters: { subjectId: string; holds: { printed: string; source: { title: string } }[]; all: unknown[] }[];
    }>('leader', `${PARKS}/parameters`);
    expect(parameters[0]!.holds).toMatchObject([
      { printed: '10个工作日', source: { title: '临江市口袋公园导则', sentence: null } },
    ]);
    expect(parameters[0]!.all).toHaveLength(2);
    const { rows: told } = await office.get<{ rows: { body: object }[] }>(
      'leader',
      `/api/history/setting/${parameters[0]!.subjectId}`,
    );
    const day = { value: '10个工作日', from: '2026-01-01' };
    expect(told.map(({ body }) => body)).toMatchObject([
      { was: { ...day, source: null }, now: { ...day, source: '临江市口袋公园导则' } },
      { was: null, now: { ...day, source: null } },
    ]);
    for (const value of ['十', '1.5', '99999', '-1'])
      expect((await office.ask('operator', post(days, { from: '2026-01-01', value, title: '一' }))).json().code).toBe(
        'parameter-wrong',
      );
  });

  it('has lists by field, search and link, and a board', async () => {
    expect((await list('?order=cost&descending=true')).rows.map(({ fields }) => fields['number'])).toEqual([
      'K-1',
      'K-2',
    ]);
    expect((await list('?search=桥头')).total).toBe(1);
    const first = await list('?limit=1');
    expect(first).toMatchObject({ total: 2, rows: [{ fields: { number: 'K-1' } }] });
    expect((await list(`?limit=1&after=${first.next}`)).rows[0]!.fields['number']).toBe('K-2');
    const [park] = first.rows;
    await office.get('operator', post(visits, { fields: { park: park!.id, day: '2026-03-04', found: '长椅松动' } }));
    const { rows } = await office.get<Rows>('leader', `${visits}?where=park:${park!.id}`);
    expect(rows[0]!.printed).toEqual({ park: '柳岸口袋公园', day: '2026-03-04', found: '长椅松动' });
    const whole = await office.get<{ belonging: unknown; standing: { current: string[] } }>(
      'leader',
      `${parks}/${park!.id}`,
    );
    expect(whole.belonging).toEqual([{ register: 'visits', field: 'park', count: 1 }]);
    const board = await office.get<{ columns: { code: string; cards: { title: string; late: boolean }[] }[] }>(
      'leader',
      `${PARKS}/registers/parks/board`,
    );
    expect(board.columns.map(({ code, cards }) => [code, cards.map(({ title, late }) => [title, late])])).toEqual([
      ['approve', []],
      ['open', [['桥头口袋公园', true]]],
      ['', [['柳岸口袋公园', false]]],
    ]);
    const linked = await office.ask('operator', {
      method: 'POST',
      url: `${parks}/${park!.id}/withdrawal`,
      headers: { 'if-match': `"${park!.version}"` },
    });
    expect(linked.json().code).toBe('record-linked');
  });

  it('is found by the search, and no longer once it is withdrawn', async () => {
    const id = await enter({ number: 'K-7', name: '误登的公园' });
    const hits = async (seat: Seat) =>
      (await office.get<{ hits: { id: string; kind: string }[] }>(seat, '/api/search?q=误登的公园')).hits;
    expect(await hits('supervision')).toMatchObject([
      {
        ...{ kind: 'record', id },
        record: {
          programme: 'pocket-parks',
          programmeName: { chinese: expect.any(String) as string },
          register: 'parks',
        },
      },
    ]);
    expect(await hits('operator')).toHaveLength(1);
    expect(await hits('housing')).toEqual([]);
    expect(await office.get('supervision', `/api/programme-records/${id}`)).toEqual({
      programme: 'pocket-parks',
      register: 'parks',
    });
    const gone = { method: 'POST' as const, url: `${parks}/${id}/withdrawal`, headers: { 'if-match': '"1"' } };
    expect((await office.ask('operator', gone)).statusCode).toBe(204);
    expect(await hits('supervision')).toEqual([]);
    expect((await office.ask('leader', `${parks}/${id}`)).statusCode).toBe(404);
    // Its number may be given again.
    await enter({ number: 'K-7', name: '另一个公园', lit: false, opened: '2026-03-01' });
  });

  it('takes a rule’s proposal up as a task, once', async () => {
    const { rows } = await office.get<{ rows: { key: string; kind: string; about: { title: string } }[] }>(
      'leader',
      `${PARKS}/effects`,
    );
    expect(rows).toMatchObject([{ kind: 'lamp', about: { title: '另一个公园' } }]);
    const take = (key: string) => office.ask('supervision', post(`${PARKS}/effects/tasks`, { effects: [{ key }] }));
    expect((await take(rows[0]!.key)).json().code).toBe('proposal-gone'); // a lamp is no proposal
  });
});

describe('a sheet', () => {
  const sheet = `${PARKS}/registers/parks/sheet`;

  it('goes out with its records and comes back unchanged', async () => {
    const answer = await office.ask('leader', sheet);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const { rows, stamp } = await readSheet(new Uint8Array(answer.rawPayload), false);
    expect(await stamp()).toMatch(/2026-03-05T/);
    const all = [];
    for await (const row of rows) all.push(row);
    expect(all[1]!.slice(0, 5)).toEqual(['K-1', '柳岸口袋公园', null, null, 70]);
    const { result } = await read(sheet, new Uint8Array(answer.rawPayload));
    expect(result).toMatchObject({ rows: 3, letters: 'sss', counts: { same: 3 } });
    // Who took the register away is kept.
    const { rows: exports } = await office.get<{ rows: object[] }>('auditor', '/api/access-log?action=export&limit=5');
    expect(exports[0]).toMatchObject({
      accountId: office.accounts.leader,
      subjectKind: 'programme',
      body: { operation: 'getSheet', register: 'parks' },
    });
  });

  it('tells the fate of every row, tries without storing, and stores', async () => {
    const rows = [
      ['K-1', '近80万元', null],
      ['K-3', 12, '改造'],
      ['', null, null],
      ['K-4', '很多', null],
      ['K-3', 13, null],
    ];
    const bytes = await workbook(['编号', '总投资（万元）', '类型', '天气'], rows);
    const dry = await read(`${sheet}?dry=true`, bytes);
    expect(dry.result).toMatchObject({ dry: true, letters: 'cnerr', unknown: ['天气'] });
    expect((await list('?search=K-3')).total).toBe(0);
    const { result } = await read(sheet, bytes);
    expect(result['told']).toEqual([
      { row: 4, fate: 'refused', faults: [expect.stringContaining('“总投资”认不出是多少')] },
      { row: 5, fate: 'refused', faults: [expect.stringContaining('出现了两次')] },
    ]);
    expect((await list('?search=K-3')).rows[0]!.printed).toMatchObject({ cost: '12万元', kind: '改造' });
    expect((await list('?search=K-1')).rows[0]!.printed['cost']).toBe('近80万元');
  });

  it('does not undo what somebody changed after the template was made, unless told to', async () => {
    on('2026-03-06');
    const template = new Uint8Array((await office.ask('operator', sheet)).rawPayload);
    on('2026-03-07');
    const { rows } = await list('?search=K-3');
    await office.get('operator', put(`${parks}/${rows[0]!.id}`, rows[0]!.version, { cost: '150000' }));
    expect((await read(`${sheet}?dry=true`, template)).result).toMatchObject({
      counts: { conflict: 1 },
      told: [{ fate: 'conflict', faults: [expect.stringContaining('已被改过')] }],
    });
    expect((await read(`${sheet}?dry=true&overwrite=true`, template)).result).toMatchObject({ counts: { changed: 1 } });
  });

  it('that is none is refused', async () => {
    for (const bytes of [new TextEncoder().encode('不是表格'), new Uint8Array([80, 75, 3, 4, 0, 0])])
      expect(await read(sheet, bytes)).toMatchObject({
        state: 'failed',
        fault: expect.stringContaining('读不了这个表格'),
      });
  });
});

describe('the product’s own programmes', () => {
  const homes = '/api/programmes/unsold-homes';
  const at = (register: string) => `${homes}/registers/${register}/records`;
  const make = async (register: string, fields: object) =>
    (await office.get<{ id: string }>('operator', post(at(register), { fields }))).id;

  it('cite the paper’s sentence, found by its words', async () => {
    const [call] = await takeIn(office, [
      [
        'file',
        '公告.txt',
        '临江市人民政府\n关于征集房源的通知\n临政发〔2026〕9号\n各区县：\n一、征集\n1.办理时限为十个工作日。',
      ],
    ]);
    const given = { from: '2026-01-01', value: '10', paperId: call!.paperId, quote: '办理时限为十个工作日' };
    const days = post(`${homes}/parameters/days-negotiate`, given);
    expect((await office.ask('operator', days)).statusCode).toBe(403); // papers are not the operator's to search
    await office.get('supervision', days);
    const { parameters } = await office.get<{ parameters: { parameter: string; holds: object[] }[] }>(
      'operator',
      `${homes}/parameters`,
    );
    const [held] = parameters.find(({ parameter }) => parameter === 'days-negotiate')!.holds;
    expect(held).toMatchObject({ source: { sentence: { quote: '办理时限为十个工作日', version: 1 } } });
    const strange = post(`${homes}/parameters/days-negotiate`, { ...given, quote: '二十个工作日' });
    expect((await office.ask('supervision', strange)).json().code).toBe('sentence-missing');
  });

  it('lead from the values they bring along to the sentence once the paper is here, and say before that it is not', async () => {
    interface Sourced {
      source: { title: string; sentence: { paperId: string; quote: string; start: number; end: number } | null } | null;
    }
    const sourced = async (): Promise<{ holds: Sourced[]; claim: Sourced }> => {
      const { parameters, bases } = await office.get<{
        parameters: { parameter: string; holds: Sourced[] }[];
        bases: (Sourced & { rule: string })[];
      }>('supervision', `${homes}/parameters`);
      return {
        holds: parameters.find(({ parameter }) => parameter === 'support-ratio')!.holds,
        claim: bases.find(({ rule }) => rule === 'claim')!,
      };
    };
    const before = await sourced();
    expect(before.holds.length).toBeGreaterThan(0);
    for (const { source } of [...before.holds, before.claim]) expect(source).toMatchObject({ sentence: null });
    const sentence = '秋后，支持比例由60%提到100%。';
    const text = `再贷款支持加速落地\n临江日报记者报道。${sentence}银行每季末算账。`;
    const [paper] = await takeIn(office, [['file', '报道.txt', text]]);
    const { holds, claim } = await sourced();
    const { source } = holds.at(-1)!;
    expect(source!.sentence).toMatchObject({ paperId: paper!.paperId, quote: sentence });
    expect(source!.sentence!.end - source!.sentence!.start).toBe(sentence.length);
    // The paper is here, but has no sentence on how often banks claim.
    expect(claim.source!.sentence).toBeNull();
  });

  it('choose which homes to buy, and say what a change would bring', async () => {
    await make('needs', { number: '东湖小户', place: '东湖区', areaFrom: '40', areaTo: '70', homes: '100' });
    const offer = { place: '东湖区', areaFrom: '45', areaTo: '60', completed: true, unsold: true };
    await make('offers', { ...offer, number: 'F-1', name: '湖畔', homes: '60', price: '30000000' });
    await make('offers', { ...offer, number: 'F-2', name: '桥头', homes: '60', price: '36000000' });
    const dear = await make('offers', { ...offer, number: 'F-3', name: '城中', homes: '100', price: '90000000' });
    const tried = (inputs: object) => office.ask('leader', post(`${homes}/trials/choice`, { inputs }));
    const answer = await tried({ budget: '66000000', otherBudget: '40000000', must: dear });
    expect(answer.statusCode).toBe(200);
    const [compared, changes] = (answer.json() as { tables: { rows: string[][] }[] }).tables;
    expect(compared!.rows.map((row) => [row[0], row[2], row[4], row[8]])).toEqual([
      ['原方案', '100套', '6600万元', '有方案'],
      ['换成另一个预算', '60套', '3000万元', '有方案'],
      ['必须收购城中', '0套', '0元', '必须收购的房源不能全部纳入，没有可行方案'],
      ['如果价格不得超过重置价', '100套', '6600万元', '有方案'],
      ['如果只收整栋', '0套', '0元', '有方案'],
      ['如果只收整栋，不清楚的都算整栋', '100套', '6600万元', '有方案'],
    ]);
    expect(changes!.rows).toContainEqual(['换成另一个预算', '改为不选', '桥头', '60套', '3600万元']);
    expect((await tried({ budget: null })).json().code).toBe('record-wrong');
    expect((await tried({ budget: '1', must: '01890000-0000-7000-8000-000000000000' })).json().code).toBe(
      'record-wrong',
    );
  });

  it('list a quarter’s claims, on the page and as a workbook', async () => {
    const purchase = await make('purchases', { number: 'S-1', name: '湖畔收购' });
    const credit = await make('credits', {
      number: 'C-1',
      purchase,
      limit: '105000000',
      signedOn: '2025-10-09',
      relendingBefore: '0',
    });
    await make('shares', { credit, bank: '临江银行', amount: '105000000' });
    await make('balances', { credit, bank: '临江银行', quarter: '2025-12-31', eligible: '72500000' });
    const { tables } = await office.get<{ tables: { rows: string[][] }[] }>('leader', `${homes}/reports/claim-list`);
    expect(tables[0]!.rows).toEqual([['临江银行', '1笔', '7250万元', '7250万元', '0元', '7250万元', '0元']]);
    expect(tables[1]!.rows).toEqual([['临江银行', 'C-1', '7250万元', '100%', '0元', '7250万元']]);
    const file = await office.ask('leader', `${homes}/reports/claim-list/sheet`);
    const { rows } = await readSheet(new Uint8Array(file.rawPayload), false);
    const all = [];
    for await (const row of rows) all.push(row);
    expect(all[0]).toEqual([
      '银行',
      '授信（笔）',
      '季末合格贷款本金余额（万元）',
      '可支持额（万元）',
      '再贷款余额（万元）',
      '可申请额（万元）',
      '应归还（万元）',
    ]);
    expect(all[1]).toEqual(['临江银行', 1, 7250, 7250, 0, 7250, 0]);
    const proposals = await office.get<{ rows: { key: string; kind: string; taskId: string | null }[] }>(
      'leader',
      `${homes}/effects`,
    );
    const claim = proposals.rows.find(({ kind }) => kind === 'task')!;
    const take = () => office.ask('supervision', post(`${homes}/effects/tasks`, { effects: [{ key: claim.key }] }));
    const first = await take();
    expect(first.statusCode).toBe(201);
    const [{ id }] = (first.json() as { started: [{ id: string }] }).started;
    const task = await office.get<{ title: string; state: string; parts: { unitId: string }[] }>(
      'supervision',
      `/api/tasks/${id}`,
    );
    expect(task.title).toContain('临江银行可按2025-12-31季末余额申请再贷款');
    expect(task.parts.map(({ unitId }) => unitId)).toEqual([office.units.bank]);
    expect((await take()).json().code).toBe('proposal-gone');
  });

  it('show what a weight does to every bank, and enter it with its source when it is adopted', async () => {
    const deposits = '/api/programmes/deposits';
    const add = (register: string, fields: object) =>
      office.get<{ id: string }>('operator', post(`${deposits}/registers/${register}/records`, { fields }));
    const [first, second] = [
      await add('banks', { name: '甲银行', score: '60' }),
      await add('banks', { name: '乙银行', score: '90' }),
    ];
    await add('loans', { bank: first.id, number: '1', granted: '60000000', paid: '60000000', paidOn: '2025-06-01' });
    await add('loans', { bank: second.id, number: '1', granted: '90000000' });
    const fund = await add('funds', { name: '财政专户资金', way: 'weighted', amount: '10000000' });
    const trial = (inputs: object, adoption = '') =>
      office.ask('operator', post(`${deposits}/trials/weight${adoption}`, { inputs }));
    const tried = (await trial({ fund: fund.id, weight: '0.7' })).json();
    expect(tried.records).toBe(0);
    expect(tried.tables[0].rows.map((row: string[]) => [row[0], row[2]])).toEqual([
      ['甲银行', '约765.22万元'],
      ['乙银行', '约234.78万元'],
    ]);
    expect((await trial({ fund: fund.id, weight: '0.7' }, '/adoption')).json().code).toBe('nothing-to-adopt');
    const adopted = { fund: fund.id, weight: '0.7', from: '2025-07-01', source: '区财政局通知（样例）' };
    expect((await trial(adopted, '/adoption')).json()).toEqual({ records: 1 });
    const { parameters } = (await office.ask('operator', `${deposits}/parameters`)).json();
    const weight = parameters.find(({ parameter }: { parameter: string }) => parameter === 'weight');
    expect(
      weight.holds.map(({ value, source }: { value: string; source: { title: string } }) => [value, source.title]),
    ).toEqual([['0.7', '区财政局通知（样例）']]);
  });

  it('draw a sample that is entered when it is adopted', async () => {
    const permits = '/api/programmes/permit-samples';
    for (let number = 1; number <= 9; number += 1)
      await office.get(
        'operator',
        post(`${permits}/registers/items/records`, {
          fields: { number: `P-${number}`, stratum: 'first', madeOn: '2026-01-02' },
        }),
      );
    const inputs = { stratum: 'first', seed: '2026年第一次' };
    const tried = () =>
      office.get<{ records: number; tables: { rows: string[][] }[] }>(
        'operator',
        post(`${permits}/trials/draw`, { inputs }),
      );
    const first = await tried();
    expect(first.records).toBe(2);
    expect((await tried()).tables).toEqual(first.tables);
    expect(await office.get('operator', post(`${permits}/trials/draw/adoption`, { inputs }))).toEqual({ records: 2 });
    const draws = await office.get<Rows>('operator', `${permits}/registers/draws/records`);
    expect(draws.total).toBe(2);
    expect((await office.ask('operator', post(`${permits}/trials/draw/adoption`, { inputs }))).json().code).toBe(
      'nothing-to-adopt',
    );
    expect((await office.ask('leader', post(`${permits}/trials/draw/adoption`, { inputs }))).statusCode).toBe(403);
  });
});
