import type { Store } from '../store/store.js';

/** `fault`: data or their safety are at risk; `warning`: will be soon; `note`: good to know. */
export type Severity = 'fault' | 'warning' | 'note';

export interface CheckWords {
  /** What is looked at. */
  readonly title: string;
  /** What it means when something is found. */
  readonly meaning: string;
  /** What to do then. */
  readonly next: string;
}

/** One thing that the doctor looks at, as data: other packages add theirs to the list. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  readonly chinese: CheckWords;
  readonly english: CheckWords;
  /** What was found wrong, one line each; empty is healthy. Reads only. */
  readonly look: (store: Store) => Promise<readonly string[]>;
}

export interface CheckResult {
  readonly check: Check;
  readonly found: readonly string[];
  /** Why the check itself could not be made, else null: neither healthy nor ill. */
  readonly unable: string | null;
}

/** Makes all checks, one after the other; one that fails does not hide the rest. */
export async function doctor(store: Store, checks: readonly Check[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    try {
      results.push({ check, found: await check.look(store), unable: null });
    } catch (fault) {
      results.push({ check, found: [], unable: fault instanceof Error ? fault.message : String(fault) });
    }
  }
  return results;
}

/** Whether nothing graver than a note was found and every check could be made. */
export function isClean(results: readonly CheckResult[]): boolean {
  return results.every(
    ({ check, found, unable }) => unable === null && (found.length === 0 || check.severity === 'note'),
  );
}
