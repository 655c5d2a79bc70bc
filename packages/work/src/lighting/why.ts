import { factsOf, unitsById } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { KeptFacts } from '../lamp/kept-facts.js';
import { lighted } from '../lamp/lighted.js';
import type { Lighted } from '../lamp/lighted.js';
import { taskAt } from '../loop/look.js';
import { officeRules } from './office-rules.js';

/** A task's lamp now, with the rule, its inputs, what turns it green, its parts, and the lamp set by hand beside it. */
export async function lampNow(desk: Desk, taskId: Id): Promise<Lighted | null> {
  const { store, jurisdiction, now } = desk;
  const task = await taskAt(desk, taskId);
  const kept = (await factsOf(store.db, jurisdiction, taskId)) as KeptFacts | null;
  if (!kept) return null;
  const { rules, calendar } = await officeRules(store, store.db, jurisdiction);
  const units = await unitsById(
    store.db,
    jurisdiction,
    task.parts.map(({ unitId }) => unitId),
    dayAt(now),
  );
  return lighted(kept, momentAt(now), rules, calendar, (id) => units.get(id)?.name ?? id);
}
