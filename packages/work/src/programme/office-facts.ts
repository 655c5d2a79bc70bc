import { entriesUntil, programmeSettings, recordsSince, registerStamps } from '@luoshi/ledger';
import type { Day, Handle, Id, ProgrammeRecord, ProgrammeSetting, Sentence, Store } from '@luoshi/ledger';
import { completed, factsOn, namesOf, registerOf, view } from '@luoshi/programmes';
import type { AnyRecord, Calendar, Entry, Names, Programme, Setting, View } from '@luoshi/programmes';

/** The code under which the stamps hold a programme's parameters. */
export const PARAMETERS = '*';

interface KeptRegister {
  stamp: number;
  readonly byId: Map<Id, AnyRecord>;
  readonly versions: Map<Id, number>;
  rows: readonly AnyRecord[];
}

interface KeptView {
  /** Folded from the history, or the records as they stood when it was made. */
  readonly past: boolean;
  readonly stamps: Map<string, number>;
  readonly settings: number;
  readonly calendar: Calendar;
  readonly records: Record<string, readonly AnyRecord[]>;
  readonly view: View;
}

/** Days whose view is kept: today and those that people compare it with. */
const MOST_VIEWS = 6;

/** A setting as the engine takes it: its source with the sentence of the stored paper. */
const engineSetting = ({ name, from, surely, value, source, sentence, enteredDay }: ProgrammeSetting): Setting => ({
  parameter: name,
  from: from!,
  ...(surely === null ? {} : { surely }),
  value: value!,
  source: source === null ? null : { title: source, ...placeOf(sentence) },
  entered: enteredDay,
});

const placeOf = (sentence: Sentence | null) =>
  sentence === null
    ? { document: null, span: null }
    : { document: sentence.paperId, span: { start: sentence.start, end: sentence.end } };

/**
 * The records of a programme in an office, kept by this server: what changed since the last look is read by the registers'
 * stamps, so that nothing is ever older than the request. A view is kept for each day that was asked for, with what it
 * worked out, until a register in it changes.
 */
export class OfficeFacts {
  readonly #store: Store;
  readonly #jurisdiction: number;
  readonly #programme: Programme;
  readonly #registers = new Map<string, KeptRegister>();
  readonly #loading = new Map<string, Promise<void>>();
  readonly #views = new Map<Day, KeptView>();
  readonly #names = new WeakMap<View, Names>();
  #settings: { readonly stamp: number; readonly all: readonly ProgrammeSetting[] } = { stamp: 0, all: [] };

  constructor(store: Store, jurisdiction: number, programme: Programme) {
    this.#store = store;
    this.#jurisdiction = jurisdiction;
    this.#programme = programme;
  }

  /** How many records are kept. */
  get records(): number {
    let count = 0;
    for (const { rows } of this.#registers.values()) count += rows.length;
    return count;
  }

  /**
   * The facts of a day. Registers that were not asked for are not in the view.
   * @param needed the registers that will be read
   * @param day a day before today is folded from what was entered by its end
   */
  async on(day: Day, today: Day, needed: readonly string[], calendar: Calendar): Promise<View> {
    const db = this.#store.db;
    const stamps = await registerStamps(db, this.#jurisdiction, this.#programme.code);
    await this.#loadSettings(db, stamps.get(PARAMETERS) ?? 0);
    const past = day < today;
    if (!past) await Promise.all(needed.map((register) => this.refresh(db, register, stamps.get(register) ?? 0)));
    let kept = this.#views.get(day);
    const old =
      kept !== undefined &&
      (kept.past !== past ||
        kept.settings !== this.#settings.stamp ||
        kept.calendar !== calendar ||
        (!past && [...kept.stamps].some(([register, stamp]) => (stamps.get(register) ?? 0) !== stamp)));
    if (!kept || old) kept = this.#newView(day, past, calendar);
    for (const register of new Set(needed)) {
      if (kept.records[register]) continue;
      kept.records[register] = past ? await this.#past(db, register, day) : this.#registers.get(register)!.rows;
      kept.stamps.set(register, stamps.get(register) ?? 0);
    }
    this.#views.delete(day);
    this.#views.set(day, kept);
    for (const [other] of this.#views) {
      if (this.#views.size <= MOST_VIEWS) break;
      if (other !== day) this.#views.delete(other);
    }
    return kept.view;
  }

  #newView(day: Day, past: boolean, calendar: Calendar): KeptView {
    const records: KeptView['records'] = {};
    return {
      past,
      stamps: new Map(),
      settings: this.#settings.stamp,
      calendar,
      records,
      view: view(this.#programme, { records, settings: this.engineSettings() }, day, calendar),
    };
  }

  /** The names of a view's records; what they link to must have been asked for. */
  namesOf(seen: View): Names {
    let names = this.#names.get(seen);
    if (!names) {
      names = namesOf(this.#programme, (code) => seen.rows(registerOf(this.#programme, code)) as readonly AnyRecord[]);
      this.#names.set(seen, names);
    }
    return names;
  }

  /** The version of a record as it stands; null where there is none. */
  versionOf(register: string, id: Id): number | null {
    return this.#registers.get(register)?.versions.get(id) ?? null;
  }

  /** A register as it stands, as of the last `refresh` or `on`. */
  current(register: string): ReadonlyMap<Id, AnyRecord> {
    return this.#registers.get(register)?.byId ?? new Map();
  }

  /** Names of the records as they stand; what is asked of them must have been refreshed. */
  currentNames(): Names {
    return namesOf(this.#programme, (code) => this.#registers.get(code)?.rows ?? []);
  }

  /** The office's parameters as the engine takes them, as of the last `on`. */
  engineSettings(): Setting[] {
    return this.#settings.all.filter(({ subject }) => subject === 'parameter').map(engineSetting);
  }

  /** The programme's parameters and sources, as of the last `on`. */
  get settings(): readonly ProgrammeSetting[] {
    return this.#settings.all;
  }

  /** Reads what changed in a register up to a stamp. Readers of the same register wait for one another. */
  async refresh(db: Handle, register: string, stamp: number): Promise<void> {
    for (let running = this.#loading.get(register); running; running = this.#loading.get(register)) await running;
    const kept = this.#registers.get(register);
    if (kept && kept.stamp >= stamp) return;
    const loading = this.#load(db, register, stamp);
    this.#loading.set(
      register,
      loading.catch(() => undefined).then(() => void this.#loading.delete(register)),
    );
    await loading;
  }

  async #load(db: Handle, register: string, stamp: number): Promise<void> {
    const found = this.#registers.get(register);
    const kept = found ?? { stamp: 0, byId: new Map(), versions: new Map(), rows: [] };
    const key = { programme: this.#programme.code, register };
    const changed = await recordsSince(db, this.#jurisdiction, key, kept.stamp);
    const records = completed(registerOf(this.#programme, register), changed.map(recordOf));
    changed.forEach(({ id, withdrawn, version }, index) => {
      if (withdrawn) {
        kept.byId.delete(id);
        kept.versions.delete(id);
      } else {
        kept.byId.set(id, records[index]!);
        kept.versions.set(id, version);
      }
    });
    if (changed.length > 0) kept.rows = [...kept.byId.values()];
    kept.stamp = stamp;
    this.#registers.set(register, kept);
  }

  async #loadSettings(db: Handle, stamp: number): Promise<void> {
    if (this.#settings.stamp === stamp) return;
    this.#settings = { stamp, all: await programmeSettings(db, this.#jurisdiction, this.#programme.code) };
  }

  async #past(db: Handle, register: string, day: Day): Promise<readonly AnyRecord[]> {
    const key = { programme: this.#programme.code, register };
    const entries: Entry[] = [];
    for await (const { recordId, enteredDay, fields } of entriesUntil(db, this.#jurisdiction, key, day))
      entries.push({ register, record: recordId, entered: enteredDay, values: fields as Entry['values'] });
    return factsOn([register], entries, [], day).records[register]!;
  }
}

const recordOf = ({ id, fields }: ProgrammeRecord): AnyRecord => ({ ...fields, id }) as AnyRecord;
