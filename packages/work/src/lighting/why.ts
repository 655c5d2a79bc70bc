import { litFactsOf, unitsById } from '@luoshi/ledger';
import type { Handle, Id, LitFacts, TaskRecord } from '@luoshi/ledger';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { KeptFacts } from '../lamp/kept-facts.js';
import type { Lamp } from '../lamp/light.js';
import { lighted } from '../lamp/lighted.js';
import type { Lighted } from '../lamp/lighted.js';
import { reasonOf } from '../lamp/reason.js';
import type { LampReason } from '../lamp/reason.js';
import { taskAt } from '../loop/look.js';
import { officeRules } from './office-rules.js';
import type { OfficeRules } from './office-rules.js';

/** A task's record with the words of its lamp; null where nothing is kept of it yet. */
export type TaskWithReason = TaskRecord & { readonly lampReason: LampReason | null };

/** A task's lamp now, with the rule, its inputs, what turns it green, its parts, and the lamp set by hand beside it. */
export async function lampNow(desk: Desk, taskId: Id): Promise<Lighted | null> {
  const { store, jurisdiction, now } = desk;
  const task = await taskAt(desk, taskId);
  const lit = (await litFactsOf(store.db, jurisdiction, [taskId])).get(taskId);
  if (!lit) return null;
  const { rules, calendar } = await officeRules(store, store.db, jurisdiction);
  const nameOf = await namesIn(desk, store.db, [task]);
  return lighted(lit.facts as KeptFacts, momentAt(now), rules, calendar, nameOf);
}

/** A row of the ledger with why its lamp is what it is; refused where it is not there for this desk. */
export async function taskWithReason(desk: Desk, taskId: Id): Promise<TaskWithReason> {
  const { db } = desk.store;
  const task = await taskAt(desk, taskId);
  const lamp = (await lampsInWords(db, desk, [taskId], await namesIn(desk, db, [task]))).get(taskId);
  return { ...task, lampReason: lamp ? reasonOf(lamp) : null };
}

async function namesIn({ jurisdiction, now }: Desk, db: Handle, tasks: readonly TaskRecord[]) {
  const ids = [...new Set(tasks.flatMap(({ parts }) => parts.map(({ unitId }) => unitId)))];
  const units = await unitsById(db, jurisdiction, ids, dayAt(now));
  return (id: Id): string => units.get(id)?.name ?? id;
}

/**
 * The words of the lamps that the rows of some tasks show: of now, or of the last minute before a turn to which they have not
 * been lit yet. Tasks of which nothing is kept are left out.
 */
export async function lampsInWords(
  db: Handle,
  { store, jurisdiction, now }: Desk,
  ids: readonly Id[],
  nameOf: (unit: Id) => string,
): Promise<Map<Id, Lamp>> {
  const rows = await litFactsOf(db, jurisdiction, ids);
  if (rows.size === 0) return new Map();
  const rules = await officeRules(store, db, jurisdiction);
  return new Map([...rows].map(([id, row]) => [id, inWords(row, rules, now, nameOf)]));
}

const MINUTE = 60_000;

function inWords(
  { facts, lamp, litAt, turnsAt }: LitFacts,
  rules: OfficeRules,
  now: Date,
  nameOf: (unit: Id) => string,
) {
  const seen = turnsAt !== null && turnsAt <= now ? new Date(turnsAt.getTime() - MINUTE) : now;
  const of = (by: Pick<OfficeRules, 'rules' | 'calendar'>) =>
    lighted(facts as KeptFacts, momentAt(seen), by.rules, by.calendar, nameOf).lamp;
  const latest = of(rules);
  // Rules have been adopted by which it has not been lit yet: what it shows follows from those before.
  return latest.colour === lamp || litAt === null ? latest : of(rules.knownAt(litAt));
}
