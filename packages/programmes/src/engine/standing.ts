import { addDays } from '@luoshi/reading';
import type { Day } from '@luoshi/reading';
import { distinct } from '../definition/question.js';
import type { Question } from '../definition/question.js';
import type { AnyRecord } from '../definition/register.js';
import type { Condition, Process, Stage } from '../definition/stage.js';
import type { Words } from '../definition/words.js';
import type { View } from './view.js';

/**
 * done: finished. open: work may go on. blocked: its turn has come, but a condition is not met. waiting: an earlier
 * stage is not done. unclear: its turn has come, but whether a condition is met is not known. skipped: does not concern
 * this record.
 */
export type StageState = 'done' | 'open' | 'blocked' | 'unclear' | 'waiting' | 'skipped';

/** Whether a stage is late. `no-clock`: no due day and no days entered for it. `unclear`: the calendar or its start is unknown. */
export type Lateness = 'late' | 'in-time' | 'no-clock' | 'unclear';

/** Where a record stands in one stage. */
export interface StageStanding {
  readonly stage: string;
  readonly name: Words;
  readonly state: StageState;
  /** When it opened, and when it was done; null where that is not known or not yet. */
  readonly opened: Day | null;
  readonly done: Day | null;
  readonly due: Day | null;
  readonly lateness: Lateness;
  /** Who is late or who is to act; null where nobody is named, or nobody is to act. */
  readonly who: string | null;
  readonly conditions: readonly Condition[];
  readonly questions: readonly Question[];
}

/** Where a record stands in its process. */
export interface Standing {
  readonly stages: readonly StageStanding[];
  /** The stages that are open, blocked or unclear: what is being worked on. */
  readonly current: readonly string[];
  readonly finished: boolean;
  readonly questions: readonly Question[];
}

interface Clock {
  readonly due: Day | null;
  readonly unclear: boolean;
  readonly running: boolean;
  readonly questions: readonly Question[];
}

const NO_CLOCK: Clock = { due: null, unclear: false, running: false, questions: [] };

/** The day on which a stage that opened on a day is due. */
function clockOf(view: View, stage: Stage, record: AnyRecord, opened: Day | null): Clock {
  const own = stage.due?.(view, record) ?? null;
  if (own !== null) return { due: own, unclear: false, running: true, questions: [] };
  if (!stage.clock) return NO_CLOCK;
  const { parameter, days } = stage.clock;
  const { settings } = view.parameter(parameter, opened ?? view.day);
  if (settings.length === 0) return { ...NO_CLOCK, questions: [view.askParameter(parameter)] };
  if (opened === null || settings.length > 1) return { due: null, unclear: true, running: true, questions: [] };
  const count = Number(settings[0]!.value);
  if (days === 'calendar') return { due: addDays(opened, count), unclear: false, running: true, questions: [] };
  const reached = view.calendar?.(opened, count) ?? null;
  return { due: reached?.day ?? null, unclear: (reached?.day ?? null) === null, running: true, questions: [] };
}

function latenessOf(clock: Clock, done: Day | null, day: Day): Lateness {
  if (!clock.running) return 'no-clock';
  if (clock.due === null) return 'unclear';
  return (done ?? day) > clock.due ? 'late' : 'in-time';
}

/** A stage that nobody works on: its turn has not come, or it does not concern the record. */
const idle = ({ code, name }: Stage, state: 'waiting' | 'skipped'): StageStanding => ({
  stage: code,
  name,
  state,
  opened: null,
  done: null,
  due: null,
  lateness: 'no-clock',
  who: null,
  conditions: [],
  questions: [],
});

/**
 * Where a record stands on the view's day. What is dated later has not happened yet. A stage done although an earlier
 * one is not counts as done: the record shows what happened, and the earlier stage stays open.
 */
export function standingOf(view: View, process: Process, record: AnyRecord): Standing {
  const finished = new Map<string, Day | null>();
  const stages: StageStanding[] = [];
  const begins = process.begins(view, record);
  for (const stage of process.stages) {
    if (stage.applies && !stage.applies(view, record)) {
      finished.set(stage.code, null);
      stages.push(idle(stage, 'skipped'));
      continue;
    }
    const told = stage.done(view, record);
    const done = told !== null && told <= view.day ? told : null;
    const turn = stage.after.every((code) => finished.has(code));
    if (!turn && done === null) {
      stages.push(idle(stage, 'waiting'));
      continue;
    }
    const who = stage.responsible(view, record);
    const before = stage.after.map((code) => finished.get(code) ?? null).filter((day) => day !== null);
    const opened = !turn ? null : before.length > 0 ? before.reduce((a, b) => (a > b ? a : b)) : begins;
    const clock = clockOf(view, stage, record, opened);
    const conditions = turn && done === null ? (stage.conditions?.(view, record) ?? []) : [];
    const state: StageState =
      done !== null
        ? 'done'
        : conditions.some(({ met }) => met === false)
          ? 'blocked'
          : conditions.some(({ met }) => met === null)
            ? 'unclear'
            : 'open';
    if (done !== null) finished.set(stage.code, done);
    const unknown: Question[] = conditions
      .filter(({ met }) => met === null)
      .map(({ words, ask }) => ({
        code: `condition-${stage.code}-${words.english}`,
        missing: {
          chinese: `“${stage.name.chinese}”的条件还不清楚：${words.chinese}`,
          english: `Not known for “${stage.name.english}”: ${words.english}`,
        },
        ask,
        at: { kind: 'record', register: process.register, record: record.id, field: null },
      }));
    stages.push({
      stage: stage.code,
      name: stage.name,
      state,
      opened,
      done,
      due: clock.due,
      lateness: latenessOf(clock, done, view.day),
      who,
      conditions,
      questions: [...unknown, ...clock.questions],
    });
  }
  return {
    stages,
    current: stages.filter(({ state }) => ['open', 'blocked', 'unclear'].includes(state)).map(({ stage }) => stage),
    finished: stages.every(({ state }) => state === 'done' || state === 'skipped'),
    questions: distinct(stages.flatMap(({ questions }) => questions)),
  };
}
