import type { Lamp } from './light.js';

/** What is kept of a lamp beside its colour, in Chinese and by codes. */
export type LampReason = ReturnType<typeof reasonOf>;

/** What a task's row says of its lamp. */
export const reasonOf = ({
  atWorst,
  grey,
  rule,
  blocking,
  note,
  inputs,
  why,
  toGreen,
  source,
  silentSupports,
  outdated,
}: Lamp) => ({
  atWorst,
  grey,
  rule,
  blocking,
  note,
  inputs,
  why,
  toGreen,
  source,
  ...(silentSupports.length > 0 && { silentSupports }),
  ...(outdated && { outdated }),
});
