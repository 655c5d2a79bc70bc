import { registersInUse } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import { rowsOf } from '@luoshi/programmes';
import { setImmediate } from 'node:timers/promises';
import { FEW, neededBy, outcomesOf } from './answer.js';
import { MOST_KEPT } from './programmes.js';
import type { Programmes } from './programmes.js';
import { wholeAt } from './seen.js';
import type { OfficeNow } from './seen.js';

/**
 * Reads what all offices have entered and works out today's indicators, so that the first who asks after a start waits for
 * nothing. Reads no more than is kept.
 */
export async function warmProgrammes(programmes: Programmes, store: Store, now: Date): Promise<void> {
  let records = 0;
  const offices = new Map<string, readonly [jurisdiction: number, code: string]>();
  for (const { jurisdiction, programme: code, register, stamp } of await registersInUse(store.db)) {
    const programme = programmes.all.find((one) => one.code === code);
    if (!programme?.registers.some((one) => one.code === register)) continue;
    const facts = programmes.factsOf(store, jurisdiction, programme);
    records -= facts.records;
    await facts.refresh(store.db, register, stamp);
    records += facts.records;
    offices.set(`${jurisdiction} ${code}`, [jurisdiction, code]);
    if (records > MOST_KEPT) break;
  }
  for (const [jurisdiction, code] of offices.values())
    await warmIndicators({ store, jurisdiction, now }, programmes, code);
}

/** Works out today's indicators of the whole programme, and of each record of registers that have few; others go on between. */
export async function warmIndicators(office: OfficeNow, programmes: Programmes, code: string): Promise<void> {
  const { indicators } = programmes.named(code);
  const seen = await wholeAt(office, programmes, code, indicators.flatMap(neededBy));
  for (const indicator of indicators) {
    if (indicator.of === null || rowsOf(seen.view, indicator.of).length <= FEW) outcomesOf(seen, indicator);
    await setImmediate();
  }
}
