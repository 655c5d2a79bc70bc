import type { Day, Decimal } from '@luoshi/reading';
import type { View } from '../engine/view.js';
import type { Needs } from './indicator.js';
import type { Measure } from './measure.js';
import type { AnyRecord } from './register.js';
import type { Words } from './words.js';

/** A point: a value that is known, or a band where it is not (a forecast, an interval). */
export interface ChartPoint {
  readonly day: Day;
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  /** The middle of a forecast; null where only bounds are known. */
  readonly middle: Decimal | null;
}

export interface ChartLine {
  readonly name: Words;
  readonly kind: 'observed' | 'target' | 'forecast';
  readonly points: readonly ChartPoint[];
}

/** A chart as data, drawn by generic views. */
export interface ChartModel {
  readonly name: Words;
  readonly measure: Measure;
  readonly lines: readonly ChartLine[];
  readonly notes: readonly Words[];
}

interface Named {
  readonly code: string;
  readonly name: Words;
  readonly needs: Needs;
}

/** A chart of the whole programme. */
export interface WholeChart extends Named {
  readonly of: null;
  readonly make: (view: View) => ChartModel;
}

/** A chart of each record of a register. */
export interface RecordChart extends Named {
  readonly of: string;
  readonly make: (view: View, record: AnyRecord) => ChartModel;
}

export type Chart = WholeChart | RecordChart;
