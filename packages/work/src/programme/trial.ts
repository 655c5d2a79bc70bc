import type { Day } from '@luoshi/ledger';
import { recordFaults, rowsOf, trialRegister } from '@luoshi/programmes';
import type { AnyRecord, ChartModel, TrialAnswer } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';
import { officeRules } from '../lighting/office-rules.js';
import { WorkRefusal } from '../refusal.js';
import { printedTable } from './answer.js';
import type { PrintedTable } from './answer.js';
import type { Programmes } from './programmes.js';
import { inTurn, KEEPERS } from './record.js';
import { partNamed, seenAt } from './seen.js';
import { enterParameterValue } from './setting.js';
import { enteringAt, newRecord, RecordRefusal, valuesOf, writeOf, writeRecords } from './write.js';
import type { Given } from './write.js';

/** What a trial came to, printed. */
export interface ShownTrial {
  readonly tables: readonly PrintedTable[];
  readonly charts: readonly ChartModel[];
  /** How many records and parameters’ values would be entered if it were adopted. */
  readonly records: number;
}

/** Tries something: nothing is changed by it. Refuses inputs that do not fit (`record-wrong`). */
export async function tryOut(
  desk: Desk,
  programmes: Programmes,
  code: string,
  trialCode: string,
  inputs: Given,
  day: Day | null,
  signal: AbortSignal,
): Promise<ShownTrial> {
  const {
    tables,
    charts,
    records,
    settings = [],
  } = await workedOut(desk, programmes, code, trialCode, inputs, day, signal);
  return { tables: tables.map(printedTable), charts, records: records.length + settings.length };
}

/**
 * Works a trial out again and enters the records and parameters’ values that it proposes: a sample drawn becomes the
 * record of the draw, a weight tried becomes the weight in force. @returns how many were entered
 */
export async function adoptTrial(
  desk: Desk,
  programmes: Programmes,
  code: string,
  trialCode: string,
  inputs: Given,
  signal: AbortSignal,
): Promise<number> {
  refuseOthers(desk, ...KEEPERS);
  const { records, settings = [] } = await workedOut(desk, programmes, code, trialCode, inputs, null, signal);
  const registers = [...new Set(records.map(({ register }) => register))];
  if (registers.length + settings.length === 0) throw new WorkRefusal('nothing-to-adopt');
  for (const registerCode of registers)
    await inTurn(desk, programmes, code, registerCode, async (transaction, { programme, register, stamp, names }) => {
      const fresh = records
        .filter((one) => one.register === registerCode)
        .map(({ values }) => {
          const record = newRecord(values);
          const faults = recordFaults(register, record, names.exists);
          if (faults.length > 0) throw new RecordRefusal(register.fields, faults);
          return writeOf(programme, register, record, values, names);
        });
      const writes = { fresh, changed: [] };
      await writeRecords(transaction, desk.jurisdiction, programme, register, stamp, writes, enteringAt(desk, 'trial'));
    });
  for (const { parameter, from, value, source } of settings) {
    const typed = { from, surely: null, value, typed: null, title: source, paperId: null, quote: null };
    await enterParameterValue(desk, programmes, code, parameter, typed);
  }
  return records.length + settings.length;
}

async function workedOut(
  desk: Desk,
  programmes: Programmes,
  code: string,
  trialCode: string,
  given: Given,
  day: Day | null,
  signal: AbortSignal,
): Promise<TrialAnswer> {
  const trial = partNamed(programmes.named(code).trials, trialCode);
  const linked = Object.values(trial.inputs).flatMap((field) => (field.kind === 'link' ? [field.to] : []));
  const { view, names, facts } = await seenAt(desk, programmes, code, [...trial.needs.registers, ...linked], day);
  const filled = valuesOf(trial.inputs, given, names);
  const faults = recordFaults(trialRegister(trial), { ...filled, id: '' } as AnyRecord, names.exists);
  if (faults.length > 0) throw new RecordRefusal(trial.inputs, faults);
  const inputs = Object.fromEntries(Object.keys(trial.inputs).map((name) => [name, filled[name] ?? null]));
  const records = Object.fromEntries(trial.needs.registers.map((register) => [register, rowsOf(view, register)]));
  const { store, jurisdiction } = desk;
  return programmes.trials.work(
    {
      folder: programmes.folderOf(code),
      programme: code,
      trial: trialCode,
      day: view.day,
      facts: { records, settings: facts.engineSettings() },
      local: (await officeRules(store, store.db, jurisdiction)).local,
      inputs: { ...inputs, id: '' },
    },
    signal,
  );
}
