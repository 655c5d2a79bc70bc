import type { View } from '../engine/view.js';
import type { Needs } from './indicator.js';
import type { Measure } from './measure.js';
import type { AnyRecord } from './register.js';
import { words } from './words.js';
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

/** A column: `column('bank', '银行', 'Bank')` of text, with a measure of figures. */
export function column(code: string, chinese: string, english: string, measure: Measure | null = null): ReportColumn {
  return { code, name: words(chinese, english), measure };
}

/** Evidence in a cell: ids of stored files, which the caller who holds them gives their names, and texts beside them. */
export interface EvidenceCell {
  readonly evidence: readonly string[];
}

/** A cell: a name or a day, words in both languages, a figure, an interval, evidence, or (null) unknown. */
export type ReportCell = string | Words | Interval | Figure | EvidenceCell | null;

/** What stands in a cell of words where nothing was entered. */
export const notFilled = words('未填', 'not filled in');
export const notSet = words('未定', 'not set');

/** A table to be shown, printed or exported, with the remarks that belong under it. */
export interface ReportTable {
  readonly name: Words;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly notes: readonly Words[];
}

interface Named {
  readonly code: string;
  readonly name: Words;
  readonly needs: Needs;
}

/** A report that people take away: a day's sheet, a quarter's claim list. */
export interface WholeReport extends Named {
  readonly of: null;
  readonly make: (view: View) => readonly ReportTable[];
}

/** A report on each record of a register: one project's money, one credit's claims. */
export interface RecordReport extends Named {
  readonly of: string;
  readonly make: (view: View, record: AnyRecord) => readonly ReportTable[];
}

export type Report = WholeReport | RecordReport;
