import { refusalOfFault } from '@luoshi/ledger';

/** Why a job was stopped from outside. */
export class Stopped extends Error {
  constructor(readonly why: 'cancel' | 'lost' | 'close') {
    super(why);
  }
}

/** What goes by without anybody changing the job: the database is away or restarts, or has no room at the moment. */
const PASSING = ['server-unreachable', 'disk-full'];

/** Why a job could not go on just now, in words for a person; null where it was something else. */
export function passingFault(fault: unknown): string | null {
  const refusal = refusalOfFault(fault);
  return refusal && PASSING.includes(refusal.code) ? refusal.message : null;
}

/** Whether a job that ended with this is taken up again, here or elsewhere: what it needs must stay. */
export const goesOn = (fault: unknown): boolean =>
  fault instanceof Stopped ? fault.why !== 'cancel' : passingFault(fault) !== null;
