/**
 * The national holidays with their shifted working weekends, as the State Council's yearly notices give them. The only
 * file that knows the library (tyme4ts: a table of days, no clock, no time zone, no network).
 */
import type { Day } from '@luoshi/reading';
import { LegalHoliday } from 'tyme4ts';

/** What the national calendar says of one day that differs from its weekday, or that a holiday names. */
export interface NationalDay {
  readonly working: boolean;
  /** The holiday it belongs to, `国庆节`. */
  readonly name: string;
}

/** Days that a notice orders and the library's table lacks. */
const AMENDMENTS: ReadonlyMap<Day, NationalDay> = new Map([
  // 国办发明电〔2012〕33号: Sunday 7 April and Saturday 12 October 2013 worked for 清明节 and 国庆节.
  ['2013-04-07', { working: true, name: '清明节' }],
  ['2013-10-12', { working: true, name: '国庆节' }],
]);

/** The first year whose notice the library holds whole. */
const FIRST_YEAR = 2002;

const covered = new Map<number, boolean>();

/** Whether the national notice of a year is known here: a year without its 1 October is not. */
export function nationalYearKnown(year: number): boolean {
  let known = covered.get(year);
  if (known === undefined) {
    known = year >= FIRST_YEAR && LegalHoliday.fromYmd(year, 10, 1) !== null;
    covered.set(year, known);
  }
  return known;
}

/** What the national notices say of a day; null where they say nothing (an ordinary day, or a year that is not known). */
export function nationalDay(day: Day): NationalDay | null {
  const amended = AMENDMENTS.get(day);
  if (amended) return amended;
  const year = Number(day.slice(0, 4));
  if (!nationalYearKnown(year) && !nationalYearKnown(year + 1)) return null;
  const holiday = LegalHoliday.fromYmd(year, Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  return holiday && { working: holiday.isWork(), name: holiday.getName() };
}
