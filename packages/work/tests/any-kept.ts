import { addDays } from '@luoshi/reading';
import fc from 'fast-check';
import type { LocalDays } from '../src/calendar/working-calendar.js';
import type { KeptFacts, KeptPart } from '../src/lamp/kept-facts.js';
import { periodKinds, periodOf } from '../src/period/period.js';

/** The holidays of 2027 as an office might enter them, so that days on both sides of what is known are met. */
export const localDays: LocalDays = {
  overrides: [{ day: '2026-03-13', working: false, reason: '暴雪停工', entered: '2026-03-12' }],
};

const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((count) => addDays(from, count));
const orNull = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: null });
const share = fc.integer({ min: 0, max: 100 }).map(String);
const figure = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 9 }))
  .map(([least, more]) => ({ least: String(least), most: String(least + more) }));

const reporting = fc.record({
  kind: fc.constantFrom(...periodKinds),
  cutOff: fc.record({
    days: fc.integer({ min: -2, max: 12 }),
    count: fc.constantFrom('calendar' as const, 'working' as const),
    time: orNull(fc.constantFrom('12:00', '17:00')),
  }),
});

const part = (kind: (typeof periodKinds)[number]): fc.Arbitrary<KeptPart> =>
  fc.record({
    unit: fc.constantFrom('东湖区', '北山区', '云溪县'),
    role: fc.constantFrom('lead' as const, 'support' as const),
    finished: fc.integer({ max: 7, min: 0 }).map((n) => n === 0),
    started: orNull(day('2025-09-01', 700)),
    returned: fc.integer({ min: 0, max: 3 }),
    values: fc
      .uniqueArray(fc.tuple(day('2025-09-01', 600), figure), { selector: ([asOf]) => asOf, maxLength: 5 })
      .map((values) =>
        values.sort(([a], [b]) => (a < b ? -1 : 1)).map(([asOf, { least, most }]) => [asOf, least, most] as const),
      ),
    owing: orNull(
      fc.record({
        since: day('2025-09-01', 300),
        filed: orNull(day('2025-09-01', 400).map((filed) => periodOf(kind, filed).to)),
      }),
    ),
  });

/** Any task that an office may come to have, around the years 2025–2027. */
export const anyKept: fc.Arbitrary<KeptFacts> = orNull(reporting).chain((duty) =>
  fc.record({
    standing: fc.constantFrom(
      'not-begun',
      'running',
      'running',
      'running',
      'running',
      'suspended',
      'finished',
      'ended',
    ),
    modality: fc.constantFrom('must', 'must', 'strive', 'encourage'),
    begins: orNull(day('2025-09-01', 600)),
    deadline: orNull(fc.record({ day: day('2025-10-01', 600), time: orNull(fc.constantFrom('17:00', '12:00')) })),
    target: orNull(fc.constant({ least: '100', most: '100' })),
    falling: orNull(fc.record({ from: orNull(fc.constantFrom('150', '100')) })),
    schedule: orNull(
      fc.oneof(
        fc.record({
          kind: fc.constant('milestones' as const),
          steps: fc.array(
            fc.record({
              name: fc.constant('节点'),
              due: day('2025-10-01', 600),
              share: orNull(share),
              reached: orNull(day('2025-10-01', 600)),
            }),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        fc.record({
          kind: fc.constant('plan' as const),
          approved: fc.constant('市政府办公室'),
          points: fc.array(fc.record({ day: day('2025-10-01', 600), share }), { minLength: 1, maxLength: 4 }),
        }),
      ),
    ),
    bonds: fc.array(
      fc.record({
        batch: fc.constantFrom('第一批', '第二批'),
        issued: day('2025-09-01', 300),
        amount: fc.constant({ least: '10000', most: '10000' }),
        spent: orNull(fc.record({ asOf: day('2025-10-01', 400), value: figure })),
      }),
      { maxLength: 2 },
    ),
    reporting: fc.constant(duty),
    parts: fc.uniqueArray(part(duty?.kind ?? 'month'), { selector: ({ unit }) => unit, minLength: 0, maxLength: 3 }),
    handSet: orNull(
      fc.tuple(day('2025-10-01', 500), fc.integer({ min: 0, max: 60 })).map(([from, days]) => ({
        ...{ id: 'e', colour: 'yellow' as const, reason: '不可抗力', approver: '甲' },
        from,
        until: addDays(from, days),
      })),
    ),
  }),
);
