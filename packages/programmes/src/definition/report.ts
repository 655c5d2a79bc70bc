import type { View } from '../engine/view.js';
import type { Needs } from './indicator.js';
import type { Measure } from './measure.js';
import type { Words } from './words.js';
import type { Figure } from './figure.js';
import type { Interval } from '@luoshi/reading';

/** A column of a report's table. */
export interface ReportColumn {
  readonly code: string;
  readonly name: Words;
  /** How its figures print; null for text and days. */
  readonly measure: Measure | null;
}

/** A cell: text, a figure, an interval, or (null) unknown. */
export type ReportCell = string | Interval | Figure | null;

/** A table to be shown, printed or exported, with the remarks that belong under it. */
export interface ReportTable {
  readonly name: Words;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly notes: readonly string[];
}

/** A report that people take away: a day's sheet, a quarter's claim list. */
export interface Report {
  readonly code: string;
  readonly name: Words;
  readonly needs: Needs;
  readonly make: (view: View) => readonly ReportTable[];
}
