import {
  acceptAll,
  answer,
  decideFact,
  decideMeasure,
  reviewHistory,
  startMeasures,
  suggestDuties,
  suggestUnits,
  undo,
  withoutDuty,
  withoutDutyCount,
} from '@luoshi/work';
import type { MeasureEdit, StartingMeasures } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { count } from '../contract/outcome.js';
import { fact, measure, question } from '../contract/paper.js';
import {
  factDecision,
  measureDecision,
  questionAnswer,
  reviews as reviewRows,
  startedMeasures,
  starting,
  suggestions,
  undoing,
  unitsMeant,
  withoutDutyFilter,
  withoutDutyPage,
  withoutDutyQuery,
} from '../contract/review.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const withoutDutyBy = ({ paper }: z.output<typeof withoutDutyFilter>) =>
  paper === undefined ? {} : { paperId: paper };

/** From a reading to tasks: decisions beside the words, questions, 责任分工, and the tasks made of what was accepted. */
export const reviews: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/facts/:id/decisions',
    config: { operation: 'decideFact' },
    schema: { params: one, body: factDecision, response: { 200: fact } },
    handler: async (request, reply) => {
      const decided = await decideFact(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, decided.version);
      return decided;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/measures/:id/decisions',
    config: { operation: 'decideMeasure' },
    schema: { params: one, body: measureDecision, response: { 200: measure } },
    handler: async (request, reply) => {
      const { body } = request;
      const decided = await decideMeasure(deskOf(request), request.params.id, versionOf(request), {
        decision: body.decision,
        reason: body.reason,
        ...(body.decision === 'corrected' ? { corrected: body.corrected as MeasureEdit } : {}),
      });
      tagWith(reply, decided.version);
      return decided;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/measures/:id/acceptance',
    config: { operation: 'acceptMeasure' },
    schema: { params: one, response: { 200: measure } },
    handler: async (request, reply) => {
      const accepted = await acceptAll(deskOf(request), request.params.id, versionOf(request));
      tagWith(reply, accepted.version);
      return accepted;
    },
  });

  for (const [kind, key] of [
    ['facts', 'factId'],
    ['measures', 'measureId'],
  ] as const) {
    const of = (one: string) => ({ [key]: one }) as { factId: string } | { measureId: string };
    app.route({
      method: 'POST',
      url: `/api/${kind}/:id/undo`,
      config: { operation: kind === 'facts' ? 'undoFact' : 'undoMeasure' },
      schema: { params: one, body: undoing, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await undo(deskOf(request), of(request.params.id), versionOf(request), request.body.reason);
        return reply.code(204).send(null);
      },
    });
    app.route({
      method: 'GET',
      url: `/api/${kind}/:id/decisions`,
      config: { operation: kind === 'facts' ? 'listFactDecisions' : 'listMeasureDecisions' },
      schema: { params: one, response: { 200: reviewRows } },
      handler: async (request) => ({ rows: await reviewHistory(deskOf(request), of(request.params.id)) }),
    });
  }

  app.route({
    method: 'POST',
    url: '/api/questions/:id/answer',
    config: { operation: 'answerQuestion' },
    schema: { params: one, body: questionAnswer, response: { 200: question } },
    handler: async (request, reply) => {
      const answered = await answer(deskOf(request), request.params.id, versionOf(request), request.body.answer);
      tagWith(reply, answered.version);
      return answered;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/questions/:id/suggestions',
    config: { operation: 'suggestUnits' },
    schema: { params: one, response: { 200: unitsMeant } },
    handler: async (request) => ({ rows: await suggestUnits(deskOf(request), request.params.id) }),
  });

  app.route({
    method: 'GET',
    url: '/api/measures/without-duty',
    config: { operation: 'listMeasuresWithoutDuty' },
    schema: { querystring: withoutDutyQuery, response: { 200: withoutDutyPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return withoutDuty(deskOf(request), withoutDutyBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/measures/without-duty/count',
    config: { operation: 'countMeasuresWithoutDuty' },
    schema: { querystring: withoutDutyFilter, response: { 200: count } },
    handler: async (request) => ({ count: await withoutDutyCount(deskOf(request), withoutDutyBy(request.query)) }),
  });

  app.route({
    method: 'GET',
    url: '/api/measures/:id/suggestions',
    config: { operation: 'suggestDuties' },
    schema: { params: one, response: { 200: suggestions } },
    handler: async (request) => ({ rows: await suggestDuties(deskOf(request), request.params.id) }),
  });

  app.route({
    method: 'POST',
    url: '/api/papers/:id/tasks',
    config: { operation: 'startMeasures' },
    schema: { params: one, body: starting, response: { 201: startedMeasures } },
    handler: async (request, reply) => {
      const started = await startMeasures(deskOf(request), request.params.id, request.body as StartingMeasures);
      return reply.code(201).send(started);
    },
  });
};
