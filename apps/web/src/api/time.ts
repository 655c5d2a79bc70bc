const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' });
const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/** The Beijing day of an instant, `2026-03-03`. */
export const dayOf = (instant: string | Date): string => day.format(new Date(instant));

/** The Beijing minute of an instant, `2026-03-03 10:00`. */
export const momentOf = (instant: string): string => moment.format(new Date(instant));

/** Today in Beijing by this machine's clock: what a date field begins with. The server judges by its own. */
export const today = (): string => dayOf(new Date());

/** A day so many days later (earlier where negative). */
export const daysAfter = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
