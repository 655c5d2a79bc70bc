import { WEBHOOK_EVENTS } from '@luoshi/work';
import { z } from 'zod';
import { filled, id, instant, pageOf } from './value.js';

const event = z.enum(WEBHOOK_EVENTS);
const state = z.enum(['on', 'off']);

/** A system that is told of what happens. */
export const webhook = z.object({
  id,
  name: z.string(),
  address: z.string(),
  events: z.array(z.string()).readonly(),
  state,
  createdAt: instant,
  /** Messages that wait for their next attempt, and those that were given up. */
  waiting: z.number().int(),
  failed: z.number().int(),
  deliveredAt: instant.nullable(),
});
export const webhooks = z.object({ rows: z.array(webhook).readonly() });

export const newWebhook = z.strictObject({
  name: filled(100),
  address: filled(2000),
  events: z.array(event).min(1).max(WEBHOOK_EVENTS.length),
});
export const webhookMade = z.object({ id, secret: z.string() });
export const webhookState = z.strictObject({ state });

export const deliveryPage = pageOf(
  z.object({
    id,
    /** One of the events, or `webhook` for the first message that only says that it works. */
    event: z.string(),
    action: z.string(),
    subjectId: id,
    taskId: id.nullable(),
    at: instant,
    state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
    attempts: z.number().int(),
    nextAt: instant.nullable(),
    status: z.number().int().nullable(),
    fault: z.string().nullable(),
    endedAt: instant.nullable(),
  }),
);
