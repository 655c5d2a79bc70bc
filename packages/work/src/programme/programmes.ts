import type { Store } from '@luoshi/ledger';
import type { Programme } from '@luoshi/programmes';
import { loadProgrammes } from '@luoshi/programmes/load';
import { WorkRefusal } from '../refusal.js';
import { OfficeFacts } from './office-facts.js';
import { TrialThread } from './trial-thread.js';

/** The programmes that a server runs, what it keeps of each office's records, and the solver. One for each process. */
export class Programmes {
  /** In the order of their codes. */
  readonly all: readonly Programme[];
  readonly #byCode: ReadonlyMap<string, Programme>;
  readonly #folders: ReadonlyMap<string, string | null>;
  readonly #kept = new WeakMap<Store, Map<string, OfficeFacts>>();
  readonly trials = new TrialThread();

  /** @param folders the programmes by the folder they come from; null is the product's own */
  constructor(folders: ReadonlyMap<string | null, readonly Programme[]>) {
    this.all = [...folders.values()].flat().sort((a, b) => (a.code < b.code ? -1 : 1));
    this.#byCode = new Map(this.all.map((programme) => [programme.code, programme]));
    this.#folders = new Map([...folders].flatMap(([folder, all]) => all.map(({ code }) => [code, folder] as const)));
    if (this.#byCode.size !== this.all.length) throw new TypeError('two programmes have the same code');
  }

  /** The folder that a programme was loaded from: what a thread loads it from again. */
  folderOf(code: string): string | null {
    return this.#folders.get(code) ?? null;
  }

  /** Refuses (`programme-unknown`) a code that no programme has. */
  named(code: string): Programme {
    const found = this.#byCode.get(code);
    if (!found) throw new WorkRefusal('programme-unknown', code);
    return found;
  }

  /** What is kept of an office's records of a programme. The programmes of which most is kept are forgotten first. */
  factsOf(store: Store, jurisdiction: number, programme: Programme): OfficeFacts {
    let offices = this.#kept.get(store);
    if (!offices) this.#kept.set(store, (offices = new Map()));
    const key = `${jurisdiction} ${programme.code}`;
    let facts = offices.get(key);
    // The one used last stands at the end.
    if (facts) offices.delete(key);
    else facts = new OfficeFacts(store, jurisdiction, programme);
    offices.set(key, facts);
    let records = 0;
    for (const one of offices.values()) records += one.records;
    for (const [other, one] of offices) {
      if (records <= MOST_KEPT || other === key) break;
      records -= one.records;
      offices.delete(other);
    }
    return facts;
  }
}

/** Records kept in memory, of all offices and programmes: some 600 MB. */
export const MOST_KEPT = 600_000;

/** The programmes of the product, and of further folders (each with one sub-folder for each programme). */
export async function openProgrammes(folders: readonly string[] = []): Promise<Programmes> {
  const loaded = new Map<string | null, readonly Programme[]>([[null, await loadProgrammes()]]);
  for (const folder of folders) loaded.set(folder, await loadProgrammes(folder));
  return new Programmes(loaded);
}
