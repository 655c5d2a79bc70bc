import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { putAt } from '../../tests/payment-calls.js';
import { post } from '../../tests/supervision-calls.js';

interface Model {
  edition: number;
  requests: { project: string; requestedOn: string; paidOn: string | null; standing: string; days: number }[];
  payers: { payer: string; requests: number; sameDay: number; sameDayRate: string | null }[];
  projects: {
    project: string;
    allotted: string;
    paid: string;
    spent: string;
    paidRate: string | null;
    spentRate: string | null;
    overspent: boolean;
  }[];
  corrections: { kind: string; on: string; amount: string | null; before: string | null; reason: string | null }[];
}
interface Bulletin {
  id: string;
  sha256: string;
  text: string;
  model: Model;
}
interface Whole {
  lines: { id: string; kind: string; amount: string; said: string; counts: boolean; correctsId: string | null }[];
}

let office: Office;
let batch = '';
let project = '';
let task = '';
const at = (moment: string) => new Date(`${moment}+08:00`);
const make = async (seat: Seat, url: string, payload: object) =>
  (await office.get<{ id: string }>(seat, post(url, payload))).id;
const money = (seat: Seat, payload: object, of = project) =>
  office.ask(seat, post(`/api/bond-projects/${of}/money`, { note: '', ...payload }));
const entered = async (seat: Seat, payload: object): Promise<string> => {
  const answer = await money(seat, payload);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
};
const codeOf = async (answer: ReturnType<typeof money>) => (await answer).json<{ code: string }>().code;
const correct = (seat: Seat, line: string, instead: object | null, reason = '录入有误') =>
  office.ask(seat, post(`/api/bond-projects/${project}/money/${line}/corrections`, { instead, reason }));
const preview = (period: string) => office.get<Model>('supervision', `/api/payment-bulletins/preview?period=${period}`);
const putOut = (period: string, reason?: string) =>
  office.ask('supervision', post('/api/payment-bulletins', { period, ...(reason ? { reason } : {}) }));
const lamp = () =>
  office.get<{ lamp: string; lampReason: { why: string; rule: string | null } }>('supervision', `/api/tasks/${task}`);

beforeAll(async () => {
  office = await testOffice();
  office.now = at('2025-10-20T10:00');
  const { housing, finance } = office.units;
  const { started } = await office.get<{ started: { id: string }[] }>(
    'supervision',
    post('/api/tasks', {
      tasks: [
        {
          title: '污水管网改造',
          origin: { kind: 'hand', source: '督查室' },
          establish: true,
          due: { day: '2026-12-25' },
          duties: [{ unit: housing, role: 'lead' }],
        },
      ],
    }),
  );
  task = started[0]!.id;
  batch = await make('supervision', '/api/bond-batches', {
    name: '2025年第一批',
    issuedOn: '2025-10-10',
    said: '1亿元',
  });
  project = await make('supervision', '/api/bond-projects', {
    code: '2025-0001',
    name: '污水管网改造',
    unitId: housing,
    payerUnitId: finance,
    taskId: task,
  });
  await office.get(
    'supervision',
    putAt(`/api/bond-projects/${project}/allotments/${batch}`, 0, { allottedOn: '2025-10-15', said: '6000万元' }),
  );
});
afterAll(() => office?.close());

describe('旬通报、日拨款', () => {
  it('a payment asked on 5 November and paid on the 6th stands in the bulletin of 1–10 November as not same-day', async () => {
    office.now = at('2025-11-06T16:00');
    const slow = await entered('housing', { kind: 'request', batchId: batch, on: '2025-11-05', said: '500万元' });
    await entered('finance', { kind: 'payment', requestId: slow, on: '2025-11-06', said: '5000000' });
    const quick = await entered('housing', { kind: 'request', batchId: batch, on: '2025-11-06', said: '300万元' });
    await entered('finance', { kind: 'payment', requestId: quick, on: '2025-11-06', said: '300万元' });
    expect((await putOut('ten-days:2025-11-10')).json().code).toBe('day-not-over');
    office.now = at('2025-11-11T09:00');
    const answer = await putOut('ten-days:2025-11-10');
    expect(answer.statusCode).toBe(201);
    const { model, text, sha256 } = answer.json<Bulletin>();
    expect(model.requests).toMatchObject([
      { requestedOn: '2025-11-05', paidOn: '2025-11-06', standing: 'later', days: 1 },
      { requestedOn: '2025-11-06', paidOn: '2025-11-06', standing: 'same-day', days: 0 },
    ]);
    expect(model.payers).toMatchObject([{ payer: '市财政局', requests: 2, sameDay: 1, sameDayRate: '37.5' }]);
    // 拨付率 is not 支出率: 800 of 6000 are paid, nothing is spent
    expect(model.projects).toMatchObject([
      { allotted: '60000000', paid: '8000000', paidRate: '13.33', spent: '0', spentRate: '0', overspent: false },
    ]);
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(sha256);
  });

  it('is frozen: what changes afterwards stands in the next one, and another edition needs its reason', async () => {
    const before = await office.get<{ rows: { id: string; sha256: string }[] }>('bank', '/api/payment-bulletins');
    const { lines } = await office.get<Whole>('finance', `/api/bond-projects/${project}`);
    const payment = lines.find(({ kind, amount }) => kind === 'payment' && amount === '5000000')!;
    office.now = at('2025-11-12T09:00');
    expect((await correct('finance', payment.id, { on: '2025-11-06', said: '450万元' }, '退汇')).statusCode).toBe(201);
    expect((await correct('finance', payment.id, null)).json().code).toBe('line-superseded');
    const again = await office.get<Bulletin>('bank', `/api/payment-bulletins/${before.rows[0]!.id}`);
    expect(again.sha256).toBe(before.rows[0]!.sha256);
    expect(again.model.projects).toMatchObject([{ paid: '8000000' }]);
    expect((await putOut('ten-days:2025-11-10')).json().code).toBe('edition-reason-missing');
    const next = await preview('ten-days:2025-11-20');
    // half a million of the first request is open again, and the correction is told with what stood before
    expect(next.requests).toMatchObject([{ requestedOn: '2025-11-05', paidOn: null, standing: 'unpaid' }]);
    expect(next.corrections).toEqual([
      {
        project: '污水管网改造',
        kind: 'payment',
        on: '2025-11-06',
        amount: '4500000',
        before: '5000000',
        reason: '退汇',
      },
    ]);
    const second = await putOut('ten-days:2025-11-10', '拨付有更正');
    expect(second.json<Bulletin>().model).toMatchObject({ edition: 2, projects: [{ paid: '7500000' }] });
  });

  it('keeps the old line, its words and who mended it', async () => {
    const { lines } = await office.get<Whole>('auditor', `/api/bond-projects/${project}`);
    const payments = lines.filter(({ kind }) => kind === 'payment');
    expect(payments.map(({ said, counts }) => [said, counts])).toEqual([
      ['5000000', false],
      ['300万元', true],
      ['450万元', true],
    ]);
    expect(payments[2]!.correctsId).toBe(payments[0]!.id);
  });
});

describe('the register', () => {
  it('takes a line from whom it belongs to only', async () => {
    const request = { kind: 'request', batchId: batch, on: '2025-11-12', said: '100万元' };
    expect(await codeOf(money('finance', request))).toBe('not-your-line');
    expect(await codeOf(money('bank', request))).toBe('not-found');
    expect((await money('supervision', request)).statusCode).toBe(201);
  });

  it('refuses what does not add up, and says by how much', async () => {
    const { lines } = await office.get<Whole>('housing', `/api/bond-projects/${project}`);
    const quick = lines.find(({ kind, amount }) => kind === 'request' && amount === '3000000')!;
    const over = await money('finance', { kind: 'payment', requestId: quick.id, on: '2025-11-12', said: '1元' });
    expect(over.json()).toMatchObject({ code: 'request-exceeded' });
    expect(over.body).toContain('超出1元');
    const line = { kind: 'request', batchId: batch, on: '2025-11-12' } as const;
    expect(await codeOf(money('housing', { ...line, said: '6000万元' }))).toBe('allotment-exceeded');
    expect(await codeOf(money('housing', { ...line, said: '约500万元' }))).toBe('amount-unreadable');
    expect(await codeOf(money('housing', { ...line, said: '0' }))).toBe('amount-unreadable');
    expect(await codeOf(money('housing', { ...line, said: '1万元', on: '2025-11-13' }))).toBe('day-in-future');
    expect(await codeOf(money('housing', { ...line, said: '1万元', on: '2025-10-09' }))).toBe('before-issue');
    expect(await codeOf(money('housing', { ...line, said: '1万元', batchId: project }))).toBe('no-allotment');
    expect((await correct('housing', quick.id, null)).json().code).toBe('request-paid');
    const small = putAt(`/api/bond-projects/${project}/allotments/${batch}`, 1, {
      allottedOn: '2025-10-15',
      said: '100万元',
    });
    expect((await office.ask('supervision', small)).json().code).toBe('allotment-in-use');
    const big = putAt(`/api/bond-projects/${project}/allotments/${batch}`, 1, {
      allottedOn: '2025-10-15',
      said: '1.01亿元',
    });
    expect((await office.ask('supervision', big)).json().code).toBe('batch-overdrawn');
  });

  it('shows spending above what was paid instead of refusing the fact', async () => {
    await entered('housing', { kind: 'spending', batchId: batch, on: '2025-11-12', said: '800万元' });
    expect((await preview('ten-days:2025-11-20')).projects).toMatchObject([{ spent: '8000000', overspent: true }]);
  });
});

describe('the lamp of a task with bond money', () => {
  it('goes by what is spent against the curve since the month after the issue', async () => {
    // issued in October: by the end of November a sixth of 6000万 should be spent, 1000万
    office.now = at('2025-12-01T09:00');
    expect((await lamp()).lampReason.rule).not.toBe('money');
    await putOut('ten-days:2025-11-30');
    const yellow = await lamp();
    expect(yellow).toMatchObject({ lamp: 'yellow', lampReason: { rule: 'money' } });
    expect(yellow.lampReason.why).toContain(
      '2025年第一批截至2025-11-30（发行次月起第1个月末）应支出1000万元，已支出800万元',
    );
    // the past day as it was known at its end, and as it is known since the bulletin
    const then = async (view: string) =>
      (
        await office.get<{ computed: { colour: string } }>(
          'supervision',
          `/api/tasks/${task}/lamp?day=2025-11-30&view=${view}`,
        )
      ).computed.colour;
    expect([await then('known'), await then('corrected')]).toEqual(['green', 'yellow']);
    await entered('housing', { kind: 'spending', batchId: batch, on: '2025-11-30', said: '200万元' });
    expect((await lamp()).lamp).toBe('green');
    expect([await then('known'), await then('corrected')]).toEqual(['green', 'green']);
  });
});
