import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Colour } from './colour.js';
import type { LampFacts } from './facts.js';
import { light } from './light.js';
import { reasonOf } from './reason.js';
import type { LampReason } from './reason.js';
import type { RuleSet } from './rule-set.js';

/** One task of the past: its facts as they were at a moment. */
export interface PastFacts {
  readonly task: string;
  readonly at: Moment;
  readonly facts: LampFacts;
}

/** A lamp that would have been another. */
export interface Turn {
  readonly task: string;
  readonly at: Moment;
  readonly from: Colour;
  readonly to: Colour;
  readonly why: string;
  readonly reason: LampReason;
}

export interface Rehearsal {
  readonly judged: number;
  readonly turns: readonly Turn[];
  /** How many went from one colour to another: `green→yellow`. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Tries a changed rule set on past facts before it is adopted. The changed rules are tried as if they had been in
 * force then: their from-dates are not asked, so give the versions wanted and no others.
 */
export function rehearse(
  past: readonly PastFacts[],
  rules: RuleSet,
  changed: RuleSet,
  calendar: WorkingCalendar,
): Rehearsal {
  const tried: RuleSet = changed.map((version) => ({ ...version, from: '0001-01-01' }));
  const turns: Turn[] = [];
  const counts: Record<string, number> = {};
  for (const { task, at, facts } of past) {
    const before = light(facts, at, rules, calendar);
    const after = light(facts, at, tried, calendar);
    if (before.colour === after.colour) continue;
    turns.push({ task, at, from: before.colour, to: after.colour, why: after.why, reason: reasonOf(after) });
    const key = `${before.colour}→${after.colour}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { judged: past.length, turns, counts };
}
