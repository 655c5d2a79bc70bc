import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../shared', import.meta.url));

/** Path of something in the folder of real papers that may lie beside the checkout, or null with a message where it does not. */
export function beside(path: string): string | null {
  const full = join(folder, path);
  if (existsSync(full)) return full;
  const message = `real papers are not beside the checkout (../shared/${path}): the tests that read them are skipped`;
  if (process.env['LUOSHI_NO_SKIP'] === '1') throw new Error(message);
  process.stderr.write(`skipped: ${message}\n`);
  return null;
}

export interface RealPaper {
  readonly name: string;
  readonly text: string;
}

/** The texts of a folder of real papers, by name. */
export function papersIn(path: string): RealPaper[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

/** The papers of a gzip of JSON lines with `name` and `text`. */
export function papersPacked(path: string): RealPaper[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RealPaper);
}

/** A small seeded generator (mulberry32), so that a failing cut can be made again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
