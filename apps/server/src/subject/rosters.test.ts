import { strFromU8, unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';
import { putAt } from '../../tests/payment-calls.js';
import { post } from '../../tests/supervision-calls.js';

type Counts = Record<'reported' | 'late' | 'returned' | 'missing' | 'not-due' | 'undetermined', number>;
interface Roster {
  units: { unitId: string; name: string; due: number; counts: Counts }[];
  counts: Counts;
  text: string;
}
interface Due {
  reports: { taskId: string; period: { key: string }; standing: string; reportId: string | null }[];
  questions: {
    question: string;
    name: string;
    period: { key: string };
    tasks: { taskId: string }[];
    answered: { said: string; filed: boolean } | null;
    last: { said: string } | null;
  }[];
  fields: number;
  toAnswer: number;
}

let office: Office;
const at = (moment: string) => new Date(`${moment}+08:00`);
const version = async (id: string) =>
  (await office.get<{ version: number }>('supervision', `/api/tasks/${id}`)).version;

/** A task of 市住建局 and 市财政局 with reports every week until Wednesday noon, asked since the first week of March. */
async function weekly(title: string): Promise<string> {
  const { housing, finance } = office.units;
  const { started } = await office.get<{ started: { id: string }[] }>(
    'supervision',
    post('/api/tasks', {
      tasks: [
        {
          title,
          origin: { kind: 'hand', source: '督查室' },
          due: { day: '2026-12-25' },
          duties: [
            { unit: housing, role: 'lead' },
            { unit: finance, role: 'support' },
          ],
        },
      ],
    }),
  );
  const id = started[0]!.id;
  const reporting = { kind: 'week', asked: 'week', cutOff: { days: 3, count: 'calendar', time: '12:00' } };
  await office.get(
    'supervision',
    putAt(`/api/tasks/${id}/reporting`, await version(id), { basis: '月调度制度', reporting }),
  );
  for (const seat of ['housing', 'finance'] as const)
    await office.get(
      seat,
      post(`/api/tasks/${id}/actions`, { deed: { action: 'sign', unit: office.units[seat] } }, await version(id)),
    );
  return id;
}

async function file(seat: 'housing' | 'finance', task: string, period: string, text: string): Promise<string> {
  const url = '/api/reports';
  const begun = await office.get<{
    id: string;
    version: number;
    figures: { indicatorId: string | null; said: string }[];
  }>(seat, post(url, { taskId: task, unitId: office.units[seat], period }));
  const figures = begun.figures.map((one) => ({ ...one, prefilled: null }));
  await office.get(seat, putAt(`${url}/${begun.id}`, begun.version, { text, figures }));
  await office.get(seat, post(`${url}/${begun.id}/issue`, {}, begun.version + 1));
  return begun.id;
}

const roster = (seat: Seat, period: string, more = '') =>
  office.get<Roster>(seat, `/api/periods/${period}/roster${more}`);
const due = (seat: 'housing' | 'finance') => office.get<Due>(seat, `/api/units/${office.units[seat]}/due-reports`);
const week = 'week:2026-03-15';
let [park, road] = ['', ''];

beforeAll(async () => {
  office = await testOffice();
  office.now = at('2026-03-08T10:00');
  park = await weekly('建成口袋公园');
  road = await weekly('打通断头路');
});
afterAll(() => office?.close());

/** The words of a Word file, a paragraph each; those without any are left out. */
const wordsOf = (bytes: Uint8Array): string[] =>
  [...strFromU8(unzipSync(bytes)['word/document.xml']!).matchAll(/<w:p>(.*?)<\/w:p>/gs)]
    .map(([, inner]) => [...inner!.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, words]) => words).join(''))
    .filter(Boolean);

describe('谁该报没报', () => {
  it('names who is due, in time, late and missing, with the text to copy', async () => {
    // the week of 9–15 March; the one in which the tasks came is not owed
    office.now = at('2026-03-18T12:00');
    await file('housing', park, week, '完成设计');
    expect((await roster('supervision', week)).counts).toMatchObject({ reported: 1, 'not-due': 3, missing: 0 });
    office.now = at('2026-03-18T12:01');
    const now = await roster('auditor', week);
    expect(now.units.map(({ name, due: owed, counts }) => [name, owed, counts.reported, counts.missing])).toEqual([
      ['市住房和城乡建设局', 2, 1, 1],
      ['市财政局', 2, 0, 2],
    ]);
    expect(now.text).toBe(
      '2026年第11周（3月9日—15日）进展报送（截至3月18日12:01）：应报2家4项，已报1项，未报3项。' +
        '未报：市住房和城乡建设局（1项）、市财政局（2项）。',
    );
    expect((await roster('supervision', 'week:2026-03-08')).units).toEqual([]);
    const printed = await office.ask('auditor', `/api/periods/${week}/roster/file`);
    expect(decodeURIComponent(String(printed.headers['content-disposition']))).toContain('进展报送情况.docx');
    expect(wordsOf(printed.rawPayload).slice(-5)).toEqual(['2', '市财政局', '2', '0', '2']);
    expect(wordsOf(printed.rawPayload)).toContain(now.text);
    expect(wordsOf((await office.ask('finance', `/api/periods/${week}/roster/file`)).rawPayload)).not.toContain(
      '市住房和城乡建设局',
    );
    expect((await roster('finance', week)).units.map(({ name }) => name)).toEqual(['市财政局']);
  });

  it('the cards of missing reports and of reports to check lead to exactly their lists', async () => {
    const { cards } = await office.get<{ cards: { name: string; count: number; list: string }[] }>(
      'supervision',
      '/api/worklists/today',
    );
    const card = (name: string) => cards.find((one) => one.name === name)!;
    expect([card('reports-missing').count, card('reports-to-check').count]).toEqual([3, 1]);
    for (const name of ['reports-missing', 'reports-to-check']) {
      const { rows } = await office.get<{ rows: object[] }>('supervision', card(name).list);
      expect(rows).toHaveLength(card(name).count);
    }
    const own = await office.get<{ rows: { unitId: string; standing: string }[] }>('finance', '/api/missing-reports');
    expect(own.rows.map(({ unitId, standing }) => [unitId, standing])).toEqual([
      [office.units.finance, 'missing'],
      [office.units.finance, 'missing'],
    ]);
  });

  it('shows a late report as 补报 in the corrected view of a past moment, and as missing in the known one', async () => {
    office.now = at('2026-03-19T09:00');
    await file('finance', road, week, '拨付资金');
    const then = '?at=2026-03-18T18:00';
    expect((await roster('supervision', week, then)).counts).toMatchObject({ missing: 3, late: 0 });
    expect((await roster('supervision', week, `${then}&view=corrected`)).counts).toMatchObject({ missing: 2, late: 1 });
  });

  it('a returned report is to be done again, by name, and is on the unit’s list', async () => {
    const { rows } = await office.get<{ rows: { id: string; version: number }[] }>(
      'supervision',
      '/api/reports?state=issued',
    );
    const [report] = rows;
    await office.get(
      'supervision',
      post(`/api/reports/${report!.id}/judgement`, { accepted: false, reason: '缺少数字' }, report!.version),
    );
    const now = await roster('supervision', week);
    expect(now.counts.returned).toBe(1);
    expect(now.text).toContain('退回待改：市财政局（1项）');
    expect((await due('finance')).reports.map(({ standing }) => standing)).toContain('returned');
  });
});

describe('what is due now', () => {
  it('asks a figure once for all tasks that ask for it, and hands along what was said last', async () => {
    for (const task of [park, road])
      await office.get(
        'supervision',
        post(`/api/tasks/${task}/indicators`, { name: '完成投资', unit: '万元', kind: 'week', cumulative: false }),
      );
    const first = await due('housing');
    expect(first.reports.map(({ taskId, period }) => [taskId, period.key])).toEqual([[road, week]]);
    office.now = at('2026-03-23T09:00');
    const next = 'week:2026-03-22';
    const now = await due('housing');
    const asked = now.questions.filter(({ period }) => period.key === next);
    expect(asked).toMatchObject([{ name: '完成投资', answered: null, last: null }]);
    expect(asked[0]!.tasks.map(({ taskId }) => taskId).sort()).toEqual([park, road].sort());
    const answer = await office.ask(
      'housing',
      post(`/api/units/${office.units.housing}/answers`, {
        answers: [{ question: asked[0]!.question, period: next, said: '320万元' }],
      }),
    );
    expect(
      answer
        .json<{ done: { taskId: string }[] }>()
        .done.map(({ taskId }) => taskId)
        .sort(),
    ).toEqual([park, road].sort());
    const after = (await due('housing')).questions.find(({ period }) => period.key === next)!;
    expect(after.answered).toEqual({ said: '320万元', filed: false });
    for (const task of [park, road]) await file('housing', task, next, '按计划推进');
    office.now = at('2026-03-30T09:00');
    const later = (await due('housing')).questions.find(({ period }) => period.key === 'week:2026-03-29')!;
    expect(later).toMatchObject({ answered: null, last: { said: '320万元' } });
  });

  it('is the own unit’s alone, and refuses what nobody asks or nobody can read', async () => {
    const of = `/api/units/${office.units.housing}`;
    expect((await office.ask('finance', `${of}/due-reports`)).json().code).toBe('not-found');
    const { questions } = await due('housing');
    const [{ question, period }] = questions as [Due['questions'][number]];
    const answer = (one: object) =>
      office.ask('housing', post(`${of}/answers`, { answers: [{ question, period: period.key, ...one }] }));
    expect((await answer({ said: '三公里' })).json().code).toBe('figure-unreadable');
    expect((await answer({ said: '1', question: '没有的问题' })).json().code).toBe('question-not-asked');
  });
});

describe('台账周报', () => {
  interface Weekly {
    id: string;
    sha256: string;
    text: string;
    model: {
      edition: number;
      since: string | null;
      reports: { due: number; counts: Counts };
      tasks: { title: string; filings: { unit: string; text: string; figures: string[] }[] }[];
      changes: {
        kind: string;
        title: string;
        fields: { field: string; before: string | null; now: string | null }[];
      }[];
    };
  }
  const put = (period: string, more: object = {}) =>
    office.ask('supervision', post('/api/weekly-ledgers', { period, ...more }));

  it('freezes the list of a week and says what changed since the last one', async () => {
    expect((await put('week:2026-04-05')).json().code).toBe('day-not-over');
    expect((await put('month:2026-02-28')).json().code).toBe('weekly-period');
    const first = (await put('week:2026-03-22')).json<Weekly>();
    expect(createHash('sha256').update(first.text, 'utf8').digest('hex')).toBe(first.sha256);
    expect(first.model).toMatchObject({
      since: null,
      changes: [],
      reports: { due: 4, counts: { reported: 2, missing: 2 } },
    });
    expect(
      first.model.tasks.map(({ title, filings }) => [
        title,
        filings.map(({ unit, text, figures }) => [unit, text, figures]),
      ]),
    ).toEqual([
      ['建成口袋公园', [['市住房和城乡建设局', '按计划推进', ['320万元']]]],
      ['打通断头路', [['市住房和城乡建设局', '按计划推进', ['320万元']]]],
    ]);
    await weekly('改造老旧小区');
    await office.get(
      'supervision',
      post(
        `/api/tasks/${road}/actions`,
        { deed: { action: 'adjust', title: '打通断头路3条', reason: '明确数量' } },
        await version(road),
      ),
    );
    await office.get(
      'leader',
      post(`/api/tasks/${park}/actions`, { deed: { action: 'cancel', reason: '并入绿化工程' } }, await version(park)),
    );
    const second = (await put('week:2026-03-29')).json<Weekly>();
    expect(second.model.since).toBe('2026年第12周（3月16日—22日）');
    expect(second.model.changes.map(({ kind, title }) => [kind, title])).toEqual([
      ['changed', '打通断头路3条'],
      ['new', '改造老旧小区'],
      ['gone', '建成口袋公园'],
    ]);
    expect(second.model.changes[0]!.fields).toContainEqual({
      field: 'title',
      before: '打通断头路',
      now: '打通断头路3条',
    });
    const again = await office.get<Weekly>('leader', `/api/weekly-ledgers/${first.id}`);
    expect([again.sha256, again.text]).toEqual([first.sha256, first.text]);
    expect((await put('week:2026-03-22')).json().code).toBe('edition-reason-missing');
    expect((await put('week:2026-03-22', { reason: '补录一项' })).json<Weekly>().model.edition).toBe(2);
    // a part of the ledger is a series of its own
    expect((await put('week:2026-03-29', { unit: office.units.land })).json<Weekly>().model).toMatchObject({
      edition: 1,
      tasks: [],
    });
  });

  it('and the monthly pack tells how the weeks’ reports came in', async () => {
    const meeting = await office.get<{ id: string }>(
      'supervision',
      post('/api/meetings', { title: '月调度会', heldOn: '2026-03-31' }),
    );
    const { pack } = await office.get<{ pack: { weeks: { period: string; due: number; counts: Counts }[] } }>(
      'supervision',
      `/api/meetings/${meeting.id}/pack`,
    );
    expect(pack.weeks.map(({ period, due: owed }) => [period, owed])).toEqual([
      ['2026年第10周（3月2日—8日）', 0],
      ['2026年第11周（3月9日—15日）', 3],
      ['2026年第12周（3月16日—22日）', 3],
      ['2026年第13周（3月23日—29日）', 2],
    ]);
    const printed = await office.ask('leader', `/api/meetings/${meeting.id}/pack/file`);
    expect(wordsOf(printed.rawPayload)).toEqual(
      expect.arrayContaining(['月调度会材料', '一、上次会议议定事项落实情况', '2026年第13周（3月23日—29日）']),
    );
    expect((await office.ask('finance', `/api/meetings/${meeting.id}/pack/file`)).statusCode).toBe(403);
  });
});
