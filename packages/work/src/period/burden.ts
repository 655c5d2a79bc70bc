import type { Day } from '@luoshi/reading';
import { periodsEndingIn } from './period.js';
import type { PeriodKind } from './period.js';

/** What a request for reports costs those who are asked: shown to the asker before he asks. */
export interface Burden {
  /** Fields of the form. */
  readonly fields: number;
  readonly units: number;
  readonly periods: number;
  /** fields × units × periods: single answers that people will have to give. */
  readonly answers: number;
  /** The last day that is counted. */
  readonly until: Day;
}

/** Fields × units × periods that end from a day up to and with another. */
export function burdenOf(
  asked: { readonly fields: number; readonly units: number; readonly kind: PeriodKind },
  from: Day,
  until: Day,
): Burden {
  const { fields, units } = asked;
  const periods = until < from ? 0 : periodsEndingIn(asked.kind, from, until).length;
  return { fields, units, periods, answers: fields * units * periods, until };
}
