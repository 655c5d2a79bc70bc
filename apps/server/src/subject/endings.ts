import { carryOver, mergeTasks, splitTask } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { carried, carrying, merging, pieces, splitting } from '../contract/ending.js';
import { id } from '../contract/value.js';
import { deskOf, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** 合并、拆分、结转: endings that concern more than one task. */
export const endings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/merging',
    config: { operation: 'mergeTasks' },
    schema: { params: one, body: merging, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await mergeTasks(deskOf(request), request.params.id, request.body.from, request.body.reason);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/:id/splitting',
    config: { operation: 'splitTask' },
    schema: { params: one, body: splitting, response: { 201: pieces } },
    handler: async (request, reply) => {
      const { pieces: drafts, reason } = request.body;
      const started = await splitTask(deskOf(request), request.params.id, versionOf(request), drafts, reason);
      return reply.code(201).send({ started });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/carrying-over',
    config: { operation: 'carryOver' },
    schema: { body: carrying, response: { 200: carried } },
    handler: (request) => {
      const { tasks, ...rest } = request.body;
      return carryOver(deskOf(request), tasks, rest);
    },
  });
};
