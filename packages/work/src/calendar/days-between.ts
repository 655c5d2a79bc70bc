import type { Day } from '@luoshi/reading';

/** Days from 1 March of year 0 of the Gregorian calendar: years begin in March so that the leap day comes last. */
function ordinal(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const sinceMarch = (month + 9) % 12;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + Math.floor((153 * sinceMarch + 2) / 5) + Number(day.slice(8, 10));
}

/** Days from one day to another, negative where `to` is earlier: from 28 February 2024 to 1 March there are 2. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}
