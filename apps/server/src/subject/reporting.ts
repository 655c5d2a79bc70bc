import { burdenAt, burdenMeter, decideOfPeriod, periodList, planReporting, reportingOf } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  burden,
  periodDecision,
  periodKey,
  periodKind,
  periodRecord,
  planForm,
  planMade,
  reportingLooked,
} from '../contract/reporting.js';
import { changed } from '../contract/report.js';
import { burdenMeter as meter } from '../contract/upkeep.js';
import { day, id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const ofTask = z.object({ id });

/** What units are asked to report: plans with their basis and burden, the calendar, and the office's periods. */
export const reporting: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks/:id/reporting',
    config: { operation: 'getReporting' },
    schema: {
      params: ofTask,
      querystring: z.object({ from: day.optional(), to: day.optional() }),
      response: { 200: reportingLooked },
    },
    handler: (request) => {
      const { from, to } = request.query;
      const days = from !== undefined && to !== undefined ? { from, to } : undefined;
      return reportingOf(deskOf(request), request.params.id, days);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id/reporting/burden',
    config: { operation: 'getBurden' },
    schema: {
      params: ofTask,
      querystring: z.object({ kind: periodKind, stamped: z.stringbool().default(false) }),
      response: { 200: burden },
    },
    handler: (request) => burdenAt(deskOf(request), request.params.id, request.query.kind, request.query.stamped),
  });

  app.route({
    method: 'GET',
    url: '/api/burden',
    config: { operation: 'getBurdenMeter' },
    schema: { response: { 200: meter } },
    handler: (request) => burdenMeter(deskOf(request)),
  });

  app.route({
    method: 'PUT',
    url: '/api/tasks/:id/reporting',
    config: { operation: 'planReporting' },
    schema: { params: ofTask, body: planForm, response: { 200: planMade } },
    handler: async (request, reply) => {
      const { basis, reporting } = request.body;
      const made = await planReporting(deskOf(request), request.params.id, versionOf(request), {
        basis,
        reporting: reporting && { ...reporting, basis },
      });
      tagWith(reply, made.version);
      return made;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/periods',
    config: { operation: 'listPeriods' },
    schema: {
      querystring: z.object({ from: day, to: day, kind: periodKind.optional() }),
      response: { 200: z.object({ rows: z.array(periodRecord).readonly() }) },
    },
    handler: async (request) => {
      const { from, to, kind } = request.query;
      return { rows: await periodList(deskOf(request), { from, to }, kind) };
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/periods/:key',
    config: { operation: 'decideOfPeriod' },
    schema: { params: z.object({ key: periodKey }), body: periodDecision, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await decideOfPeriod(deskOf(request), request.params.key, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });
};
