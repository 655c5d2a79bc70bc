import { randomBytes } from 'node:crypto';

/** Bits of the counter: so many ids can be made within a millisecond. */
const COUNTER = 18;
let last = 0;
let counter = 0;

/** Chance is fetched for some hundred ids at once: a call for each costs more than all the rest of the id. */
const POOL = 512;
/** Hexadecimal digits of the 56 bits. */
const DIGITS = 14;
let pool = '';
let used = 0;

function chance(): string {
  if (used === pool.length) {
    pool = randomBytes((POOL * DIGITS) / 2).toString('hex');
    used = 0;
  }
  used += DIGITS;
  return pool.slice(used - DIGITS, used);
}

/**
 * A new identifier: UUIDv7 (RFC 9562, 5.7), made here so that many servers need no common counter and so that new
 * rows go to the right end of every index. Ids of one process rise strictly, also within a millisecond and when the
 * clock steps back: 48 bits of milliseconds, then 12 + 6 bits of counter, then 56 random bits.
 * @param milliseconds Unix time of the id; the generators of tests and samples pass a time of their own
 */
export function newId(milliseconds: number = Date.now()): string {
  counter = milliseconds > last ? 0 : counter + 1;
  if (milliseconds > last) last = milliseconds;
  else if (counter === 2 ** COUNTER) {
    last += 1;
    counter = 0;
  }
  const time = last.toString(16).padStart(12, '0');
  const high = (counter >> 6).toString(16).padStart(3, '0');
  const low = (0x80 | (counter & 0x3f)).toString(16);
  const random = chance();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}${random.slice(0, 2)}-${random.slice(2)}`;
}
