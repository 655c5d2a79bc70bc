import type { Fields } from '../definition/field.js';
import type { Indicator } from '../definition/indicator.js';
import type { Parameter } from '../definition/parameter.js';
import type { Programme } from '../definition/programme.js';
import type { Register } from '../definition/register.js';
import type { Source } from '../definition/source.js';
import type { Words } from '../definition/words.js';
import { belongsToUnits, namesUnits } from '../engine/belonging.js';

/** What can be asked for by its code; `of` names the register of whose records it is asked, null: of the whole programme. */
interface Askable {
  readonly code: string;
  readonly name: Words;
  readonly of: string | null;
}

/** A programme as plain data: what generic pages are drawn from. Its functions stay behind. */
export interface Description {
  readonly code: string;
  readonly name: Words;
  readonly summary: Words;
  /**
   * `ofUnits`: whether its records name units or belong to records that do, so that units may see their own; `unitsAdd`:
   * whether they may add to it.
   */
  readonly registers: readonly (Omit<Register, 'checks' | 'unitsAdd'> & {
    readonly ofUnits: boolean;
    readonly unitsAdd: boolean;
  })[];
  readonly processes: readonly {
    readonly register: string;
    readonly stages: readonly { readonly code: string; readonly name: Words; readonly after: readonly string[] }[];
  }[];
  readonly parameters: readonly Omit<Parameter, 'given'>[];
  readonly indicators: readonly (Askable & Pick<Indicator, 'meaning' | 'measure'>)[];
  readonly rules: readonly {
    readonly code: string;
    readonly name: Words;
    readonly meaning: Words;
    readonly basis: Source | null;
  }[];
  readonly reports: readonly Askable[];
  readonly charts: readonly Askable[];
  readonly trials: readonly {
    readonly code: string;
    readonly name: Words;
    readonly meaning: Words;
    readonly inputs: Fields;
  }[];
}

/** A programme's definition as plain data. */
export function describe(programme: Programme): Description {
  const asked = ({ code, name, of }: Askable): Askable => ({ code, name, of });
  return {
    code: programme.code,
    name: programme.name,
    summary: programme.summary,
    registers: programme.registers.map(({ checks: _checks, unitsAdd = false, ...register }) => ({
      ...register,
      ofUnits: namesUnits(programme, register.code),
      unitsAdd: unitsAdd || belongsToUnits(programme, register),
    })),
    processes: programme.processes.map(({ register, stages }) => ({
      register,
      stages: stages.map(({ code, name, after }) => ({ code, name, after })),
    })),
    parameters: programme.parameters.map(({ given: _given, ...parameter }) => parameter),
    indicators: programme.indicators.map(({ code, name, of, meaning, measure }) => ({
      code,
      name,
      of,
      meaning,
      measure,
    })),
    rules: programme.rules.map(({ code, name, meaning, basis }) => ({ code, name, meaning, basis })),
    reports: programme.reports.map(asked),
    charts: programme.charts.map(asked),
    trials: programme.trials.map(({ code, name, meaning, inputs }) => ({ code, name, meaning, inputs })),
  };
}
