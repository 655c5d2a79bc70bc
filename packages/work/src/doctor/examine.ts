import { descendantsOf, doctor, listTasks, rootJurisdictions, storeChecks } from '@luoshi/ledger';
import type { Check, CheckResult, Id, Store, TaskRecord } from '@luoshi/ledger';
import { historiesOf } from '../loop/history.js';
import type { Entry } from '../task/entry.js';
import { foldTask } from '../task/fold.js';
import { stateOf } from '../task/task.js';

/** How many of an office's tasks are folded again: those that changed last. */
const FOLDED = 200;

/** What is wrong with a row, held against its history folded anew; null where they agree. */
function difference(row: TaskRecord, history: readonly Entry[]): string | null {
  const task = foldTask(history);
  if (!task) return `${row.number}: no history`;
  const state = stateOf(task);
  if (state !== row.state) return `${row.number}: ${row.state}, history ${state}`;
  if (task.title !== row.title) return `${row.number}: title`;
  if ((task.deadline?.day ?? null) !== row.due) return `${row.number}: due ${row.due}, history ${task.deadline?.day}`;
  const parts = (list: readonly { unit: Id; role: string; state: string }[]) =>
    list
      .filter((part) => part.state !== 'withdrawn')
      .map(({ unit, role, state: own }) => `${unit} ${role} ${own}`)
      .sort()
      .join();
  const rows = row.parts.map(({ unitId, role, state: own }) => ({ unit: unitId, role, state: own }));
  return parts(rows) === parts(task.assignments) ? null : `${row.number}: parts`;
}

async function differences(store: Store): Promise<string[]> {
  const found: string[] = [];
  for (const root of await rootJurisdictions(store.db))
    for (const { jurisdiction } of await descendantsOf(store.db, root.id)) {
      const { rows } = await listTasks(store.db, jurisdiction.id, {}, 'changed', { limit: FOLDED });
      const ids = rows.map(({ id }) => id);
      const histories = await historiesOf(store.db, jurisdiction.id, ids);
      for (const row of rows) {
        const wrong = difference(row, histories.get(row.id) ?? []);
        if (wrong !== null) found.push(`${jurisdiction.code}/${wrong}`);
      }
    }
  return found;
}

/** What only the rules of the trade can tell of the store's health. */
const workChecks: readonly Check[] = [
  {
    code: 'fold',
    severity: 'fault',
    chinese: {
      title: '任务现状与历史一致',
      meaning: '任务的当前状态不是历史推算的结果，台账与过程对不上',
      next: '请保留现场并备份，把列出的任务编号告诉开发者',
    },
    english: {
      title: 'Tasks are what their history says',
      meaning: 'a row is not the fold of its entries: the ledger and its history disagree',
      next: 'keep things as they are, make a backup, and report the listed tasks',
    },
    look: differences,
  },
];

/** All checks of the store's health, and of the ledger against its history. */
export const examine = (store: Store): Promise<CheckResult[]> => doctor(store, [...storeChecks, ...workChecks]);
