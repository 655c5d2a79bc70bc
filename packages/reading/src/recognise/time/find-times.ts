import type { Trace } from '../../text/trace.js';
import type { Numeral } from '../numeral/numeral.js';
import { bracketRule } from './calendar-rule.js';
import { onDay, onHour, onSeason, onSky, onWeek } from './day-and-week.js';
import { lengthRule } from './length-rule.js';
import { before, CLOSE_BY, eachBefore, withoutPieces } from './look-back.js';
import { rhythmRule } from './recurrence-rule.js';
import { Scan, type Section } from './scan.js';
import type { Time } from './time.js';
import { festivalRule, isoRule, nowRule, planRule, vagueRule, winterRule } from './word-rules.js';
import * as word from './words.js';
import { onMonth, onYear } from './year-and-month.js';
import { Codes } from '../../text/codes.js';
import { marked, STRETCH } from '../../text/scan.js';

export type { Section } from './scan.js';

/**
 * All times of a text, sorted by start, not overlapping. `numerals` are those of the same text; `sections` are its
 * articles, sorted and not overlapping, each with the day that relative words lean on; where that is null, or outside
 * all sections, relative times are reported without dates. Offsets are UTF-16 code units of `text`. With a trace, each
 * time notes its rule and what was inferred. Linear in the text's length: every look around is bounded.
 */
export function findTimes(
  text: string,
  numerals: readonly Numeral[],
  sections: readonly Section[],
  trace?: Trace,
): Time[] {
  const scan = new Scan(text, numerals, sections, trace);
  const { length } = text;
  let next = 0;
  for (let from = 0; from < length; from += STRETCH) {
    const count = marked(text, from, Math.min(length, from + STRETCH), word.TRIGGER, places);
    for (let k = 0; k < count; k++) {
      const i = places[k]!;
      if (i < next) continue;
      const kind = word.TRIGGER[text.charCodeAt(i)]!;
      if (kind === word.ON_STOP) scan.sentence = i + 1;
      else if (kind === word.ON_LINE) scan.sentence = scan.paragraph = i + 1;
      else next = at(scan, i, kind);
    }
  }
  return scan.times;
}

/** Offsets of the characters that call for a time. */
const places = new Int32Array(STRETCH + 1);

/** Reads the time that a character calls for; returns its end, −1 where there is none. */
function at(scan: Scan, i: number, kind: number): number {
  const { text } = scan;
  if (i < scan.floor) return -1;
  scan.enter(i);
  switch (kind) {
    case word.ON_YEAR:
      return onYear(scan, i);
    case word.ON_MONTH:
      return onMonth(scan, i);
    case word.ON_DAY:
      return onDay(scan, i);
    case word.ON_SKY:
      return onSky(scan, i);
    case word.ON_WEEK:
      return onWeek(scan, i);
    case word.ON_SEASON:
      return onSeason(scan, i);
    case word.ON_TEN_DAYS: {
      const each = eachBefore(scan, i);
      return each >= 0 ? each : rhythmRule(scan, i);
    }
    case word.ON_BEFORE: {
      const c = before(scan, i);
      if (c === 0x76ee)
        return BEFORE_NOW.has(text.charCodeAt(i - 2)) || text.charCodeAt(i + 1) === word.PERIOD
          ? -1
          : nowRule(scan, i - 1, i + 1); // 目前
      return c === word.THAT ? nowRule(scan, i - 1, i + 1) : -1; // 当前
    }
    case word.ON_PERIOD: {
      const c = before(scan, i);
      if (c === word.NEAR) return CLOSE_BY.has(text.charCodeAt(i - 2)) ? -1 : vagueRule(scan, i - 1, i + 1); // 近期
      if (c !== 0x661f) return -1; // 星期
      const each = eachBefore(scan, i - 1);
      return each >= 0 ? each : lengthRule(scan, withoutPieces(scan, i - 1));
    }
    case word.ON_HOUR:
      return onHour(scan, i);
    case word.ON_PLAN:
      return planRule(scan, i);
    case word.ON_FESTIVAL:
      return festivalRule(scan, i);
    case word.ON_ISO:
      return isoRule(scan, i);
    case word.ON_BRACKET:
      return bracketRule(scan, i);
    case word.ON_COME: // 近来
      return before(scan, i) === word.NEAR && !CLOSE_BY.has(text.charCodeAt(i - 2))
        ? vagueRule(scan, i - 1, i + 1)
        : -1;
    default:
      return winterRule(scan, i);
  }
}

/** `项目前期`, `栏目前`. */
const BEFORE_NOW = new Codes('项栏题科节数条名税纲盲曲醒');
