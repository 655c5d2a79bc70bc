import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtWeb } from './built.js';

/** Bytes, packed, of files and of what they import at once, each counted once. */
function loaded(folder: string, files: readonly string[]): number {
  const seen = new Set<string>();
  const add = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, next] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
      add(next!);
  };
  files.forEach(add);
  return [...seen].reduce((sum, file) => sum + statSync(`${folder}/${file}.gz`).size, 0);
}

describe('the first load', () => {
  it(
    'is at most 300 kB for the door and the wall map together, its charts left for later',
    { timeout: 240_000 },
    () => {
      const dist = builtWeb();
      const door = [...readFileSync(`${dist}/index.html`, 'utf8').matchAll(/\/assets\/([\w.-]+)/g)].map(
        ([, file]) => file!,
      );
      const wall = readdirSync(`${dist}/assets`).filter((file) => /^overview-page-.*\.(?:js|css)$/.test(file));
      expect(door.length).toBeGreaterThan(1);
      expect(wall).toHaveLength(2);
      const bytes = loaded(`${dist}/assets`, [...door, ...wall]);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThanOrEqual(300_000);
    },
  );
});
