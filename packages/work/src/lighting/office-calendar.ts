import { appendEntry, enterVersion } from '@luoshi/ledger';
import type { Day } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import type { DayOverride, DayStanding, HolidayNotice, LocalDays } from '../calendar/working-calendar.js';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { CALENDAR, officeRules } from './office-rules.js';
import { rulesChanged } from './relight-all.js';

/** What the office entered, and what each day of a stretch is by it and by the national calendar. */
export async function calendarOf(
  { store, jurisdiction }: Desk,
  from: Day,
  to: Day,
): Promise<{ readonly local: LocalDays; readonly days: readonly ({ readonly day: Day } & DayStanding)[] }> {
  const { local, calendar } = await officeRules(store, store.db, jurisdiction);
  const days: ({ day: Day } & DayStanding)[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, ...calendar.standing(day) });
  return { local, days };
}

/** Enters a year's holiday notice before the software knows it; one for the same year is replaced by it. */
export const enterNotice = (desk: Desk, notice: Omit<HolidayNotice, 'entered'>): Promise<void> =>
  enter(desk, {
    name: 'notice',
    from: `${notice.year}-01-01`,
    source: notice.source,
    value: { year: notice.year, rest: notice.rest, working: notice.working },
  });

/** Says that the office works or rests on a day against the calendar; `working: null` takes that back. */
export const overrideDay = (desk: Desk, { day, working, reason }: Omit<DayOverride, 'entered'>): Promise<void> =>
  enter(desk, { name: 'day', from: day, source: null, value: { working, reason } });

async function enter(
  desk: Desk,
  said: { readonly name: string; readonly from: Day; readonly source: string | null; readonly value: unknown },
): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await store.db.transaction().execute(async (transaction) => {
    const by = { at: now, accountId: who.accountId, adopted: true };
    const id = await enterVersion(transaction, jurisdiction, { programme: CALENDAR, ...said }, by);
    await rulesChanged(transaction, desk);
    await appendEntry(transaction, jurisdiction, {
      ...{ at: now, day: dayAt(now), taskId: null, subjectKind: 'parameter', subjectId: id, action: said.name },
      body: said,
      accountId: who.accountId,
    });
  });
}
