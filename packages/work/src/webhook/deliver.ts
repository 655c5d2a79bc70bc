import { claimDelivery, settleDelivery, webhooksDue } from '@luoshi/ledger';
import type { Store } from '@luoshi/ledger';
import type { Networks } from './network.js';
import { send } from './send.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long after each attempt that failed the next one comes; after the last the message has failed. */
const WAITS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR] as const;
/** Who takes a message and is not heard of again has lost it: then another sends it. Longer than any answer takes. */
const LOST = MINUTE;
/** Messages to one system in one turn: a slow one does not keep the others waiting for longer. */
const TURN = 20;

/**
 * Sends what is due, in all offices: each system's messages one after the other in their order, the systems side by side. One
 * that does not answer is left until its next attempt. Any number of servers may do so on the same store; a message whose
 * server was killed is sent again. @returns how many arrived
 */
export async function deliverEveryOffice(
  store: Store,
  clock: () => Date,
  networks: Networks,
  stop: AbortSignal,
): Promise<number> {
  let arrived = 0;
  for (let more = true; more && !stop.aborted;) {
    const due = await webhooksDue(store.db, clock());
    const turns = await Promise.all(due.map((one) => turn(one.jurisdiction, one.webhook)));
    more = turns.some((sent) => sent === TURN);
  }
  return arrived;

  async function turn(jurisdiction: number, webhook: string): Promise<number> {
    for (let sent = 0; sent < TURN && !stop.aborted; sent++) {
      const now = clock();
      const lostAt = new Date(now.getTime() + LOST);
      const sending = await claimDelivery(store.db, jurisdiction, webhook, { now, lostAt });
      if (!sending) return sent;
      const { status, fault } = await send(sending, now, networks, stop);
      if (fault !== null && stop.aborted) return sent; // it counts as lost, and is sent again
      const at = clock();
      const wait = WAITS[sending.attempts - 1];
      const nextAt = fault === null || wait === undefined ? null : new Date(at.getTime() + wait);
      await settleDelivery(store.db, jurisdiction, sending.id, { at, status, fault, nextAt });
      if (fault !== null) return sent;
      arrived += 1;
    }
    return TURN;
  }
}
