/** Faults of the language itself: their messages name code and no content. */
const OWN = ['TypeError', 'RangeError', 'ReferenceError'];

/** What a log keeps of a fault. */
export type LoggedFault = {
  readonly type: string;
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  /** Empty where it may hold what somebody typed. */
  readonly message: string;
  readonly stack: string;
  readonly cause?: LoggedFault;
};

/**
 * A fault for the log: its kind, its code and where in the code it happened. Its words only where they cannot hold what
 * somebody typed: the database's (`invalid input syntax … "王"`) and those of a parser can.
 */
export function loggedFault(fault: unknown): LoggedFault {
  if (!(fault instanceof Error)) return { type: typeof fault, message: '', stack: '' };
  const { code, table, constraint, cause } = fault as Error & Partial<Record<'code' | 'table' | 'constraint', unknown>>;
  const named = { code, table, constraint };
  return {
    type: fault.name,
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => typeof value === 'string')),
    message: OWN.includes(fault.name) ? fault.message : '',
    // The stack begins with the message.
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .join('\n'),
    ...(cause instanceof Error ? { cause: loggedFault(cause) } : {}),
  };
}
