import type { AnyRecord, Register } from '../definition/register.js';
import { printValue } from './cell.js';
import type { TitleOf } from './cell.js';

/**
 * What a record is found by: everything a person reads in it, field by field, with what it links to. Yes and no are
 * left out: they would find everything.
 */
export function searchTextOf(register: Register, record: AnyRecord, titleOf: TitleOf): string {
  const parts: string[] = [];
  for (const name in register.fields) {
    const field = register.fields[name]!;
    if (field.kind === 'flag' || field.kind === 'evidence') continue;
    const text = printValue(field, record[name], titleOf);
    if (text !== '') parts.push(text);
  }
  return parts.join(' · ');
}
