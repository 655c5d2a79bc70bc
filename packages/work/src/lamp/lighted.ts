import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { HandSetLamp } from '../task/task.js';
import type { Colour } from './colour.js';
import { inForce } from './hand-set.js';
import { factsAt } from './kept-facts.js';
import type { KeptFacts } from './kept-facts.js';
import { light } from './light.js';
import type { Lamp } from './light.js';
import { nextTurn } from './next-turn.js';
import { progressClass } from './progress-class.js';
import type { ProgressClass } from './progress-class.js';
import type { RuleSet } from './rule-set.js';

/** What is written of a lamp: on the task's row and on its parts' rows. */
export interface Lighted {
  readonly lamp: Lamp;
  /** The lamp set by hand, while it lasts; it stands beside the computed one. */
  readonly byHand: HandSetLamp | null;
  /** What is shown: the lamp set by hand while it lasts, else the computed one. */
  readonly shown: Colour;
  readonly progressClass: ProgressClass;
  /** When it has to be looked at again although nothing is entered. */
  readonly turnsAt: Moment | null;
}

/** Lights a task from what is kept of it. The one way in which lamps come about: for one entry and for a million tasks. */
export function lighted(
  kept: KeptFacts,
  at: Moment,
  rules: RuleSet,
  calendar: WorkingCalendar,
  nameOf?: (unit: string) => string,
): Lighted {
  const facts = factsAt(kept, at, calendar);
  const lamp = light(facts, at, rules, calendar, nameOf);
  const byHand = inForce(kept.handSet, dayOfMoment(at));
  return {
    lamp,
    byHand,
    shown: byHand?.colour ?? lamp.colour,
    progressClass: progressClass(facts, dayOfMoment(at), calendar),
    turnsAt: nextTurn(kept, at, rules, calendar),
  };
}
