import { StoreRefusal } from './refusal.js';
import type { RefusalCode } from './refusal.js';

/** What PostgreSQL's own error codes mean for whoever asked (appendix A of its manual). */
const CODES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^53100$/, 'disk-full'],
  [/^(?:57P0[1-5]|08|53[23]00|58P01|XX001$)/, 'server-unreachable'],
  [/^(?:40001|40P01|55P03|57014)$/, 'busy'],
  [/^23503$/, 'reference-unknown'],
  [/^23(?:505|P01)$/, 'row-exists'],
  [/^(?:22021|22P05)$/, 'text-not-storable'],
  [/^(?:22003|22008|22007|22P02|22P03|54000|23514|23502)$/, 'value-unfit'],
];

/** How a connection ends that was cut or never came about. */
const CUT = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const CUT_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/**
 * A fault of the database as a refusal that says what to do, with the fault as its cause; null where it is one of ours.
 * The database's own words are not shown: they may hold what somebody typed.
 */
export function refusalOfFault(fault: unknown): StoreRefusal | null {
  if (!(fault instanceof Error)) return null;
  const code = String((fault as NodeJS.ErrnoException).code ?? '');
  const known = CODES.find(([form]) => form.test(code))?.[1];
  if (known) return new StoreRefusal(known, null, { cause: fault });
  if ((CUT.test(code) && 'syscall' in fault) || CUT_WORDS.test(fault.message))
    return new StoreRefusal('server-unreachable', null, { cause: fault });
  return code === 'ENOSPC' ? new StoreRefusal('disk-full', null, { cause: fault }) : null;
}
