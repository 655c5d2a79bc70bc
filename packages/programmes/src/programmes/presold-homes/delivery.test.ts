import { compare, interval } from '@luoshi/reading';
import { describe, expect, it } from 'vitest';
import { evaluate, factsOn, totalOf, view } from '../../index.js';
import { presoldEntries } from '../../../tests/presold-homes-data.js';
import { repaymentOf } from './repayment.js';
import { courseOf, homesDelivered } from './delivery.js';
import { deliveryCurve, goalForecast } from './goal.js';
import programme from './programme.js';
import { goals, projects } from './project.js';

const codes = programme.registers.map(({ code }) => code);
const entries = presoldEntries(5, { projects: 25, homes: 11_000, months: 30 });
const on = (day: string, upTo = day) =>
  view(
    programme,
    factsOn(
      codes,
      entries.filter(({ entered }) => entered <= upTo),
      [],
      day,
    ),
    day,
    null,
  );

describe('thirty months of a province', () => {
  it('a past day gives what it gave then', () => {
    expect(evaluate(on('2022-06-15', '2099-12-31'))).toEqual(evaluate(on('2022-06-15')));
  });

  it('what had been delivered never lies above what the registers show later', () => {
    const course = courseOf(on('2023-06-30'), null);
    for (const [index, { value }] of course.slice(1).entries()) {
      expect(compare(course[index]!.value.lower!, value.upper!)).toBeLessThanOrEqual(0);
      expect(compare(value.lower!, value.upper!)).toBeLessThanOrEqual(0);
    }
  });

  it('bounds with missing reports hold the truth that reports then show', () => {
    const then = homesDelivered(on('2022-06-30')).value;
    const known = courseOf(on('2023-06-30'), null).find(({ day }) => day === '2022-06-30')!.value;
    expect(interval.overlaps(then, known)).toBe(true);
    expect(compare(known.lower!, then.lower!)).toBeGreaterThanOrEqual(0);
    expect(compare(known.upper!, then.upper!)).toBeLessThanOrEqual(0);
  });

  it('the forecast’s band stays under the best month kept up, and its chance has two bounds in order', () => {
    const seen = on('2023-06-30');
    const found = goalForecast(seen, seen.rows(goals)[0]!)!;
    expect(found.paces).toBe(29);
    for (const { low, middle, high } of found.band) {
      expect(compare(low, middle)).toBeLessThanOrEqual(0);
      expect(compare(middle, high)).toBeLessThanOrEqual(0);
    }
    expect(compare(found.band.at(-1)!.high, found.byDeadline.upper!)).toBeLessThanOrEqual(0);
    expect(compare(found.chance!.least, found.chance!.most)).toBeLessThanOrEqual(0);
    expect(deliveryCurve(seen).lines.map(({ kind }) => kind)).toEqual(['observed', 'target', 'forecast']);
  });

  it('a repayment and what is left make the free money, to the last 分', () => {
    const source = { title: '临江市还款办法（样例）', sentence: null };
    const base = { from: '2021-01-01', source, entered: null };
    const facts = factsOn(codes, entries, [], '2023-06-30');
    const cheap = facts.records['costs']!.map((row) => ({ ...row, remaining: '1000000.01' }));
    const seen = view(
      programme,
      {
        records: { ...facts.records, costs: cheap },
        settings: [
          { ...base, parameter: 'repayment-order', value: 'special>matched>old' },
          { ...base, parameter: 'within-special', value: 'pro-rata' },
        ],
      },
      '2023-06-30',
      null,
    );
    const proposals = seen.rows(projects).map((project) => repaymentOf(seen, project));
    expect(proposals.filter(({ proposal }) => proposal !== null).length).toBeGreaterThan(5);
    for (const { free, proposal } of proposals)
      if (proposal)
        expect(totalOf([...proposal.payments.map(({ paid }) => paid.lower!), proposal.left.lower!])).toBe(free.lower);
  });
});
