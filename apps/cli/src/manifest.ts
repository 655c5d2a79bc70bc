import { readFile } from 'node:fs/promises';
import { readManifest, Refusal } from '@luoshi/formats';
import type { Manifest } from '@luoshi/formats';
import { UsageError } from './exit-codes.js';

/** Reads the manifest at a path; a file that cannot be read or is none ends the command with a usage error. */
export async function loadManifest(path: string): Promise<Manifest> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new UsageError(`清单读不了 cannot read the manifest ${path}: ${error.message}`);
  });
  try {
    return await readManifest(bytes);
  } catch (fault) {
    if (fault instanceof Refusal) throw new UsageError(`${path}: ${fault.message} ${fault.english}`);
    throw fault;
  }
}
