import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, drafted, duties, leader, liaison, office, Story } from '../../tests/task-story.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import { actions } from './action.js';
import { roleWords } from './actor.js';
import type { Action, Deed } from './deed.js';
import { flagsOf } from './flags.js';
import type { Entry } from './entry.js';
import { foldOn, foldTask } from './fold.js';
import { refusalSentence, taskRefusals } from './refusal.js';
import type { TaskRefusalCode } from './refusal.js';
import { stateWords } from './state.js';
import type { TaskState } from './state.js';
import { stateOf } from './task.js';

const calendar = workingCalendar();
const report = (unit: string, figure: string, asOf: string): Deed => ({
  action: 'report',
  unit,
  period: 'ten-days:2026-11-10',
  text: '主体完工',
  figure: { least: figure, most: figure },
  asOf,
  started: null,
  evidence: [],
});
const verify = (unit: string, finding: 'true' | 'false'): Deed => ({
  action: 'verify',
  unit,
  means: 'site',
  finding,
  text: '现场查看',
  evidence: ['照片.jpg'],
});
const closing = (unit: string): Deed => ({
  action: 'request-closing',
  unit,
  reason: '全部完成',
  evidence: ['验收单.pdf'],
});

describe('a task', () => {
  it('goes from 拟办 to 归档', () => {
    const story = new Story();
    const states: TaskState[] = [];
    const step = (...args: Parameters<Story['do']>) => {
      const id = story.do(...args);
      if (states.at(-1) !== story.state) states.push(story.state);
      return id;
    };
    step('2026-11-01T09:00', office, drafted);
    step('2026-11-01T09:10', leader, { action: 'establish', override: null });
    step('2026-11-01T09:20', office, { action: 'assign', duties });
    step('2026-11-02T10:00', liaison('东湖区'), { action: 'sign', unit: '东湖区' });
    expect(story.state).toBe('awaiting-signature'); // the second lead has not signed
    step('2026-11-02T11:00', liaison('北山区'), { action: 'sign', unit: '北山区' });
    expect(story.state).toBe('in-progress'); // a support that has not signed holds nobody up
    step('2026-11-20T10:00', liaison('东湖区'), closing('东湖区'));
    expect(story.state).toBe('in-progress');
    step('2026-11-20T11:00', liaison('北山区'), closing('北山区'));
    expect(story.try('2026-11-21T09:00', office, { action: 'close' })).toBe('not-verified');
    step('2026-11-21T10:00', office, verify('东湖区', 'true'));
    step('2026-11-21T11:00', office, verify('北山区', 'false'));
    expect(story.try('2026-11-21T12:00', office, { action: 'close' })).toBe('not-verified');
    step('2026-11-22T11:00', office, verify('北山区', 'true'));
    step('2026-11-22T12:00', office, { action: 'close' });
    expect(story.try('2026-11-23T09:00', office, { action: 'strike-off' })).toBe('wrong-role');
    step('2026-11-23T10:00', leader, { action: 'strike-off' });
    step('2026-11-24T10:00', office, { action: 'archive' });
    expect(states.map((state) => stateWords[state])).toEqual([
      '拟办',
      '立项',
      '待签收',
      '办理中',
      '待核查',
      '办结',
      '销号',
      '归档',
    ]);
  });

  it('reopened waits for every lead to sign again', () => {
    const story = begun();
    for (const unit of ['东湖区', '北山区']) story.do('2026-11-20T10:00', liaison(unit), closing(unit));
    for (const unit of ['东湖区', '北山区']) story.do('2026-11-20T10:30', office, verify(unit, 'true'));
    story.do('2026-11-20T11:00', office, { action: 'close' });
    story.do('2026-11-21T11:00', leader, { action: 'reopen', reason: '群众反映未通车' });
    expect(story.state).toBe('reopened');
    story.do('2026-11-21T12:00', liaison('东湖区'), { action: 'sign', unit: '东湖区' });
    expect(story.state).toBe('reopened');
    story.do('2026-11-21T12:00', liaison('北山区'), { action: 'sign', unit: '北山区' });
    expect(story.state).toBe('in-progress');
  });

  it('suspended comes back to where it was', () => {
    const story = begun();
    story.do('2026-11-03T09:00', leader, { action: 'suspend', reason: '汛期停工' });
    expect(story.try('2026-11-03T10:00', liaison('东湖区'), report('东湖区', '10', '2026-11-03'))).toBe('wrong-state');
    story.do('2026-11-05T09:00', leader, { action: 'resume', reason: '水退' });
    expect(story.state).toBe('in-progress');
  });

  it('is urged about a unit once in the hours that the office has set', () => {
    const story = begun();
    const urge = (units: string[]): Deed => ({ action: 'urge', units, text: '请抓紧', answerBy: null });
    story.do('2026-11-03T09:30', office, urge(['东湖区']));
    story.urgeEvery = 20;
    expect(story.try('2026-11-04T05:29', office, urge(['东湖区']))).toBe('urged-recently');
    expect(story.try('2026-11-04T05:29', office, urge(['北山区', '东湖区']))).toBe('urged-recently');
    expect(story.try('2026-11-04T05:29', office, urge(['北山区']))).toBeNull();
    expect(story.try('2026-11-04T05:30', office, urge(['东湖区']))).toBeNull();
    story.urgeEvery = 0;
    expect(story.try('2026-11-04T05:31', office, urge(['东湖区']))).toBeNull();
  });

  it('may be urged at once where the urge before it was void', () => {
    const story = begun();
    const urge: Deed = { action: 'urge', units: ['东湖区'], text: '请抓紧', answerBy: null };
    const sent = story.do('2026-11-03T09:30', office, urge);
    story.do('2026-11-03T09:40', office, { action: 'correct', entry: sent, instead: null, reason: '催错了' });
    story.urgeEvery = 20;
    expect(story.try('2026-11-03T09:50', office, urge)).toBeNull();
  });

  it('shows its leaders, on past days those of then', () => {
    const story = begun();
    const leaders = [{ person: 'p1', role: 'chain-head' }] as const;
    expect(story.task().leaders).toEqual([]);
    story.do('2026-11-03T09:30', office, { action: 'adjust', reason: '链长分工', leaders });
    expect(story.task().leaders).toEqual(leaders);
    expect(foldTask(story.history, { day: '2026-11-02', view: 'known' })?.leaders).toEqual([]);
  });

  it('owes no reports for the time it was suspended', () => {
    const story = begun();
    story.do('2026-11-03T09:00', leader, { action: 'suspend', reason: '汛期停工' });
    story.do('2026-12-02T09:00', leader, { action: 'resume', reason: '水退' });
    const silent = (now: string) => flagsOf(story.task(), now, calendar).some(({ flag }) => flag === 'silent');
    expect(silent('2026-12-20T09:00')).toBe(false); // the first whole ten days end on the 20th
    expect(silent('2026-12-22T09:00')).toBe(true);
  });

  it('cancelled before it was assigned begins anew with 立项', () => {
    const story = new Story();
    story.do('2026-11-01T09:00', office, drafted);
    story.do('2026-11-02T09:00', office, { action: 'cancel', reason: '重复' });
    story.do('2026-11-03T09:00', office, { action: 'reopen', reason: '不重复' });
    expect(story.state).toBe('drafted');
  });

  it('forgets what a unit asked for when it loses its part', () => {
    const story = begun();
    story.do('2026-11-03T09:00', liaison('北山区'), closing('北山区'));
    story.do('2026-11-04T09:00', office, { action: 'adjust', reason: '职能划转', duties: [duties[0]] });
    expect([story.task().approvals, story.task().assignments.map(({ state }) => state)]).toEqual([[], ['in-progress']]);
  });

  it('of a draft for comment is never assigned without leave', () => {
    const story = new Story();
    story.do('2026-11-01T09:00', office, {
      ...drafted,
      origin: { kind: 'paper', paper: '征求意见稿', measure: '3', status: 'draft' },
    });
    expect(story.try('2026-11-01T09:10', leader, { action: 'establish', override: null })).toBe('paper-not-issued');
    const nobody = { reason: '急', approver: ' ' };
    expect(story.try('2026-11-01T09:10', leader, { action: 'establish', override: nobody })).toBe('missing');
    const override = { reason: '汛前必须开工', approver: '分管市领导' };
    story.do('2026-11-01T09:20', leader, { action: 'establish', override });
    story.do('2026-11-01T09:30', office, { action: 'assign', duties });
    expect(story.task().override).toEqual(override);
  });

  it('becomes assignable when the issued paper is linked', () => {
    const story = new Story();
    const origin = { kind: 'paper', paper: '征求意见稿', measure: '3', status: 'draft' } as const;
    story.do('2026-11-01T09:00', office, { ...drafted, origin });
    story.do('2026-11-02T09:00', office, {
      action: 'adjust',
      reason: '已印发',
      origin: { ...origin, paper: '临政发〔2026〕1号', status: 'issued' },
    });
    expect(story.try('2026-11-02T09:10', leader, { action: 'establish', override: null })).toBeNull();
  });

  it('merged, split, cancelled and carried over says where it went', () => {
    const end = (deed: Deed) => {
      const story = begun();
      story.do('2026-11-05T09:00', office, deed);
      return [story.state, story.task().continuedIn];
    };
    expect(end({ action: 'merge', into: 't2', reason: '同一事项' })).toEqual(['merged', ['t2']]);
    expect(end({ action: 'split', into: ['t2', 't3'], reason: '分区推进' })).toEqual(['merged', ['t2', 't3']]);
    expect(end({ action: 'carry-over', to: 't2027', reason: '年度未完成' })).toEqual(['carried-over', ['t2027']]);
    expect(end({ action: 'cancel', reason: '政策调整' })).toEqual(['cancelled', []]);
  });
});

describe('an approval in progress', () => {
  const asks: readonly [string, Deed][] = [
    [
      '延期',
      { action: 'request-extension', unit: '东湖区', deadline: { day: '2026-12-20', time: null }, reason: '雨' },
    ],
    [
      '责任调整',
      { action: 'request-duties', unit: '东湖区', duties: [{ unit: '北山区', role: 'lead' }], reason: '职能划转' },
    ],
    ['办结', closing('东湖区')],
    [
      '节点',
      {
        action: 'break-down',
        unit: '东湖区',
        milestones: [{ name: '封顶', due: '2026-11-20', sign: '验收单', share: '60' }],
      },
    ],
  ];

  it.each(asks)('for %s, refused, restores what was and leaves a trace', (_, deed) => {
    const story = begun();
    const before = story.task();
    const id = story.do('2026-11-05T09:00', liaison('东湖区'), deed);
    expect(story.try('2026-11-05T10:00', liaison('东湖区'), deed)).toBe('approval-pending');
    story.do('2026-11-06T09:00', office, { action: 'decide', approval: id, granted: false, reason: '理由不足' });
    const after = story.task();
    expect({ ...after, version: 0, declined: [] }).toEqual({ ...before, version: 0 });
    expect(after.declined).toHaveLength(1);
    expect(story.history).toHaveLength(before.version + 2);
  });

  it('granted takes effect', () => {
    const story = begun();
    const [extension, change] = asks;
    const first = story.do('2026-11-05T09:00', liaison('东湖区'), extension![1]);
    story.do('2026-11-06T09:00', office, { action: 'decide', approval: first, granted: true, reason: '属实' });
    expect(story.task().deadline?.day).toBe('2026-12-20');
    const second = story.do('2026-11-07T09:00', liaison('东湖区'), change![1]);
    story.do('2026-11-08T09:00', office, { action: 'decide', approval: second, granted: true, reason: '同意' });
    expect(story.task().assignments.map(({ unit, state }) => [unit, state])).toEqual([['北山区', 'in-progress']]);
  });

  it('of a dispute needs an answer to who has the duty now', () => {
    const story = new Story();
    story.do('2026-11-01T09:00', office, drafted);
    story.do('2026-11-01T09:10', leader, { action: 'establish', override: null });
    story.do('2026-11-01T09:20', office, { action: 'assign', duties });
    const dispute: Deed = { action: 'dispute', unit: '北山区', instead: null, reason: '不在辖区' };
    const id = story.do('2026-11-02T09:00', liaison('北山区'), dispute);
    expect(story.try('2026-11-02T09:30', liaison('北山区'), { action: 'sign', unit: '北山区' })).toBe(
      'approval-pending',
    );
    expect(flagsOf(story.task(), '2026-11-03T09:00', calendar)).toEqual([{ flag: 'disputed', units: ['北山区'] }]);
    const decide: Deed = { action: 'decide', approval: id, granted: true, reason: '属实' };
    expect(story.try('2026-11-03T09:00', office, decide)).toBe('missing');
    story.do('2026-11-03T09:00', office, { ...decide, duties: [duties[0]] });
    expect(story.task().assignments).toHaveLength(1);
    expect(story.try('2026-11-03T10:00', office, decide)).toBe('no-approval');
  });
});

describe('refusals', () => {
  it.each<[TaskRefusalCode, (story: Story) => ReturnType<Story['try']>]>([
    ['no-task', () => new Story().try('2026-11-01T09:00', leader, { action: 'establish', override: null })],
    ['task-exists', (story) => story.try('2026-11-03T09:00', office, drafted)],
    ['wrong-state', (story) => story.try('2026-11-03T09:00', leader, { action: 'strike-off' })],
    ['wrong-role', (story) => story.try('2026-11-03T09:00', liaison('东湖区'), { action: 'cancel', reason: '难' })],
    ['other-unit', (story) => story.try('2026-11-03T09:00', liaison('云溪县'), report('东湖区', '1', '2026-11-03'))],
    [
      'unit-not-assigned',
      (story) => story.try('2026-11-03T09:00', liaison('南浦镇'), report('南浦镇', '1', '2026-11-03')),
    ],
    [
      'lead-only',
      (story) =>
        story.try('2026-11-03T09:00', liaison('云溪县'), {
          action: 'request-extension',
          unit: '云溪县',
          deadline: { day: '2027-01-01', time: null },
          reason: '忙',
        }),
    ],
    [
      'first-lead-only',
      (story) =>
        story.try('2026-11-03T09:00', liaison('北山区'), {
          action: 'rate',
          unit: '云溪县',
          grade: 'poor',
          reason: '慢',
        }),
    ],
    ['missing', (story) => story.try('2026-11-03T09:00', office, { action: 'cancel', reason: '  ' })],
    [
      'no-lead',
      (story) =>
        story.try('2026-11-03T09:00', office, {
          action: 'adjust',
          reason: '改',
          duties: [{ unit: '东湖区', role: 'support' }],
        }),
    ],
    [
      'unit-twice',
      (story) =>
        story.try('2026-11-03T09:00', office, { action: 'adjust', reason: '改', duties: [duties[0], duties[0]] }),
    ],
    ['already-signed', (story) => story.try('2026-11-03T09:00', liaison('东湖区'), { action: 'sign', unit: '东湖区' })],
    [
      'not-later',
      (story) =>
        story.try('2026-11-03T09:00', liaison('东湖区'), {
          action: 'request-extension',
          unit: '东湖区',
          deadline: { day: '2026-11-27', time: null },
          reason: '忙',
        }),
    ],
    ['no-report', (story) => story.try('2026-11-03T09:00', office, { action: 'accept-report', report: 'e99' })],
    [
      'no-urge',
      (story) => story.try('2026-11-03T09:00', liaison('东湖区'), { action: 'read-urge', urge: 'e99', unit: '东湖区' }),
    ],
    [
      'letter-to-non-subject',
      (story) =>
        story.try('2026-11-03T09:00', leader, {
          action: 'notice',
          kind: 'supervision-letter',
          number: '临督〔2026〕1号',
          units: ['临江银行'],
        }),
    ],
    [
      'no-entry',
      (story) =>
        story.try('2026-11-03T09:00', office, { action: 'correct', entry: 'e99', instead: null, reason: '误' }),
    ],
    [
      'not-corrigible',
      (story) => story.try('2026-11-03T09:00', office, { action: 'correct', entry: 'e2', instead: null, reason: '误' }),
    ],
  ])('%s', (code, go) => {
    const story = begun();
    const before = story.history;
    expect(go(story)).toBe(code);
    expect(story.history).toBe(before);
  });

  it('judge a report once', () => {
    const story = begun();
    const id = story.do('2026-11-08T09:00', liaison('东湖区'), report('东湖区', '30', '2026-11-08'));
    story.do('2026-11-08T10:00', office, { action: 'return-report', report: id, reason: '缺佐证' });
    expect(flagsOf(story.task(), '2026-11-08T11:00', calendar)).toEqual([{ flag: 'returned', units: ['东湖区'] }]);
    expect(story.try('2026-11-08T11:00', office, { action: 'accept-report', report: id })).toBe('report-judged');
  });

  it('say what, why and what to do, in Chinese and in English', () => {
    for (const code of Object.keys(taskRefusals) as TaskRefusalCode[]) {
      expect(refusalSentence({ code, detail: '详情' })).toMatch(/^[^。]+：[^。]+（详情）。[^。]+。$/);
      expect(refusalSentence({ code, detail: null }, 'english')).toMatch(/^[A-Z].+: .+\. [A-Z].+\.$/);
    }
  });
});

describe('the past', () => {
  const figured = (): Story => {
    const story = begun();
    const id = story.do('2026-11-10T09:00', liaison('东湖区'), report('东湖区', '80', '2026-11-10'));
    story.do('2026-11-15T09:00', liaison('东湖区'), {
      action: 'correct',
      entry: id,
      instead: report('东湖区', '60', '2026-11-10'),
      reason: '多录',
    });
    story.do('2026-11-16T09:00', office, verify('东湖区', 'false'), '2026-11-12');
    return story;
  };
  const at = (story: Story, day: string, view: 'known' | 'corrected') => story.task({ day, view });

  it('is told as known on the day and as corrected since', () => {
    const story = figured();
    const figure = (day: string, view: 'known' | 'corrected') => at(story, day, view).reports[0]?.figure?.most;
    expect(figure('2026-11-12', 'known')).toBe('80');
    expect(figure('2026-11-12', 'corrected')).toBe('60');
    expect(figure('2026-11-15', 'known')).toBe('60');
    expect(figure('2026-11-09', 'corrected')).toBeUndefined();
    expect(at(story, '2026-11-12', 'known').verifications).toHaveLength(0);
    expect(at(story, '2026-11-12', 'corrected').verifications).toHaveLength(1);
    expect(foldTask(story.history, { day: '2026-10-31', view: 'known' })).toBeNull();
  });

  it('a voided entry is gone from the row and stays in the history', () => {
    const story = figured();
    story.do('2026-11-17T09:00', office, {
      action: 'correct',
      entry: story.history[6]!.id,
      instead: null,
      reason: '报错任务',
    });
    expect(story.task().reports).toEqual([]);
    expect(at(story, '2026-11-16', 'known').reports).toHaveLength(1);
    expect(story.task().version).toBe(story.history.length);
  });

  it('entries out of time are the caller’s fault', () => {
    const story = begun();
    expect(() => story.try('2026-11-01T09:00', office, { action: 'cancel', reason: '难' })).toThrow(TypeError);
    expect(() => story.try('2026-11-05T09:00', office, { action: 'cancel', reason: '难' }, '2026-11-06')).toThrow(
      TypeError,
    );
  });
});

describe('flags', () => {
  it.each([
    ['2026-11-23T23:59', []],
    ['2026-11-24T00:00', ['临期']],
    ['2026-11-27T23:59', ['临期']],
    ['2026-11-28T00:00', ['逾期']],
  ])('at %s: %j', (now, words) => {
    const story = begun();
    const flags = flagsOf(story.task(), now, calendar).filter(({ flag }) => flag !== 'silent');
    expect(flags.map(({ flag }) => (flag === 'overdue' ? '逾期' : '临期'))).toEqual(words);
  });

  it('静默 names the units without a report when the cut-off has passed', () => {
    const story = begun();
    story.do('2026-11-10T09:00', liaison('东湖区'), report('东湖区', '30', '2026-11-10'));
    const silent = (now: string) => flagsOf(story.task(), now, calendar).find(({ flag }) => flag === 'silent')?.units;
    expect(silent('2026-11-11T17:00')).toBeUndefined();
    expect(silent('2026-11-11T17:01')).toEqual(['北山区', '云溪县']);
    expect(silent('2026-11-23T17:01')).toEqual(['东湖区', '北山区', '云溪县']);
  });
});

describe('laws of the history', () => {
  const units = ['东湖区', '北山区', '云溪县', '南浦镇'];
  const unit = fc.constantFrom(...units);
  const id = fc.integer({ min: 1, max: 25 }).map((n) => `e${n}`);
  const some = fc.constantFrom('', '理由');
  const duty = fc.record({ unit, role: fc.constantFrom('lead', 'support') });
  const day = fc.constantFrom('2026-11-05', '2026-12-20');
  const files = fc.constantFrom<string[]>([], ['a.pdf']);
  const simple: fc.Arbitrary<Deed> = fc.oneof(
    fc.constant(drafted),
    fc.constant<Deed>({ action: 'establish', override: null }),
    fc.record({ action: fc.constant('assign'), duties: fc.array(duty, { maxLength: 3 }) }),
    fc.record({ action: fc.constant('sign'), unit }),
    fc.record({ action: fc.constant('dispute'), unit, reason: some, instead: fc.constant(null) }),
    fc.record({ action: fc.constant('adjust'), reason: some, duties: fc.array(duty, { maxLength: 3 }) }),
    fc.record({
      action: fc.constant('request-extension'),
      unit,
      reason: some,
      deadline: fc.record({ day, time: fc.constant(null) }),
    }),
    fc.record({ action: fc.constant('request-closing'), unit, reason: some, evidence: files }),
    fc.record({ action: fc.constant('decide'), approval: id, granted: fc.boolean(), reason: some }),
    fc.record({ action: fc.constant('urge'), units: fc.array(unit), text: some, answerBy: fc.constant(null) }),
    fc.record({ action: fc.constant('answer-urge'), urge: id, unit, text: some }),
    fc.tuple(unit, day).map(([unit, asOf]) => report(unit, '5', asOf)),
    fc.record({ action: fc.constant('return-report'), report: id, reason: some }),
    fc.tuple(unit, fc.constantFrom('true', 'false')).map(([unit, finding]) => verify(unit, finding)),
    fc.constantFrom<Deed>({ action: 'close' }, { action: 'strike-off' }, { action: 'archive' }),
    fc.record({ action: fc.constantFrom('reopen', 'suspend', 'resume', 'cancel'), reason: some }),
  );
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { arbitrary: simple, weight: 9 },
    {
      arbitrary: fc.record({
        action: fc.constant('correct'),
        entry: id,
        instead: fc.option(simple),
        reason: some,
      }) as fc.Arbitrary<Deed>,
      weight: 1,
    },
  );
  // Mostly somebody who may do it: a story whose every step is refused says little.
  const fitting = null;
  const actor = fc.oneof(
    { arbitrary: fc.constant(fitting), weight: 4 },
    { arbitrary: fc.oneof(fc.constantFrom(office, leader), unit.map(liaison)), weight: 1 },
  );
  const whoMay = (deed: Deed) => {
    const { roles } = actions[deed.action];
    if (roles.includes('liaison') && 'unit' in deed && deed.unit !== null) return liaison(deed.unit);
    return roles.includes('leader') ? leader : office;
  };
  const steps = fc.array(fc.tuple(actor, deed, fc.nat(3), fc.nat(2)), { maxLength: 25, size: 'max' });
  const date = (n: number) => `2026-11-${String(1 + n).padStart(2, '0')}`;

  /** Half of the stories start from a signed task, so that deeps states are reached. */
  const tell = (
    started: boolean,
    list: readonly (readonly [typeof office | null, Deed, number, number])[],
    check?: (story: Story) => void,
  ) => {
    const story = started ? begun() : new Story();
    let at = 3;
    for (const [actor, deed, gap, late] of list) {
      at = Math.min(29, at + gap);
      const before = story.history;
      const row = before.length > 0 ? foldTask(before) : null;
      const code = story.try(`${date(at)}T09:00`, actor ?? whoMay(deed), deed, date(Math.max(0, at - late)));
      if (code !== null) {
        expect(story.history).toBe(before);
        expect(foldTask(story.history)).toEqual(row);
      }
      check?.(story);
    }
    return story;
  };

  it('refusing never changes anything, and every row has a state and a version', () => {
    fc.assert(
      fc.property(fc.boolean(), steps, (started, list) => {
        tell(started, list, ({ history }) => {
          const task = foldTask(history);
          if (task === null) return;
          expect(task.version).toBe(history.length);
          expect(stateWords[stateOf(task)]).toBeDefined();
        });
      }),
      { numRuns: 150 },
    );
  });

  it('a row goes on from the row before as from the whole history, and keeps what an entry leaves', () => {
    let went = 0;
    fc.assert(
      fc.property(fc.boolean(), steps, (started, list) => {
        let before: readonly Entry[] = [];
        tell(started, list, ({ history }) => {
          const entry = history.at(-1);
          if (entry === undefined || history.length !== before.length + 1) return void (before = history);
          const [was, is] = [foldTask(before), foldTask(history)];
          const on = foldOn(was, before, entry);
          before = history;
          expect(on).toEqual(is);
          if (entry.deed.action !== 'correct' && was) {
            expect(on!.leaders === was.leaders || entry.deed.action === 'adjust').toBe(true);
            went += 1;
          }
        });
      }),
      { numRuns: 150 },
    );
    expect(went).toBeGreaterThan(50);
  });

  it('a past day as known is the fold of the history’s beginning', () => {
    fc.assert(
      fc.property(steps, fc.nat(29), (list, n) => {
        const { history } = tell(true, list);
        const day = date(n);
        const beginning = history.filter(({ recorded }) => recorded.slice(0, 10) <= day);
        expect(history.slice(0, beginning.length)).toEqual(beginning);
        expect(foldTask(history, { day, view: 'known' })).toEqual(foldTask(beginning));
      }),
      { numRuns: 150 },
    );
  });

  it('on the last day both views are the row of today', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { history } = tell(true, list);
        const today = foldTask(history);
        expect(foldTask(history, { day: '2026-12-31', view: 'known' })).toEqual(today);
        expect(foldTask(history, { day: '2026-12-31', view: 'corrected' })).toEqual(today);
      }),
      { numRuns: 100 },
    );
  });

  it('every action has a line in the table, a role and a state', () => {
    expect(Object.keys(actions)).toHaveLength(36);
    for (const [action, { chinese, english, roles, from, records }] of Object.entries(actions)) {
      expect([action, chinese, english, records].every((words) => words.length > 0)).toBe(true);
      expect(roles.every((role) => role in roleWords) && roles.length > 0).toBe(true);
      expect(from === null).toBe((action as Action) === 'draft');
    }
    const trade =
      '立项 交办 签收 分解 权属异议 调整 申请延期 催办 报送 审核 退回 核查 申请办结 办结 销号 重启 中止 通报 约谈 合并 拆分 归档';
    const names = Object.values(actions).map(({ chinese }) => chinese);
    expect(trade.split(' ').filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
