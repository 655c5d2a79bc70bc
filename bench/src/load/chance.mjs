/** Mulberry32: numbers from 0 to below 1; the same seed, the same numbers. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

const hex = (value, digits) => value.toString(16).padStart(digits, '0');

/** A UUIDv7 of a moment (Unix milliseconds); `order` (0–4095) sorts those of one moment. */
export function idAt(random, milliseconds, order) {
  const time = hex(milliseconds, 12);
  const chance = () => hex(Math.floor(random() * 0x1000000), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(order, 3)}-${hex(0x8000 | (random() * 0x3fff), 4)}-${chance()}${chance()}`;
}
