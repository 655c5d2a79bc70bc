import type { Store } from '../store/store.js';

/** `fault`: data or their safety are at risk; `warning`: will be soon; `note`: good to know. */
export type Severity = 'fault' | 'warning' | 'note';

/** Something found: which of the check's words say it, and what stands in them. */
export interface Found {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A row, table or setting that has no other name in any language. */
export const named = (name: string): Found => ({ code: 'named', values: { name } });

export interface CheckWords {
  /** What is looked at. */
  readonly title: string;
  /** What it means when something is found. */
  readonly meaning: string;
  /** What to do then. */
  readonly next: string;
  /** How something found is said, by its code: `{{name}}` is filled by the value of that name. `named` needs no line here. */
  readonly found?: Readonly<Record<string, string>>;
  /** Words for values that are codes: `red` is 红. */
  readonly values?: Readonly<Record<string, string>>;
}

/** One thing that the doctor looks at, as data: other packages add theirs to the list. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  readonly chinese: CheckWords;
  readonly english: CheckWords;
  /** What was found wrong; empty is healthy. Reads only. */
  readonly look: (store: Store) => Promise<readonly Found[]>;
}

export interface CheckResult {
  readonly check: Check;
  readonly found: readonly Found[];
  /** Why the check itself could not be made, else null: neither healthy nor ill. */
  readonly unable: string | null;
}

/** Something found, as a line in the language of the words. */
export function foundLine(words: CheckWords, { code, values }: Found): string {
  const line =
    words.found?.[code] ??
    Object.keys(values)
      .map((name) => `{{${name}}}`)
      .join(' ');
  return line.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return words.values?.[value] ?? value;
  });
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
