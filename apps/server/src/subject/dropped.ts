import { decideDropped, droppedCount, droppedPromises } from '@luoshi/work';
import type { DroppedFilter } from '@luoshi/work';

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { droppedDecision, droppedFilter, droppedPage, droppedQuery } from '../contract/dropped.js';
import { changed, count } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

/** The query's words as the list's filter. */
export const droppedBy = ({ fate, paper, task }: z.output<typeof droppedFilter>): DroppedFilter => ({
  fates: fate,
  paperId: paper,
  taskId: task,
});

/** Promises that a new version of a paper makes no more, and what becomes of each. */
export const dropped: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/dropped-promises',
    config: { operation: 'listDroppedPromises' },
    schema: { querystring: droppedQuery, response: { 200: droppedPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return droppedPromises(deskOf(request), droppedBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/dropped-promises/count',
    config: { operation: 'countDroppedPromises' },
    schema: { querystring: droppedFilter, response: { 200: count } },
    handler: async (request) => ({ count: await droppedCount(deskOf(request), droppedBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/dropped-promises/:id/decision',
    config: { operation: 'decideDroppedPromise' },
    schema: { params: z.object({ id }), body: droppedDecision, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await decideDropped(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });
};
