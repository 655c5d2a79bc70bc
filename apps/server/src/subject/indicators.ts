import {
  addIndicator,
  correctValue,
  courseCount,
  courseList,
  decideCourse,
  editIndicator,
  enterValue,
  indicatorAt,
  indicatorValues as valuesOf,
  proposeCourse,
  setTargets,
  taskIndicators,
} from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  indicatorForm,
  indicatorPlanForm,
  indicatorRows,
  indicatorValues,
  indicatorWhole,
  planDecision,
  planFilter,
  planPage,
  planQuery,
  targetsForm,
  valueCorrection,
  valueForm,
} from '../contract/indicator.js';
import { changed, count, made } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const plansBy = ({ state, outdated, lead }: z.output<typeof planFilter>) => ({
  states: state,
  outdated: outdated === 'true',
  leadId: lead,
});

/** Indicators 指标: what is followed of a task, by when how much is planned, and what was reached. */
export const indicators: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks/:id/indicators',
    config: { operation: 'listIndicators' },
    schema: { params: one, response: { 200: indicatorRows } },
    handler: async (request) => ({ rows: await taskIndicators(deskOf(request), request.params.id) }),
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/:id/indicators',
    config: { operation: 'addIndicator' },
    schema: { params: one, body: indicatorForm, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await addIndicator(deskOf(request), request.params.id, request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/indicators/:id',
    config: { operation: 'getIndicator' },
    schema: { params: one, response: { 200: indicatorWhole } },
    handler: async (request, reply) => {
      const found = await indicatorAt(deskOf(request), request.params.id);
      tagWith(reply, found.indicator.version);
      return found;
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/indicators/:id',
    config: { operation: 'editIndicator' },
    schema: { params: one, body: indicatorForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await editIndicator(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/indicators/:id/targets',
    config: { operation: 'setTargets' },
    schema: { params: one, body: targetsForm, response: { 200: indicatorWhole } },
    handler: async (request) => {
      const desk = deskOf(request);
      await setTargets(desk, request.params.id, request.body.targets, request.body.basis);
      return indicatorAt(desk, request.params.id);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/indicators/:id/plans',
    config: { operation: 'proposeIndicatorPlan' },
    schema: { params: one, body: indicatorPlanForm, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await proposeCourse(deskOf(request), request.params.id, request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/indicator-plans',
    config: { operation: 'listIndicatorPlans' },
    schema: { querystring: planQuery, response: { 200: planPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return courseList(deskOf(request), plansBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/indicator-plans/count',
    config: { operation: 'countIndicatorPlans' },
    schema: { querystring: planFilter, response: { 200: count } },
    handler: async (request) => ({ count: await courseCount(deskOf(request), plansBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/indicator-plans/:id/decision',
    config: { operation: 'decideIndicatorPlan' },
    schema: { params: one, body: planDecision, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await decideCourse(deskOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/indicators/:id/values',
    config: { operation: 'listIndicatorValues' },
    schema: { params: one, response: { 200: indicatorValues } },
    handler: (request) => valuesOf(deskOf(request), request.params.id),
  });

  app.route({
    method: 'POST',
    url: '/api/indicators/:id/values',
    config: { operation: 'enterIndicatorValue' },
    schema: { params: one, body: valueForm, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await enterValue(deskOf(request), request.params.id, request.body) }),
  });

  app.route({
    method: 'POST',
    url: '/api/indicators/:id/values/:value/corrections',
    config: { operation: 'correctIndicatorValue' },
    schema: { params: z.object({ id, value: id }), body: valueCorrection, response: { 201: made } },
    handler: async (request, reply) => {
      const { id: indicator, value } = request.params;
      return reply.code(201).send({ id: await correctValue(deskOf(request), indicator, value, request.body) });
    },
  });
};
