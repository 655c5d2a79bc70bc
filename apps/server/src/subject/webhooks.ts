import { createWebhookAt, deliveriesOf, switchWebhookAt, webhookList } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { id, paging } from '../contract/value.js';
import { deliveryPage, newWebhook, webhookMade, webhookState, webhooks as webhooksThere } from '../contract/webhook.js';
import { deskOf, refuseTokens } from '../plugin/door.js';

/** Other systems that are told when something has happened. Who comes by a token can neither make nor switch one. */
export const webhooks: FastifyPluginAsyncZod<AppOptions> = async (app, { webhookNetworks = [] }) => {
  const params = z.object({ id });

  app.route({
    method: 'GET',
    url: '/api/webhooks',
    config: { operation: 'listWebhooks' },
    schema: { response: { 200: webhooksThere } },
    handler: async (request) => ({ rows: await webhookList(deskOf(request)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/webhooks',
    config: { operation: 'createWebhook', answersSecret: true },
    schema: { body: newWebhook, response: { 201: webhookMade } },
    handler: async (request, reply) => {
      refuseTokens(request);
      return reply.code(201).send(await createWebhookAt(deskOf(request), request.body, webhookNetworks));
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/webhooks/:id/state',
    config: { operation: 'switchWebhook' },
    schema: { params, body: webhookState, response: { 204: z.null() } },
    handler: async (request, reply) => {
      refuseTokens(request);
      await switchWebhookAt(deskOf(request), request.params.id, request.body.state);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/webhooks/:id/deliveries',
    config: { operation: 'listWebhookDeliveries' },
    schema: { params, querystring: paging, response: { 200: deliveryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return deliveriesOf(deskOf(request), request.params.id, { after, limit });
    },
  });
};
