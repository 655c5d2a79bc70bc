import { dayAt, problemAt, problemCount, problemList, problemTable, raiseProblem, stepProblem } from '@luoshi/work';
import type { Desk, ProblemFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { changed, count, made } from '../contract/outcome.js';
import {
  newProblem,
  problemFilter,
  problemPage,
  problemQuery,
  problemStep,
  problemTable as table,
  problemWhole,
} from '../contract/problem.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const problemsBy = (desk: Desk, query: z.output<typeof problemFilter>): ProblemFilter => ({
  states: query.state,
  kinds: query.kind,
  blockingUnitId: query.blocking,
  raisedByUnitId: query.raisedBy,
  taskId: query.task,
  overdueOn: query.overdue && dayAt(desk.now),
});

/** 要素保障: what blocks the work, from raised to struck off. */
export const problems: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/problems',
    config: { operation: 'listProblems' },
    schema: { querystring: problemQuery, response: { 200: problemPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      const desk = deskOf(request);
      return problemList(desk, problemsBy(desk, filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/problems/count',
    config: { operation: 'countProblems' },
    schema: { querystring: problemFilter, response: { 200: count } },
    handler: async (request) => {
      const desk = deskOf(request);
      return { count: await problemCount(desk, problemsBy(desk, request.query)) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/problems/table',
    config: { operation: 'getProblemTable' },
    schema: { querystring: problemFilter, response: { 200: table } },
    handler: async (request) => {
      const desk = deskOf(request);
      return { rows: await problemTable(desk, problemsBy(desk, request.query)) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/problems',
    config: { operation: 'raiseProblem' },
    schema: { body: newProblem, response: { 201: made } },
    handler: async (request, reply) => {
      const { task: taskId, blocking: blockingUnit, ...rest } = request.body;
      return reply.code(201).send({ id: await raiseProblem(deskOf(request), { taskId, blockingUnit, ...rest }) });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/problems/:id',
    config: { operation: 'getProblem' },
    schema: { params: one, response: { 200: problemWhole } },
    handler: async (request, reply) => {
      const row = await problemAt(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/problems/:id/steps',
    config: { operation: 'stepProblem' },
    schema: { params: one, body: problemStep, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await stepProblem(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });
};
