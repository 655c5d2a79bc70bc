import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtWeb } from './built.js';

/** Files and what they import at once. */
function loaded(folder: string, files: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const add = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    for (const [, next] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
      add(next!);
  };
  files.forEach(add);
  return seen;
}

describe('the first load', () => {
  it(
    'is at most 300 kB for the door and the wall map together, the component library and the charts left for later',
    { timeout: 240_000 },
    () => {
      const dist = builtWeb();
      const files = [...readFileSync(`${dist}/index.html`, 'utf8').matchAll(/\/assets\/([\w.-]+)/g)].map(
        ([, file]) => file!,
      );
      const all = loaded(`${dist}/assets`, files);
      const scripts = [...all].filter((file) => file.endsWith('.js'));
      const code = scripts.map((file) => readFileSync(`${dist}/assets/${file}`, 'utf8')).join('\n');
      // The door and the wall map; a button of the library; what draws charts.
      const within = ['luoshi.office', 'needs-red', 'ant-btn', 'zrender'].filter((word) => code.includes(word));
      expect(within).toEqual(['luoshi.office', 'needs-red']);
      // Compiled while it comes: a sixth of what a slow machine works until the wall map stands.
      const largest = scripts
        .map((file) => readFileSync(`${dist}/assets/${file}`, 'utf8'))
        .sort((a, b) => b.length - a.length)[0]!;
      expect(largest.split('\n', 1)).toEqual(['//# allFunctionsCalledOnLoad']);
      const bytes = [...all].reduce((sum, file) => sum + statSync(`${dist}/assets/${file}.gz`).size, 0);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThanOrEqual(300_000);
    },
  );
});
