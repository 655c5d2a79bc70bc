import type { Moment } from '../calendar/moment.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Colour } from './colour.js';
import type { LampFacts, PartFacts } from './facts.js';
import type { RuleId } from './rule-set.js';

/** What one rule says of one unit's part. */
export interface Verdict {
  readonly rule: RuleId;
  /** The mildest colour that the figures allow: what is proven. */
  readonly colour: Colour;
  /** The worst that they allow; another one only where a figure is an interval or a holiday is unknown. */
  readonly atWorst: Colour;
  /** 略滞后, 无法达成 …; null where there is nothing to add. */
  readonly note: string | null;
  /** What it was judged by, as it stands on the screen. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly why: string;
  /** What would turn it green; null where it is green, or where nothing can. */
  readonly toGreen: string | null;
}

/** What a rule looks at. */
export interface Sight {
  readonly facts: LampFacts;
  readonly part: PartFacts;
  readonly at: Moment;
  readonly calendar: WorkingCalendar;
}
