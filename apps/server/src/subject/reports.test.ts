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
  text: string;
  late: boolean | null;
  returnedTimes: number;
  returnReason: string | null;
  figures: { indicatorId: string | null; said: string; prefilled: string | null }[];
}
interface Looked {
  report: Row;
  filings: {
    entryId: string;
    status: string;
    sha256: string;
    said: { text: string; figure: unknown; figures: unknown[] };
    corrections: { reason: string; said: { figure: unknown } | null }[];
  }[];
  others: Row[];
  consolidated: boolean;
  last: Row | null;
  form: {
    figures: { indicatorId: string | null; name: string; unit: string }[];
    stamped: boolean;
    steps: { held: boolean; next: string | null; mayIssue: boolean } | null;
  };
}

const monthly = {
  kind: 'month',
  cutOff: { days: 5, count: 'calendar', time: '17:00' },
  asked: 'month',
  cumulative: true,
};

/** A task of 市住建局 (first lead) and 市财政局 (support), signed by both, with monthly reports counted since January. */
async function task(more: object = {}, reporting: object = monthly): Promise<string> {
  office.now = new Date('2026-01-01T01:00:00Z');
  const [started] = await office.startTasks({
    target: { least: '50', most: '50' },
    due: { day: '2026-12-31' },
    ...more,
  });
  const id = started!;
  for (const seat of ['housing', 'finance'] as const) await act(seat, id, { action: 'sign', unit: office.units[seat] });
  await office.get('supervision', {
    method: 'PUT',
    url: `/api/tasks/${id}/reporting`,
    headers: { 'if-match': `"${await versionOf(id)}"` },
    payload: { basis: '《城市更新行动方案》第12条：每月报送进展', reporting },
  });
  office.now = new Date('2026-02-02T02:00:00Z');
  return id;
}

const versionOf = async (id: string) =>
  (await office.get<{ version: number }>('supervision', `/api/tasks/${id}`)).version;

async function act(seat: Seat, id: string, deed: object) {
  return office.get(seat, {
    method: 'POST',
    url: `/api/tasks/${id}/actions`,
    headers: { 'if-match': `"${await versionOf(id)}"` },
    payload: { deed },
  });
}

const open = (seat: Seat, taskId: string, unitId: string, period = 'month+:2026-01-31') =>
  office.ask(seat, { method: 'POST', url: '/api/reports', payload: { taskId, unitId, period } });
const look = (seat: Seat, id: string) => office.get<Looked>(seat, `/api/reports/${id}`);

/** Does something to a report in the version that it has. */
async function to(seat: Seat, id: string, path: string, payload?: object, method: 'POST' | 'PUT' = 'POST') {
  const { report } = await look('housing', id);
  return office.ask(seat, {
    method,
    url: `/api/reports/${id}${path}`,
    headers: { 'if-match': `"${report.version}"` },
    ...(payload ? { payload } : {}),
  });
}
const save = (seat: Seat, id: string, payload: object) => to(seat, id, '', payload, 'PUT');

/** Begins and files the report of 市住建局 in one go. */
async function filed(taskId: string, said: string, period = 'month+:2026-01-31'): Promise<string> {
  const { id } = (await open('housing', taskId, office.units.housing, period)).json<Row>();
  const kept = await save('housing', id, { text: '进展顺利', figures: [{ indicatorId: null, said }] });
  expect(kept.statusCode, kept.body).toBe(200);
  const issued = await to('housing', id, '/issue');
  expect(issued.statusCode, issued.body).toBe(200);
  return id;
}

describe('a report within its unit', () => {
  it('goes from the drafter over the section to the leader of the unit, and each does only the own step', async () => {
    const id = (await open('drafter', await task(), office.units.housing)).json<Row>().id;
    expect(
      (await save('drafter', id, { text: '已建成12个', figures: [{ indicatorId: null, said: '12个' }] })).statusCode,
    ).toBe(200);
    expect((await to('drafter', id, '/issue')).json().code).toBe('step-before-issue');
    expect((await to('checker', id, '/steps', { to: 'next' })).json().code).toBe('step-not-yours');
    expect((await to('drafter', id, '/steps', { to: 'next' })).statusCode).toBe(200);
    expect((await save('drafter', id, { text: '又改' })).json().code).toBe('step-not-yours');
    expect((await to('checker', id, '/steps', { to: 'drafter', reason: '缺开工日期' })).statusCode).toBe(200);
    expect((await look('housing', id)).report).toMatchObject({
      state: 'drafted',
      returnReason: '缺开工日期',
      text: '已建成12个',
    });
    expect((await look('drafter', id)).form).toMatchObject({
      figures: [{ indicatorId: null, name: '任务目标', unit: '' }],
      stamped: false,
    });
    const may = async (seat: Seat) => (await look(seat, id)).form.steps;
    expect(await may('drafter')).toEqual({ held: true, next: 'submitted', mayIssue: false });
    expect(await may('checker')).toMatchObject({ held: false, mayIssue: false });
    expect(await may('supervision')).toBeNull();
    await to('drafter', id, '/steps', { to: 'next' });
    expect((await to('checker', id, '/issue')).json().code).toBe('step-before-issue');
    await to('checker', id, '/steps', { to: 'next' });
    expect((await to('issuer', id, '/steps', { to: 'next' })).json().code).toBe('step-last');
    expect((await to('issuer', id, '/issue')).statusCode).toBe(200);
    const { rows } = await office.get<{ rows: { action: string }[] }>('housing', `/api/reports/${id}/steps`);
    expect(rows.map(({ action }) => action)).toEqual(['hand-on', 'hand-on', 'hand-back', 'hand-on']);
  });

  it('is kept while it is written, and never over what somebody else wrote meanwhile', async () => {
    const row = (await open('drafter', await task(), office.units.housing)).json<Row>();
    const put = (version: number, text: string) =>
      office.ask('drafter', {
        method: 'PUT',
        url: `/api/reports/${row.id}`,
        headers: { 'if-match': `"${version}"` },
        payload: { text },
      });
    expect((await put(row.version, '第一稿')).json()).toEqual({ version: row.version + 1 });
    const late = await put(row.version, '旧窗口里的稿');
    expect([late.statusCode, late.json().code]).toEqual([412, 'changed-meanwhile']);
    expect((await look('housing', row.id)).report.text).toBe('第一稿');
  });

  it('is seen by the unit alone until it is issued: others see only that it is under way', async () => {
    const taskId = await task();
    const { id } = (await open('drafter', taskId, office.units.housing)).json<Row>();
    await save('drafter', id, { text: '内部意见不一' });
    expect((await look('supervision', id)).report).toMatchObject({ state: 'drafted', text: '' });
    expect((await office.ask('finance', `/api/reports/${id}`)).statusCode).toBe(404);
    expect((await office.ask('bank', `/api/reports/${id}`)).statusCode).toBe(404);
    const list = await office.get<{ rows: Row[] }>('supervision', `/api/reports?task=${taskId}`);
    expect(list.rows).toMatchObject([
      { text: '', task: { title: '建成口袋公园50个' }, period: { key: 'month+:2026-01-31', name: '2026年1月累计' } },
    ]);
    await to('housing', id, '/issue');
    expect((await look('finance', id)).report.text).toBe('内部意见不一');
    expect((await office.get<{ rows: Row[] }>('finance', `/api/reports?task=${taskId}`)).rows).toHaveLength(1);
    expect((await office.get<{ rows: Row[] }>('finance', '/api/reports')).rows).toEqual([]);
    expect((await office.get<{ rows: Row[] }>('bank', `/api/reports?task=${taskId}`)).rows).toEqual([]);
    expect((await office.ask('supervision', `/api/reports/${id}/steps`)).statusCode).toBe(403);
  });

  it('is begun once, for the own unit, and only for a period that is asked for', async () => {
    const taskId = await task();
    const { housing, land } = office.units;
    const first = await open('drafter', taskId, housing);
    const again = await open('checker', taskId, housing);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json<Row>().id).toBe(first.json<Row>().id);
    expect((await open('finance', taskId, housing)).json().code).toBe('other-unit');
    expect((await open('housing', taskId, land)).json().code).toBe('unit-not-assigned');
    expect((await open('housing', taskId, housing, 'month:2026-01-31')).json().code).toBe('period-not-asked');
    expect((await open('housing', taskId, housing, 'month+:2026-03-31')).json().code).toBe('period-ahead');
    expect((await open('housing', taskId, housing, 'month+:2026-01-30')).json().code).toBe('period-unknown');
  });
});

describe('a filing', () => {
  it('keeps the words of a figure and the interval they say', async () => {
    const id = await filed(await task(), '近12个');
    const { filings } = await look('supervision', id);
    expect(filings[0]!.said).toMatchObject({
      figure: { least: '11', most: '12' },
      figures: [{ indicator: null, said: '近12个' }],
    });
    expect(filings[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['还没统计', 'figure-unreadable', '没有读出数值'],
    ['12个，其中3个', 'figure-unreadable', '不止一个'],
  ])('is refused where a figure says %s', async (said, code, words) => {
    const { id } = (await open('housing', await task(), office.units.housing)).json<Row>();
    await save('housing', id, { text: '进展', figures: [{ indicatorId: null, said }] });
    const answer = await to('housing', id, '/issue');
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
    expect(answer.json().detail).toContain(words);
    expect((await look('housing', id)).report).toMatchObject({ state: 'drafted', figures: [{ said }] });
  });

  it('is late after the cut-off, and stays in the history as it was when it is returned and filed again', async () => {
    const taskId = await task();
    office.now = new Date('2026-02-06T02:00:00Z'); // the cut-off was 17:00 of the 5th
    const id = await filed(taskId, '10个');
    expect((await look('supervision', id)).report).toMatchObject({ state: 'issued', late: true });
    expect((await to('supervision', id, '/judgement', { accepted: false, reason: '缺佐证' })).statusCode).toBe(200);
    expect((await look('housing', id)).report).toMatchObject({
      state: 'returned',
      returnReason: '缺佐证',
      returnedTimes: 1,
    });
    await save('housing', id, { text: '补充佐证', figures: [{ indicatorId: null, said: '11个' }] });
    expect((await look('supervision', id)).report.text).toBe('');
    await to('housing', id, '/issue');
    const { filings } = await look('supervision', id);
    expect(filings.map(({ status, said }) => [status, said.text])).toEqual([
      ['returned', '进展顺利'],
      ['filed', '补充佐证'],
    ]);
    await to('supervision', id, '/judgement', { accepted: true });
    const row = await office.get<{ progress: string | null }>('supervision', `/api/tasks/${taskId}`);
    expect(row.progress).toBe('22');
    expect((await save('housing', id, { text: '再改' })).json().code).toBe('report-filed');
  });

  it('is corrected by a new entry that names it, with a reason; the old words stay beside', async () => {
    const taskId = await task();
    const id = await filed(taskId, '18个');
    const wrong = await to('finance', id, '/corrections', { content: { text: '一' }, reason: '笔误' });
    expect(wrong.statusCode).toBe(404);
    expect((await to('drafter', id, '/corrections', { content: { text: '一' }, reason: '笔误' })).json().code).toBe(
      'step-not-yours',
    );
    const content = { text: '进展顺利', figures: [{ indicatorId: null, said: '13个' }] };
    expect((await to('issuer', id, '/corrections', { content, reason: '多计5个' })).statusCode).toBe(200);
    const { filings } = await look('supervision', id);
    expect(filings).toHaveLength(1);
    expect(filings[0]).toMatchObject({
      said: { figure: { least: '18', most: '18' } },
      corrections: [{ reason: '多计5个', said: { figure: { least: '13', most: '13' } } }],
    });
    const fold = (view: string, day: string) =>
      office.get<{ reports: { figure: { least: string } }[] }>(
        'supervision',
        `/api/tasks/${taskId}/days/${day}?view=${view}`,
      );
    expect((await fold('known', '2026-02-02')).reports[0]!.figure.least).toBe('13');
  });

  it('asks for the stamped page where the plan does', async () => {
    const { id } = (
      await open('housing', await task({}, { ...monthly, stamped: true }), office.units.housing)
    ).json<Row>();
    await save('housing', id, { text: '进展' });
    expect((await to('housing', id, '/issue')).json().code).toBe('stamp-missing');
    const file = '01900000-0000-7000-8000-000000000001';
    await office.store.db
      .insertInto('stored_file')
      .values({
        jurisdiction_id: office.jurisdiction,
        id: file,
        sha256: Buffer.alloc(32),
        name: '盖章页.png',
        media_type: 'image/png',
        size: '1',
        stored_at: office.now,
      })
      .execute();
    await office.store.db
      .insertInto('attachment')
      .values({
        jurisdiction_id: office.jurisdiction,
        id: file,
        subject_kind: 'report',
        subject_id: id,
        file_id: file,
        title: '盖章页',
        stamped: true,
        added_at: office.now,
      })
      .execute();
    expect((await to('housing', id, '/issue')).statusCode).toBe(200);
  });

  it('of the first lead rests on what the others have filed, and shows it', async () => {
    const taskId = await task();
    const theirs = (await open('finance', taskId, office.units.finance)).json<Row>();
    const put = await office.get<{ version: number }>('finance', {
      method: 'PUT',
      url: `/api/reports/${theirs.id}`,
      headers: { 'if-match': `"${theirs.version}"` },
      payload: { text: '资金已到位' },
    });
    await office.get('finance', {
      method: 'POST',
      url: `/api/reports/${theirs.id}/issue`,
      headers: { 'if-match': `"${put.version}"` },
    });
    const id = await filed(taskId, '10个');
    const mine = await look('housing', id);
    expect(mine.consolidated).toBe(true);
    expect(mine.others.map(({ text }) => text)).toEqual(['资金已到位']);
    const theirFiling = (await look('finance', theirs.id)).filings[0]!;
    expect(mine.filings[0]!.said).toMatchObject({ consolidates: [theirFiling.entryId] });
    expect((await look('finance', theirs.id)).consolidated).toBe(false);
  });
});

describe('the next period', () => {
  it('begins with the last figures, which somebody must look at before they go out', async () => {
    const taskId = await task();
    await filed(taskId, '12个');
    office.now = new Date('2026-03-02T02:00:00Z');
    const next = (await open('housing', taskId, office.units.housing, 'month+:2026-02-28')).json<Row>();
    expect(next.figures).toEqual([{ indicatorId: null, said: '12个', prefilled: 'last-period' }]);
    expect((await look('housing', next.id)).last?.text).toBe('进展顺利');
    await save('housing', next.id, { text: '二月', figures: next.figures });
    expect((await to('housing', next.id, '/issue')).json().code).toBe('figure-not-confirmed');
    await save('housing', next.id, { text: '二月', figures: [{ indicatorId: null, said: '12个' }] });
    expect((await to('housing', next.id, '/issue')).statusCode).toBe(200);
  });
});

describe('a report of every kind of period', () => {
  const kinds = {
    day: '2026-02-01',
    week: '2026-02-01',
    'ten-days': '2026-01-31',
    month: '2026-01-31',
    quarter: '2026-03-31',
    'half-year': '2026-06-30',
    year: '2026-12-31',
  };
  it.each(
    Object.entries(kinds).flatMap(([kind, to]) => [false, true].map((cumulative) => [kind, cumulative, to] as const)),
  )('%s, cumulative: %s, is asked for, filed and on the roster', async (kind, cumulative, to) => {
    const id = await task({}, { ...monthly, kind, asked: kind, cumulative });
    const key = `${kind}${cumulative ? '+' : ''}:${to}`;
    const { calendar } = await office.get<{ calendar: { key: string }[] }>('supervision', `/api/tasks/${id}/reporting`);
    expect(calendar.map((one) => one.key)).toContain(key);
    const other = `${kind}${cumulative ? '' : '+'}:${to}`;
    expect((await open('housing', id, office.units.housing, other)).json().code).toBe('period-not-asked');
    await filed(id, '3', key);
    const { units } = await office.get<{ units: { unitId: string; counts: Record<string, number> }[] }>(
      'supervision',
      `/api/periods/${encodeURIComponent(key)}/roster`,
    );
    const of = (unit: string) => units.find(({ unitId }) => unitId === unit)?.counts;
    expect((of(office.units.housing)!['reported'] ?? 0) + (of(office.units.housing)!['late'] ?? 0)).toBeGreaterThan(0);
    expect(of(office.units.finance)).toBeDefined();
  });
});

describe('the words of a report', () => {
  it('are found once it is issued, and as they were corrected', async () => {
    const id = await task();
    const search = async (seat: Seat, words: string) =>
      (
        await office.get<{ hits: { kind: string; taskId: string | null; unitIds: string[] }[] }>(
          seat,
          `/api/search?kind=report&q=${encodeURIComponent(words)}`,
        )
      ).hits.map(({ taskId, unitIds }) => [taskId, unitIds]);
    const { id: report } = (await open('housing', id, office.units.housing)).json<Row>();
    const said = (text: string) => ({ text, figures: [{ indicatorId: null, said: '5' }] });
    await save('housing', report, said('已完成苗木招标，正在平整场地'));
    expect(await search('supervision', '苗木')).toEqual([]);
    await to('housing', report, '/issue');
    const hit = [[id, [office.units.housing]]];
    expect(await search('supervision', '苗木')).toEqual(hit);
    expect(await search('bank', '苗木')).toEqual([]);
    const corrected = await to('housing', report, '/corrections', { content: said('已完成草皮招标'), reason: '笔误' });
    expect(corrected.statusCode, corrected.body).toBeLessThan(300);
    expect(await search('supervision', '苗木')).toEqual([]);
    expect(await search('supervision', '草皮')).toEqual(hit);
  });
});
