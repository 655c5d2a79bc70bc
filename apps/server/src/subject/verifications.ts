import { cancelCheck, checkAt, checkCount, checkList, findCheck, planChecks } from '@luoshi/work';
import type { VerificationFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { changed, count } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import {
  cancelled,
  found,
  newVerifications,
  plannedVerifications,
  verification,
  verificationFilter,
  verificationPage,
  verificationQuery,
} from '../contract/verification.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const verificationsBy = (query: z.output<typeof verificationFilter>): VerificationFilter => ({
  states: query.state,
  finding: query.finding,
  means: query.means,
  taskId: query.task,
  unitId: query.unit,
  drawingId: query.drawing,
  plannedTo: query.plannedTo,
});

/** 核查: planned and done, with findings and their evidence. */
export const verifications: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/verifications',
    config: { operation: 'listVerifications' },
    schema: { querystring: verificationQuery, response: { 200: verificationPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return checkList(deskOf(request), verificationsBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/verifications/count',
    config: { operation: 'countVerifications' },
    schema: { querystring: verificationFilter, response: { 200: count } },
    handler: async (request) => ({ count: await checkCount(deskOf(request), verificationsBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/verifications',
    config: { operation: 'planVerifications' },
    schema: { body: newVerifications, response: { 201: plannedVerifications } },
    handler: async (request, reply) => {
      const { about, units, ...plan } = request.body;
      const meant = 'tasks' in about ? { taskIds: about.tasks } : { drawingId: about.drawing };
      return reply
        .code(201)
        .send({ ids: await planChecks(deskOf(request), { about: meant, unitIds: units, ...plan }) });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/verifications/:id',
    config: { operation: 'getVerification' },
    schema: { params: one, response: { 200: verification } },
    handler: async (request, reply) => {
      const row = await checkAt(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/verifications/:id/finding',
    config: { operation: 'findVerification' },
    schema: { params: one, body: found, response: { 200: changed } },
    handler: async (request) => ({
      version: await findCheck(deskOf(request), request.params.id, versionOf(request), request.body),
    }),
  });

  app.route({
    method: 'POST',
    url: '/api/verifications/:id/cancellation',
    config: { operation: 'cancelVerification' },
    schema: { params: one, body: cancelled, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await cancelCheck(deskOf(request), request.params.id, versionOf(request), request.body.reason);
      return reply.code(204).send(null);
    },
  });
};
