import { addMember, createUnit } from '@luoshi/ledger';
import type { NewName } from '@luoshi/ledger';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beside } from '../../../../tests/real-papers.js';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { acceptPaper, put, startPaper, takeIn, versionNow } from '../../tests/papers.js';
import type { FactNow } from '../../tests/papers.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

/** Enters units by name; a group with the names of its members. */
async function enterUnits(
  units: readonly { name: string; others?: readonly string[]; members?: readonly string[]; from?: string }[],
  ids: Map<string, string> = new Map(),
): Promise<Map<string, string>> {
  await office.store.db.transaction().execute(async (transaction) => {
    for (const { name, others = [], members, from = null } of units) {
      const otherNames = others.map((other): NewName => ({
        name: other,
        pinyinKey: other,
        kind: 'alias',
        valid: { from: null, until: null },
      }));
      const id = await createUnit(
        transaction,
        office.jurisdiction,
        {
          name,
          pinyinKey: name,
          kind: 'department',
          relation: 'supervised',
          isGroup: members !== undefined,
          from,
          otherNames,
        },
        office.now,
      );
      ids.set(name, id);
      for (const member of members ?? [])
        await addMember(transaction, office.jurisdiction, {
          groupId: id,
          unitId: ids.get(member)!,
          valid: { from, until: null },
        });
    }
  });
  return ids;
}

interface TaskNow {
  title: string;
  due: string | null;
  dueSaid: string | null;
  modality: string;
  quote: string;
  span: { start: number; end: number };
  overrideReason: string | null;
  parts: { unitId: string; role: string; asWritten: string | null; groupId: string | null }[];
}
const task = (id: string) => office.get<TaskNow>('supervision', `/api/tasks/${id}`);

const PAPER = `临江市人民政府
关于印发《园林绿化工作措施》的通知
临政发〔2026〕5号
各区县人民政府：
一、扩绿
1.建设口袋公园。2026年年底前新建口袋公园20个，力争新建绿道30公里。（牵头单位：市住建局、市财政局；配合单位：各镇街、市绿化中心）
2.提升行道树管养水平。全年补植行道树不少于5000株。（牵头单位：市园林处；配合单位：市财政局）
二、护绿
3.加强古树名木保护。建立古树名木档案，落实管护责任。
临江市人民政府
2026年1月8日
`;

describe('a reading', () => {
  let paperId: string;
  let units: Map<string, string>;
  const measure = async (number: string) =>
    (await versionNow(office, paperId)).measures.find((one) => one.number === number)!;
  const facts = async (number: string, kind: string): Promise<FactNow[]> => {
    const { id } = await measure(number);
    return (await versionNow(office, paperId)).facts.filter((one) => one.measureId === id && one.kind === kind);
  };

  beforeAll(async () => {
    units = await enterUnits([
      { name: '青石镇' },
      { name: '南浦街道' },
      { name: '新港街道', from: '2026-02-01' },
      { name: '各镇街', members: ['青石镇', '南浦街道'] },
      { name: '市园林绿化中心' },
    ]);
    await office.store.db.transaction().execute((transaction) =>
      addMember(transaction, office.jurisdiction, {
        groupId: units.get('各镇街')!,
        unitId: units.get('新港街道')!,
        valid: { from: '2026-02-01', until: null },
      }),
    );
    paperId = (await takeIn(office, [['file', '绿化.txt', PAPER]]))[0]!.paperId;
  });

  it('is a draft: nothing starts before a person has accepted it', async () => {
    const { started, waiting } = await startPaper(office, paperId, { measureIds: [(await measure('1')).id] });
    expect(started).toEqual([]);
    expect(waiting).toEqual([{ measureId: (await measure('1')).id, why: 'not-reviewed', detail: null }]);
  });

  it('is corrected beside its words: what the paper says stays, and can be gone back to step by step', async () => {
    const [duty] = await facts('1', 'duty');
    const decide = async (payload: object) =>
      put(office, `/api/facts/${duty!.id}/decisions`, (await facts('1', 'duty'))[0]!.version, payload);
    const corrected = { role: 'lead', organisations: ['市住建局'] };
    expect((await decide({ decision: 'accepted' })).statusCode).toBe(200);
    const stale = await put(office, `/api/facts/${duty!.id}/decisions`, duty!.version, { decision: 'dropped' });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'changed-meanwhile']);
    const wrong = await decide({ decision: 'corrected', corrected: { role: '牵头', organisations: [] } });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'fact-wrong']);
    expect(wrong.json().detail).toContain('role、organisations');
    expect((await decide({ decision: 'corrected', corrected, reason: '财政只配合' })).statusCode).toBe(200);
    const now = (await facts('1', 'duty'))[0]!;
    expect([now.review, now.corrected, now.said]).toEqual(['corrected', corrected, duty!.said]);
    const undo = async () => put(office, `/api/facts/${duty!.id}/undo`, (await facts('1', 'duty'))[0]!.version, {});
    expect((await undo()).statusCode).toBe(204);
    expect((await facts('1', 'duty'))[0]).toMatchObject({ review: 'accepted', corrected: null });
    expect((await undo()).statusCode).toBe(204);
    expect((await facts('1', 'duty'))[0]!.review).toBe('waiting');
    expect((await undo()).json().code).toBe('nothing-to-undo');
    const { rows } = await office.get<{ rows: { decision: string; reason: string | null }[] }>(
      'leader',
      `/api/facts/${duty!.id}/decisions`,
    );
    expect(rows.map(({ decision }) => decision)).toEqual(['accepted', 'corrected', 'accepted', 'waiting']);
  });

  it('asks whom a name means, suggests who may be meant, and remembers the answer for other papers', async () => {
    const { questions, text } = await versionNow(office, paperId);
    expect(questions.map(({ words }) => words)).toEqual(['市绿化中心', '市园林处']);
    for (const { words, start, end } of questions) expect(text.slice(start, end)).toBe(words);
    const [centre, place] = questions;
    const { rows } = await office.get<{ rows: { unitId: string }[] }>(
      'supervision',
      `/api/questions/${centre!.id}/suggestions`,
    );
    expect(rows[0]!.unitId).toBe(units.get('市园林绿化中心'));
    await acceptPaper(office, paperId);
    const { started, waiting } = await startPaper(office, paperId);
    expect(started).toEqual([]);
    expect(waiting.map(({ why, detail }) => [why, detail])).toEqual([
      ['unknown-unit', '市绿化中心'],
      ['unknown-unit', '市园林处'],
      ['no-duty', null],
    ]);
    const unit = units.get('市园林绿化中心');
    const answered = await put(office, `/api/questions/${centre!.id}/answer`, 1, {
      answer: { kind: 'unit', unit, remember: true },
    });
    expect(answered.statusCode).toBe(200);
    const none = await put(office, `/api/questions/${place!.id}/answer`, 1, { answer: { kind: 'none' } });
    expect(none.statusCode).toBe(200);
  });

  it('becomes tasks: units in order, groups as they were on the paper’s day, figures, deadline, mood and words', async () => {
    const { started, waiting } = await startPaper(office, paperId);
    expect(waiting.map(({ why }) => why)).toEqual(['no-lead', 'no-duty']); // 市园林处 is none of ours
    const now = await task(started[0]!.taskId);
    expect(now).toMatchObject({ title: '建设口袋公园', due: '2026-12-31', modality: 'must', overrideReason: null });
    expect(now.dueSaid).toContain('2026年年底前');
    expect(PAPER.slice(now.span.start, now.span.end)).toBe(now.quote);
    expect(now.parts.map(({ unitId, role, asWritten, groupId }) => [unitId, role, asWritten, groupId])).toEqual([
      [office.units.housing, 'lead', '市住建局', null],
      [office.units.finance, 'lead', '市财政局', null],
      [units.get('青石镇'), 'support', '各镇街', units.get('各镇街')],
      [units.get('南浦街道'), 'support', '各镇街', units.get('各镇街')],
      [units.get('市园林绿化中心'), 'support', '市绿化中心', null],
    ]);
    const commitments = await office.store.db
      .selectFrom('commitment')
      .select(['subject', 'quantity_said', 'lower', 'modality', 'unit'])
      .where('task_id', '=', started[0]!.taskId)
      .orderBy('id')
      .execute();
    expect(commitments).toEqual([
      { subject: '口袋公园', quantity_said: '20个', lower: '20', modality: 'must', unit: '个' },
      {
        subject: expect.stringContaining('绿道'),
        quantity_said: '30公里',
        lower: '30',
        modality: 'strive',
        unit: '公里',
      },
    ]);
    const targets = await office.store.db
      .selectFrom('indicator as i')
      .innerJoin('indicator_target as t', 't.indicator_id', 'i.id')
      .select(['i.name', 'i.unit', 't.by_day', 't.lower', 't.source'])
      .where('i.task_id', '=', started[0]!.taskId)
      .execute();
    expect(targets).toContainEqual({
      name: '口袋公园',
      unit: '个',
      by_day: '2026-12-31',
      lower: '20',
      source: 'paper',
    });
    const again = await startPaper(office, paperId, { measureIds: [started[0]!.measureId] });
    expect(again).toEqual({
      started: [],
      waiting: [{ measureId: started[0]!.measureId, why: 'has-task', detail: started[0]!.number }],
    });
    const late = await put(office, `/api/measures/${started[0]!.measureId}/decisions`, (await measure('1')).version, {
      decision: 'dropped',
    });
    expect([late.statusCode, late.json().code]).toEqual([409, 'measure-has-tasks']);
  });

  it('without a duty waits in 责任分工, with those who answered for similar measures; a person assigns', async () => {
    const [similar] = await takeIn(office, [
      [
        'file',
        '古树.txt',
        PAPER.replace('园林绿化工作措施', '古树名木保护措施')
          .replace('5号', '6号')
          .replace('（牵头单位：市住建局、市财政局；配合单位：各镇街、市绿化中心）', '。')
          .replace('（牵头单位：市园林处；配合单位：市财政局）', '。')
          .replace('落实管护责任。', '落实管护责任。（牵头单位：市园林绿化中心；配合单位：市财政局）'),
      ],
    ]);
    await acceptPaper(office, similar!.paperId);
    expect((await startPaper(office, similar!.paperId)).started).toHaveLength(1);
    const waits = await office.get<{ rows: { id: string; number: string; version: number }[] }>(
      'supervision',
      `/api/measures/without-duty?paper=${paperId}`,
    );
    expect(waits.rows.map(({ number }) => number)).toEqual(['3']);
    const waiting = () =>
      office.get<{ count: number }>('supervision', `/api/measures/without-duty/count?paper=${paperId}`);
    expect(await waiting()).toEqual({ count: 1 });
    const today = await office.get<{ cards: { name: string; count: number; list: string }[] }>(
      'supervision',
      '/api/worklists/today',
    );
    const card = today.cards.find(({ name }) => name === 'without-duty')!;
    const { rows: listed } = await office.get<{ rows: unknown[] }>('supervision', `${card.list}&limit=200`);
    expect(listed).toHaveLength(card.count);
    const one = waits.rows[0]!;
    const { rows } = await office.get<{ rows: { unitId: string; role: string; because: { paper: string } }[] }>(
      'supervision',
      `/api/measures/${one.id}/suggestions`,
    );
    expect(rows[0]).toMatchObject({ unitId: units.get('市园林绿化中心'), role: 'lead' });
    expect(rows[0]!.because.paper).toContain('古树名木保护措施');
    const assigned = await put(office, `/api/measures/${one.id}/decisions`, one.version, {
      decision: 'corrected',
      corrected: { title: '保护古树名木', duties: [{ unit: office.units.land, role: 'lead' }] },
    });
    expect(assigned.json()).toMatchObject({ duty: 'assigned', review: 'corrected' });
    const { started } = await startPaper(office, paperId, { measureIds: [one.id] });
    const now = await task(started[0]!.taskId);
    expect(now.title).toBe('保护古树名木');
    expect(now.parts).toMatchObject([{ unitId: office.units.land, role: 'lead', asWritten: null }]);
    const left = await office.get<{ rows: unknown[] }>('supervision', `/api/measures/without-duty?paper=${paperId}`);
    expect(left.rows).toEqual([]);
    expect(await waiting()).toEqual({ count: 0 });
  });
});

const seeds = beside('seeds');
describe.skipIf(seeds === null)('S1: a paper becomes a ledger', () => {
  const seed = (prefix: string) => {
    const list = readFileSync(join(seeds!, 'documents.csv'), 'utf8');
    const name = `${prefix}.txt`;
    return [
      ['file', name, readFileSync(join(seeds!, name))],
      ['manifest', 'documents.csv', list],
    ] as const;
  };

  it('[2]: 26 rows, 9 with several leads in order, groups opened, two spellings one unit; a draft only with leave', async () => {
    const [taken] = await takeIn(office, seed('002_42fe245ebf4ee628'));
    const { facts, measures } = await versionNow(office, taken!.paperId);
    expect(measures).toHaveLength(26);
    const names = [
      ...new Set(facts.filter(({ kind }) => kind === 'duty').flatMap(({ said }) => said['organisations'] as string[])),
    ];
    // The office knows its units: the park under both spellings, the groups with two townships and two subdistricts.
    const spellings = names.filter((name) => /高新技术(?:产业)?开发区$/.test(name));
    expect(spellings).toHaveLength(2);
    const townships = ['甲乡', '乙镇'];
    const streets = ['丙街道办', '丁街道办'];
    const groups = new Map([
      ['各乡镇', townships],
      ['街道', streets],
      ['各街道', streets],
      ['各乡镇办园区', [...townships, ...streets, spellings[1]!]],
    ]);
    const plain = names.filter((name) => !groups.has(name) && name !== spellings[0]);
    const ids = await enterUnits([
      ...[...townships, ...streets].map((name) => ({ name })),
      ...plain.map((name) => (name === spellings[1] ? { name, others: [spellings[0]!] } : { name })),
    ]);
    await enterUnits(
      [...groups].map(([name, members]) => ({ name, members })),
      ids,
    );
    await acceptPaper(office, taken!.paperId);
    const refused = await office.ask('supervision', {
      method: 'POST',
      url: `/api/papers/${taken!.paperId}/tasks`,
      payload: {},
    });
    expect(refused.json().code).toBe('paper-not-issued');
    const { started, waiting } = await startPaper(office, taken!.paperId, {
      override: { reason: '先行试办', approver: '分管领导' },
    });
    expect(waiting).toEqual([]);
    expect(started).toHaveLength(26);
    const rows = await Promise.all(started.map(({ taskId }) => task(taskId)));
    expect(rows.every(({ overrideReason }) => overrideReason === '先行试办')).toBe(true);
    const leads = rows.map(({ parts }) => parts.filter(({ role }) => role === 'lead'));
    expect(leads.filter((list) => list.length > 1)).toHaveLength(9);
    const supports = (index: number) =>
      facts.flatMap(({ measureId, said }) =>
        measureId === started[index]!.measureId && said['role'] === 'support'
          ? (said['organisations'] as string[])
          : [],
      );
    expect(rows.filter((_, index) => supports(index).includes('各乡镇办园区'))).toHaveLength(4);
    for (const [index, row] of rows.entries()) {
      const said = facts.find(
        ({ measureId, kind, said: duty }) =>
          measureId === started[index]!.measureId && kind === 'duty' && duty['role'] === 'lead',
      );
      expect(leads[index]!.map(({ asWritten }) => asWritten)).toEqual(said!.said['organisations']);
      const opened = row.parts.filter(({ asWritten }) => asWritten === '各乡镇办园区').map(({ unitId }) => unitId);
      if (supports(index).includes('各乡镇办园区')) {
        expect(opened).toEqual(expect.arrayContaining([...townships, ...streets].map((name) => ids.get(name))));
        expect(row.parts.map(({ unitId }) => unitId)).not.toContain(ids.get('各乡镇办园区'));
      }
    }
    const park = ids.get(spellings[1]!);
    const written = rows.flatMap(({ parts }) =>
      parts.filter(({ unitId }) => unitId === park).map((part) => part.asWritten),
    );
    expect(new Set(written.filter((name) => spellings.includes(name!)))).toEqual(new Set(spellings));
  });

  it('[3]: 30 rows wait in 责任分工, none assigned by the machine', async () => {
    const [taken] = await takeIn(office, seed('003_06c92270eb12ce97'));
    const { paper } = await office.get<{ paper: { addressees: string[] } }>(
      'supervision',
      `/api/papers/${taken!.paperId}`,
    );
    // whom the paper is addressed to is kept as such, and is nobody's duty
    expect(paper.addressees.length).toBeGreaterThan(0);
    await acceptPaper(office, taken!.paperId);
    const { rows } = await office.get<{ rows: unknown[] }>(
      'supervision',
      `/api/measures/without-duty?paper=${taken!.paperId}&limit=100`,
    );
    expect(rows).toHaveLength(30);
    const { started, waiting } = await startPaper(office, taken!.paperId);
    expect(started).toEqual([]);
    expect(waiting.map(({ why }) => why)).toEqual(Array.from({ length: 30 }, () => 'no-duty'));
  });
});
