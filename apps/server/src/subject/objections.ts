import {
  answerObjection,
  dayAt,
  objectionAt,
  objectionCount,
  objectionList,
  planSecondLook,
  raiseObjection,
  withdrawObjection,
} from '@luoshi/work';
import type { Desk, ObjectionFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  answer,
  newObjection,
  objection,
  objectionFilter,
  objectionPage,
  objectionQuery,
  secondLook,
  secondLookPlanned,
} from '../contract/objection.js';
import { changed, count, made } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const objectionsBy = (desk: Desk, query: z.output<typeof objectionFilter>): ObjectionFilter => ({
  states: query.state,
  subjectKind: query.about,
  subjectId: query.subject,
  unitId: query.unit,
  overdueOn: query.overdue && dayAt(desk.now),
});

/** 异议与复核: against findings, duties, lamps, rankings and notices. */
export const objections: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/objections',
    config: { operation: 'listObjections' },
    schema: { querystring: objectionQuery, response: { 200: objectionPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      const desk = deskOf(request);
      return objectionList(desk, objectionsBy(desk, filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/objections/count',
    config: { operation: 'countObjections' },
    schema: { querystring: objectionFilter, response: { 200: count } },
    handler: async (request) => {
      const desk = deskOf(request);
      return { count: await objectionCount(desk, objectionsBy(desk, request.query)) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/objections',
    config: { operation: 'raiseObjection' },
    schema: { body: newObjection, response: { 201: made } },
    handler: async (request, reply) => {
      const { about: subjectKind, subject: subjectId, unit, text } = request.body;
      return reply
        .code(201)
        .send({ id: await raiseObjection(deskOf(request), { subjectKind, subjectId, unit, text }) });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/objections/:id',
    config: { operation: 'getObjection' },
    schema: { params: one, response: { 200: objection } },
    handler: async (request, reply) => {
      const row = await objectionAt(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/objections/:id/second-look',
    config: { operation: 'planSecondLook' },
    schema: { params: one, body: secondLook, response: { 201: secondLookPlanned } },
    handler: async (request, reply) =>
      reply.code(201).send(await planSecondLook(deskOf(request), request.params.id, versionOf(request), request.body)),
  });

  app.route({
    method: 'POST',
    url: '/api/objections/:id/answer',
    config: { operation: 'answerObjection' },
    schema: { params: one, body: answer, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await answerObjection(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/objections/:id/withdrawal',
    config: { operation: 'withdrawObjection' },
    schema: { params: one, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await withdrawObjection(deskOf(request), request.params.id, versionOf(request));
      tagWith(reply, version);
      return { version };
    },
  });
};
