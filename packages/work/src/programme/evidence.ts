import { bytesOf, filesById, StoreRefusal } from '@luoshi/ledger';
import type { Handle, Id, StoredFile } from '@luoshi/ledger';
import { isStoredId } from '@luoshi/programmes';
import type { AnyRecord, Register } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import type { Programmes } from './programmes.js';
import { registerNamed, seenAt } from './seen.js';

/** The ids of the files that prove what a record says; texts beside them (a number in an archive) are not files. */
export function filesIn(register: Register, record: Readonly<Record<string, unknown>>): Id[] {
  const ids = new Set<Id>();
  for (const name in record) {
    const value = record[name];
    if (!Array.isArray(value) || register.fields[name]?.kind !== 'evidence') continue;
    for (const item of value as readonly string[]) if (isStoredId(item)) ids.add(item);
  }
  return [...ids];
}

/** Refuses files that are not there (`not-found`) and such as somebody else uploaded (`file-not-yours`); those before stay. */
export async function refuseForeignFiles(
  db: Handle,
  desk: Desk,
  register: Register,
  before: AnyRecord | null,
  record: AnyRecord,
): Promise<void> {
  const known = new Set(before === null ? [] : filesIn(register, before));
  const fresh = filesIn(register, record).filter((id) => !known.has(id));
  const files = await filesById(db, desk.jurisdiction, fresh);
  for (const id of fresh) {
    const file = files.get(id);
    if (!file) throw new StoreRefusal('not-found', id);
    if (file.storedBy !== desk.who.accountId) throw new WorkRefusal('file-not-yours');
  }
}

/** The files of a record, in the order of its fields. */
export async function evidenceOf(desk: Desk, register: Register, record: AnyRecord): Promise<StoredFile[]> {
  const ids = filesIn(register, record);
  const files = await filesById(desk.store.db, desk.jurisdiction, ids);
  return ids.flatMap((id) => files.get(id) ?? []);
}

/** One file of a record that the desk sees, with its bytes. */
export async function evidenceBytes(
  desk: Desk,
  programmes: Programmes,
  code: string,
  registerCode: string,
  id: Id,
  fileId: Id,
): Promise<{ readonly file: StoredFile; readonly bytes: AsyncIterable<Buffer> }> {
  const register = registerNamed(programmes.named(code), registerCode);
  const { view } = await seenAt(desk, programmes, code, [registerCode]);
  const record = view.find(register, id) as AnyRecord | null;
  if (!record || !filesIn(register, record).includes(fileId)) throw new StoreRefusal('not-found', fileId);
  const file = (await filesById(desk.store.db, desk.jurisdiction, [fileId])).get(fileId);
  if (!file) throw new StoreRefusal('not-found', fileId);
  return { file, bytes: bytesOf(desk.store.db, desk.jurisdiction, fileId) };
}
