import { answerOpinion, askOpinions, endRound, everyRound, roundAt, roundList, sayOpinion } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  opinion,
  opinionDecision,
  opinionDraft,
  round,
  roundDraft,
  roundEnd,
  roundPage,
  rounds,
  roundWhole,
} from '../contract/opinion.js';
import { id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** 征求意见: rounds about a draft, what units say, what becomes of it. */
export const opinions: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/papers/:id/rounds',
    config: { operation: 'openRound' },
    schema: { params: one, body: roundDraft, response: { 201: round } },
    handler: async (request, reply) => {
      const opened = await askOpinions(deskOf(request), request.params.id, request.body);
      return tagWith(reply, opened.version).code(201).send(opened);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/rounds',
    config: { operation: 'listRounds' },
    schema: { params: one, response: { 200: rounds } },
    handler: async (request) => ({ rows: await roundList(deskOf(request), request.params.id) }),
  });

  app.route({
    method: 'GET',
    url: '/api/rounds',
    config: { operation: 'listEveryRound' },
    schema: { querystring: paging, response: { 200: roundPage } },
    handler: (request) =>
      everyRound(deskOf(request), { after: request.query.after ?? null, limit: request.query.limit }),
  });

  app.route({
    method: 'GET',
    url: '/api/rounds/:id',
    config: { operation: 'getRound' },
    schema: { params: one, response: { 200: roundWhole } },
    handler: async (request, reply) => {
      const whole = await roundAt(deskOf(request), request.params.id);
      tagWith(reply, whole.round.version);
      return whole;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/rounds/:id/end',
    config: { operation: 'endRound' },
    schema: { params: one, body: roundEnd, response: { 200: round } },
    handler: async (request, reply) => {
      const ended = await endRound(deskOf(request), request.params.id, versionOf(request), request.body.closed);
      tagWith(reply, ended.version);
      return ended;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/rounds/:id/opinions',
    config: { operation: 'giveOpinion' },
    schema: { params: one, body: opinionDraft, response: { 201: opinion } },
    handler: async (request, reply) =>
      reply.code(201).send(await sayOpinion(deskOf(request), request.params.id, request.body)),
  });

  app.route({
    method: 'POST',
    url: '/api/opinions/:id/decision',
    config: { operation: 'decideOpinion' },
    schema: { params: one, body: opinionDecision, response: { 200: opinion } },
    handler: async (request, reply) => {
      const decided = await answerOpinion(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, decided.version);
      return decided;
    },
  });
};
