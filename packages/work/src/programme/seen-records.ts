import { registersInUse } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { namesUnits, registerOf, rowsOf } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { keptUnits } from './own.js';
import type { Programmes } from './programmes.js';
import { seenAt } from './seen.js';
import { isSearched } from './write.js';

/** The records that a desk may find by the search: all, or those that belong to its units. */
export async function seenRecords(desk: Desk, programmes: Programmes): Promise<readonly Id[] | 'all'> {
  if (keptUnits(desk) === null) return 'all';
  const inUse = await registersInUse(desk.store.db, desk.jurisdiction);
  const found: Id[] = [];
  for (const programme of programmes.all) {
    const registers = inUse
      .filter(
        (one) => one.programme === programme.code && programme.registers.some(({ code }) => code === one.register),
      )
      .map(({ register }) => register)
      .filter((code) => isSearched(registerOf(programme, code)) && namesUnits(programme, code));
    if (registers.length === 0) continue;
    const { view } = await seenAt(desk, programmes, programme.code, registers);
    for (const code of registers) for (const { id } of rowsOf(view, code)) found.push(id);
  }
  return found;
}
