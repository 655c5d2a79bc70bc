import { programmeSettings, recordsBefore, recordsSince, registerStamps } from '@luoshi/ledger';
import type { Day, Handle, Id, ProgrammeRecord, ProgrammeSetting, Store } from '@luoshi/ledger';
import { completed, knownComplete, named, namesOf, registerOf, view } from '@luoshi/programmes';
import type { AnyRecord, Calendar, Names, Programme, Setting, View } from '@luoshi/programmes';
import { instantOf } from '../desk/desk.js';

/** The code under which the stamps hold a programme's parameters. */
export const PARAMETERS = '*';

interface KeptRegister {
  stamp: number;
  readonly byId: Map<Id, AnyRecord>;
  readonly versions: Map<Id, number>;
  rows: readonly AnyRecord[];
  /** The Beijing day of the newest change; null where nothing was ever entered. */
  changed: Day | null;
}

/** Records that a writer has written: what `put` takes instead of reading them again. */
export interface Written {
  readonly records: readonly AnyRecord[];
  /** A record's version by the one that it had before; null where it is new. */
  readonly version: (before: number | null) => number;
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

/** Something worked out from some registers of a view: what they were like, and what came out. */
interface Lasting {
  readonly calendar: Calendar;
  readonly from: string;
  readonly value: unknown;
}

/** Days whose view is kept: today and those that people compare it with. */
const MOST_VIEWS = 6;

/** A setting as the engine takes it. */
const engineSetting = ({ name, from, surely, value, source, enteredDay }: ProgrammeSetting): Setting => ({
  parameter: name,
  from: from!,
  ...(surely === null ? {} : { surely }),
  value: value!,
  source: source === null ? null : named(source),
  entered: enteredDay,
});

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
  readonly #lasting = new Map<Day, Map<string, Lasting>>();
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
    await Promise.all(needed.map((register) => this.refresh(db, register, stamps.get(register) ?? 0)));
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
      if (other === day) continue;
      this.#views.delete(other);
      this.#lasting.delete(other);
    }
    return kept.view;
  }

  /**
   * Something worked out from some registers of a view that `on` gave: it outlives the view where only other registers
   * change, so that a home handed over costs no forecast anew.
   * @param registers all that `make` reads
   */
  lasting<Value>(seen: View, key: string, registers: readonly string[], make: () => Value): Value {
    const kept = this.#views.get(seen.day);
    if (kept?.view !== seen) return make();
    const stamps = registers.map((register) => kept.stamps.get(register) ?? 0);
    const from = [kept.past, kept.settings, ...stamps].join(' ');
    let ofDay = this.#lasting.get(seen.day);
    if (!ofDay) this.#lasting.set(seen.day, (ofDay = new Map<string, Lasting>()));
    const found = ofDay.get(key);
    if (found?.from === from && found.calendar === kept.calendar) return found.value as Value;
    const value = make();
    ofDay.set(key, { calendar: kept.calendar, from, value });
    return value;
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

  /** A register's records as they stand, as of the last `refresh` or `on`. */
  currentRows(register: string): readonly AnyRecord[] {
    return this.#registers.get(register)?.rows ?? [];
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

  /**
   * Takes over what a writer of this server wrote at a stamp, once its transaction has ended, so that nothing is read again.
   * Left alone where others wrote in between or nobody has asked for the register: it is then read when it is asked for.
   */
  put(register: string, stamp: number, day: Day, { records, version }: Written): void {
    const kept = this.#registers.get(register);
    if (!kept || kept.stamp !== stamp - 1 || this.#loading.has(register)) return;
    for (const record of completed(registerOf(this.#programme, register), records)) {
      kept.byId.set(record.id, record);
      kept.versions.set(record.id, version(kept.versions.get(record.id) ?? null));
    }
    kept.rows = knownComplete([...kept.byId.values()]);
    kept.changed = kept.changed === null || kept.changed < day ? day : kept.changed;
    kept.stamp = stamp;
  }

  async #load(db: Handle, register: string, stamp: number): Promise<void> {
    const found = this.#registers.get(register);
    const kept: KeptRegister = found ?? { stamp: 0, byId: new Map(), versions: new Map(), rows: [], changed: null };
    const key = { programme: this.#programme.code, register };
    let [any, last] = [false, ''];
    let inOrder = true;
    for await (const { records, changed } of recordsSince(db, this.#jurisdiction, key, kept.stamp)) {
      const whole = completed(registerOf(this.#programme, register), records.map(recordOf));
      records.forEach(({ id, withdrawn, version }, index) => {
        if (withdrawn) {
          kept.byId.delete(id);
          kept.versions.delete(id);
          return;
        }
        inOrder &&= found !== undefined || id > last;
        last = id;
        kept.byId.set(id, whole[index]!);
        kept.versions.set(id, version);
      });
      any = true;
      if (kept.changed === null || kept.changed < changed) kept.changed = changed;
    }
    // In the order of entering, which is that of their ids.
    if (!inOrder) {
      const sorted = [...kept.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      kept.byId.clear();
      for (const record of sorted) kept.byId.set(record.id, record);
    }
    if (any) kept.rows = knownComplete([...kept.byId.values()]);
    kept.stamp = stamp;
    this.#registers.set(register, kept);
  }

  async #loadSettings(db: Handle, stamp: number): Promise<void> {
    if (this.#settings.stamp === stamp) return;
    this.#settings = { stamp, all: await programmeSettings(db, this.#jurisdiction, this.#programme.code) };
  }

  /** A register as it was at a day's end: as it stands, but for what was changed after it. */
  async #past(db: Handle, register: string, day: Day): Promise<readonly AnyRecord[]> {
    const kept = this.#registers.get(register)!;
    if (kept.changed === null || kept.changed <= day) return kept.rows;
    const key = { programme: this.#programme.code, register };
    const before = await recordsBefore(db, this.#jurisdiction, key, lastInstantOf(day));
    const then = [...before].flatMap(([id, fields]) => (fields === null ? [] : [{ ...fields, id } as AnyRecord]));
    const changed = new Map(completed(registerOf(this.#programme, register), then).map((one) => [one.id, one]));
    const rows: AnyRecord[] = [];
    for (const record of kept.rows) {
      if (!before.has(record.id)) {
        rows.push(record);
        continue;
      }
      const was = changed.get(record.id);
      if (was) rows.push(was);
      changed.delete(record.id);
    }
    for (const withdrawn of changed.values()) rows.push(withdrawn);
    return knownComplete(rows);
  }
}

const recordOf = ({ id, fields }: ProgrammeRecord): AnyRecord => ({ ...fields, id }) as AnyRecord;

/** Instants are kept to the millisecond. */
const lastInstantOf = (day: Day): Date => new Date(instantOf(`${day}T24:00`).getTime() - 1);
