import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { newId } from '@luoshi/ledger';
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

interface Task {
  id: string;
  number: string;
  version: number;
  state: string;
  due: string | null;
  parts: { unitId: string; state: string; cooperation: string | null }[];
}
const at = (id: string) => office.get<Task>('supervision', `/api/tasks/${id}`);

/** Tasks of 市住建局, with 市财政局 in support, signed for by both. */
async function tasks(count: number, more: object = {}): Promise<string[]> {
  const { housing, finance } = office.units;
  const { started } = await office.get<{ started: { id: string }[] }>(
    'supervision',
    post('/api/tasks', {
      tasks: Array.from({ length: count }, (_, index) => ({
        title: `口袋公园${index + 1}`,
        origin: { kind: 'hand', source: '督查室' },
        due: { day: '2026-06-30' },
        duties: [
          { unit: housing, role: 'lead' },
          { unit: finance, role: 'support' },
        ],
        ...more,
      })),
    }),
  );
  const ids = started.map(({ id }) => id);
  for (const id of ids) {
    await act('housing', id, { action: 'sign', unit: housing });
    await act('finance', id, { action: 'sign', unit: finance });
  }
  return ids;
}

async function act(seat: Seat, id: string, deed: object): Promise<string> {
  const { version } = await at(id);
  const answer = await office.ask(seat, post(`/api/tasks/${id}/actions`, { deed }, version));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().entryId as string;
}

const code = async (seat: Seat, request: Parameters<Office['ask']>[1]) => {
  const answer = await office.ask(seat, request);
  return [answer.statusCode, (answer.json() as { code?: string }).code];
};

/** A stored file, as evidence. */
async function file(): Promise<string> {
  const id = newId();
  await office.store.db
    .insertInto('stored_file')
    .values({
      jurisdiction_id: office.jurisdiction,
      id,
      sha256: createHash('sha256').update(id).digest(),
      name: '照片.jpg',
      media_type: 'image/jpeg',
      size: '1',
      stored_at: office.now,
    })
    .execute();
  return id;
}

describe('a leader’s instruction', () => {
  it('becomes tasks of its units, under the leader, with the first sentence as the title', async () => {
    const { housing, finance } = office.units;
    const form = {
      leader,
      text: '请市住建局牵头摸清存量。月底前报我。',
      on: '2026-03-02',
      onWhat: '存量住房情况专报',
      tasks: [
        { due: { day: '2026-03-31' }, duties: [{ unit: housing, role: 'lead' }] },
        { title: '测算资金', duties: [{ unit: finance, role: 'lead' }] },
      ],
    };
    const { id, started } = await office.get<{ id: string; started: { id: string }[] }>(
      'supervision',
      post('/api/instructions', form),
    );
    expect(await at(started[0]!.id)).toMatchObject({
      title: '请市住建局牵头摸清存量',
      content: form.text,
      origin: 'instruction',
      instructionId: id,
      due: '2026-03-31',
      state: 'awaiting-signature',
    });
    const his = await office.get<{ rows: unknown[] }>('supervision', `/api/tasks?leader=${leader}&instruction=${id}`);
    expect(his.rows).toHaveLength(2);
    expect(await code('supervision', post('/api/instructions', { ...form, on: '2026-03-04' }))).toEqual([
      422,
      'day-in-future',
    ]);
    expect(await code('supervision', post('/api/instructions', { ...form, leader: housing }))).toEqual([
      404,
      'not-found',
    ]);
    const long = { ...form, text: '请'.repeat(101) };
    expect(await code('supervision', post('/api/instructions', long))).toEqual([422, 'title-needed']);
  });
});

describe('the approvals inbox', () => {
  interface Approval {
    id: string;
    answerDue: string | null;
    overdue: boolean;
    ifGranted: string;
    ifRefused: string;
    state: string;
    decisionReason: string | null;
  }
  it('shows what a decision does, runs a clock once it is entered, and decides in batches', async () => {
    const { housing } = office.units;
    const [one, two] = (await tasks(2)) as [string, string];
    const asking = {
      action: 'request-extension',
      unit: housing,
      reason: '用地手续未完成',
      deadline: { day: '2026-09-30' },
    };
    const first = await act('housing', one, asking);
    const setting = { value: { days: 3, count: 'working' }, from: '2026-03-03', source: null };
    const put = { method: 'PUT', url: '/api/settings/answer-days.extension' } as const;
    expect(
      await code('supervision', { ...put, payload: { ...setting, value: { days: 0.5, count: 'working' } } }),
    ).toEqual([422, 'setting-wrong']);
    await office.get('supervision', { ...put, payload: setting });
    // Who set which clock, from when, and what held before is read in its history.
    const clock = (
      await office.get<{ rows: { name: string; subjectId: string }[] }>('supervision', '/api/settings')
    ).rows.find(({ name }) => name === 'answer-days.extension')!;
    const later = { value: { days: 5, count: 'working' }, from: '2026-12-01', source: '督查工作规则第9条' };
    await office.get('supervision', { ...put, payload: later });
    const { rows: told } = await office.get<{ rows: { action: string; by: string | null; body: object }[] }>(
      'auditor',
      `/api/history/setting/${clock.subjectId}`,
    );
    expect(told).toMatchObject([
      {
        action: 'enter',
        body: { was: { value: { days: 3, count: 'working' }, from: '2026-03-03', source: null }, now: later },
      },
      { action: 'enter', body: { was: { value: null }, now: setting } },
    ]);
    expect(told.every(({ by }) => by !== null)).toBe(true);
    const second = await act('housing', two, asking);
    const inbox = () => office.get<{ rows: Approval[] }>('supervision', '/api/approvals?kind=extension');
    const find = (rows: Approval[], id: string) => rows.find((row) => row.id === id)!;
    const waiting = (await inbox()).rows;
    expect(find(waiting, first)).toMatchObject({
      answerDue: null,
      ifGranted: '时限由2026-06-30改为2026-09-30',
      ifRefused: '时限仍为2026-06-30',
    });
    expect(find(waiting, second)).toMatchObject({ answerDue: '2026-03-06', overdue: false });
    office.now = new Date('2026-03-09T02:00:00Z');
    expect(await office.get('supervision', '/api/approvals/count?overdue=true')).toEqual({ count: 1 });
    const decisions = [
      { id: first, granted: true, reason: '同意' },
      { id: second, granted: false, reason: '理由不充分' },
    ];
    const answer = await office.get<{ done: unknown[]; refused: { id: string; code: string }[] }>(
      'leader',
      post('/api/approvals/decisions', { decisions: [...decisions, decisions[0]] }),
    );
    expect([answer.done.length, answer.refused]).toEqual([
      2,
      [expect.objectContaining({ id: first, code: 'no-approval' })],
    ]);
    expect([(await at(one)).due, (await at(two)).due]).toEqual(['2026-09-30', '2026-06-30']);
    expect(find((await inbox()).rows, second)).toMatchObject({ state: 'refused', decisionReason: '理由不充分' });
    expect(await office.get('finance', '/api/approvals')).toEqual({ rows: [], next: null });
  });
});

describe('urging', () => {
  it('goes to many at once, waits its hours, and keeps receipt and answer of each unit', async () => {
    const ids = await tasks(2, { category: '催办' });
    const form = { about: { filter: { category: '催办' } }, to: 'all', text: '请报进展', answerBy: '2026-03-12' };
    const sent = await office.get<{ batchId: string; sent: { unitIds: string[] }[] }>(
      'supervision',
      post('/api/urges', form),
    );
    expect(sent.sent.map(({ unitIds }) => unitIds.length)).toEqual([2, 2]);
    const again = await office.get<{ sent: unknown[]; waiting: { again: string }[] }>(
      'supervision',
      post('/api/urges', form),
    );
    expect(again.sent).toEqual([]);
    expect(again.waiting).toHaveLength(4);
    expect(again.waiting[0]!.again).toBe('2026-03-10T10:00');
    const { version } = await at(ids[0]!);
    const single = { deed: { action: 'urge', units: [office.units.housing], text: '再催' } };
    const refused = await office.ask('supervision', post(`/api/tasks/${ids[0]!}/actions`, single, version));
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'urged-recently']);
    expect(refused.json().detail).toContain('3月10日10:00');
    const inbox = (query: string) =>
      office.get<{ rows: { id: string; readAt: string | null; answer: string | null }[] }>(
        'housing',
        `/api/urges?batch=${sent.batchId}${query}`,
      );
    const mine = (await inbox('&state=unread')).rows;
    expect(mine).toHaveLength(2);
    expect((await office.ask('housing', post(`/api/urges/${mine[0]!.id}/receipt`, {}))).statusCode).toBe(204);
    expect(
      (await office.ask('housing', post(`/api/urges/${mine[1]!.id}/answer`, { text: '正在办理' }))).statusCode,
    ).toBe(204);
    expect((await inbox('&state=unread')).rows).toEqual([]);
    expect((await inbox('&state=answered')).rows).toMatchObject([{ id: mine[1]!.id, answer: '正在办理' }]);
    expect(await code('finance', post(`/api/urges/${mine[0]!.id}/receipt`, {}))).toEqual([404, 'not-found']);
    office.now = new Date('2026-03-13T02:00:00Z');
    expect(await office.get('supervision', `/api/urges/count?batch=${sent.batchId}&state=overdue`)).toEqual({
      count: 3,
    });
  });
});

describe('verification', () => {
  it('draws a sample that anyone can draw again, checks what was drawn, and looks again when a unit objects', async () => {
    const { housing } = office.units;
    await tasks(5, { category: '抽查' });
    const form = {
      of: 'tasks',
      title: '一季度抽查',
      seed: '20260313',
      filter: { category: '抽查' },
      by: 'lead',
      rate: '40',
    };
    const drawn = await office.get<{ id: string; drawn: { drawn: string[] }[] }>(
      'supervision',
      post('/api/drawings', form),
    );
    expect(drawn.drawn[0]!.drawn).toHaveLength(2);
    const again = await office.get<{ same: boolean; again: { drawn: string[] }[] }>(
      'auditor',
      `/api/drawings/${drawn.id}`,
    );
    expect([again.same, again.again[0]!.drawn]).toEqual([true, drawn.drawn[0]!.drawn]);
    const rolling = await office.get<{ drawn: { drawn: string[] }[] }>(
      'supervision',
      post('/api/drawings', { ...form, previous: drawn.id }),
    );
    expect(rolling.drawn[0]!.drawn.filter((id) => drawn.drawn[0]!.drawn.includes(id))).toEqual([]);
    expect(await code('supervision', post('/api/drawings', { ...form, rate: '101' }))).toEqual([422, 'sample-wrong']);

    const plan = { about: { drawing: drawn.id }, means: 'sample', plannedFor: '2026-03-16' };
    const { ids } = await office.get<{ ids: string[] }>('supervision', post('/api/verifications', plan));
    expect(ids).toHaveLength(2);
    const check = ids[0]!;
    const found = { finding: 'false', text: '现场未开工', evidence: [await file()] };
    const nowhere = { ...found, evidence: [check] };
    expect(await code('supervision', post(`/api/verifications/${check}/finding`, nowhere, 1))).toEqual([
      404,
      'not-found',
    ]);
    await office.get('supervision', post(`/api/verifications/${check}/finding`, found, 1));
    expect(await code('supervision', post(`/api/verifications/${check}/finding`, found, 2))).toEqual([
      409,
      'check-closed',
    ]);

    const objection = { about: 'verification', subject: check, unit: housing, text: '当日停工系因大风预警' };
    const { id } = await office.get<{ id: string }>('housing', post('/api/objections', objection));
    expect(await code('housing', post('/api/objections', objection))).toEqual([409, 'objection-waiting']);
    const look = await office.get<{ checkId: string; version: number }>(
      'supervision',
      post(`/api/objections/${id}/second-look`, { means: 'site' }, 1),
    );
    const answer = { state: 'upheld', answer: '复核属实，更正结论' };
    expect(await code('supervision', post(`/api/objections/${id}/answer`, answer, look.version))).toEqual([
      409,
      'second-look-open',
    ]);
    await office.get(
      'supervision',
      post(`/api/verifications/${look.checkId}/finding`, { ...found, finding: 'true', text: '已开工' }, 1),
    );
    await office.get('supervision', post(`/api/objections/${id}/answer`, answer, look.version));
    expect(await office.get('housing', `/api/objections/${id}`)).toMatchObject({
      state: 'upheld',
      secondLookId: look.checkId,
    });
    expect(await office.get('supervision', `/api/verifications/${look.checkId}`)).toMatchObject({
      finding: 'true',
      secondLookOfId: check,
    });
  });
});

describe('a notice', () => {
  it('is shown, objected to, signed, numbered, issued, read and answered; its model is the same to the byte', async () => {
    const { housing, bank } = office.units;
    const [task] = (await tasks(1)) as [string];
    const form = {
      kind: 'circular',
      title: '一季度通报',
      text: '现将进展情况通报如下。',
      tasks: [task],
      units: [housing],
    };
    expect(await code('supervision', post('/api/notices', { ...form, units: [bank] }))).toEqual([
      409,
      'letter-to-non-subject',
    ]);
    expect(await code('supervision', post('/api/notices', { ...form, kind: 'talk' }))).toEqual([
      422,
      'talk-incomplete',
    ]);
    const { id } = await office.get<{ id: string }>('supervision', post('/api/notices', form));
    const url = `/api/notices/${id}`;
    expect(await code('housing', { url })).toEqual([404, 'not-found']);
    expect(await code('leader', post(`${url}/signature`, {}, 1))).toEqual([409, 'rehearsal-needed']);
    await office.get('supervision', post(`${url}/rehearsal`, { until: '2026-03-16' }, 1));
    const raised = await office.get<{ id: string }>(
      'housing',
      post('/api/objections', { about: 'notice', subject: id, unit: housing, text: '数据有误' }),
    );
    expect(await code('leader', post(`${url}/signature`, {}, 2))).toEqual([409, 'rehearsal-running']);
    office.now = new Date('2026-03-17T02:00:00Z');
    expect(await code('leader', post(`${url}/signature`, {}, 2))).toEqual([409, 'objections-open']);
    await office.get(
      'supervision',
      post(`/api/objections/${raised.id}/answer`, { state: 'rejected', answer: '数据以报送为准' }, 1),
    );
    await office.get('leader', post(`${url}/signature`, {}, 2));
    await office.get('supervision', post(`${url}/issue`, {}, 3));
    const issued = await office.get<{ number: string; snapshotSha256: string; sign: string }>('housing', url);
    expect(issued.number).toBe('通报〔2026〕1号');
    const signing = (value: string) => ({
      ...({ method: 'PUT', url: '/api/settings/letter-sign' } as const),
      payload: { value, from: '2026-03-03', source: null },
    });
    expect(await code('supervision', signing(' '))).toEqual([422, 'setting-wrong']);
    await office.get('supervision', signing('临江市人民政府办公室'));
    const { sign } = await office.get<{ sign: string }>('housing', url);
    // The office's own name until it says in whose name it writes.
    expect([issued.sign === sign, sign]).toEqual([false, '临江市人民政府办公室']);
    const { rows } = await office.get<{ rows: { action: string }[] }>('supervision', `/api/tasks/${task}/history`);
    expect(rows[0]!.action).toBe('notice');
    await act('supervision', task, { action: 'adjust', reason: '改名', title: '改过的名称' });
    office.now = new Date('2026-03-30T02:00:00Z');
    const snapshot = await office.get<{ text: string; sha256: string; same: boolean; frozen: boolean }>(
      'auditor',
      `${url}/snapshot`,
    );
    expect(snapshot).toMatchObject({ same: true, frozen: true, sha256: issued.snapshotSha256 });
    expect(createHash('sha256').update(snapshot.text, 'utf8').digest('hex')).toBe(snapshot.sha256);
    expect(snapshot.text).not.toContain('改过的名称');
    const file = await office.ask('housing', { url: `${url}/file` });
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('通报〔2026〕1号');
    const printed = strFromU8(unzipSync(file.rawPayload)['word/document.xml']!);
    expect(printed).toContain('通报〔2026〕1号');
    expect(printed).toContain('有关事项办理情况');
    expect(printed).not.toContain('改过的名称');
    expect((await office.ask('housing', post(`${url}/answer`, { unit: housing, text: '已整改' }))).statusCode).toBe(
      204,
    );
    expect(await office.get('supervision', url)).toMatchObject({ recipients: [{ unitId: housing, answer: '已整改' }] });
    expect(await office.get('finance', '/api/notices')).toEqual({ rows: [], next: null });
  });

  it('is proposed by lamps and not by itself: three red months running propose a talk', async () => {
    const { housing } = office.units;
    const [task] = (await tasks(1, { due: { day: '2026-04-10' }, category: '逾期' })) as [string];
    const proposals = () =>
      office.get<{ rows: { kind: string; taskId: string; unit: string }[] }>(
        'supervision',
        `/api/notices/proposals?category=${encodeURIComponent('逾期')}`,
      );
    office.now = new Date('2026-05-06T02:00:00Z');
    expect((await proposals()).rows).toEqual([]);
    office.now = new Date('2026-07-02T02:00:00Z');
    await act('supervision', task, { action: 'adjust', reason: '亮灯', title: '逾期的公园' });
    expect((await proposals()).rows).toMatchObject([{ kind: 'talk', taskId: task, unit: housing }]);
    expect(await office.get('supervision', `/api/notices/count?task=${task}`)).toEqual({ count: 0 });
  });
});

describe('endings', () => {
  it('merge, split and carry over in one transaction, keeping numbers and links', async () => {
    const [one, two, three] = (await tasks(3, { due: { day: '2026-12-31' } })) as [string, string, string];
    const merge = async (from: string, into: string, version?: number) =>
      office.ask(
        'supervision',
        post(`/api/tasks/${into}/merging`, {
          from: [{ id: from, version: version ?? (await at(from)).version }],
          reason: '重复',
        }),
      );
    expect((await merge(one, one)).json().code).toBe('into-itself');
    expect((await merge(one, two, 1)).json().code).toBe('changed-meanwhile');
    expect((await merge(one, two)).statusCode).toBe(204);
    expect(await at(one)).toMatchObject({ state: 'merged', mergedIntoId: two });
    expect((await merge(three, one)).json().code).toBe('into-ended');

    const { version } = await at(two);
    const pieces = { reason: '分头办理', pieces: [{ title: '选址' }, { title: '建设', due: { day: '2027-01-31' } }] };
    const split = await office.get<{ started: { id: string }[] }>(
      'supervision',
      post(`/api/tasks/${two}/splitting`, pieces, version),
    );
    expect((await at(two)).state).toBe('merged');
    expect(await at(split.started[0]!.id)).toMatchObject({
      parentId: two,
      due: '2026-12-31',
      state: 'awaiting-signature',
    });

    const carrying = {
      tasks: [
        { id: three, version: (await at(three)).version },
        { id: one, version: 1 },
      ],
      due: { day: '2027-12-31' },
      reason: '长期坚持',
    };
    const carried = await office.get<{ done: { successor: { id: string } }[]; refused: { id: string }[] }>(
      'supervision',
      post('/api/tasks/carrying-over', carrying),
    );
    expect(carried.refused.map(({ id }) => id)).toEqual([one]);
    expect((await at(three)).state).toBe('carried-over');
    expect(await at(carried.done[0]!.successor.id)).toMatchObject({
      carriedFromId: three,
      due: '2027-12-31',
      state: 'awaiting-signature',
    });
    const earlier = {
      ...carrying,
      tasks: [{ id: carried.done[0]!.successor.id, version: (await at(carried.done[0]!.successor.id)).version }],
    };
    expect(
      (await office.get<{ refused: { code: string }[] }>('supervision', post('/api/tasks/carrying-over', earlier)))
        .refused[0]!.code,
    ).toBe('due-not-later');
  });

  it('the first lead rates how another unit cooperated', async () => {
    const { housing, finance } = office.units;
    const [task] = (await tasks(1)) as [string];
    await act('housing', task, { action: 'rate', unit: finance, grade: 'poor', reason: '三次未回复' });
    const { parts } = await at(task);
    expect(parts.map(({ unitId, cooperation }) => [unitId, cooperation])).toEqual([
      [housing, null],
      [finance, 'poor'],
    ]);
  });
});

describe('worklists', () => {
  it('count on every card exactly the rows of its list', async () => {
    const { housing } = office.units;
    for (const [seat, url] of [
      ['supervision', '/api/worklists/today'],
      ['housing', `/api/worklists/units/${housing}`],
      ['leader', `/api/worklists/leaders/${leader}`],
    ] as const) {
      const { cards } = await office.get<{ cards: { name: string; count: number; list: string }[] }>(seat, url);
      expect(cards.some(({ count }) => count > 0)).toBe(true);
      for (const { name, count, list } of cards) {
        const { rows } = await office.get<{ rows: unknown[] }>(seat, `${list}&limit=200`);
        expect([name, rows.length]).toEqual([name, count]);
      }
    }
  });
});
