import {
  adoptTrial,
  definitionOf,
  effectList,
  enterBasis,
  enterParameterValue,
  programmeIndicator,
  programmeIndicators,
  openApiFor,
  parameterList,
  placeList,
  printedTable,
  programmeChart,
  programmeList,
  programmeReport,
  reportWorkbook,
  takeUpEffects,
  tryOut,
} from '@luoshi/work';
import type { Programmes } from '@luoshi/work';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { made } from '../contract/outcome.js';
import * as shapes from '../contract/programme.js';
import { HttpRefusal } from '../http-refusal.js';
import { deskOf } from '../plugin/door.js';
import { saveFile } from '../plugin/download.js';

const code = z.string().max(100);
const one = z.object({ programme: code });
const part = one.extend({ code });

/** Aborted where the asker has gone away before the answer. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort(new HttpRefusal('request-malformed'));
  });
  return gone.signal;
}

/** Programmes: everything comes from their definitions, so that a new one needs nothing here. */
export const programmes: FastifyPluginAsyncZod<AppOptions & { readonly house: Programmes }> = async (
  app,
  { house },
) => {
  const root = '/api/programmes/:programme';

  app.route({
    method: 'GET',
    url: '/api/programmes',
    config: { operation: 'listProgrammes' },
    schema: { response: { 200: shapes.programmes } },
    handler: (request) => Promise.resolve({ rows: programmeList(deskOf(request), house) }),
  });

  app.route({
    method: 'GET',
    url: root,
    config: { operation: 'getProgramme' },
    schema: { params: one, response: { 200: shapes.definition } },
    handler: (request) =>
      Promise.resolve(
        definitionOf(deskOf(request), house, request.params.programme) as z.output<typeof shapes.definition>,
      ),
  });

  app.route({
    method: 'GET',
    url: `${root}/openapi.json`,
    config: { operation: 'getProgrammeOpenApi' },
    schema: { params: one, response: { 200: z.record(z.string(), z.unknown()) } },
    handler: (request) => Promise.resolve(openApiFor(house, request.params.programme) as Record<string, unknown>),
  });

  app.route({
    method: 'GET',
    url: `${root}/places`,
    config: { operation: 'listPlaces' },
    schema: { params: one, querystring: shapes.placeQuery, response: { 200: shapes.places } },
    handler: async (request) => {
      const { day = null, late } = request.query;
      const asked = { day, late: late === 'true' };
      return { rows: await placeList(deskOf(request), house, request.params.programme, asked) };
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/indicators`,
    config: { operation: 'listProgrammeIndicators' },
    schema: { params: one, querystring: shapes.onDay, response: { 200: shapes.indicators } },
    handler: (request) =>
      programmeIndicators(deskOf(request), house, request.params.programme, request.query.day ?? null),
  });

  app.route({
    method: 'GET',
    url: `${root}/indicators/:code`,
    config: { operation: 'getProgrammeIndicator' },
    schema: { params: part, querystring: shapes.onDay, response: { 200: shapes.indicatorRows } },
    handler: async (request) => {
      const { programme, code: indicator } = request.params;
      return {
        rows: await programmeIndicator(deskOf(request), house, programme, indicator, request.query.day ?? null),
      };
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/effects`,
    config: { operation: 'listEffects' },
    schema: { params: one, querystring: shapes.onDay, response: { 200: shapes.effects } },
    handler: async (request) => ({
      rows: await effectList(deskOf(request), house, request.params.programme, request.query.day ?? null),
    }),
  });

  app.route({
    method: 'POST',
    url: `${root}/effects/tasks`,
    config: { operation: 'takeUpEffects' },
    schema: { params: one, body: shapes.takingUp, response: { 201: shapes.takenUp } },
    handler: async (request, reply) => {
      const taken = await takeUpEffects(deskOf(request), house, request.params.programme, request.body.effects);
      return reply.code(201).send(taken);
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/parameters`,
    config: { operation: 'listParameters' },
    schema: { params: one, querystring: shapes.onDay, response: { 200: shapes.parameters } },
    handler: (request) => parameterList(deskOf(request), house, request.params.programme, request.query.day ?? null),
  });

  app.route({
    method: 'POST',
    url: `${root}/parameters/:code`,
    config: { operation: 'enterParameter' },
    schema: { params: part, body: shapes.settingGiven, response: { 201: made } },
    handler: async (request, reply) => {
      const { programme, code: parameter } = request.params;
      const entered = await enterParameterValue(deskOf(request), house, programme, parameter, request.body);
      return reply.code(201).send({ id: entered });
    },
  });

  app.route({
    method: 'POST',
    url: `${root}/rules/:code/basis`,
    config: { operation: 'enterBasis' },
    schema: { params: part, body: shapes.basisGiven, response: { 201: made } },
    handler: async (request, reply) => {
      const { programme, code: rule } = request.params;
      return reply.code(201).send({ id: await enterBasis(deskOf(request), house, programme, rule, request.body) });
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/reports/:code`,
    config: { operation: 'getReportTables' },
    schema: { params: part, querystring: shapes.reportQuery, response: { 200: shapes.tables } },
    handler: async (request) => {
      const { programme, code: report } = request.params;
      const { day = null, record: of = null } = request.query;
      const tables = await programmeReport(deskOf(request), house, programme, report, { day, record: of });
      return { tables: tables.map(printedTable) };
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/reports/:code/sheet`,
    config: { operation: 'getReportSheet', sensitive: { kind: 'programme', as: 'export' } },
    schema: { params: part, querystring: shapes.reportQuery },
    handler: async (request, reply) => {
      const { programme, code: report } = request.params;
      const { day = null, record: of = null } = request.query;
      return saveFile(reply, await reportWorkbook(deskOf(request), house, programme, report, { day, record: of }));
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/charts/:code`,
    config: { operation: 'getChart' },
    schema: { params: part, querystring: shapes.reportQuery, response: { 200: shapes.chart } },
    handler: (request) => {
      const { programme, code: chart } = request.params;
      const { day = null, record: of = null } = request.query;
      return programmeChart(deskOf(request), house, programme, chart, { day, record: of });
    },
  });

  app.route({
    method: 'POST',
    url: `${root}/trials/:code`,
    config: { operation: 'tryOut' },
    schema: { params: part, body: shapes.trialAsked, response: { 200: shapes.trialAnswer } },
    handler: (request, reply) => {
      const { programme, code: trial } = request.params;
      const { inputs: fields, typed, day } = request.body;
      return tryOut(deskOf(request), house, programme, trial, { fields, typed }, day, goneSignal(reply));
    },
  });

  app.route({
    method: 'POST',
    url: `${root}/trials/:code/adoption`,
    config: { operation: 'adoptTrial' },
    schema: { params: part, body: shapes.trialAsked.omit({ day: true }), response: { 201: shapes.adopted } },
    handler: async (request, reply) => {
      const { programme, code: trial } = request.params;
      const { inputs: fields, typed } = request.body;
      const given = { fields, typed };
      const entered = await adoptTrial(deskOf(request), house, programme, trial, given, goneSignal(reply));
      return reply.code(201).send({ records: entered });
    },
  });
};
