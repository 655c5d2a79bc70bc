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

/** The four hexadecimal digits of every 16 bits. */
const HEX = Array.from({ length: 0x10000 }, (_, bits) => bits.toString(16).padStart(4, '0'));

/** A UUIDv7 of a moment (Unix milliseconds); `order` (0–4095) sorts those of one moment. */
export function idAt(random, milliseconds, order) {
  const high = Math.floor(milliseconds / 0x10000);
  const time = `${HEX[high >>> 16]}${HEX[high & 0xffff]}-${HEX[milliseconds % 0x10000]}`;
  const chance = () => HEX[Math.floor(random() * 0x10000)];
  return `${time}-${HEX[0x7000 | order]}-${HEX[0x8000 | (random() * 0x3fff)]}-${chance()}${chance()}${chance()}`;
}
