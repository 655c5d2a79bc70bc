import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { acceptPaper, put, startPaper, takeIn, versionNow } from '../../tests/papers.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

interface Says {
  title: string;
  deadline: { day: string; said: string } | null;
  target: { least: string; most: string; unit: string } | null;
  modality: string;
  duties: { unit: string; role: string }[];
}
interface Row {
  taskId: string;
  number: string;
  version: number;
  after: { id: string; review: string };
  says: Record<'before' | 'after' | 'now', Says>;
  changed: string[];
  byHand: string[];
  same: boolean;
  valuesInOldUnit: boolean;
  open: boolean;
  seen: number;
}
interface Following {
  number: number;
  rows: Row[];
  left: { taskId: string; before: { quote: string } }[];
}

const MEASURES = [
  '新建口袋公园。6月底前新建口袋公园20个。（牵头单位：市住建局）',
  '修建绿道。年底前建成绿道30公里。（牵头单位：市财政局）',
  '补植行道树。9月底前补植行道树500株。（牵头单位：市住建局）',
];
let papers = 0;
const paperOf = (number: number, measures: readonly string[]): string =>
  `临江市人民政府办公室\n关于印发《绿化措施之${number}》的通知\n临政办〔2026〕${number}号\n各区县：\n一、建绿\n${measures
    .map((measure, index) => `${index + 1}.${measure}\n`)
    .join('')}临江市人民政府办公室\n2026年1月5日\n`;

/** A paper whose measures have become tasks, in the order of the paper; `revise` brings its next version. */
async function issued(measures: readonly string[] = MEASURES) {
  const number = 20 + papers++;
  const [first] = await takeIn(office, [['file', `${number}.txt`, paperOf(number, measures)]]);
  const { paperId } = first!;
  await acceptPaper(office, paperId);
  const { started, waiting } = await startPaper(office, paperId);
  expect(waiting).toEqual([]);
  return {
    paperId,
    tasks: started.map(({ taskId }) => taskId),
    revise: (next: readonly string[]) =>
      takeIn(office, [
        ['file', `${number}新.txt`, paperOf(number, next)],
        ['versionOf', paperId],
      ]),
    following: () => office.get<Following>('supervision', `/api/papers/${paperId}/following`),
  };
}

const goOver = ({ taskId, version, after, seen }: Row, more: object = {}) =>
  put(office, `/api/tasks/${taskId}/following`, version, { measureId: after.id, seen, ...more });
const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code;

interface TaskNow {
  title: string;
  version: number;
  due: string | null;
  dueSaid: string | null;
  quote: string;
  content: string;
  measureId: string;
  versionId: string;
  lamp: string;
  state: string;
  parts: { unitId: string; role: string }[];
}
const taskNow = (id: string) => office.get<TaskNow>('supervision', `/api/tasks/${id}`);
/** The task folded from its history. */
const folded = (id: string) =>
  office.get<{ target: { least: string } | null; origin: object }>('supervision', `/api/tasks/${id}/days/2026-03-03`);

describe('a new version of a paper', () => {
  it('is laid beside each touched task: old words, new words, what the task has', async () => {
    const paper = await issued();
    await paper.revise([
      '新建口袋公园。8月底前新建口袋公园26个。（牵头单位：市住建局；配合单位：市财政局）',
      MEASURES[1]!,
      '整治裸土。10月底前整治裸土3000平方米。（牵头单位：市住建局）',
    ]);
    const { number, rows, left } = await paper.following();
    expect(number).toBe(2);
    expect(rows.map(({ taskId, same, changed, byHand }) => [taskId, same, changed, byHand])).toEqual([
      [paper.tasks[0], false, ['deadline', 'target', 'duties'], []],
      [paper.tasks[1], true, [], []],
    ]);
    expect(rows[0]!.says.before).toMatchObject({
      deadline: { day: '2026-06-30' },
      target: { least: '20', unit: '个' },
    });
    expect(rows[0]!.says.after).toMatchObject({
      deadline: { day: '2026-08-31' },
      target: { least: '26', unit: '个' },
      duties: [
        { unit: office.units.housing, role: 'lead' },
        { unit: office.units.finance, role: 'support' },
      ],
    });
    expect(left.map(({ taskId, before }) => [taskId, before.quote.includes('补植行道树')])).toEqual([
      [paper.tasks[2], true],
    ]);
  });

  it('is followed with a reason: row, words, figure and its target, lamp and history', async () => {
    const paper = await issued(['新建口袋公园。3月1日前新建口袋公园20个。（牵头单位：市住建局）']);
    const [task] = paper.tasks;
    expect((await taskNow(task!)).lamp).toBe('red');
    await paper.revise(['新建口袋公园。力争8月底前新建口袋公园26个。（牵头单位：市住建局；配合单位：市财政局）']);
    const [row] = (await paper.following()).rows;
    expect(row!.changed).toEqual(['deadline', 'target', 'modality', 'duties']);
    const without = await goOver(row!);
    expect([without.statusCode, codeOf(without)]).toEqual([422, 'missing']);
    const late = await put(office, `/api/tasks/${task!}/following`, row!.version - 1, {
      measureId: row!.after.id,
      seen: row!.seen,
      reason: '随文件修订',
    });
    expect([late.statusCode, codeOf(late)]).toEqual([412, 'changed-meanwhile']);
    expect((await goOver(row!, { reason: '随文件修订' })).statusCode).toBe(200);

    const now = await taskNow(task!);
    expect(now).toMatchObject({
      due: '2026-08-31',
      measureId: row!.after.id,
      version: row!.version + 1,
      lamp: 'green',
    });
    expect(now.dueSaid).toContain('8月底');
    expect([now.quote.includes('26个'), now.content]).toEqual([true, now.quote]);
    expect(now.parts.map(({ unitId, role }) => [unitId, role])).toEqual([
      [office.units.housing, 'lead'],
      [office.units.finance, 'support'],
    ]);
    expect(await folded(task!)).toMatchObject({ target: { least: '26' }, origin: { measure: row!.after.id } });
    const indicators = await office.get<{ rows: { indicator: object; targets: object[]; commitment: object }[] }>(
      'supervision',
      `/api/tasks/${task!}/indicators`,
    );
    expect(indicators.rows).toMatchObject([
      {
        indicator: { main: true, unit: '个' },
        commitment: { said: '26个', due: '2026-08-31', modality: 'strive' },
        targets: [{ byDay: '2026-08-31', said: '26个', source: 'paper' }],
      },
    ]);
    const { rows: history } = await office.get<{ rows: { action: string; reason: string; body: { deed: object } }[] }>(
      'supervision',
      `/api/tasks/${task!}/history`,
    );
    expect(history.find(({ action }) => action === 'follow')).toMatchObject({
      reason: '随文件修订',
      body: {
        deed: { number: 2, was: { target: { least: '20', most: '20' }, deadline: { day: '2026-03-01' } }, kept: [] },
      },
    });
    // The clerk has compared the words: the measure counts as reviewed, and starts no second task.
    expect((await versionNow(office, paper.paperId, 2)).measures.map(({ review }) => review)).toEqual(['accepted']);
    const again = await startPaper(office, paper.paperId);
    expect(again.waiting.map(({ why }) => why)).toEqual(['has-task']);
    expect((await paper.following()).rows).toEqual([]);
    expect(codeOf(await goOver({ ...row!, version: now.version }, { reason: '再来' }))).toBe('follows-already');
  });

  it('never overwrites what a person corrected, unless it is given up by name', async () => {
    const paper = await issued(MEASURES.slice(0, 1));
    const [task] = paper.tasks;
    await put(office, `/api/tasks/${task!}/actions`, (await taskNow(task!)).version, {
      deed: { action: 'adjust', reason: '领导同意延后', deadline: { day: '2026-07-15' } },
    });
    await paper.revise(['新建口袋公园。8月底前新建口袋公园26个。（牵头单位：市住建局）']);
    const [row] = (await paper.following()).rows;
    expect(row).toMatchObject({ changed: ['deadline', 'target'], byHand: ['deadline'] });
    expect(row!.says.now.deadline!.day).toBe('2026-07-15');
    expect((await goOver(row!, { reason: '随文件修订' })).statusCode).toBe(200);
    expect(await taskNow(task!)).toMatchObject({ due: '2026-07-15' });
    expect((await folded(task!)).target!.least).toBe('26');

    await paper.revise(['新建口袋公园。10月底前新建口袋公园28个。（牵头单位：市住建局）']);
    const [next] = (await paper.following()).rows;
    expect(next).toMatchObject({ changed: ['deadline', 'target'], byHand: ['deadline'] });
    expect((await goOver(next!, { reason: '按新版本', over: ['deadline'] })).statusCode).toBe(200);
    expect(await taskNow(task!)).toMatchObject({ due: '2026-10-31' });
  });

  it('keeps a reading that was corrected in review where the new words read the same', async () => {
    const number = 90;
    const text = paperOf(number, [MEASURES[0]!]);
    const [first] = await takeIn(office, [['file', '更正.txt', text]]);
    const before = await versionNow(office, first!.paperId);
    const fact = before.facts.find(({ kind }) => kind === 'commitment')!;
    const due = fact.said['due'] as object;
    const corrected = await put(office, `/api/facts/${fact.id}/decisions`, fact.version, {
      decision: 'corrected',
      corrected: { ...fact.said, due: { ...due, to: '2026-05-31' } },
    });
    expect(corrected.statusCode).toBe(200);
    await acceptPaper(office, first!.paperId);
    const { started } = await startPaper(office, first!.paperId);
    const task = started[0]!.taskId;
    expect((await taskNow(task)).due).toBe('2026-05-31');
    await takeIn(office, [
      ['file', '更正新.txt', `${text}　\n`],
      ['versionOf', first!.paperId],
    ]);
    const { rows } = await office.get<Following>('supervision', `/api/papers/${first!.paperId}/following`);
    expect(rows).toMatchObject([{ same: true, changed: [], byHand: [] }]);
    expect((await goOver(rows[0]!)).statusCode).toBe(200);
    expect((await taskNow(task)).due).toBe('2026-05-31');
    const { rows: figures } = await office.get<{ rows: { commitment: object }[] }>(
      'supervision',
      `/api/tasks/${task}/indicators`,
    );
    expect(figures[0]!.commitment).toMatchObject({ due: '2026-05-31' });
  });

  it('is followed together where nothing has changed; each that has is refused and told', async () => {
    const paper = await issued();
    await paper.revise([MEASURES[0]!.replace('20个', '22个'), MEASURES[1]!, MEASURES[2]!]);
    const { rows } = await paper.following();
    const answer = await office.get<{ done: { id: string }[]; refused: { id: string; code: string }[] }>(
      'supervision',
      {
        method: 'POST',
        url: `/api/papers/${paper.paperId}/following`,
        payload: {
          tasks: rows.map(({ taskId: id, version, after, seen }) => ({ id, version, measureId: after.id, seen })),
        },
      },
    );
    expect(answer.done.map(({ id }) => id)).toEqual(paper.tasks.slice(1));
    expect(answer.refused).toMatchObject([{ id: paper.tasks[0], code: 'words-changed' }]);
    expect((await paper.following()).rows.map(({ taskId }) => taskId)).toEqual([paper.tasks[0]]);
  });

  it('refuses another measure, a superseded version, a reading decided since, units that nobody knows', async () => {
    const paper = await issued(MEASURES.slice(0, 2));
    await paper.revise([MEASURES[0]!.replace('市住建局', '市园林绿化队'), MEASURES[1]!.replace('30公里', '35公里')]);
    const [first, second] = (await paper.following()).rows;
    const reason = '随文件修订';
    expect(codeOf(await goOver({ ...first!, after: second!.after, seen: second!.seen }, { reason }))).toBe(
      'not-its-measure',
    );
    expect(codeOf(await goOver(first!, { reason }))).toBe('units-unanswered');
    const { measures } = await versionNow(office, paper.paperId, 2);
    await put(office, `/api/measures/${measures[1]!.id}/decisions`, measures[1]!.version, { decision: 'accepted' });
    expect(codeOf(await goOver(second!, { reason }))).toBe('changed-meanwhile');
    await put(office, `/api/measures/${measures[1]!.id}/decisions`, 2, { decision: 'dropped' });
    expect(codeOf(await goOver(second!, { reason }))).toBe('measure-dropped');
    expect((await paper.following()).left.map(({ taskId }) => taskId)).toEqual([paper.tasks[1]]);
    await paper.revise(MEASURES);
    expect(codeOf(await goOver(first!, { reason }))).toBe('version-superseded');
  });

  it('does not hold figures given in one unit of measure against a target in another', async () => {
    const paper = await issued(['修建绿道。年底前建成绿道30公里。（牵头单位：市住建局）']);
    const [task] = paper.tasks;
    const { rows } = await office.get<{ rows: { indicator: { id: string; kind: string } }[] }>(
      'supervision',
      `/api/tasks/${task!}/indicators`,
    );
    const entered = await office.ask('supervision', {
      method: 'POST',
      url: `/api/indicators/${rows[0]!.indicator.id}/values`,
      payload: { unitId: null, period: 'month+:2026-02-28', asOf: '2026-02-28', said: '5公里', source: 'hand' },
    });
    expect(entered.body).toContain('id');
    await paper.revise(['修建绿道。年底前建成绿道12万平方米。（牵头单位：市住建局）']);
    const [row] = (await paper.following()).rows;
    expect(row).toMatchObject({ changed: ['target'], valuesInOldUnit: true });
    expect(codeOf(await goOver(row!, { reason: '换算' }))).toBe('unit-of-measure-changed');
  });

  it('carries a task of a draft over to the issued paper', async () => {
    const text = paperOf(88, [MEASURES[1]!]);
    const [draft] = await takeIn(office, [['file', '稿.txt', text.replace('之88》', '之88（征求意见稿）》')]]);
    await acceptPaper(office, draft!.paperId);
    const { started } = await startPaper(office, draft!.paperId, { override: { reason: '先行', approver: '江一鸣' } });
    const task = started[0]!.taskId;
    const [final] = await takeIn(office, [
      ['file', '印发.txt', text],
      ['draftId', draft!.paperId],
    ]);
    const { rows } = await office.get<Following>('supervision', `/api/papers/${final!.paperId}/following`);
    expect(rows).toMatchObject([{ taskId: task, same: true }]);
    expect((await goOver(rows[0]!)).statusCode).toBe(200);
    expect((await folded(task)).origin).toMatchObject({ paper: final!.paperId, status: 'issued' });
  });

  it('leaves the ledger as the doctor wants it', async () => {
    const { rows } = await office.get<{ rows: { code: string; severity: string; found: unknown[] }[] }>(
      'administrator',
      '/api/health',
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ severity, found }) => severity === 'fault' && found.length > 0)).toEqual([]);
  });
});
