import { changePersonAt, createPersonAt, ownHistory, personAt, personList } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { newPerson, person, personChange, personPage, personQuery } from '../contract/person.js';
import { entryPage } from '../contract/task.js';
import { given, id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** People in posts: leaders, liaisons, staff, with or without an account. */
export const people: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/people',
    config: { operation: 'listPeople' },
    schema: { querystring: personQuery, response: { 200: personPage } },
    handler: (request) => {
      const { office, unit, leader, after = null, limit, ...same } = request.query;
      const isLeader = leader === undefined ? undefined : leader === 'true';
      return personList(deskOf(request), given({ ...same, unitId: unit, isLeader }), { after, limit }, office);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/people',
    config: { operation: 'createPerson' },
    schema: { body: newPerson, response: { 201: one } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await createPersonAt(deskOf(request), request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/people/:id',
    config: { operation: 'getPerson' },
    schema: { params: one, response: { 200: person } },
    handler: async (request, reply) => {
      const found = await personAt(deskOf(request), request.params.id);
      tagWith(reply, found.version);
      return found;
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/people/:id',
    config: { operation: 'changePerson' },
    schema: { params: one, body: personChange, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await changePersonAt(deskOf(request), request.params.id, given(request.body), versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/people/:id/history',
    config: { operation: 'getPersonHistory' },
    schema: { params: one, querystring: paging, response: { 200: entryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return ownHistory(deskOf(request), 'person', request.params.id, { after, limit });
    },
  });
};
