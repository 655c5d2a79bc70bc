import { accountByLogin } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import { fileInMemory } from '../file/spool.js';
import { bringPapers } from '../intake/bring.js';
import type { Brought } from '../intake/bring.js';
import type { ReadingPool } from '../intake/reading-pool.js';
import { askSamples } from '../programme/sample.js';
import type { ProgrammeSamples } from '../programme/sample.js';
import type { Founded } from './found.js';

/** Papers that come with the product. */
export interface FirstPapers {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly manifest: Uint8Array | null;
}

/**
 * Brings a new office its first papers, in the name of its first administrator: they go through the same door as any
 * other and are read as a job. The programmes' samples are entered by a job after it: they name sentences of the papers.
 */
export async function bringFirstPapers(
  store: Store,
  pool: ReadingPool,
  { numbers, office, login }: Founded,
  papers: FirstPapers,
  now: Date,
  samples: ProgrammeSamples | null = null,
): Promise<Brought> {
  const jurisdiction = numbers.get(office.code)!;
  const account = (await accountByLogin(store.db, jurisdiction, login))!;
  const who = { accountId: account.id, name: account.name, personId: account.personId, roles: account.roles };
  const desk = { store, jurisdiction, who, now };
  const brought = await bringPapers(desk, pool, {
    ...{ files: papers.files.map(({ name, bytes }) => fileInMemory(name, bytes)), manifest: papers.manifest },
    sample: true,
  });
  if (samples) await askSamples(desk, samples);
  return brought;
}
