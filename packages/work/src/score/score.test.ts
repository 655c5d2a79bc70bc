import { add, compare, subtract } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyScore, practiceSteps } from './deduction.js';
import type { DeductionRule, Fault } from './deduction.js';
import { investmentScore } from './investment.js';
import { rankLeagues } from './league.js';
import type { Contender } from './league.js';

const rule = (change: Partial<DeductionRule> = {}): DeductionRule => ({
  rule: 'silence',
  words: '未按时报送',
  from: '2026-01-01',
  source: null,
  steps: practiceSteps,
  repeatsWithin: 'month',
  ...change,
});
const fault = (day: string, entry: string, change: Partial<Fault> = {}): Fault => ({
  unit: '东湖区',
  rule: 'silence',
  entry,
  day,
  exempt: null,
  ...change,
});

describe('the monthly score', () => {
  it('grows dearer with repetition, down to the entry', () => {
    const days = ['03', '11', '12', '21', '30'];
    const { score, lines } = monthlyScore(
      '东湖区',
      '2026-11',
      days.map((day, index) => fault(`2026-11-${day}`, `e${index}`)),
      [rule()],
    );
    expect(lines.map(({ entry, time, points }) => [entry, time, points])).toEqual([
      ['e0', 1, '0.5'],
      ['e1', 2, '1'],
      ['e2', 3, '2'],
      ['e3', 4, '5'],
      ['e4', 5, '5'],
    ]);
    expect(score).toBe('86.5');
  });

  it('counts repetition within the month or the year, as the rule says', () => {
    const faults = [fault('2026-10-05', 'e1'), fault('2026-11-05', 'e2'), fault('2025-12-05', 'e0')];
    expect(monthlyScore('东湖区', '2026-11', faults, [rule()]).score).toBe('99.5');
    expect(monthlyScore('东湖区', '2026-11', faults, [rule({ repeatsWithin: 'year' })]).score).toBe('99');
  });

  it('names what is exempt, and does not count it', () => {
    const exempt = { reason: '台风', approver: '主任' };
    const faults = [fault('2026-11-01', 'e1', { exempt }), fault('2026-11-02', 'e2')];
    const { score, lines } = monthlyScore('东湖区', '2026-11', faults, [rule()]);
    expect([score, lines[0]?.exempt, lines[0]?.time, lines[1]?.time]).toEqual(['99.5', exempt, null, 1]);
  });

  it('takes the rule in force on the day, and no fault of others', () => {
    const rules = [rule(), rule({ from: '2026-11-15', steps: ['3'] }), rule({ rule: 'late', from: '2026-12-01' })];
    const faults = [
      fault('2026-11-14', 'e1'),
      fault('2026-11-15', 'e2'),
      fault('2026-11-16', 'e3', { unit: '北山区' }),
      fault('2026-11-16', 'e4', { rule: 'late' }),
    ];
    expect(monthlyScore('东湖区', '2026-11', faults, rules).score).toBe('96.5');
  });

  it('is never below 0, and the lines add up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }), (days) => {
        const faults = days.map((day, index) => fault(`2026-11-${String(day).padStart(2, '0')}`, `e${index}`));
        const { score, deducted, lines } = monthlyScore('东湖区', '2026-11', faults, [rule()]);
        expect(lines.reduce((sum, { points }) => add(sum, points), '0')).toBe(deducted);
        expect(compare(score, '0')).toBeGreaterThanOrEqual(0);
        if (compare(deducted, '100') <= 0) expect(score).toBe(subtract('100', deducted));
      }),
    );
  });
});

describe('leagues', () => {
  const contender = (unit: string, score: string, change: Partial<Contender> = {}): Contender => ({
    ...{ unit, score, league: '县区', relation: 'supervised', tasks: 10, exempt: null, previous: null },
    ...change,
  });

  it('are ranked apart; equals share a rank in official order', () => {
    const leagues = rankLeagues([
      contender('东湖区', '98.5', { previous: 3 }),
      contender('北山区', '99.50', { previous: 1 }),
      contender('云溪县', '99.5', { tasks: 2 }),
      contender('市住建局', '80', { league: '部门' }),
      contender('临江银行', '100', { relation: 'commercial' }),
      contender('南浦镇', '10', { exempt: '洪灾' }),
    ]);
    expect(
      leagues.map(({ league, ranked }) => [league, ranked.map(({ unit, rank, change }) => [unit, rank, change])]),
    ).toEqual([
      [
        '县区',
        [
          ['北山区', 1, 0],
          ['云溪县', 1, null],
          ['东湖区', 3, 0],
        ],
      ],
      ['部门', [['市住建局', 1, null]]],
    ]);
    expect(leagues[0]!.unranked).toEqual([
      { unit: '临江银行', why: '不是督查对象，不排名' },
      { unit: '南浦镇', why: '洪灾' },
    ]);
    expect(leagues[0]!.ranked.map(({ caution }) => caution)).toEqual([null, '任务数少（2项），仅供参考', null]);
  });
});

describe('the score of an investment', () => {
  const extras = [{ rule: 'start', words: '按期开工', entry: 'e1', points: '10' }];
  it.each([
    ['30', '90', '20', '30'],
    ['100', '300', '20', '30'],
    ['1', '7', '8.57', '18.57'],
    ['120', '90', '60', '70'],
  ])('%s of %s is %s, with the extras %s', (invested, planned, progress, score) => {
    expect(investmentScore(invested, planned, extras)).toMatchObject({ progress, score });
  });

  it('without a plan there is none', () => {
    expect(investmentScore('5', '0', extras)).toBeNull();
  });
});
