import { answers } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';

/** For whoever watches the process: alive at all, and able to work. */
export const health: FastifyPluginAsyncZod<AppOptions> = async (app, { store }) => {
  const state = z.object({ state: z.enum(['alive', 'ready', 'not-ready']) });
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { operation: 'getHealth' },
    schema: { response: { 200: state } },
    handler: () => ({ state: 'alive' as const }),
  });
  app.route({
    method: 'GET',
    url: '/readyz',
    config: { operation: 'getReadiness' },
    schema: { response: { 200: state, 503: state } },
    handler: async (_request, reply) =>
      (await answers(store.db)) ? { state: 'ready' as const } : reply.code(503).send({ state: 'not-ready' as const }),
  });
};
