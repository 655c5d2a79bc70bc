import { accountById, listAccess, listAccounts, recordAccess, StoreRefusal } from '@luoshi/ledger';
import type { Access, AccessFilter, Account, Id, NewAccess, Page, PageAsked, Role } from '@luoshi/ledger';
import type { Desk } from '../desk/desk.js';
import { refuseOthers } from '../desk/record.js';

/** Accounts in the order in which they were made. */
export async function accountList(
  desk: Desk,
  filter: { readonly role?: Role; readonly unitId?: Id; readonly state?: Account['state'] },
  page: PageAsked,
): Promise<Page<Account>> {
  refuseOthers(desk, 'administrator');
  return listAccounts(desk.store.db, desk.jurisdiction, filter, page);
}

/** One account, as it may be shown. */
export async function accountAt(desk: Desk, id: Id): Promise<Account> {
  refuseOthers(desk, 'administrator');
  const account = await accountById(desk.store.db, desk.jurisdiction, id);
  if (!account) throw new StoreRefusal('not-found', id);
  return account;
}

/** Who came in, was refused, or saw something sensitive, the newest first. */
export async function accessList(desk: Desk, filter: AccessFilter, page: PageAsked): Promise<Page<Access>> {
  refuseOthers(desk, 'administrator', 'auditor');
  return listAccess(desk.store.db, desk.jurisdiction, filter, page);
}

/** Notes in the access log what a desk saw, took away or was refused. */
export const noteAccess = (desk: Desk, access: Omit<NewAccess, 'at' | 'accountId'>): Promise<void> =>
  recordAccess(desk.store.db, desk.jurisdiction, { ...access, at: desk.now, accountId: desk.who.accountId });
