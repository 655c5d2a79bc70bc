import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, liaison, office } from '../../tests/task-story.js';
import { inEveryZone } from '../../tests/zones.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import type { Figure } from '../task/deed.js';
import { milder, worse } from './colour.js';
import type { Colour } from './colour.js';
import { lampFactsOf } from './kept-facts.js';
import type { LampFacts, Observation, PartFacts, Schedule } from './facts.js';
import { shownLamp } from './hand-set.js';
import { light, untouched } from './light.js';
import { monthsSinceIssue } from './money.js';
import { progressClass } from './progress-class.js';
import type { ProgressClass } from './progress-class.js';
import { proposalsOf } from './proposal.js';
import { rehearse } from './rehearsal.js';
import { practiceRules, ruleOn } from './rule-set.js';
import type { RuleId, RuleSet } from './rule-set.js';

const exactly = (value: string): Figure => ({ least: value, most: value });
const between = (least: string, most: string): Figure => ({ least, most });
const seen = (asOf: string, value: string): Observation => ({ asOf, value: exactly(value) });
const only = (...rules: RuleId[]): RuleSet => practiceRules.filter(({ rule }) => rules.includes(rule));
const plan = (...points: [string, string][]): Schedule => ({
  kind: 'plan',
  approved: '市政府办公室2026年3月1日',
  points: points.map(([day, share]) => ({ day, share })),
});

const base: LampFacts = {
  standing: 'running',
  modality: 'must',
  begins: '2026-01-01',
  deadline: { day: '2026-12-25', time: null },
  target: exactly('100'),
  falling: null,
  schedule: plan(['2026-06-30', '50'], ['2026-12-25', '100']),
  outdated: null,
  bonds: [],
  parts: [],
};
const part = (change: Partial<PartFacts> = {}): PartFacts => ({
  ...untouched('东湖区'),
  started: '2026-01-05',
  ...change,
});
const facts = (change: Partial<LampFacts>, ...parts: PartFacts[]): LampFacts => ({ ...base, ...change, parts });

inEveryZone(() => {
  const calendar = workingCalendar();
  const lit = (of: LampFacts, day: string, rules: RuleSet) => light(of, `${day}T24:00`, rules, calendar);

  describe('a target that goes down, from 60 to 45 by the year’s end, half of the way asked by 30 June', () => {
    const falls = (value: Figure, from: string | null = '60') =>
      lit(
        facts({ target: exactly('45'), falling: { from } }, part({ observations: [{ asOf: '2026-06-30', value }] })),
        '2026-07-02',
        only('gap'),
      );
    it.each<[string, Colour]>([
      ['52.5', 'green'], // half of the way
      ['44', 'green'],
      ['53.9', 'green'], // 9.3 points behind
      ['54', 'yellow'], // 10 points behind
      ['60', 'red'],
      ['63', 'red'], // it has risen
    ])('%s is %s', (value, colour) => {
      expect(falls(exactly(value)).colour).toBe(colour);
    });

    it('says how low it has to be', () => {
      expect(falls(exactly('57'))).toMatchObject({
        colour: 'yellow',
        parts: [{ verdicts: [{ toGreen: '降到54以下（40%），落后不足10个百分点' }] }],
      });
    });

    it('is judged by what an interval proves', () => {
      expect(falls(between('52', '58')).colour).toBe('green');
    });

    it('is reached where it is reached, and else unknown, where nobody said from where', () => {
      expect(falls(exactly('45'), null)).toMatchObject({ colour: 'green', rule: 'gap' });
      expect(falls(exactly('46'), null)).toMatchObject({ colour: 'green', rule: null });
      expect(falls(between('44', '46'), null)).toMatchObject({ colour: 'green', rule: null });
    });

    it('is forecast by the best pace downwards', () => {
      const of = (...values: [string, string][]) =>
        lit(
          facts(
            { target: exactly('45'), falling: { from: '60' } },
            part({ observations: values.map(([day, value]) => seen(day, value)) }),
          ),
          '2026-07-02',
          only('forecast'),
        ).colour;
      expect(of(['2026-05-31', '59'], ['2026-06-30', '56'])).toBe('yellow'); // 3 a month, 11 in six months
      expect(of(['2026-05-31', '58'], ['2026-06-30', '57'])).toBe('red'); // 1 a month, 12 in six months
    });
  });

  describe('gap to schedule, 50 % asked on 30 June', () => {
    it.each<[string, Colour, string | null]>([
      ['55', 'green', null],
      ['50', 'green', null],
      ['49.99', 'green', '略滞后'],
      ['40.01', 'green', '略滞后'],
      ['40', 'yellow', null],
      ['39.99', 'yellow', null],
      ['20', 'yellow', null],
      ['19.99', 'red', null],
      ['0', 'red', null],
    ])('%s reached is %s (%s)', (value, colour, note) => {
      const lamp = lit(facts({}, part({ observations: [seen('2026-06-30', value)] })), '2026-07-02', only('gap'));
      expect([lamp.colour, lamp.note]).toEqual([colour, note]);
      expect(lamp.blocking).toBe(colour === 'green' ? null : '东湖区');
      expect(lamp.toGreen === null).toBe(colour === 'green');
    });

    it('says why and what turns it green, and that it does', () => {
      const lamp = lit(facts({}, part({ observations: [seen('2026-06-30', '35')] })), '2026-07-02', only('gap'));
      expect(lamp.why).toBe('东湖区：截至2026-06-30应达50%，实达35%，落后15个百分点；依据：序时进度规则（待核）');
      expect(lamp.toGreen).toBe('累计超过40（40%），落后不足10个百分点');
      expect(lamp.inputs).toEqual({
        asOf: '2026-06-30',
        expected: '50%',
        reached: '35%',
        basis: 'plan',
        target: '100',
        behind: '15',
        slight: '10',
        share: '40%',
        above: '40',
      });
    });

    it('is exact where thirds are', () => {
      const thirds = facts(
        { target: exactly('3'), schedule: plan(['2026-06-30', '43.33']) },
        part({ observations: [seen('2026-06-30', '1')] }),
      );
      expect(lit(thirds, '2026-07-01', only('gap')).colour).toBe('green'); // 9.9966… points
      const more = facts(
        { ...thirds, schedule: plan(['2026-06-30', '43.34']) },
        part({ observations: [seen('2026-06-30', '1')] }),
      );
      expect(lit(more, '2026-07-01', only('gap')).colour).toBe('yellow'); // 10.0066… points
    });

    it('lights what is proven of an interval and says what may be worse', () => {
      const of = (value: Figure) => facts({}, part({ observations: [{ asOf: '2026-06-30', value }] }));
      const lamp = lit(of(between('15', '45')), '2026-07-02', only('gap'));
      expect([lamp.colour, lamp.atWorst]).toEqual(['green', 'red']);
      expect(lit(of(between('15', '40')), '2026-07-02', only('gap'))).toMatchObject({
        colour: 'yellow',
        atWorst: 'red',
      });
    });

    it('says of an approved plan that is for another target that nothing is measured by it', () => {
      const outdated = { approved: '2026-02-01 年度方案', target: exactly('80'), due: null };
      const of = facts({ schedule: null, outdated }, part({ observations: [seen('2026-06-30', '25')] }));
      const { why, inputs, outdated: said } = lit(of, '2026-06-30', only('gap'));
      expect(why).toContain('原序时计划（2026-02-01 年度方案）按目标80、没有时限批准，现已改变，须重新报批');
      expect([inputs['basis'], said]).toEqual(['straight-line', outdated]);
      // Also where no rule speaks, or the lamp is grey.
      expect(lit(of, '2026-06-30', only('returned')).why).toContain('须重新报批');
      expect(lit({ ...of, standing: 'suspended' }, '2026-06-30', only('gap')).why).toContain('须重新报批');
    });

    it('holds a figure against the schedule of its own day, and no figure against nothing', () => {
      const spring = facts({}, part({ observations: [seen('2026-06-29', '0')] }));
      expect(lit(spring, '2026-07-02', only('gap')).colour).toBe('green');
      expect(lit(facts({}, part()), '2026-07-02', only('gap'))).toMatchObject({ colour: 'green', rule: null });
    });

    it('falls back on a straight line only as a marked last resort', () => {
      const without = facts({ schedule: null }, part({ observations: [seen('2026-06-30', '25')] }));
      const lamp = lit(without, '2026-07-02', only('gap'));
      expect([lamp.colour, lamp.inputs['basis']]).toEqual(['yellow', 'straight-line']);
      const never: RuleSet = [
        {
          rule: 'gap',
          from: '2026-01-01',
          source: '临督〔2026〕1号',
          numbers: { slight: '10', red: '30', straightLine: 'never' },
        },
      ];
      expect(lit(without, '2026-07-02', never).rule).toBeNull();
    });

    it('is measured by milestones where there is no figure', () => {
      const steps = (second: string | null): Schedule => ({
        kind: 'milestones',
        steps: [
          { name: '开工', due: '2026-03-31', share: '20', reached: '2026-03-20' },
          { name: '封顶', due: '2026-06-30', share: '60', reached: second },
          { name: '交付', due: '2026-12-25', share: '100', reached: null },
        ],
      });
      const of = (second: string | null) => facts({ target: null, schedule: steps(second) }, part());
      expect(lit(of(null), '2026-06-30', only('gap')).colour).toBe('green'); // its day is not over
      expect(lit(of(null), '2026-07-01', only('gap')).colour).toBe('red'); // 40 points
      expect(lit(of('2026-07-05'), '2026-07-05', only('gap')).colour).toBe('green');
    });

    it('counts milestones without shares, and says so', () => {
      const step = (name: string, due: string, reached: string | null) => ({ name, due, share: null, reached });
      const schedule: Schedule = {
        kind: 'milestones',
        steps: [step('甲', '2026-03-31', '2026-03-01'), step('乙', '2026-05-31', null), step('丙', '2026-12-25', null)],
      };
      const lamp = lit(facts({ target: null, schedule }, part()), '2026-06-30', only('gap'));
      expect([lamp.colour, lamp.inputs['basis'], lamp.inputs['expected']]).toEqual([
        'red',
        'milestone-count',
        '66.67%',
      ]);
    });
  });

  describe('deadline on Friday 27 November 2026', () => {
    const of = facts({ deadline: { day: '2026-11-27', time: null }, schedule: null }, part());
    it.each<[string, Colour]>([
      ['2026-11-23', 'green'], // four left
      ['2026-11-24', 'yellow'], // three
      ['2026-11-27', 'yellow'], // none, but the day is not over
      ['2026-11-28', 'red'],
    ])('%s is %s', (day, colour) => {
      expect(lit(of, day, only('deadline')).colour).toBe(colour);
    });

    it('of an hour is past at the end of its day', () => {
      const hour = facts({ deadline: { day: '2026-11-27', time: '17:00' }, schedule: null }, part());
      expect(light(hour, '2026-11-27T17:00', only('deadline'), calendar).colour).toBe('yellow');
      expect(light(hour, '2026-11-27T17:01', only('deadline'), calendar).colour).toBe('red');
    });

    it('counts shifted working weekends: 30 September to 10 October 2026 are three', () => {
      const autumn = facts({ deadline: { day: '2026-10-10', time: null }, schedule: null }, part());
      expect(lit(autumn, '2026-09-29', only('deadline')).colour).toBe('green');
      expect(lit(autumn, '2026-09-30', only('deadline')).colour).toBe('yellow');
    });

    it('into a year without holiday notice lights only what is certain', () => {
      const spring = facts({ deadline: { day: '2027-01-05', time: null }, schedule: null }, part());
      const lamp = lit(spring, '2026-12-29', only('deadline'));
      expect([lamp.colour, lamp.atWorst, lamp.note]).toEqual(['green', 'yellow', '2026-12-30起的放假安排尚未录入']);
      expect(lit(spring, '2027-01-02', only('deadline')).colour).toBe('yellow'); // three days at most
    });
  });

  describe('not started, due on 15 September 2026', () => {
    const of = facts({ begins: '2026-09-15' }, part({ started: null }));
    it.each<[string, Colour]>([
      ['2026-09-15', 'green'],
      ['2026-09-16', 'yellow'],
      ['2026-10-31', 'yellow'],
      ['2026-11-01', 'red'],
    ])('%s is %s', (day, colour) => {
      expect(lit(of, day, only('start')).colour).toBe(colour);
    });

    it('is not due before its month', () => {
      expect(lit(of, '2026-08-31', only('start'))).toMatchObject({ colour: 'grey', grey: 'not-due' });
    });

    it('can be lit from the first of the month', () => {
      const early: RuleSet = [
        { rule: 'start', from: '2026-01-01', source: null, numbers: { yellowFrom: 'month', redMonths: 3 } },
      ];
      expect(lit(of, '2026-09-01', early).colour).toBe('yellow');
    });
  });

  it.each<[number, number, Colour]>([
    [0, 0, 'green'],
    [1, 0, 'yellow'],
    [2, 0, 'red'],
    [0, 1, 'green'],
    [0, 2, 'yellow'],
  ])('%i periods silent and %i returns are %s', (missed, returned, colour) => {
    expect(lit(facts({}, part({ missed, returned })), '2026-07-01', only('silence', 'returned')).colour).toBe(colour);
  });

  describe('forecast, 100 by 25 December, best pace shown', () => {
    // From 31 May to 30 June (30 days) 15 were made: 178 days remain after 30 June, so 89 more at that pace.
    const of = (reached: string, before: string) =>
      facts({}, part({ observations: [seen('2026-05-31', before), seen('2026-06-30', reached)] }));
    it.each<[string, string, string, Colour, RuleId | null]>([
      ['behind but achievable', '20', '5', 'yellow', 'forecast'],
      ['exactly achievable', '11', '-4', 'yellow', 'forecast'],
      ['not achievable', '10.99', '-4.01', 'red', 'forecast'],
      ['slightly behind is not asked', '40.01', '40', 'green', null],
    ])('%s', (_, reached, before, colour, rule) => {
      expect(lit(of(reached, before), '2026-07-01', only('forecast'))).toMatchObject({ colour, rule });
    });

    it('says nothing of a single observation, and leaves an interval open', () => {
      const one = facts({}, part({ observations: [seen('2026-06-30', '1')] }));
      expect(lit(one, '2026-07-01', only('forecast')).rule).toBeNull();
      const vague = facts(
        {},
        part({ observations: [seen('2026-05-31', '0'), { asOf: '2026-06-30', value: between('5', '20') }] }),
      );
      expect(lit(vague, '2026-07-01', only('forecast'))).toMatchObject({ colour: 'yellow', atWorst: 'red' });
    });
  });

  describe('bond money, 6000万 issued on 20 March 2026', () => {
    const of = (asOf: string, value: string) =>
      facts(
        { bonds: [{ batch: '第一批', issued: '2026-03-20', amount: exactly('6000'), spent: seen(asOf, value) }] },
        part(),
      );
    it.each<[string, string, Colour]>([
      ['2026-04-29', '0', 'green'], // the first month is not over
      ['2026-04-30', '1000', 'green'],
      ['2026-04-30', '999.99', 'yellow'],
      ['2026-04-30', '700', 'yellow'], // exactly 30 % below
      ['2026-04-30', '699.99', 'red'],
      ['2026-09-30', '6000', 'green'],
      ['2026-12-31', '4200', 'yellow'], // the curve ends after six months
      ['2026-12-31', '4199', 'red'],
    ])('by %s %s spent is %s', (asOf, value, colour) => {
      expect(lit(of(asOf, value), asOf, only('money')).colour).toBe(colour);
    });

    it('of several issues the worst speaks, and a register without an as-of day says nothing', () => {
      const issue = (batch: string, value: string | null) => ({
        ...{ batch, issued: '2026-03-20', amount: exactly('6000') },
        spent: value === null ? null : seen('2026-04-30', value),
      });
      const bonds = [issue('第一批', '1000'), issue('第二批', '700'), issue('第三批', null)];
      const lamp = lit(facts({ bonds }, part()), '2026-04-30', only('money'));
      expect(lamp).toMatchObject({
        colour: 'yellow',
        inputs: { batch: '第二批', expected: '1000', spent: '700', above: '1000' },
      });
      expect(lamp.toGreen).toBe('实际支出达到1000万元');
    });

    it('counts months from the one after the issue', () => {
      const months = ['2026-03-31', '2026-04-29', '2026-04-30', '2026-05-01', '2026-05-31', '2027-03-31'];
      expect(months.map((day) => monthsSinceIssue('2026-03-20', day))).toEqual([0, 0, 1, 1, 2, 12]);
      expect(monthsSinceIssue('2026-03-20', '2026-01-31')).toBe(0);
    });
  });

  describe('the paper’s own word', () => {
    const late = (modality: LampFacts['modality']) =>
      facts({ modality, deadline: { day: '2026-03-31', time: null }, schedule: null }, part());
    it('确保 takes all colours, 力争 at most yellow, 鼓励 none', () => {
      expect(lit(late('must'), '2026-04-01', practiceRules).colour).toBe('red');
      expect(lit(late('strive'), '2026-04-01', practiceRules)).toMatchObject({
        colour: 'yellow',
        note: '力争类目标，从轻亮灯',
      });
      expect(lit(late('encourage'), '2026-04-01', practiceRules)).toMatchObject({ colour: 'grey', grey: 'encouraged' });
    });

    it('the office may say otherwise', () => {
      const rules: RuleSet = [
        ...practiceRules,
        { rule: 'modality', from: '2026-04-02', source: '临督〔2026〕2号', numbers: { strive: null } },
      ];
      expect(lit(late('strive'), '2026-04-01', rules).colour).toBe('yellow');
      expect(lit(late('strive'), '2026-04-02', rules).colour).toBe('red');
    });
  });

  describe('grey', () => {
    const nothing = { begins: null, deadline: null, schedule: null };
    it.each<[string, Partial<LampFacts>, string]>([
      ['suspended', { standing: 'suspended' }, 'suspended'],
      ['to be made clear', nothing, 'unclear'],
      ['a figure without a date too', { ...nothing, target: exactly('5') }, 'unclear'],
      ['not begun', { standing: 'not-begun' }, 'not-due'],
      ['ended', { standing: 'ended' }, 'ended'],
    ])('%s', (_, change, grey) => {
      const lamp = lit(facts(change, part({ missed: 5 })), '2026-07-01', practiceRules);
      expect([lamp.colour, lamp.grey, lamp.why.length > 0]).toEqual(['grey', grey, true]);
    });

    it('a finished task is green', () => {
      expect(lit(facts({ standing: 'finished' }, part({ missed: 5 })), '2027-07-01', practiceRules).colour).toBe(
        'green',
      );
    });
  });

  describe('several units', () => {
    const second = (change: Partial<PartFacts>) => part({ unit: '北山区', ...change });
    it('light the worst of the leads and name who blocks', () => {
      const lamp = lit(facts({}, part({ missed: 1 }), second({ missed: 2 })), '2026-03-01', practiceRules);
      expect([lamp.colour, lamp.blocking, lamp.rule]).toEqual(['red', '北山区', 'silence']);
      expect(lamp.parts.map(({ unit, colour }) => [unit, colour])).toEqual([
        ['东湖区', 'yellow'],
        ['北山区', 'red'],
      ]);
    });

    it('a silent support never reddens the lead, and is named', () => {
      const lamp = lit(facts({}, part(), second({ role: 'support', missed: 4 })), '2026-03-01', practiceRules);
      expect([lamp.colour, lamp.blocking, lamp.silentSupports]).toEqual(['green', null, ['北山区']]);
      expect(lamp.why).toContain('配合单位北山区未报送');
    });

    it('a lead that has finished its part blocks nobody', () => {
      const lamp = lit(facts({}, part(), second({ finished: true, missed: 3 })), '2026-03-01', practiceRules);
      expect(lamp.colour).toBe('green');
    });
  });

  it('a task’s row gives its facts', () => {
    const story = begun();
    const report = (value: string, asOf: string, filed: string) =>
      story.do(filed, liaison('东湖区'), {
        action: 'report',
        unit: '东湖区',
        period: 'ten-days:2026-11-10',
        text: '推进中',
        figure: exactly(value),
        asOf,
        started: '2026-11-03',
        evidence: [],
      });
    story.do('2026-11-03T08:00', office, { action: 'adjust', reason: '补录目标', target: exactly('100') });
    const first = report('10', '2026-11-08', '2026-11-08T10:00');
    story.do('2026-11-09T08:00', office, { action: 'return-report', report: first, reason: '口径不符' });
    report('30', '2026-11-10', '2026-11-10T10:00');
    const of = lampFactsOf(story.task(), '2026-11-12T24:00', calendar);
    expect(of.parts.map(({ unit, missed, started, returned }) => [unit, missed, started, returned])).toEqual([
      ['东湖区', 0, '2026-11-03', 1],
      ['北山区', 1, null, 0],
      ['云溪县', 1, null, 0],
    ]);
    expect(of.parts[0]!.observations).toEqual([seen('2026-11-10', '30')]);
    expect(lit(of, '2026-11-12', practiceRules)).toMatchObject({ colour: 'yellow', blocking: '北山区' });
    expect(lampFactsOf(begun().task(), '2026-11-12T24:00', calendar).standing).toBe('running');
  });

  it('a lamp set by hand stands beside the computed one while it lasts', () => {
    const computed = lit(facts({}, part({ missed: 2 })), '2026-03-01', practiceRules);
    const handSet = {
      id: 'e1',
      colour: 'green',
      reason: '系统停机',
      approver: '主任',
      from: '2026-03-01',
      until: '2026-03-10',
    } as const;
    expect(shownLamp(computed, handSet, '2026-02-28').by).toBe('rules');
    expect(shownLamp(computed, handSet, '2026-03-10')).toMatchObject({
      colour: 'green',
      by: 'hand',
      computed: { colour: 'red' },
    });
    expect(shownLamp(computed, handSet, '2026-03-11').colour).toBe('red');
    expect(shownLamp(computed, handSet, '2026-03-10').why).toContain(
      '系统停机（主任批准，至2026-03-10）；按规则为红灯',
    );
  });

  it('a changed rule can be rehearsed on the past', () => {
    const past = ['44', '41', '35', '15'].map((value, index) => ({
      task: `t${index}`,
      at: '2026-07-01T24:00',
      facts: facts({}, part({ observations: [seen('2026-06-30', value)] })),
    }));
    const stricter: RuleSet = [
      { rule: 'gap', from: '2027-01-01', source: null, numbers: { slight: '5', red: '10', straightLine: 'never' } },
    ];
    const { judged, turns, counts } = rehearse(past, only('gap'), stricter, calendar);
    expect([judged, turns.map(({ task, from, to }) => [task, from, to]), counts]).toEqual([
      4,
      [
        ['t0', 'green', 'yellow'],
        ['t1', 'green', 'yellow'],
        ['t2', 'yellow', 'red'],
      ],
      { 'green→yellow': 2, 'yellow→red': 1 },
    ]);
    expect(rehearse(past, only('gap'), only('gap'), calendar).turns).toEqual([]);
  });

  it.each<[string, Partial<LampFacts>, string | null, ProgressClass]>([
    ['finished', { standing: 'finished' }, null, 'done'],
    ['above', {}, '50.01', 'ahead'],
    ['at', {}, '50', 'on-schedule'],
    ['below', {}, '49.99', 'behind'],
    ['without a figure', {}, null, 'other'],
    ['by a straight line', { schedule: null }, '10', 'other'],
    ['suspended', { standing: 'suspended' }, '10', 'other'],
  ])('progress class %s', (_, change, value, expected) => {
    const observations = value === null ? [] : [seen('2026-06-30', value)];
    expect(progressClass(facts(change, part({ observations })), '2026-07-01', calendar)).toBe(expected);
  });

  describe('rules in force', () => {
    const rules: RuleSet = [
      { rule: 'silence', from: '2026-03-01', source: '乙', numbers: { yellow: 2, red: 3 } },
      { rule: 'silence', from: '2026-01-01', source: '甲', numbers: { yellow: 1, red: 2 } },
      { rule: 'silence', from: '2026-06-01', source: '丙', numbers: null },
    ];
    it.each([
      ['2025-12-31', undefined],
      ['2026-01-01', '甲'],
      ['2026-02-28', '甲'],
      ['2026-03-01', '乙'],
      ['2026-06-01', undefined],
    ])('on %s: %s', (day, source) => {
      expect(ruleOn(rules, 'silence', day)?.source).toBe(source);
    });
  });
});

describe('proposals', () => {
  const lamps = (...colours: Colour[]) =>
    colours.map((colour, index) => ({ period: `p${index}`, colour, unit: colour === 'green' ? null : '东湖区' }));
  const kinds = (...colours: Colour[]) => proposalsOf(lamps(...colours), () => 'supervised').map(({ kind }) => kind);

  it('yellow twice leads to a 督办函, three reds running to a 约谈', () => {
    expect(kinds('yellow', 'green')).toEqual([]);
    expect(kinds('yellow', 'green', 'yellow')).toEqual(['supervision-letter']);
    expect(kinds('red', 'red')).toEqual([]);
    expect(kinds('red', 'red', 'red')).toEqual(['talk']);
    expect(kinds('red', 'red', 'green', 'red')).toEqual([]);
    expect(kinds('red', 'red', 'red', 'green')).toEqual([]);
  });

  it('a unit that is no 督查对象 gets a 商请函', () => {
    const [proposal] = proposalsOf(lamps('red', 'red', 'red'), () => 'commercial');
    expect([proposal?.kind, proposal?.periods]).toEqual(['request-letter', ['p0', 'p1', 'p2']]);
  });
});

describe('laws of the lamp', () => {
  const calendar = workingCalendar();
  const decimal = fc.integer({ min: 0, max: 12_000 }).map((n) => (n % 100 === 0 ? `${n / 100}` : (n / 100).toFixed(2)));
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.nat(30))
    .map(([least, width]) => between(`${least}`, `${least + width}`));
  const shares = fc.tuple(decimal, decimal);

  it('the colour is never worse than what may be worst, and tighter figures never contradict', () => {
    fc.assert(
      fc.property(interval, shares, fc.constantFrom('must' as const, 'strive' as const), (value, [first], modality) => {
        const of = (figure: Figure) =>
          facts(
            { modality, schedule: plan(['2026-06-30', first]) },
            part({ observations: [{ asOf: '2026-06-30', value: figure }] }),
          );
        const vague = light(of(value), '2026-07-01T24:00', practiceRules, calendar);
        expect(worse(vague.colour, vague.atWorst)).toBe(vague.atWorst);
        for (const end of [value.least, value.most]) {
          const sharp = light(of(exactly(end)), '2026-07-01T24:00', practiceRules, calendar);
          expect(worse(sharp.colour, vague.colour)).toBe(sharp.colour);
          expect(milder(sharp.colour, vague.atWorst)).toBe(sharp.colour);
        }
      }),
    );
  });

  it('more progress never makes it worse', () => {
    fc.assert(
      fc.property(shares, decimal, ([a, b], share) => {
        const [less, more] = Number(a) < Number(b) ? [a, b] : [b, a];
        const colour = (value: string) =>
          light(
            facts({ schedule: plan(['2026-06-30', share]) }, part({ observations: [seen('2026-06-30', value)] })),
            '2026-07-01T24:00',
            practiceRules,
            calendar,
          ).colour;
        expect(milder(colour(more!), colour(less!))).toBe(colour(more!));
      }),
    );
  });
});
