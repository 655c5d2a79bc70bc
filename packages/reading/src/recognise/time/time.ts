import type { Day } from '../../text/calendar.js';
import type { Range } from '../../text/span.js';

export type TimeKind = 'date' | 'period' | 'deadline' | 'duration' | 'recurrence' | 'relative';

/**
 * A time as written: `2024年11月底`, `今年1至7月`, `截至8月31日`, `每季度`, `540天`. The range covers leading 到 至 截至 自 从
 * and trailing 前 起 以来. See the contract of a reading for every field.
 */
export interface Time extends Range {
  readonly kind: TimeKind;
  /** First and last day, both included; null is open, or unknown where no anchor is known. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** The day that relative words were resolved against; null where none was needed or none is known. */
  readonly anchor: Day | null;
  /** ISO 8601 duration (`P540D`), only for `duration` and for spans counted from the anchor. */
  readonly length: string | null;
  /** RRULE (`FREQ=MONTHLY;INTERVAL=3`), only for `recurrence`. */
  readonly every: string | null;
  /** Whether year, month or day were taken from the anchor or from words before, and not printed here. */
  readonly inferred: boolean;
  /** Name of the rule that made it. */
  readonly rule: string;
}
