import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addDays } from '@luoshi/reading';
import { evaluate, factsOn, readCases, registerOf, view } from '../index.js';
import type { AnyRecord, Calendar, Entry, Programme, Setting, Value } from '../index.js';
import { loadProgrammes } from '../load.js';

const folder = fileURLToPath(new URL('../programmes/', import.meta.url));
const programmes = await loadProgrammes();

const casesOf = ({ code }: Programme) =>
  readdirSync(`${folder}${code}`)
    .filter((file) => file.endsWith('.cases.txt'))
    .flatMap((file) => readFileSync(`${folder}${code}/${file}`, 'utf8'));

/** Calendars that an office may have: none, and every week with other days off, known up to some day. */
const calendars: fc.Arbitrary<Calendar> = fc.option(
  fc
    .record({
      off: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 4 }),
      until: fc.constantFrom('2024-03-31', '2024-12-31', '2027-12-31'),
    })
    .map(({ off, until }): Calendar => (from, count) => {
      let day = from;
      for (let left = count; left > 0;) {
        day = addDays(day, 1);
        if (day > until) return { day: null, nearest: until, unknown: day };
        if (!off.includes(new Date(`${day}T00:00:00Z`).getUTCDay())) left -= 1;
      }
      return { day, nearest: day, unknown: null };
    }),
);

/** The day that is looked back at, with days before and after it. */
const THEN = '2024-06-30';
const BEFORE = ['2024-01-02', '2024-05-31', THEN];
const AFTER = ['2024-07-01', '2024-12-31', '2025-10-10'];

describe.each(programmes)('$code: a past day', (programme: Programme) => {
  const cases = casesOf(programme).flatMap((text) => readCases(programme, text));
  const codes = programme.registers.map(({ code }) => code);
  const linkedTo = new Set(
    programme.registers.flatMap(({ fields }) =>
      Object.values(fields).flatMap((one) => (one.kind === 'link' ? one.to : [])),
    ),
  );

  /** When a record was entered, what of it came later, and whether it was withdrawn then. */
  const course = fc.record({
    entered: fc.constantFrom(...BEFORE, ...AFTER),
    later: fc.constantFrom(...AFTER),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.boolean(),
  });
  type Course = typeof course extends fc.Arbitrary<infer One> ? One : never;

  const entriesOf = (code: string, record: AnyRecord, { entered, later, part, gone }: Course): Entry[] => {
    const register = registerOf(programme, code);
    const parent = linkedTo.has(code);
    const { id, ...fields } = record as Readonly<Record<string, Value>> & { readonly id: string };
    const needed = (name: string): boolean => register.key.includes(name) || register.fields[name]!.required === true;
    const others = Object.keys(fields).filter((name) => !needed(name));
    const at = Math.floor(others.length * part);
    const of = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, fields[name]!]));
    const first = of([...Object.keys(fields).filter(needed), ...others.slice(0, at)]);
    const then = gone && !parent ? null : { ...of(others.slice(at)), ...(at > 0 ? { [others[0]!]: null } : {}) };
    // What others belong to was there first, and stays.
    return [
      { register: code, record: id, entered: parent ? BEFORE[0]! : entered, values: first },
      { register: code, record: id, entered: later, values: then },
    ];
  };

  it('gives what it gave then, whatever is entered, changed or withdrawn later', () => {
    const settings: Setting[] = cases.flatMap(({ facts }) =>
      facts.settings.map((one, at) => ({ ...one, entered: [...BEFORE, ...AFTER][at % 6]! })),
    );
    fc.assert(
      fc.property(
        fc.nat(cases.length - 1),
        fc.array(course, { minLength: 1, maxLength: 20 }),
        calendars,
        (which, courses, calendar) => {
          const rows = Object.entries(cases[which]!.facts.records).flatMap(([code, records]) =>
            records.map((record) => ({ code, record })),
          );
          const all = rows
            .flatMap(({ code, record }, at) => entriesOf(code, record, courses[at % courses.length]!))
            .sort((a, b) => (a.entered < b.entered ? -1 : a.entered > b.entered ? 1 : 0));
          const answer = (entries: readonly Entry[], known: readonly Setting[]) =>
            evaluate(view(programme, factsOn(codes, entries, known, THEN), THEN, calendar));
          const then = answer(
            all.filter(({ entered }) => entered <= THEN),
            settings.filter(({ entered }) => entered! <= THEN),
          );
          expect(answer(all, settings)).toEqual(then);
        },
      ),
      { numRuns: 40 },
    );
  });
});
