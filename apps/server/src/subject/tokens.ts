import { createTokenAt, revokeTokenAt, tokenList } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { newToken, tokenMade, tokens as tokenRows } from '../contract/account.js';
import { id } from '../contract/value.js';
import { deskOf, refuseTokens } from '../plugin/door.js';

/** Tokens by which programs act as an account. Who comes by a token can neither make one nor take one back. */
export const tokens: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tokens',
    config: { operation: 'listTokens' },
    schema: { response: { 200: tokenRows } },
    handler: (request) => tokenList(deskOf(request)),
  });

  app.route({
    method: 'POST',
    url: '/api/tokens',
    config: { operation: 'createToken', answersSecret: true },
    schema: { body: newToken, response: { 201: tokenMade } },
    handler: async (request, reply) => {
      refuseTokens(request);
      const { name, scopes, expiresAt } = request.body;
      const made = await createTokenAt(deskOf(request), { name, scopes, expiresAt: new Date(expiresAt) });
      return reply.code(201).send(made);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/tokens/:id',
    config: { operation: 'revokeToken' },
    schema: { params: z.object({ id }), response: { 204: z.null() } },
    handler: async (request, reply) => {
      refuseTokens(request);
      await revokeTokenAt(deskOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  });
};
