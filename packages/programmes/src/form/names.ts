import { registerOf, titleOf } from '../definition/programme.js';
import type { Programme } from '../definition/programme.js';
import type { AnyRecord, Register } from '../definition/register.js';
import type { Resolve, TitleOf } from './cell.js';
import type { Exists } from './validation.js';

/** Values of key fields as one text that no other values give. */
export function keyText(register: Register, record: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(register.key.map((name) => record[name] ?? null));
}

/** Which records there are, by id, by key and by what people call them. */
export interface Names {
  readonly exists: Exists;
  /** Whether a register has any records. */
  readonly any: (register: string) => boolean;
  /** Ids of the records that a text names: its key or title, alone or with a parent's name in front. */
  readonly resolve: Resolve;
  readonly titleOf: TitleOf;
  /** A record by what people call it, behind what they call those that it belongs to by its key: `SX-02 甲银行`. */
  readonly fullTitleOf: TitleOf;
  /** A record by the keys of its own and of its parents, `A 1栋`: a text that `resolve` leads back to it. */
  readonly keyTitleOf: TitleOf;
  /** The record with an id; null where there is none. */
  readonly recordOf: (register: string, id: string) => AnyRecord | null;
  /** The record whose key fields hold these values; null where there is none. */
  readonly byKey: (register: string, values: Readonly<Record<string, unknown>>) => AnyRecord | null;
  /** The same by the text of these values, as `keyText` gives it. */
  readonly withKey: (register: string, key: string) => AnyRecord | null;
}

/**
 * Indexes the records of a programme by name, each register when it is first asked for.
 *
 * @param recordsOf all records of a register by its code
 */
export function namesOf(programme: Programme, recordsOf: (register: string) => readonly AnyRecord[]): Names {
  const byId = new Map<string, Map<string, AnyRecord>>();
  const byText = new Map<string, Map<string, Set<string>>>();
  const byKeys = new Map<string, Map<string, AnyRecord>>();
  const ids = (code: string): Map<string, AnyRecord> => {
    let index = byId.get(code);
    if (!index) byId.set(code, (index = new Map(recordsOf(code).map((record) => [record.id, record]))));
    return index;
  };
  /** What people call a record: its title, with its linked parents where the key has any: `PX-1 第2笔`. */
  const fullTitle = (code: string, record: AnyRecord): string => {
    const register = registerOf(programme, code);
    const parts = register.key.map((name) => {
      const value = record[name];
      const field = register.fields[name]!;
      return field.kind === 'link' && typeof value === 'string' ? titleIn(field.to, value) : `${value ?? ''}`;
    });
    return parts.join(' ');
  };
  const titleIn = (code: string, id: string): string => {
    const found = ids(code).get(id);
    return found ? titleOf(registerOf(programme, code), found) : id;
  };
  /** The same by the parents' own keys instead of their titles: `A 1栋`. */
  const keyTitle = (code: string, record: AnyRecord): string => {
    const register = registerOf(programme, code);
    const parts = register.key.map((name) => {
      const value = record[name];
      const field = register.fields[name]!;
      if (field.kind !== 'link' || typeof value !== 'string') return `${value ?? ''}`;
      const parent = ids(field.to).get(value);
      return parent ? keyTitle(field.to, parent) : value;
    });
    return parts.join(' ');
  };
  const texts = (code: string): Map<string, Set<string>> => {
    let index = byText.get(code);
    if (index) return index;
    byText.set(code, (index = new Map<string, Set<string>>()));
    const put = (text: string, id: string): void => {
      const group = index!.get(text);
      if (group) group.add(id);
      else index!.set(text, new Set([id]));
    };
    const register = registerOf(programme, code);
    for (const record of recordsOf(code)) {
      put(fullTitle(code, record), record.id);
      put(titleOf(register, record), record.id);
      put(keyTitle(code, record), record.id);
    }
    return index;
  };
  const withKey = (code: string, key: string): AnyRecord | null => {
    const register = registerOf(programme, code);
    let index = byKeys.get(code);
    if (!index)
      byKeys.set(code, (index = new Map(recordsOf(code).map((record) => [keyText(register, record), record]))));
    return index.get(key) ?? null;
  };
  return {
    exists: (code, id) => ids(code).has(id),
    any: (code) => recordsOf(code).length > 0,
    resolve: (code, text) => [...(texts(code).get(text) ?? [])],
    titleOf: titleIn,
    fullTitleOf: (code, id) => {
      const register = registerOf(programme, code);
      const record = ids(code).get(id);
      if (!record) return id;
      const belongs = register.key.some((name) => register.fields[name]!.kind === 'link');
      return belongs ? fullTitle(code, record) : titleOf(register, record);
    },
    keyTitleOf: (code, id) => {
      const record = ids(code).get(id);
      return record ? keyTitle(code, record) : id;
    },
    recordOf: (code, id) => ids(code).get(id) ?? null,
    byKey: (code, values) => withKey(code, keyText(registerOf(programme, code), values)),
    withKey,
  };
}
