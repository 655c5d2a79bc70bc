import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { faultsOf } from './definition/programme.js';
import type { Programme } from './definition/programme.js';

const OWN = fileURLToPath(new URL('./programmes/', import.meta.url));

/**
 * The programmes of a folder: each sub-folder with a `programme.js` (or `.ts`, where sources run) exports one as its
 * default. A new programme is a new folder and nothing else. In order of their codes.
 *
 * Refuses (an assertion) a folder whose definition does not hold together or whose code is not the folder's name.
 */
export async function loadProgrammes(folder: string = OWN): Promise<Programme[]> {
  const found: Programme[] = [];
  for (const name of readdirSync(folder).sort()) {
    const file = ['programme.js', 'programme.ts']
      .map((base) => join(folder, name, base))
      .find((path) => existsSync(path));
    if (!file) continue;
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default?: Programme };
    const programme = module.default;
    if (!programme) throw new TypeError(`${file} exports no programme as its default`);
    if (programme.code !== name) throw new TypeError(`the programme in ${name} calls itself ${programme.code}`);
    const faults = faultsOf(programme);
    if (faults.length > 0) throw new TypeError(`the programme ${name} is not sound:\n${faults.join('\n')}`);
    found.push(programme);
  }
  return found;
}
