import {
  changeJurisdiction,
  closeJurisdiction,
  createJurisdiction,
  descendantsOf,
  moveJurisdiction,
  seesJurisdiction,
  StoreRefusal,
} from '@luoshi/ledger';
import type { Day, Id, JurisdictionChange, NewJurisdiction, Step, Transaction } from '@luoshi/ledger';
import type { OneTime } from '../account/manage.js';
import { enterAccount } from '../account/manage.js';
import { hashOf, oneTimePassword } from '../account/password.js';
import { handOf, jurisdictionSubject, record, refuseOthers } from '../desk/record.js';
import type { Hand } from '../desk/record.js';
import type { Desk } from '../desk/desk.js';

/** The office that is asked about: the desk's own, or one below it; any other is not there for it. */
export async function officeSeen(desk: Desk, office: number | undefined): Promise<number> {
  if (office === undefined || office === desk.jurisdiction) return desk.jurisdiction;
  if (await seesJurisdiction(desk.store.db, desk.jurisdiction, office)) return office;
  throw new StoreRefusal('not-found', String(office));
}

/** The part of the tree that a desk may look into: its own office and everything below, each after its parent. */
export const officesSeen = (desk: Desk): Promise<Step[]> => descendantsOf(desk.store.db, desk.jurisdiction);

/** A change of the tree by an administrator, to the own office or one below. */
async function rearrange<T>(
  desk: Desk,
  office: number,
  action: string,
  body: unknown,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  refuseOthers(desk, 'administrator');
  await officeSeen(desk, office);
  return desk.store.db.transaction().execute(async (transaction) => {
    const done = await work(transaction);
    await record(transaction, handOf(desk), { kind: 'jurisdiction', id: jurisdictionSubject(office), action, body });
    return done;
  });
}

/** Sets up an office below the own one or one below it, with its first administrator and a password that serves once. */
export async function createOfficeAt(
  desk: Desk,
  asked: Omit<NewJurisdiction, 'id' | 'parentId'> & { readonly under: number },
): Promise<OneTime & { readonly id: number; readonly login: string }> {
  const { under, ...office } = asked;
  refuseOthers(desk, 'administrator');
  await officeSeen(desk, under);
  const password = oneTimePassword();
  const hash = await hashOf(password);
  const made = await desk.store.db
    .transaction()
    .execute((transaction) => enterOffice(transaction, handOf(desk), { ...office, parentId: under }, hash));
  return { ...made, login: FIRST_LOGIN, password };
}

/** The login of an office's first administrator. */
export const FIRST_LOGIN = 'admin';

/** Sets up an office within a transaction of the caller's, with its first administrator, and tells the history of the own one. */
export async function enterOffice(
  transaction: Transaction,
  hand: Hand,
  office: NewJurisdiction & { readonly parentId: number },
  passwordHash: string | null,
): Promise<{ readonly id: number; readonly accountId: Id }> {
  const id = await createJurisdiction(transaction, office, hand.now);
  const accountId = await enterAccount(
    transaction,
    { jurisdiction: id, by: null, now: hand.now },
    { login: FIRST_LOGIN, name: '系统管理员', roles: [{ role: 'administrator' }] },
    passwordHash,
  );
  const subject = jurisdictionSubject(office.parentId);
  await record(transaction, hand, { kind: 'jurisdiction', id: subject, action: 'create-below', body: office });
  return { id, accountId };
}

/** Changes what an office is called and how it works. */
export const changeOfficeAt = (desk: Desk, id: number, change: JurisdictionChange, version: number): Promise<void> =>
  rearrange(desk, id, 'change', change, (transaction) => changeJurisdiction(transaction, id, change, version));

/** Moves an office below the own one under another of them. */
export async function moveOfficeAt(desk: Desk, id: number, under: number, version: number): Promise<void> {
  await officeSeen(desk, under);
  // Only what hangs below the own office may be moved: its own place is for those above to say.
  if (id === desk.jurisdiction) throw new StoreRefusal('tree-loop', String(id));
  await rearrange(desk, id, 'move', { under }, (transaction) => moveJurisdiction(transaction, id, under, version));
}

/** Closes an office from a day on, or opens it again (null). */
export async function closeOfficeAt(desk: Desk, id: number, on: Day | null, version: number): Promise<void> {
  if (id === desk.jurisdiction) throw new StoreRefusal('tree-loop', String(id)); // nobody could sign in to undo it
  await rearrange(desk, id, 'close', { on }, (transaction) => closeJurisdiction(transaction, id, on, version));
}
