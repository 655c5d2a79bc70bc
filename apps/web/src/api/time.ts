/** Beijing's time runs before the world's by eight hours, all year (ms). No formatter of the browser's: making one is slow. */
const BEIJING = 8 * 3_600_000;

const inBeijing = (instant: string | Date): string => new Date(new Date(instant).getTime() + BEIJING).toISOString();

/** The Beijing day of an instant, `2026-03-03`. */
export const dayOf = (instant: string | Date): string => inBeijing(instant).slice(0, 10);

/** The Beijing minute of an instant, `2026-03-03 10:00`. */
export const momentOf = (instant: string): string => inBeijing(instant).slice(0, 16).replace('T', ' ');

/** Today in Beijing by this machine's clock: what a date field begins with. The server judges by its own. */
export const today = (): string => dayOf(new Date());

/** A day so many days later (earlier where negative). */
export const daysAfter = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
