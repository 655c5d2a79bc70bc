import {
  createWebhook,
  listDeliveries,
  listWebhooks,
  queueDeliveries,
  StoreRefusal,
  switchWebhook,
} from '@luoshi/ledger';
import type { Delivery, Id, Page, PageAsked, Transaction, Webhook, WebhookEvent } from '@luoshi/ledger';
import { randomBytes } from 'node:crypto';
import type { Desk } from '../desk/desk.js';
import { handOf, record, refuseOthers } from '../desk/record.js';
import type { Networks } from './network.js';
import { judgedAddress } from './send.js';

/** What is entered of a system that is told. */
export interface WebhookForm {
  readonly name: string;
  readonly address: string;
  readonly events: readonly WebhookEvent[];
}

/** A first message by which an administrator sees at once whether the other side hears. */
const greet = (transaction: Transaction, { jurisdiction, now }: Desk, id: Id): Promise<void> =>
  queueDeliveries(transaction, jurisdiction, id, [
    { event: 'webhook', action: 'on', subjectId: id, taskId: null, at: now },
  ]);

/**
 * Has another system told of what happens. Its secret is returned this once. Refuses addresses as `judgedAddress` does.
 * @param networks the inside networks that the server allows
 */
export async function createWebhookAt(
  desk: Desk,
  form: WebhookForm,
  networks: Networks,
): Promise<{ readonly id: Id; readonly secret: string }> {
  refuseOthers(desk, 'administrator');
  const { store, jurisdiction, who, now } = desk;
  const { name } = form;
  const address = judgedAddress(form.address.trim(), networks).href;
  const events = [...new Set(form.events)];
  const secret = randomBytes(32);
  const id = await store.db.transaction().execute(async (transaction) => {
    const by = who.accountId;
    const made = await createWebhook(transaction, jurisdiction, { name, address, events, secret, at: now, by });
    const body = { name, host: new URL(address).host, events };
    await record(transaction, handOf(desk), { kind: 'webhook', id: made, action: 'create', body });
    await greet(transaction, desk, made);
    return made;
  });
  return { id, secret: `whsec_${secret.toString('base64')}` };
}

/** The systems that are told, the newest first; never with a secret. */
export async function webhookList(desk: Desk): Promise<Webhook[]> {
  refuseOthers(desk, 'administrator');
  return listWebhooks(desk.store.db, desk.jurisdiction);
}

/** Switches a system off: what waits for it is dropped, and nothing more is queued; or on again. */
export async function switchWebhookAt(desk: Desk, id: Id, state: Webhook['state']): Promise<void> {
  const known = (await webhookList(desk)).find((webhook) => webhook.id === id);
  if (!known) throw new StoreRefusal('not-found', id);
  if (known.state === state) return;
  await desk.store.db.transaction().execute(async (transaction) => {
    await switchWebhook(transaction, desk.jurisdiction, id, state, desk.now);
    await record(transaction, handOf(desk), { kind: 'webhook', id, action: `switch-${state}` });
    if (state === 'on') await greet(transaction, desk, id);
  });
}

/** What became of the messages to one system, the newest first; those that ended 30 days ago are gone. */
export async function deliveriesOf(desk: Desk, id: Id, page: PageAsked): Promise<Page<Delivery>> {
  if (!(await webhookList(desk)).some((webhook) => webhook.id === id)) throw new StoreRefusal('not-found', id);
  return listDeliveries(desk.store.db, desk.jurisdiction, id, page);
}
