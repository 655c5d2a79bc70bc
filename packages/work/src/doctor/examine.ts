import { doctor, storeChecks } from '@luoshi/ledger';
import type { CheckResult, Store } from '@luoshi/ledger';
import { ledgerChecks } from '../lighting/check.js';

/** All checks of the store's health, and of the ledger against its history, its rules and its counts. */
export const examine = (store: Store): Promise<CheckResult[]> => doctor(store, [...storeChecks, ...ledgerChecks]);
