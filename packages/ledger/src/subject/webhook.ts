import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { newId } from '../id.js';
import { StoreRefusal } from '../refusal.js';
import type { Id } from '../schema/column.js';
import type { WebhookDeliveryRow, WebhookRow } from '../schema/webhooks.js';
import { builtOnce } from '../store/built-once.js';
import { insertMany } from '../store/bulk.js';
import type { Page, PageAsked } from './cursor.js';
import { cursorOf, keysOf, pageOf } from './cursor.js';
import type { Handle, Transaction } from './handle.js';

/** What another system may be told of. A name that is a subject of the history stands for all that happens to it. */
export const WEBHOOK_EVENTS = [
  'task',
  'lamp',
  'report',
  'problem',
  'verification',
  'objection',
  'instruction',
  'meeting',
  'notice',
  'paper',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A system that is told, with how its messages fare. Never with its secret. */
export interface Webhook {
  readonly id: Id;
  readonly name: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly state: Selectable<WebhookRow>['state'];
  readonly createdAt: Date;
  readonly waiting: number;
  readonly failed: number;
  /** When a message last arrived. */
  readonly deliveredAt: Date | null;
}

/** Something that happened, by ids and codes alone: no name, no text, no figure leaves by it. */
export interface Told {
  /** The subject of an entry, or `lamp`. */
  readonly event: string;
  readonly action: string;
  readonly subjectId: Id;
  readonly taskId: Id | null;
  readonly at: Date;
}

export type Delivery = Told & {
  readonly id: Id;
  readonly state: Selectable<WebhookDeliveryRow>['state'];
  readonly attempts: number;
  readonly nextAt: Date | null;
  /** What the receiver last answered (HTTP); null where it did not. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly endedAt: Date | null;
};

export async function createWebhook(
  transaction: Transaction,
  jurisdiction: number,
  webhook: Pick<Webhook, 'name' | 'address' | 'events'> & {
    readonly secret: Buffer;
    readonly at: Date;
    readonly by: Id | null;
  },
): Promise<Id> {
  const id = newId();
  const { name, address, events, secret, at, by } = webhook;
  await transaction
    .insertInto('webhook')
    .values({
      ...{ jurisdiction_id: jurisdiction, id, name, address, events: [...events], secret },
      ...{ created_at: at, created_by: by },
    })
    .execute();
  return id;
}

export async function listWebhooks(db: Handle, jurisdiction: number): Promise<Webhook[]> {
  const { rows } = await sql<Omit<Selectable<WebhookRow>, 'secret'> & Record<'waiting' | 'failed', number> & Arrived>`
    select w.id, w.name, w.address, w.events, w.state, w.created_at,
      (count(*) filter (where d.state = 'waiting'))::integer as waiting,
      (count(*) filter (where d.state = 'failed'))::integer as failed,
      max(d.ended_at) filter (where d.state = 'delivered') as delivered_at
    from webhook w left join webhook_delivery d on d.jurisdiction_id = w.jurisdiction_id and d.webhook_id = w.id
    where w.jurisdiction_id = ${jurisdiction} group by w.jurisdiction_id, w.id order by w.id desc`.execute(db);
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, address: row.address, events: row.events, state: row.state },
    ...{ createdAt: row.created_at, waiting: row.waiting, failed: row.failed, deliveredAt: row.delivered_at },
  }));
}

interface Arrived {
  readonly delivered_at: Date | null;
}

/** Switches a system off, whose waiting messages are dropped, or on again. Refuses one that is not there. */
export async function switchWebhook(
  transaction: Transaction,
  jurisdiction: number,
  id: Id,
  state: Webhook['state'],
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('webhook')
    .set({ state })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StoreRefusal('not-found', id);
  if (state === 'on') return;
  await transaction
    .updateTable('webhook_delivery')
    .set({ state: 'dropped', ended_at: at })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('webhook_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Queues what happened for every system that wants to hear of it, in the transaction in which it happened. */
export async function tellWebhooks(
  transaction: Transaction,
  jurisdiction: number,
  told: readonly Told[],
): Promise<void> {
  if (told.some(isKnown)) await tellOf(transaction, jurisdiction, await webhooksOn(transaction, jurisdiction), told);
}

/** A system that is told, and of which events. */
export interface WebhookOn {
  readonly id: Id;
  readonly events: readonly string[];
}

const isKnown = ({ event }: Told): boolean => (WEBHOOK_EVENTS as readonly string[]).includes(event);

/** The same where the systems that are told have been looked up. */
export async function tellOf(
  transaction: Transaction,
  jurisdiction: number,
  webhooks: readonly WebhookOn[],
  told: readonly Told[],
): Promise<void> {
  for (const { id, events } of webhooks)
    await queueDeliveries(
      transaction,
      jurisdiction,
      id,
      told.filter((one) => isKnown(one) && events.includes(one.event)),
    );
}

// Asked with every lamp that turns; entries ask as they are entered.
const webhooksOn = builtOnce(1, (db, jurisdiction: number) =>
  db
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where('jurisdiction_id', '=', jurisdiction)
    .where('state', '=', 'on'),
);

/** Queues messages for one system. */
export const queueDeliveries = (
  transaction: Transaction,
  jurisdiction: number,
  webhook: Id,
  told: readonly Told[],
): Promise<void> =>
  insertMany(
    transaction,
    'webhook_delivery',
    told.map(({ event, action, subjectId, taskId, at }) => ({
      ...{ jurisdiction_id: jurisdiction, id: newId(), webhook_id: webhook, event, action, subject_id: subjectId },
      ...{ task_id: taskId, happened_at: at.toISOString(), next_at: at.toISOString(), state: 'waiting', attempts: 0 },
    })),
  );

/** The systems of all offices for which something is due to be sent. */
export async function webhooksDue(
  db: Handle,
  now: Date,
): Promise<{ readonly jurisdiction: number; readonly webhook: Id }[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .select(['jurisdiction_id', 'webhook_id'])
    .distinct()
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .execute();
  return rows.map((row) => ({ jurisdiction: row.jurisdiction_id, webhook: row.webhook_id }));
}

/** One message that is being sent, and to where. */
export type Sending = Pick<Delivery, 'id' | 'event' | 'action' | 'subjectId' | 'taskId' | 'at' | 'attempts'> & {
  readonly address: string;
  readonly secret: Buffer;
};

/**
 * Takes the oldest message that is due for a system; null where there is none. Who takes it has until `lostAt`: then it is
 * sent again.
 */
export async function claimDelivery(
  db: Handle,
  jurisdiction: number,
  webhook: Id,
  when: { readonly now: Date; readonly lostAt: Date },
): Promise<Sending | null> {
  const { rows } = await sql<Selectable<WebhookDeliveryRow> & Pick<Selectable<WebhookRow>, 'address' | 'secret'>>`
    update webhook_delivery d set attempts = attempts + 1, next_at = ${when.lostAt}
    from webhook w
    where d.jurisdiction_id = ${jurisdiction} and w.jurisdiction_id = d.jurisdiction_id and w.id = d.webhook_id
      and d.id = (select id from webhook_delivery where jurisdiction_id = ${jurisdiction} and webhook_id = ${webhook}
        and state = 'waiting' and next_at <= ${when.now} order by id limit 1 for update skip locked)
    returning d.*, w.address, w.secret`.execute(db);
  const [row] = rows;
  return row ? { ...toldOf(row), id: row.id, attempts: row.attempts, address: row.address, secret: row.secret } : null;
}

/** What became of an attempt: the message has arrived, is tried again at `nextAt`, or has failed where that is null. */
export async function settleDelivery(
  db: Handle,
  jurisdiction: number,
  id: Id,
  outcome: {
    readonly at: Date;
    readonly status: number | null;
    readonly fault: string | null;
    readonly nextAt: Date | null;
  },
): Promise<void> {
  const { at, status, fault, nextAt } = outcome;
  await db
    .updateTable('webhook_delivery')
    .set({
      ...{ status, fault },
      ...(nextAt ? { next_at: nextAt } : { state: fault === null ? 'delivered' : 'failed', ended_at: at }),
    })
    .where('jurisdiction_id', '=', jurisdiction)
    .where('id', '=', id)
    .where('state', '=', 'waiting') // switched off meanwhile: dropped
    .execute();
}

/** Messages to one system, the newest first. */
export async function listDeliveries(
  db: Handle,
  jurisdiction: number,
  webhook: Id,
  page: PageAsked,
): Promise<Page<Delivery>> {
  const after = keysOf<[Id]>('deliveries', page.after, ['id']);
  let query = db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdiction)
    .where('webhook_id', '=', webhook)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (after) query = query.where('id', '<', after[0]);
  const rows = (await query.execute()).map((row): Delivery => ({
    ...toldOf(row),
    ...{ id: row.id, state: row.state, attempts: row.attempts, status: row.status, fault: row.fault },
    ...{ nextAt: row.state === 'waiting' ? row.next_at : null, endedAt: row.ended_at },
  }));
  return pageOf(rows, page.limit, (last) => cursorOf('deliveries', [last.id]));
}

/** Removes messages that ended before an instant. @returns how many */
export async function sweepDeliveries(db: Handle, jurisdiction: number, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_delivery')
    .where('jurisdiction_id', '=', jurisdiction)
    .where('ended_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

const toldOf = (row: Selectable<WebhookDeliveryRow>): Told => ({
  ...{ event: row.event, action: row.action, subjectId: row.subject_id, taskId: row.task_id, at: row.happened_at },
});
