import {
  adoptTrial,
  askReadSheet,
  changeRecord,
  definitionOf,
  effectList,
  enterBasis,
  enterParameterValue,
  enterRecord,
  evidenceBytes,
  programmeIndicator,
  programmeIndicators,
  jobAt,
  LARGEST_FILE,
  openApiFor,
  parameterList,
  placeList,
  printedTable,
  programmeChart,
  programmeList,
  programmeReport,
  raiseNeed,
  recordBoard,
  recordHistory,
  recordList,
  recordPlaceOf,
  recordWhole,
  registerWorkbook,
  reportWorkbook,
  takeUpEffects,
  tryOut,
  withdrawRecord,
} from '@luoshi/work';
import type { Programmes, RecordFilter, Workbook } from '@luoshi/work';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { job } from '../contract/job.js';
import { changed, made } from '../contract/outcome.js';
import * as shapes from '../contract/programme.js';
import { id, paging } from '../contract/value.js';
import { HttpRefusal } from '../http-refusal.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { download, XLSX } from '../plugin/download.js';
import { fileOf } from '../plugin/multipart.js';
import type { Reading } from './papers.js';

const code = z.string().max(100);
const one = z.object({ programme: code });
const part = one.extend({ code });
const register = one.extend({ register: code });
const record = register.extend({ id });

const save = (reply: FastifyReply, { name, bytes }: Workbook) =>
  download(reply, { name, mediaType: XLSX, size: bytes.length }, piecesOf(bytes));

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** `field:value` words of a query by field. */
function whereOf(pairs: readonly string[] | undefined): Record<string, string[]> {
  const where: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const pair of pairs ?? []) {
    const at = pair.indexOf(':');
    if (at > 0) (where[pair.slice(0, at)] ??= []).push(pair.slice(at + 1));
  }
  return where;
}

const filterOf = (query: z.output<typeof shapes.recordQuery>): RecordFilter => ({
  day: query.day ?? null,
  search: query.search ?? null,
  where: whereOf(query.where),
  order: query.order ?? null,
  descending: query.descending === 'true',
});

/** Aborted where the asker has gone away before the answer. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort(new HttpRefusal('request-malformed'));
  });
  return gone.signal;
}

/** Programmes: everything comes from their definitions, so that a new one needs nothing here. */
export const programmes: FastifyPluginAsyncZod<AppOptions & Reading & { readonly house: Programmes }> = async (
  app,
  { house, runner },
) => {
  const root = '/api/programmes/:programme';
  const records = `${root}/registers/:register/records`;

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
    url: '/api/programme-records/:id',
    config: { operation: 'findProgrammeRecord' },
    schema: { params: z.object({ id }), response: { 200: shapes.recordPlace } },
    handler: (request) => recordPlaceOf(deskOf(request), house, request.params.id),
  });

  app.route({
    method: 'GET',
    url: records,
    config: { operation: 'listRecords' },
    schema: { params: register, querystring: shapes.recordListQuery, response: { 200: shapes.recordPage } },
    handler: (request) => {
      const { after = null, limit, ...query } = request.query;
      const { programme, register: of } = request.params;
      return recordList(deskOf(request), house, programme, of, filterOf(query), { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: records,
    config: { operation: 'enterRecord' },
    schema: { params: register, body: shapes.recordBody, response: { 201: made } },
    handler: async (request, reply) => {
      const { programme, register: of } = request.params;
      const made = await enterRecord(deskOf(request), house, programme, of, request.body);
      return reply.code(201).send({ id: made });
    },
  });

  app.route({
    method: 'GET',
    url: `${records}/:id`,
    config: { operation: 'getRecord' },
    schema: { params: record, querystring: shapes.onDay, response: { 200: shapes.recordWhole } },
    handler: async (request, reply) => {
      const { programme, register: of, id: recordId } = request.params;
      const whole = await recordWhole(deskOf(request), house, programme, of, recordId, request.query.day ?? null);
      if (whole.version !== null) tagWith(reply, whole.version);
      return whole;
    },
  });

  app.route({
    method: 'PUT',
    url: `${records}/:id`,
    config: { operation: 'changeRecord' },
    schema: { params: record, body: shapes.recordBody, response: { 200: changed } },
    handler: async (request, reply) => {
      const { programme, register: of, id: recordId } = request.params;
      const version = await changeRecord(
        deskOf(request),
        house,
        programme,
        of,
        recordId,
        versionOf(request),
        request.body,
      );
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: `${records}/:id/withdrawal`,
    config: { operation: 'withdrawRecord' },
    schema: { params: record, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { programme, register: of, id: recordId } = request.params;
      await withdrawRecord(deskOf(request), house, programme, of, recordId, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: `${records}/:id/history`,
    config: { operation: 'getRecordHistory' },
    schema: { params: record, querystring: paging, response: { 200: shapes.history } },
    handler: (request) => {
      const { programme, register: of, id: recordId } = request.params;
      const { after = null, limit } = request.query;
      return recordHistory(deskOf(request), house, programme, of, recordId, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: `${records}/:id/evidence/:file`,
    config: { operation: 'getEvidence' },
    schema: { params: record.extend({ file: id }) },
    handler: async (request, reply) => {
      const { programme, register: of, id: recordId, file: fileId } = request.params;
      const { file, bytes } = await evidenceBytes(deskOf(request), house, programme, of, recordId, fileId);
      return download(reply, file, bytes);
    },
  });

  app.route({
    method: 'POST',
    url: `${records}/:id/problem`,
    config: { operation: 'raiseNeed' },
    schema: { params: record, body: shapes.raising, response: { 201: made } },
    handler: async (request, reply) => {
      const { programme, register: of, id: recordId } = request.params;
      const raised = await raiseNeed(deskOf(request), house, programme, of, recordId, request.body.unit);
      return reply.code(201).send({ id: raised });
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/registers/:register/board`,
    config: { operation: 'getBoard' },
    schema: { params: register, querystring: shapes.boardQuery, response: { 200: shapes.board } },
    handler: (request) => {
      const { programme, register: of } = request.params;
      return recordBoard(deskOf(request), house, programme, of, filterOf({ ...request.query, descending: undefined }));
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/registers/:register/sheet`,
    config: { operation: 'getSheet' },
    schema: { params: register, querystring: shapes.sheetQuery },
    handler: async (request, reply) => {
      const { programme, register: of } = request.params;
      const { empty, ...query } = request.query;
      const asked = { ...filterOf(query), empty: empty === 'true' };
      return save(reply, await registerWorkbook(deskOf(request), house, programme, of, asked));
    },
  });

  app.route({
    method: 'POST',
    url: `${root}/registers/:register/sheet`,
    config: { operation: 'readSheet' },
    schema: {
      params: register,
      querystring: shapes.readingSheet,
      consumes: ['multipart/form-data'],
      response: { 202: job },
    },
    handler: async (request, reply) => {
      const { filename, mimetype, file } = await fileOf(request, reply, LARGEST_FILE);
      const { programme, register: of } = request.params;
      const [dry, overwrite] = [request.query.dry === 'true', request.query.overwrite === 'true'];
      const upload = { name: filename, mediaType: mimetype, bytes: file as AsyncIterable<Buffer> };
      const desk = deskOf(request);
      const jobId = await askReadSheet(desk, house, { programme, register: of, dry, overwrite }, upload);
      runner.wake();
      return reply.code(202).send(await jobAt(desk, jobId));
    },
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
    config: { operation: 'getReportSheet' },
    schema: { params: part, querystring: shapes.reportQuery },
    handler: async (request, reply) => {
      const { programme, code: report } = request.params;
      const { day = null, record: of = null } = request.query;
      return save(reply, await reportWorkbook(deskOf(request), house, programme, report, { day, record: of }));
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
