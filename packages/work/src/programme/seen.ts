import { isDay } from '@luoshi/reading';
import { addWorkingDays } from '../calendar/working-days.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Day } from '@luoshi/ledger';
import { registerOf } from '@luoshi/programmes';
import type { Calendar, Names, Programme, Register, View } from '@luoshi/programmes';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { officeRules } from '../lighting/office-rules.js';
import { WorkRefusal } from '../refusal.js';
import type { OfficeFacts } from './office-facts.js';
import { ownOf } from './own.js';
import type { Programmes } from './programmes.js';

/** A programme as a desk sees it on a day. */
export interface Seen {
  readonly programme: Programme;
  readonly facts: OfficeFacts;
  readonly view: View;
  readonly names: Names;
}

const calendars = new WeakMap<WorkingCalendar, Calendar>();

function calendarFor(working: WorkingCalendar): Calendar {
  let calendar = calendars.get(working);
  if (!calendar) calendars.set(working, (calendar = (from, count) => addWorkingDays(working, from, count)));
  return calendar ?? null;
}

/** The registers that these link to, and those that they link to: what their records are called by. */
export function withLinked(programme: Programme, registers: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (code: string): void => {
    if (found.has(code)) return;
    found.add(code);
    for (const field of Object.values(registerOf(programme, code).fields)) if (field.kind === 'link') add(field.to);
  };
  registers.forEach(add);
  return [...found];
}

/** A register and those by which its records are named: whose titles stand before theirs. */
export function namedBy(programme: Programme, code: string): string[] {
  const { key, fields } = registerOf(programme, code);
  return [code, ...key.map((name) => fields[name]!).flatMap((field) => (field.kind === 'link' ? [field.to] : []))];
}

/** An office at an hour. */
export type OfficeNow = Pick<Desk, 'store' | 'jurisdiction' | 'now'>;

/**
 * The whole of what an office knows of a programme on a day: `seenAt` without a desk.
 * @param needed the registers that will be read: no others are
 */
export async function wholeAt(
  { store, jurisdiction, now }: OfficeNow,
  programmes: Programmes,
  code: string,
  needed: readonly string[],
  day: Day | null = null,
): Promise<Seen> {
  const programme = programmes.named(code);
  if (day !== null && !isDay(day)) throw new WorkRefusal('missing', '日期');
  const facts = programmes.factsOf(store, jurisdiction, programme);
  const { calendar } = await officeRules(store, store.db, jurisdiction);
  const today = dayAt(now);
  const view = await facts.on(day ?? today, today, needed, calendarFor(calendar));
  return { programme, facts, view, names: facts.namesOf(view) };
}

/**
 * A programme's facts on a day, as they are known to this office; a desk of units sees what belongs to these.
 * @param needed the registers that will be read; what they link to comes with them
 * @param day today where it is left out; a past day as it was known at its end
 */
export async function seenAt(
  desk: Desk,
  programmes: Programmes,
  code: string,
  needed: readonly string[],
  day: Day | null = null,
): Promise<Seen> {
  const loaded = withLinked(programmes.named(code), needed);
  const whole = await wholeAt(desk, programmes, code, loaded, day);
  const { facts, view, names } = whole;
  return { ...whole, ...(await ownOf(desk.store.db, desk, view, names, loaded, facts.engineSettings())) };
}

/** A register of a programme; refuses (`part-unknown`) a code that it lacks. */
export function registerNamed(programme: Programme, code: string): Register {
  const found = programme.registers.find((register) => register.code === code);
  if (!found) throw new WorkRefusal('part-unknown', code);
  return found;
}

/** One of a programme's parts by its code; refuses (`part-unknown`) one that is not there. */
export function partNamed<Part extends { readonly code: string }>(parts: readonly Part[], code: string): Part {
  const found = parts.find((part) => part.code === code);
  if (!found) throw new WorkRefusal('part-unknown', code);
  return found;
}
