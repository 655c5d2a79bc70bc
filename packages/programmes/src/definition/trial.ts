import type { Day } from '@luoshi/reading';
import type { DrawSample } from '../engine/draw.js';
import type { Solve } from '../engine/solve.js';
import type { View } from '../engine/view.js';
import type { ChartModel } from './chart.js';
import type { Fields, Value } from './field.js';
import type { Needs } from './indicator.js';
import type { AnyRecord, Register } from './register.js';
import type { ReportTable } from './report.js';
import type { Words } from './words.js';

/** What a trial cannot do by itself: handed in by the caller. */
export interface Tools {
  readonly solve: Solve;
  readonly draw: DrawSample;
}

/** A record that a trial proposes to enter. */
export interface ProposedRecord {
  readonly register: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A value of a parameter that a trial proposes to enter, with the source that the person gave. */
export interface ProposedSetting {
  readonly parameter: string;
  readonly from: Day;
  readonly value: string;
  readonly source: string;
}

/** What a trial came to, drawn by generic views. */
export interface TrialAnswer {
  readonly tables: readonly ReportTable[];
  readonly charts: readonly ChartModel[];
  /** What would be entered if a person adopts it; empty where there is nothing to enter. */
  readonly records: readonly ProposedRecord[];
  /** Parameters' values that would be entered with them. */
  readonly settings?: readonly ProposedSetting[];
}

/**
 * Something that people try before they decide: which homes to buy with this budget and what if it were another, what a
 * weight does to every bank, whom a seed draws. It changes nothing by itself.
 */
export interface Trial {
  readonly code: string;
  readonly name: Words;
  readonly meaning: Words;
  readonly needs: Needs;
  /** What is filled in; required fields must be. */
  readonly inputs: Fields;
  /** `inputs` holds every field of `inputs`, null where nothing was filled in. */
  readonly work: (view: View, inputs: AnyRecord, tools: Tools) => TrialAnswer;
}

/** A trial's inputs as a register, so that they are read and judged as any record's fields. */
export function trialRegister({ code, name, meaning, inputs }: Trial): Register {
  const [first] = Object.keys(inputs);
  return { code, name, purpose: meaning, fields: inputs, key: [], title: first ?? '', list: [] };
}
