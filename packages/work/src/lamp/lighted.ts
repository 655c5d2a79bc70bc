import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { HandSetLamp } from '../task/task.js';
import type { Colour } from './colour.js';
import { inForce } from './hand-set.js';
import { factsAt } from './kept-facts.js';
import type { KeptFacts } from './kept-facts.js';
import { inWords, judge } from './light.js';
import type { Judged, Lamp } from './light.js';
import { nextTurn } from './next-turn.js';
import { progressClass } from './progress-class.js';
import type { ProgressClass } from './progress-class.js';
import type { RuleSet } from './rule-set.js';

/** What is written of a lamp: on the task's row and on its parts' rows. */
export interface JudgedTask {
  readonly lamp: Judged;
  /** The lamp set by hand, while it lasts; it stands beside the computed one. */
  readonly byHand: HandSetLamp | null;
  /** What is shown: the lamp set by hand while it lasts, else the computed one. */
  readonly shown: Colour;
  readonly progressClass: ProgressClass;
  /** When it has to be looked at again although nothing is entered. */
  readonly turnsAt: Moment | null;
}

/** The same with the lamp's words. */
export interface Lighted extends Omit<JudgedTask, 'lamp'> {
  readonly lamp: Lamp;
}

/** Lights a task from what is kept of it. The one way in which lamps come about: for one entry and for a million tasks. */
export function judged(kept: KeptFacts, at: Moment, rules: RuleSet, calendar: WorkingCalendar): JudgedTask {
  const facts = factsAt(kept, at, calendar);
  const lamp = judge(facts, at, rules, calendar);
  const day = dayOfMoment(at);
  const byHand = inForce(kept.handSet, day);
  return {
    lamp,
    byHand,
    shown: byHand?.colour ?? lamp.colour,
    progressClass: progressClass(facts, day, calendar),
    turnsAt: nextTurn(kept, at, rules, calendar),
  };
}

/**
 * The same in words, for whoever reads them.
 * @param nameOf how a unit is called
 */
export function lighted(
  kept: KeptFacts,
  at: Moment,
  rules: RuleSet,
  calendar: WorkingCalendar,
  nameOf?: (unit: string) => string,
): Lighted {
  const task = judged(kept, at, rules, calendar);
  return { ...task, lamp: inWords(task.lamp, dayOfMoment(at), rules, nameOf) };
}
