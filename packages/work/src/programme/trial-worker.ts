import { view } from '@luoshi/programmes';
import type { AnyRecord, Calendar, Facts, Programme, Solve, TrialAnswer } from '@luoshi/programmes';
import { loadProgrammes } from '@luoshi/programmes/load';
import { parentPort } from 'node:worker_threads';
import { addWorkingDays } from '../calendar/working-days.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import type { LocalDays } from '../calendar/working-calendar.js';
import { drawSample } from '../sample/sample.js';
import { highsSolver } from './solver.js';

/** Everything that a trial is worked out from, as plain data. */
export interface TrialTask {
  /** Where the programme is loaded from; null is the product's own folder. */
  readonly folder: string | null;
  readonly programme: string;
  readonly trial: string;
  readonly day: string;
  readonly facts: Facts;
  readonly local: LocalDays;
  readonly inputs: AnyRecord;
}

export type TrialOutcome = { readonly answer: TrialAnswer } | { readonly fault: string };

const loaded = new Map<string, readonly Programme[]>();
let solver: Promise<Solve> | null = null;

/** The programmes of a folder, loaded once. */
async function programmesOf(folder: string | null): Promise<readonly Programme[]> {
  const key = folder ?? '';
  if (!loaded.has(key)) loaded.set(key, await loadProgrammes(...(folder === null ? [] : [folder])));
  return loaded.get(key)!;
}

async function work({ folder, programme: code, trial: trialCode, day, facts, local, inputs }: TrialTask) {
  const programme = (await programmesOf(folder)).find((one) => one.code === code)!;
  const trial = programme.trials.find((one) => one.code === trialCode)!;
  const working = workingCalendar(local);
  const calendar: Calendar = (from, count) => addWorkingDays(working, from, count);
  const solve = await (solver ??= highsSolver());
  return trial.work(view(programme, facts, day, calendar), inputs, { solve, draw: drawSample });
}

parentPort!.on('message', (task: TrialTask) => {
  void work(task).then(
    (answer) => parentPort!.postMessage({ answer } satisfies TrialOutcome),
    (fault: Error) => parentPort!.postMessage({ fault: fault.stack ?? fault.message } satisfies TrialOutcome),
  );
});
