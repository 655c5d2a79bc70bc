import { replyToUrge, urge, urgeCount, urgeList } from '@luoshi/work';
import type { UrgeFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { count } from '../contract/outcome.js';
import { answerToUrge, newUrge, urged, urgeFilter, urgePage, urgeQuery } from '../contract/urge.js';
import { id } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';
import { filterFrom } from './task-filter.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const urgesBy = ({ state, task, unit, batch }: z.output<typeof urgeFilter>): UrgeFilter => ({
  state,
  taskId: task,
  unitId: unit,
  batchId: batch,
});

/** 催办: one or many, with receipt and answer of each unit. */
export const urges: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/urges',
    config: { operation: 'listUrges' },
    schema: { querystring: urgeQuery, response: { 200: urgePage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return urgeList(deskOf(request), urgesBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/urges/count',
    config: { operation: 'countUrges' },
    schema: { querystring: urgeFilter, response: { 200: count } },
    handler: async (request) => ({ count: await urgeCount(deskOf(request), urgesBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/urges',
    config: { operation: 'urge' },
    schema: { body: newUrge, response: { 201: urged } },
    handler: async (request, reply) => {
      const { about, to, units, text, answerBy } = request.body;
      const meant = 'tasks' in about ? { taskIds: about.tasks } : { filter: filterFrom(about.filter) };
      const sent = await urge(deskOf(request), { about: meant, to, unitIds: units, text, answerBy });
      return reply.code(201).send(sent);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/urges/:id/receipt',
    config: { operation: 'readUrge' },
    schema: { params: one, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await replyToUrge(deskOf(request), request.params.id, null);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/urges/:id/answer',
    config: { operation: 'answerUrge' },
    schema: { params: one, body: answerToUrge, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await replyToUrge(deskOf(request), request.params.id, request.body.text);
      return reply.code(204).send(null);
    },
  });
};
