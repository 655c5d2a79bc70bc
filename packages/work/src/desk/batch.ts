import { StoreRefusal } from '@luoshi/ledger';
import type { Id } from '@luoshi/ledger';
import { WorkRefusal } from '../refusal.js';

/** One of many that was refused, while the others went on. */
export interface Refused {
  readonly id: Id;
  readonly code: string;
  /** What, why and what to do. */
  readonly message: string;
  readonly english: string;
}

export interface Outcome<Done> {
  readonly done: readonly Done[];
  readonly refused: readonly Refused[];
}

/** Does the same to each of many, one after the other: a refusal of one is told and does not stop the others. */
export async function eachOf<One extends { readonly id: Id }, Done>(
  many: readonly One[],
  work: (one: One) => Promise<Done>,
): Promise<Outcome<Done>> {
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (const one of many)
    try {
      done.push(await work(one));
    } catch (fault) {
      if (!(fault instanceof WorkRefusal || fault instanceof StoreRefusal)) throw fault;
      refused.push({ id: one.id, code: fault.code, message: fault.message, english: fault.english });
    }
  return { done, refused };
}
