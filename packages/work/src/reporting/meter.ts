import { askedOfUnits } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { burdenOf } from '../period/burden.js';
import type { PeriodKind } from '../period/period.js';

/** What a unit is asked to report this year, from today on. */
export interface UnitBurden {
  readonly unitId: Id;
  readonly asked: readonly {
    readonly kind: PeriodKind;
    readonly tasks: number;
    /** Of one period. */
    readonly fields: number;
    readonly periods: number;
    readonly answers: number;
  }[];
  /** fields × periods, all together: single answers that people of the unit have to give. */
  readonly answers: number;
}

export interface BurdenMeter {
  readonly units: readonly UnitBurden[];
  readonly answers: number;
  /** The last day that is counted. */
  readonly until: string;
}

/** The burden meter: what is asked of whom and how often, to the year's end, the most burdened unit first. */
export async function burdenMeter({ store, jurisdiction, now }: Desk): Promise<BurdenMeter> {
  const today = dayAt(now);
  const until = `${today.slice(0, 4)}-12-31`;
  const units = new Map<Id, UnitBurden['asked'][number][]>();
  for (const { unitId, kind, tasks, fields } of await askedOfUnits(store.db, jurisdiction)) {
    const { periods, answers } = burdenOf({ fields, units: 1, kind }, today, until);
    const one = { kind, tasks, fields, periods, answers };
    units.set(unitId, [...(units.get(unitId) ?? []), one]);
  }
  const rows = [...units].map(([unitId, asked]) => ({
    unitId,
    asked,
    answers: asked.reduce((sum, { answers }) => sum + answers, 0),
  }));
  return {
    units: rows.sort((a, b) => b.answers - a.answers),
    answers: rows.reduce((sum, { answers }) => sum + answers, 0),
    until,
  };
}
