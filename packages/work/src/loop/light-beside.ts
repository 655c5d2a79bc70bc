import { lockTasks, writeLamps } from '@luoshi/ledger';
import type { Id, Transaction } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { besidesOf } from '../lighting/beside.js';
import { foldTask } from '../task/fold.js';
import type { Task } from '../task/task.js';
import { historiesOf } from './history.js';
import { keepLit, lit, rulesHeld } from './lamp.js';
import type { Moved } from './lamp.js';

/** Tasks that are lit in one go. */
const LOT = 500;

/**
 * Lights tasks anew, in the transaction in which what stands beside their histories was changed: a plan was approved,
 * bond money was spent, a bulletin put out. Their histories and versions stay as they are.
 */
export async function lightBeside(transaction: Transaction, desk: Desk, taskIds: readonly Id[]): Promise<void> {
  const ids = [...new Set(taskIds)].sort();
  for (let start = 0; start < ids.length; start += LOT)
    await lightLot(transaction, desk, ids.slice(start, start + LOT));
}

async function lightLot(transaction: Transaction, desk: Desk, ids: readonly Id[]): Promise<void> {
  const { jurisdiction, now } = desk;
  const locked = await lockTasks(transaction, jurisdiction, ids);
  const tasks = new Map<Id, Task>();
  for (const [id, history] of await historiesOf(transaction, jurisdiction, [...locked.keys()])) {
    const task = foldTask(history);
    if (task) tasks.set(id, task);
  }
  const besides = await besidesOf(transaction, jurisdiction, tasks);
  const rules = await rulesHeld(transaction, desk);
  const moved = [...tasks].map(([id, task]): Moved => {
    const row = locked.get(id)!;
    return {
      taskId: id,
      version: row.version,
      lit: lit(rules, task, now, id, row.version, row, besides.get(id)),
      before: { task, locked: row },
      after: task,
      closedAt: row.closedAt,
      league: row.league,
    };
  });
  const rows = moved.map(({ lit: { row }, before }) => {
    const { lampShown: shown, lampSince: since } = before!.locked;
    return { row, was: { shown, since } };
  });
  await writeLamps(transaction, jurisdiction, rows, now);
  await keepLit(transaction, desk, moved);
}
