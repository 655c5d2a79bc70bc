import { dayOfMoment } from '../src/calendar/moment.js';
import type { Actor } from '../src/task/actor.js';
import { attempt } from '../src/task/attempt.js';
import type { Surroundings } from '../src/task/attempt.js';
import type { Deed } from '../src/task/deed.js';
import type { Entry } from '../src/task/entry.js';
import { foldTask } from '../src/task/fold.js';
import type { PastDay } from '../src/task/fold.js';
import type { Refusal } from '../src/task/refusal.js';
import { stateOf } from '../src/task/task.js';
import type { Task } from '../src/task/task.js';

export const office: Actor = { person: '甲', role: 'supervision', unit: null };
export const leader: Actor = { person: '乙', role: 'leader', unit: null };
export const liaison = (unit: string): Actor => ({ person: `${unit}联络员`, role: 'liaison', unit });

export const surroundings: Surroundings = {
  relationOf: (unit) => (unit === '临江银行' ? 'commercial' : 'supervised'),
};

export const drafted: Extract<Deed, { action: 'draft' }> = {
  action: 'draft',
  title: '建成东湖换乘枢纽',
  origin: { kind: 'paper', paper: '临政发〔2026〕1号', measure: '3', status: 'issued' },
  modality: 'must',
  begins: '2026-11-01',
  target: null,
  deadline: { day: '2026-11-27', time: null },
  standing: false,
  reporting: { kind: 'ten-days', cutOff: { days: 1, count: 'working', time: '17:00' } },
};

export const duties = [
  { unit: '东湖区', role: 'lead' },
  { unit: '北山区', role: 'lead' },
  { unit: '云溪县', role: 'support' },
] as const;

/** A history under construction: each line is tried as the office would try it. */
export class Story {
  history: readonly Entry[] = [];
  /** Hours between two urges; none at first. */
  urgeEvery = 0;
  #count = 0;

  /** Tries a deed; returns the refusal's code, or null. The id of the n-th try is `e<n>`. */
  try(recorded: string, actor: Actor, deed: Deed, effective = dayOfMoment(recorded)): Refusal['code'] | null {
    this.#count += 1;
    const entry: Entry = { id: `e${this.#count}`, recorded, effective, actor, deed };
    const { history, refusal } = attempt(this.history, entry, { ...surroundings, urgeEvery: this.urgeEvery });
    this.history = history;
    return refusal?.code ?? null;
  }

  /** Does a deed that must not be refused; returns its id. */
  do(recorded: string, actor: Actor, deed: Deed, effective?: string): string {
    const code = this.try(recorded, actor, deed, effective);
    if (code !== null) throw new Error(`${deed.action} was refused: ${code}`);
    return this.history.at(-1)!.id;
  }

  task(past?: PastDay): Task {
    const task = foldTask(this.history, past);
    if (!task) throw new Error('there is no task yet');
    return task;
  }

  get state() {
    return stateOf(this.task());
  }
}

/** Drafted, established, assigned and signed by all three units in the first days of November 2026. */
export function begun(): Story {
  const story = new Story();
  story.do('2026-11-01T09:00', office, drafted);
  story.do('2026-11-01T09:10', leader, { action: 'establish', override: null });
  story.do('2026-11-01T09:20', office, { action: 'assign', duties });
  for (const { unit } of duties) story.do('2026-11-02T10:00', liaison(unit), { action: 'sign', unit });
  return story;
}
