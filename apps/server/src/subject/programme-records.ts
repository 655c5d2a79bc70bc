import {
  askReadSheet,
  changeRecord,
  enterRecord,
  evidenceBytes,
  jobAt,
  LARGEST_FILE,
  raiseNeed,
  recordBoard,
  recordHistory,
  recordList,
  recordPlaceOf,
  recordWhole,
  registerWorkbook,
  withdrawRecord,
} from '@luoshi/work';
import type { Programmes, RecordFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { job } from '../contract/job.js';
import { changed, made } from '../contract/outcome.js';
import { onDay } from '../contract/programme.js';
import * as shapes from '../contract/programme-record.js';
import { id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { download, saveFile } from '../plugin/download.js';
import { fileOf } from '../plugin/multipart.js';
import type { Reading } from './papers.js';

const code = z.string().max(100);
const register = z.object({ programme: code, register: code });
const record = register.extend({ id });

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

/** The records of programmes' registers: as list, form, board and sheet, with their history and evidence. */
export const programmeRecords: FastifyPluginAsyncZod<AppOptions & Reading & { readonly house: Programmes }> = async (
  app,
  { house, runner },
) => {
  const root = '/api/programmes/:programme/registers/:register';
  const records = `${root}/records`;

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
    schema: { params: record, querystring: onDay, response: { 200: shapes.recordWhole } },
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
    url: `${root}/board`,
    config: { operation: 'getBoard' },
    schema: { params: register, querystring: shapes.boardQuery, response: { 200: shapes.board } },
    handler: (request) => {
      const { programme, register: of } = request.params;
      return recordBoard(deskOf(request), house, programme, of, filterOf({ ...request.query, descending: undefined }));
    },
  });

  app.route({
    method: 'GET',
    url: `${root}/sheet`,
    config: { operation: 'getSheet', sensitive: { kind: 'programme', as: 'export' } },
    schema: { params: register, querystring: shapes.sheetQuery },
    handler: async (request, reply) => {
      const { programme, register: of } = request.params;
      const { empty, ...query } = request.query;
      const asked = { ...filterOf(query), empty: empty === 'true' };
      return saveFile(reply, await registerWorkbook(deskOf(request), house, programme, of, asked));
    },
  });

  app.route({
    method: 'POST',
    url: `${root}/sheet`,
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
};
