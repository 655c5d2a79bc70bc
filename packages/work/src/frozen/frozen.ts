import { createHash } from 'node:crypto';

/** A model as it was signed: its bytes and their hash. */
export interface Frozen {
  /** Canonical JSON: keys in the order of their code units, no space. */
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes. */
  readonly sha256: Buffer;
}

/** Freezes a plain value (objects, arrays, strings, numbers, booleans, null): the same value gives the same bytes. */
export function freeze(model: unknown): Frozen {
  const text = JSON.stringify(sorted(model));
  return { text, sha256: createHash('sha256').update(text, 'utf8').digest() };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]));
}
