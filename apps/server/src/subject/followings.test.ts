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
/** The figures that 市住建局 is asked for in its report of February. */
async function askedOf(task: string): Promise<(string | null)[]> {
  const sign = { deed: { action: 'sign', unit: office.units.housing } };
  const url = `/api/tasks/${task}`;
  const ifMatch = async () => ({ 'if-match': `"${(await taskNow(task)).version}"` });
  await office.ask('housing', { method: 'POST', url: `${url}/actions`, headers: await ifMatch(), payload: sign });
  const cutOff = { days: 5, count: 'calendar', time: '17:00' };
  const planned = await office.ask('supervision', {
    method: 'PUT',
    url: `${url}/reporting`,
    headers: await ifMatch(),
    payload: {
      basis: '方案第1条',
      reporting: { kind: 'month', asked: 'month', cumulative: true, cutOff },
    },
  });
  expect(planned.statusCode, planned.body).toBe(200);
  const { id } = await office.get<{ id: string }>('housing', {
    method: 'POST',
    url: '/api/reports',
    payload: { taskId: task, unitId: office.units.housing, period: 'month+:2026-02-28' },
  });
  const { form } = await office.get<{ form: { figures: { indicatorId: string | null }[] } }>(
    'housing',
    `/api/reports/${id}`,
  );
  return form.figures.map(({ indicatorId }) => indicatorId);
}
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

  it('tells figures in the unit that the new text counts in; what was reported stays beside', async () => {
    const paper = await issued(['治理水面。年底前治理水面6000亩。（牵头单位：市住建局）']);
    const task = paper.tasks[0]!;
    const { rows } = await office.get<{ rows: { indicator: { id: string } }[] }>(
      'supervision',
      `/api/tasks/${task}/indicators`,
    );
    const { id } = rows[0]!.indicator;
    const approve = async (said: string) => {
      const plan = await office.get<{ id: string }>('supervision', {
        method: 'POST',
        url: `/api/indicators/${id}/plans`,
        payload: { basis: '年度方案', points: [{ byDay: '2026-02-28', said }] },
      });
      const url = `/api/indicator-plans/${plan.id}/decision`;
      await office.get('leader', { method: 'POST', url, payload: { granted: true } });
    };
    await approve('3000');
    await askedOf(task);
    const begun = await office.get<{ id: string; version: number }>('housing', {
      method: 'POST',
      url: '/api/reports',
      payload: { taskId: task, unitId: office.units.housing, period: 'month+:2026-02-28' },
    });
    const at = (version: number) => ({ 'if-match': `"${version}"` });
    const url = `/api/reports/${begun.id}`;
    const figures = (said: string) => [{ indicatorId: id, said }];
    const kept = await office.ask('housing', {
      method: 'PUT',
      url,
      headers: at(begun.version),
      payload: { text: '已治理1500亩', figures: figures('1500'), asOf: '2026-02-28' },
    });
    expect(kept.statusCode, kept.body).toBe(200);
    const sent = await office.ask('housing', { method: 'POST', url: `${url}/issue`, headers: at(begun.version + 1) });
    expect(sent.statusCode, sent.body).toBe(200);
    const lamp = async (day = '') =>
      (
        await office.get<{ computed: { inputs: Record<string, string>; why: string } }>(
          'supervision',
          `/api/tasks/${task}/lamp${day}`,
        )
      ).computed;
    expect((await lamp()).inputs).toMatchObject({ basis: 'plan', expected: '50%', reached: '25%' });

    const before = office.now;
    office.now = new Date('2026-03-05T02:00:00Z');
    await paper.revise(['治理水面。年底前治理水面500公顷。（牵头单位：市住建局）']);
    const [row] = (await paper.following()).rows;
    expect(row).toMatchObject({
      valuesInOldUnit: true,
      conversion: { from: '亩', to: '公顷', top: '1', bottom: '15' },
    });
    expect((await goOver(row!, { reason: '新文件改用公顷' })).statusCode).toBe(200);

    const { values } = await office.get<{
      values: { said: string; least: string; counts: boolean; reason: string | null; source: string }[];
    }>('supervision', `/api/indicators/${id}/values`);
    expect(values.map(({ said, least, counts, reason, source }) => [said, least, counts, reason, source])).toEqual([
      ['1500', '1500', false, null, 'report'],
      ['1500亩', '100', true, '按1公顷＝15亩换算', 'report'],
    ]);
    // 100 of 500; the old plan was for 6000亩 and is to be approved again.
    expect((await lamp()).why).toContain('须重新报批');
    await approve('250');
    expect((await lamp()).inputs).toMatchObject({ basis: 'plan', expected: '50%', reached: '20%' });
    expect((await lamp('?day=2026-03-03')).inputs).toMatchObject({ basis: 'plan', expected: '50%', reached: '25%' });

    // The filed report still says what was filed, in its unit, and is corrected in that.
    const filed = await office.get<{
      report: { version: number; figures: { said: string }[] };
      form: { figures: { unit: string }[] };
    }>('housing', url);
    expect([filed.report.figures[0]!.said, filed.form.figures[0]!.unit]).toEqual(['1500', '亩']);
    const mended = await office.ask('housing', {
      method: 'POST',
      url: `${url}/corrections`,
      headers: at(filed.report.version),
      payload: {
        content: { text: '已治理3000亩', figures: figures('3000'), asOf: '2026-02-28' },
        reason: '漏统计',
      },
    });
    expect(mended.statusCode, mended.body).toBe(200);
    expect((await lamp()).inputs).toMatchObject({ reached: '40%' });
    // The next report begins with what was said, in the unit in which it was.
    const next = await office.get<{ id: string }>('housing', {
      method: 'POST',
      url: '/api/reports',
      payload: { taskId: task, unitId: office.units.housing, period: 'month+:2026-03-31' },
    });
    const { report } = await office.get<{ report: { figures: object[] } }>('housing', `/api/reports/${next.id}`);
    expect(report.figures).toMatchObject([{ indicatorId: id, said: '3000亩', prefilled: 'last-period' }]);
    office.now = before;
  });

  describe('that makes some promises no more', () => {
    interface Dropped {
      id: string;
      taskId: string;
      subject: string;
      said: string | null;
      due: string | null;
      before: { versionNumber: number; quote: string } | null;
      after: { quote: string } | null;
      versionNumber: number;
      figure: { id: string; main: boolean; values: number } | null;
      fate: string | null;
      reason: string | null;
      version: number;
    }
    const OLD = '完善公园配套。年底前新增公园座椅800个、公园直饮水点20处。（牵头单位：市住建局）';
    const NEW = '完善公园配套。年底前新增公园座椅800个。（牵头单位：市住建局）';
    const dropped = async (paper: string, more = '') =>
      (await office.get<{ rows: Dropped[] }>('supervision', `/api/dropped-promises?paper=${paper}${more}`)).rows;
    const decide = ({ id, version }: Dropped, body: object, seat: Parameters<Office['ask']>[0] = 'supervision') =>
      office.ask(seat, {
        method: 'POST',
        url: `/api/dropped-promises/${id}/decision`,
        headers: { 'if-match': `"${version}"` },
        payload: body,
      });
    interface Figure {
      indicator: { id: string; name: string; main: boolean; endedOn: string | null; version: number };
      commitment: { dropped: { fate: string | null } | null };
    }
    const figuresOf = async (task: string) =>
      (await office.get<{ rows: Figure[] }>('supervision', `/api/tasks/${task}/indicators`)).rows;
    const cardOf = async () => {
      const { cards } = await office.get<{ cards: { name: string; count: number; list: string }[] }>(
        'supervision',
        '/api/worklists/today',
      );
      const { count, list } = cards.find(({ name }) => name === 'dropped-promises')!;
      expect((await office.get<{ rows: unknown[] }>('supervision', list)).rows.length).toBe(count);
      return count;
    };

    it('lists each with its old words; the office keeps or ends it with a reason, and nothing is lost', async () => {
      const before = await cardOf();
      const paper = await issued([OLD]);
      const [task] = paper.tasks;
      const water = (await figuresOf(task!)).find(({ indicator }) => indicator.name.includes('直饮水点'))!;
      const enter = () =>
        office.ask('supervision', {
          method: 'POST',
          url: `/api/indicators/${water.indicator.id}/values`,
          payload: { unitId: null, period: 'month+:2026-02-28', asOf: '2026-02-28', said: '5处', source: 'hand' },
        });
      expect((await enter()).statusCode).toBe(201);
      await paper.revise([NEW]);
      const [row] = (await paper.following()).rows;
      expect(row).toMatchObject({ dropped: [{ said: '20处', due: '2026-12-31' }] });
      expect(await dropped(paper.paperId)).toEqual([]);
      expect((await goOver(row!, { reason: '随文件修订' })).statusCode).toBe(200);

      const [promise] = await dropped(paper.paperId, '&fate=undecided');
      expect(promise).toMatchObject({
        taskId: task,
        said: '20处',
        versionNumber: 2,
        before: { versionNumber: 1 },
        figure: { id: water.indicator.id, values: 1 },
        fate: null,
      });
      expect([promise!.before!.quote.includes('直饮水点'), promise!.after!.quote.includes('直饮水点')]).toEqual([
        true,
        false,
      ]);
      expect(await cardOf()).toBe(before + 1);
      // Undecided: it is followed and asked as before.
      expect((await figuresOf(task!)).map(({ indicator: { endedOn } }) => endedOn)).toEqual([null, null]);

      expect(codeOf(await decide(promise!, { fate: 'ended' }))).toBe('request-wrong');
      expect((await decide(promise!, { fate: 'ended', reason: '不再列入' }, 'leader')).statusCode).toBe(403);
      expect((await decide(promise!, { fate: 'ended', reason: '修订后不再列入' })).statusCode).toBe(200);
      expect(codeOf(await decide(promise!, { fate: 'kept', reason: '旧页面' }))).toBe('changed-meanwhile');
      expect(await cardOf()).toBe(before);
      const ended = (await figuresOf(task!)).find(({ indicator }) => indicator.id === water.indicator.id)!;
      expect(ended).toMatchObject({
        indicator: { endedOn: '2026-03-03' },
        commitment: { dropped: { fate: 'ended' } },
        latest: { said: '5处' },
      });
      expect(codeOf(await enter())).toBe('indicator-ended');
      const asked = await askedOf(task!);
      expect([asked.length, asked.includes(water.indicator.id)]).toEqual([1, false]);

      const [again] = await dropped(paper.paperId, '&fate=ended');
      expect((await decide(again!, { fate: 'kept', reason: '市政府会议要求继续办' })).statusCode).toBe(200);
      expect((await figuresOf(task!)).every(({ indicator }) => indicator.endedOn === null)).toBe(true);
      const { rows } = await office.get<{ rows: { action: string; reason: string | null }[] }>(
        'supervision',
        `/api/history/promise/${promise!.id}`,
      );
      expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
        ['keep', '市政府会议要求继续办'],
        ['end', '修订后不再列入'],
        ['drop', null],
      ]);
    });

    it('takes one back that a later version makes again, and asks nothing anew of what was kept', async () => {
      const paper = await issued([OLD]);
      await paper.revise([NEW]);
      await goOver((await paper.following()).rows[0]!, { reason: '修订' });
      const [promise] = await dropped(paper.paperId);
      await decide(promise!, { fate: 'ended', reason: '不再列入' });
      await paper.revise([NEW.replace('800', '900')]);
      const third = (await paper.following()).rows[0]!;
      expect(third).toMatchObject({ dropped: [] });
      await goOver(third, { reason: '再次修订' });
      expect(await dropped(paper.paperId)).toMatchObject([{ id: promise!.id, fate: 'ended', versionNumber: 2 }]);
      await paper.revise([OLD.replace('800', '950')]);
      await goOver((await paper.following()).rows[0]!, { reason: '又列入' });
      expect(await dropped(paper.paperId)).toEqual([]);
      const figures = await figuresOf(paper.tasks[0]!);
      expect(figures.map(({ indicator }) => indicator.endedOn)).toEqual([null, null]);
      expect(figures.map(({ indicator }) => indicator.id)).toContain(promise!.figure!.id);
    });

    it('does not end what the task’s own target is measured by', async () => {
      const paper = await issued([MEASURES[0]!]);
      const [task] = paper.tasks;
      await put(office, `/api/tasks/${task!}/actions`, (await taskNow(task!)).version, {
        deed: { action: 'adjust', reason: '领导定的数', target: { least: '18', most: '18' } },
      });
      await paper.revise(['新建口袋公园。加强口袋公园管护，健全长效机制。（牵头单位：市住建局）']);
      const [row] = (await paper.following()).rows;
      expect(row).toMatchObject({ byHand: ['target'], dropped: [{ said: '20个' }] });
      expect((await goOver(row!, { reason: '修订' })).statusCode).toBe(200);
      const [promise] = await dropped(paper.paperId);
      expect(codeOf(await decide(promise!, { fate: 'ended', reason: '不再列入' }))).toBe('promise-measures-target');
      await put(office, `/api/tasks/${task!}/actions`, (await taskNow(task!)).version, {
        deed: { action: 'adjust', reason: '不再定数', target: null },
      });
      expect((await decide(promise!, { fate: 'ended', reason: '不再列入' })).statusCode).toBe(200);
      // Another figure may measure the task from now on.
      const main = await office.ask('supervision', {
        method: 'POST',
        url: `/api/tasks/${task!}/indicators`,
        payload: { name: '管护达标公园', unit: '个', main: true, kind: 'month' },
      });
      expect(main.statusCode).toBe(201);
    });
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
