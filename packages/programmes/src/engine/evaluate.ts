import type { Effect } from '../definition/effect.js';
import type { Indicator } from '../definition/indicator.js';
import type { Outcome } from '../definition/outcome.js';
import type { View } from './view.js';
import { rowsOf } from './view.js';
import { standingOf } from './standing.js';
import type { Standing } from './standing.js';

/** An indicator with what it came to, for the whole programme or for one record. */
export interface Measured {
  readonly indicator: string;
  readonly record: string | null;
  readonly outcome: Outcome;
}

/** A record with where it stands. */
export interface Placed {
  readonly register: string;
  readonly record: string;
  readonly standing: Standing;
}

/** What an indicator came to on the view's day: once for the whole programme, or once for each record that it is of. */
export function measure(view: View, indicator: Indicator): Measured[] {
  if (indicator.of === null) return [{ indicator: indicator.code, record: null, outcome: indicator.value(view) }];
  const records = rowsOf(view, indicator.of).filter((record) => indicator.applies?.(record) ?? true);
  return records.map((record) => ({
    indicator: indicator.code,
    record: record.id,
    outcome: indicator.value(view, record),
  }));
}

/** What all rules of a programme want done on the view's day. */
export function effectsOf(view: View): Effect[] {
  return view.programme.rules.flatMap((rule) => rule.judge(view));
}

/** Where every record of the programme's processes stands. */
export function placesOf(view: View): Placed[] {
  return view.programme.processes.flatMap((process) =>
    rowsOf(view, process.register).map((record) => ({
      register: process.register,
      record: record.id,
      standing: standingOf(view, process, record),
    })),
  );
}

/** The whole answer of a programme for a day: (definition, facts, day) in, (state, indicators, effects) out. */
export function evaluate(view: View): { places: Placed[]; indicators: Measured[]; effects: Effect[] } {
  return {
    places: placesOf(view),
    indicators: view.programme.indicators.flatMap((indicator) => measure(view, indicator)),
    effects: effectsOf(view),
  };
}
