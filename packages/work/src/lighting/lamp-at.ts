import { unitsById } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import { dayAt, momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { keptFactsOf } from '../lamp/kept-facts.js';
import type { Lamp } from '../lamp/light.js';
import { lighted } from '../lamp/lighted.js';
import type { Task } from '../task/task.js';
import { besidesOf } from './beside.js';
import { officeRules } from './office-rules.js';

/**
 * The computed lamp of a task at an instant, by the rules and the calendar as they were known then and with the units'
 * names of that day: asked again later it is the same, whatever was adopted since.
 */
export async function lampAt(
  transaction: Transaction,
  { store, jurisdiction }: Desk,
  id: Id,
  task: Task,
  at: Date,
): Promise<Lamp> {
  const { rules, calendar } = (await officeRules(store, transaction, jurisdiction)).knownAt(at);
  const ids = task.assignments.map(({ unit }) => unit);
  const units = await unitsById(transaction, jurisdiction, ids, dayAt(at));
  const beside = (await besidesOf(transaction, jurisdiction, new Map([[id, task]]), { at })).get(id);
  return lighted(keptFactsOf(task, beside), momentAt(at), rules, calendar, (unit) => units.get(unit)?.name ?? unit)
    .lamp;
}
