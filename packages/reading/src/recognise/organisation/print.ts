import type { Organisation } from './organisation.js';

/** One line: `department prefecture`, `bank —` where the words do not say a level. */
export function printOrganisation(body: Organisation): string {
  return `${body.kind} ${body.level ?? '—'}`;
}
