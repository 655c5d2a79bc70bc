import { addDays, isDay } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';

/**
 * A minute on the Beijing clock, `2026-11-24T10:30`, without a zone because there is only the one. Moments compare as
 * strings. The end of a day is `T24:00` (ISO 8601), later than its every minute and earlier than the next `T00:00`.
 */
export type Moment = string;

/** A time of day, `17:30`, or `24:00`. */
export type Time = string;

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export function isTime(value: string): boolean {
  return TIME.test(value);
}

export function isMoment(value: string): boolean {
  return value.length === 16 && value[10] === 'T' && isDay(value.slice(0, 10)) && isTime(value.slice(11));
}

/** The moment of a day and a time. Refuses (TypeError) what is neither. */
export function momentOf(day: Day, time: Time): Moment {
  const moment = `${day}T${time}`;
  if (!isMoment(moment)) throw new TypeError(`not a moment: ${JSON.stringify(moment)}`);
  return moment;
}

/** The day of a moment; `T24:00` still belongs to the day that it ends. */
export function dayOfMoment(moment: Moment): Day {
  return moment.slice(0, 10);
}

/** The minute after a moment: after 23:59 and after `T24:00` the next day's first. */
export function minuteAfter(moment: Moment): Moment {
  const minutes = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14)) + 1;
  if (minutes >= 24 * 60) return `${addDays(dayOfMoment(moment), 1)}T00:00`;
  return `${dayOfMoment(moment)}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `11月24日10:30`, without the year. */
export function momentInChinese(moment: Moment): string {
  return `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日${moment.slice(11)}`;
}

/** The moment some whole hours later: 20 hours after `2026-03-03T10:30` is `2026-03-04T06:30`. */
export function addHours(moment: Moment, hours: number): Moment {
  const whole = Number(moment.slice(11, 13)) + hours;
  const day = addDays(dayOfMoment(moment), Math.floor(whole / 24));
  return `${day}T${String(whole % 24).padStart(2, '0')}${moment.slice(13)}`;
}
