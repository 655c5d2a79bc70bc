import type { AnyRecord, Register } from '../definition/register.js';
import { printValue } from './cell.js';
import type { TitleOf } from './cell.js';

/**
 * What a record is found by: everything a person reads in it, field by field, with what it links to. Yes and no are
 * left out: they would find everything.
 */
export function searchTextOf(register: Register, record: AnyRecord, titleOf: TitleOf): string {
  return Object.entries(register.fields)
    .filter(([, { kind }]) => kind !== 'flag' && kind !== 'evidence')
    .map(([name, field]) => printValue(field, record[name], titleOf))
    .filter((text) => text !== '')
    .join('\n');
}
