import { add, addDays, compare, divide, interval, multiply, toNumber } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, share } from '../definition/measure.js';
import { printInterval } from '../definition/figure.js';
import { forecast, prospectOf } from './forecast.js';
import { bestPace, pacesOf, requiredPace } from './pace.js';
import type { Observed } from './pace.js';
import { gapTo, ratioOf, reconcile } from './ratio.js';

const homes = counted('套', 'homes');
const open = (lower: string, upper: string) => ({ lower, upper, lowerOpen: true, upperOpen: true });
const exactly = interval.exactly;
const at = (day: string, value: string): Observed => ({ day, value: exactly(value) });

describe('three figures of one thing', () => {
  const triple = {
    part: { lower: '150000', upper: '160000', lowerOpen: false, upperOpen: true },
    whole: open('230000', '240000'),
    share: interval.rounded('0.6341', -4),
  };

  it('agree where intervals meet, and draw each other in', () => {
    expect(printInterval(interval.divide(triple.part, triple.whole), share)).toBe('(62.5%, 69.57%)');
    const drawn = reconcile(triple)!;
    expect(printInterval(drawn.whole, homes)).toBe('(23.65万套, 24万套)');
  });

  it('say what a target still needs more tightly than two of them', () => {
    expect(printInterval(gapTo('0.9', reconcile(triple)!), homes)).toBe('(6.29万套, 6.38万套)');
    expect(printInterval(gapTo('0.9', { ...triple, share: interval.divide(triple.part, triple.whole) }), homes)).toBe(
      '(4.7万套, 6.6万套)',
    );
  });

  it('that contradict each other are not reconciled', () => {
    expect(reconcile({ ...triple, share: interval.rounded('0.75', -2) })).toBeNull();
  });

  it('reconciled keep the truth: what was true of all three still is', () => {
    const number = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(number, number, fc.nat(50), fc.nat(50), (a, b, low, high) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const ratio = divide(String(part), String(whole), 4, 'nearest');
        const drawn = reconcile({
          part: { lower: String(part - low), upper: String(part + high), lowerOpen: false, upperOpen: false },
          whole: {
            lower: String(Math.max(1, whole - high)),
            upper: String(whole + low),
            lowerOpen: false,
            upperOpen: false,
          },
          share: interval.rounded(ratio, -4),
        });
        expect(drawn && interval.contains(drawn.part, String(part))).toBe(true);
        expect(drawn && interval.contains(drawn.whole, String(whole))).toBe(true);
      }),
    );
  });
});

describe('figures of different days', () => {
  const matched = { value: exactly('6302000000'), day: '2023-08-31' };
  it('are never divided in silence', () => {
    expect(ratioOf(matched, { value: exactly('24000000000'), day: '2023-06-30' })).toBeNull();
    expect(ratioOf(matched, { value: exactly('24000000000'), day: null })).toBeNull();
    expect(ratioOf(matched, { value: exactly('12604000000'), day: '2023-08-31' })).toMatchObject({ lower: '0.5' });
  });
});

describe('the required pace', () => {
  it('spreads the gap over the days that are left', () => {
    expect(requiredPace(exactly('300'), '2025-06-01', '2025-07-01')).toEqual(exactly('10'));
    expect(requiredPace(exactly('-5'), '2025-06-01', '2025-07-01')).toEqual(exactly('0'));
    expect(requiredPace(exactly('5'), '2025-07-01', '2025-07-01')).toBeNull();
  });
});

describe('a forecast', () => {
  const series = [at('2025-01-31', '100'), at('2025-02-28', '128'), at('2025-03-31', '221'), at('2025-04-30', '251')];

  it('needs two observations, and a chance needs three paces', () => {
    expect(forecast(series.slice(0, 1), exactly('500'), '2025-12-31')).toBeNull();
    expect(forecast(series.slice(0, 3), exactly('500'), '2025-12-31')).toMatchObject({ chance: null, band: [] });
  });

  it('names the days at the best, the average and the worst pace', () => {
    // 3, 1 and 1 a day were shown; 249 are missing.
    expect(forecast(series, exactly('500'), '2025-12-31')).toMatchObject({
      atBest: '2025-07-22',
      atAverage: addDays('2025-04-30', Math.ceil((249 * 89) / 151)),
      atWorst: addDays('2025-04-30', 249),
      paces: 3,
    });
  });

  it('gives a chance between never and surely', () => {
    const found = (target: string, by: string) => forecast(series, exactly(target), by)!;
    expect(found('2000', '2025-12-31').chance).toEqual({ least: '0', most: '0' });
    expect(prospectOf(found('2000', '2025-12-31'), exactly('2000'))).toBe('never');
    expect(found('300', '2025-12-31').chance).toEqual({ least: '1', most: '1' });
    expect(prospectOf(found('300', '2025-12-31'), exactly('300'))).toBe('even-at-worst');
    const open = found('700', '2025-12-31');
    expect(prospectOf(open, exactly('700'))).toBe('perhaps');
    expect(compare(open.chance!.least, '0.1')).toBe(1);
    expect(compare(open.chance!.most, '0.9')).toBe(-1);
    expect(compare(open.chance!.least, open.chance!.most)).toBeLessThanOrEqual(0);
  });

  it('counts intervals at their least and at their most', () => {
    const vague = series.map(({ day, value }) => ({
      day,
      value: { ...value, lower: String(Number(value.lower) - 20), upper: String(Number(value.upper) + 20) },
    }));
    const sharp = forecast(series, exactly('700'), '2025-12-31')!.chance!;
    const wide = forecast(vague, exactly('700'), '2025-12-31')!.chance!;
    expect(compare(wide.least, sharp.least)).toBe(-1);
    expect(compare(wide.most, sharp.most)).toBe(1);
  });

  it('never beats the best pace, and is the same for the same series', () => {
    const steps = fc.array(fc.record({ days: fc.integer({ min: 1, max: 62 }), done: fc.nat(5000) }), {
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(steps, fc.nat(400), fc.nat(100_000), (drawn, ahead, target) => {
        const course: Observed[] = [at('2023-01-31', '0')];
        for (const { days, done } of drawn) {
          const before = course.at(-1)!;
          course.push(at(addDays(before.day, days), add(before.value.lower!, String(done))));
        }
        const last = course.at(-1)!;
        const by = addDays(last.day, ahead);
        const found = forecast(course, exactly(String(target)), by)!;
        expect(forecast([...course].reverse(), exactly(String(target)), by)).toEqual(found);
        const best = bestPace(pacesOf(course))!;
        const ceiling = (day: string) =>
          add(
            last.value.upper!,
            divide(multiply(best.most, String(toNumber(day) - toNumber(last.day))), String(best.days), 6, 'up'),
          );
        for (const { day, low, middle, high } of found.band) {
          expect(compare(high, ceiling(day))).toBeLessThanOrEqual(0);
          expect(compare(middle, high)).toBeLessThanOrEqual(0);
          expect(compare(low, middle)).toBeLessThanOrEqual(0);
        }
        expect(compare(found.byDeadline.upper!, ceiling(by))).toBeLessThanOrEqual(0);
        if (found.atBest !== null && found.atAverage !== null) expect(found.atBest <= found.atAverage).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
