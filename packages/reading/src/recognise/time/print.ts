import type { Time } from './time.js';

/**
 * The one-line print form of a time: its kind, then what it says.
 *
 *     date 2024-10-27          period 2024-01-01..2024-07-31    deadline ..2024-11-30
 *     duration P540D           recurrence FREQ=MONTHLY          relative ?          (no dates)
 *
 * An open end is left out (`period 2024-07-01..`); a `~` behind it says that something was inferred.
 */
export function printTime(time: Pick<Time, 'kind' | 'from' | 'to' | 'length' | 'every' | 'inferred'>): string {
  const { kind, from, to, length, every, inferred } = time;
  const words: string[] = [kind];
  if (from !== null || to !== null) words.push(from === to ? from! : `${from ?? ''}..${to ?? ''}`);
  else if (length === null && every === null) words.push('?');
  if (length !== null) words.push(length);
  if (every !== null) words.push(every);
  return words.join(' ') + (inferred ? ' ~' : '');
}
