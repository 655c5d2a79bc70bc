import type { Multipart } from '@fastify/multipart';
import {
  bringPapers,
  endPaper,
  explained,
  LARGEST_BRINGING,
  MOST_PAPERS,
  paperAt,
  paperList,
  removalAhead,
  removeClassified,
  Spool,
  versionAt,
  versionChanges as changesOf,
  versionFile,
} from '@luoshi/work';
import type { Bringing, JobRunner, ReadingPool } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  bringingFields,
  brought,
  lapse,
  paperPage,
  paperQuery,
  paperWhole,
  removal,
  removalPreview,
  versionChanges,
  versionWhole,
} from '../contract/paper.js';
import { id } from '../contract/value.js';
import { HttpRefusal } from '../http-refusal.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { download } from '../plugin/download.js';
import { partsOf } from '../plugin/multipart.js';

const one = z.object({ id });
const number = z.coerce.number().int().min(1).max(100_000);
const oneVersion = one.extend({ number });

export interface Reading {
  readonly reading: ReadingPool;
  readonly runner: JobRunner;
}

/** Papers: taken in, listed, read beside their facts, compared. */
export const papers: FastifyPluginAsyncZod<AppOptions & Reading> = async (app, { reading, runner }) => {
  app.route({
    method: 'POST',
    url: '/api/papers',
    config: { operation: 'bringPapers' },
    schema: { consumes: ['multipart/form-data'], response: { 200: brought, 202: brought } },
    handler: async (request, reply) => {
      const parts = partsOf(request, reply, { bytes: LARGEST_BRINGING, files: MOST_PAPERS });
      const answer = await Spool.during(async (spool) =>
        bringPapers(deskOf(request), reading, await bringingFrom(parts, spool)),
      );
      runner.wake();
      return reply.code(answer.jobId === null ? 200 : 202).send(answer);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers',
    config: { operation: 'listPapers' },
    schema: { querystring: paperQuery, response: { 200: paperPage } },
    handler: (request) => {
      const { after = null, limit, issuer, number: documentNumber, ...same } = request.query;
      const filter = { ...same, issuerUnitId: issuer, documentNumber };
      return paperList(deskOf(request), given(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id',
    config: { operation: 'getPaper' },
    schema: { params: one, response: { 200: paperWhole } },
    handler: async (request, reply) => {
      const whole = await paperAt(deskOf(request), request.params.id);
      tagWith(reply, whole.paper.version);
      return whole;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/papers/:id/lapse',
    config: { operation: 'lapsePaper' },
    schema: { params: one, body: lapse, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await endPaper(deskOf(request), request.params.id, request.body.on, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/removal',
    config: { operation: 'previewRemoval' },
    schema: { params: one, response: { 200: removalPreview } },
    handler: (request) => removalAhead(deskOf(request), request.params.id),
  });

  app.route({
    method: 'POST',
    url: '/api/papers/:id/removal',
    config: { operation: 'removePaper' },
    schema: { params: one, body: removal, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await removeClassified(deskOf(request), request.params.id, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/versions/:number',
    config: { operation: 'getPaperVersion' },
    schema: { params: oneVersion, response: { 200: versionWhole } },
    handler: async (request, reply) => {
      const whole = await versionAt(deskOf(request), request.params.id, request.params.number);
      // 内部资料, 依申请公开: nothing of it stays on the machine that showed it.
      if (whole.handling !== null) reply.header('cache-control', 'no-store');
      return whole;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/versions/:number/file',
    config: { operation: 'getPaperFile' },
    schema: { params: oneVersion },
    handler: async (request, reply) => {
      const { file, bytes } = await versionFile(deskOf(request), request.params.id, request.params.number);
      return download(reply, file, bytes);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/versions/:number/changes',
    config: { operation: 'getPaperChanges' },
    schema: {
      params: oneVersion,
      querystring: z.object({ from: number.optional() }),
      response: { 200: versionChanges },
    },
    handler: (request) =>
      changesOf(deskOf(request), request.params.id, { from: request.query.from ?? null, to: request.params.number }),
  });

  app.route({
    method: 'GET',
    url: '/api/papers/:id/versions/:number/explanation',
    config: { operation: 'explainPaper' },
    schema: {
      params: oneVersion,
      querystring: z
        .object({ start: z.coerce.number().int().min(0), end: z.coerce.number().int().min(0) })
        .refine(({ start, end }) => start <= end, 'start ≤ end'),
      response: { 200: z.object({ rows: z.array(z.unknown()).readonly() }) },
    },
    handler: async (request) => ({
      rows: await explained(deskOf(request), request.params.id, request.params.number, request.query),
    }),
  });
};

type Given<Some> = { [Name in keyof Some]?: Exclude<Some[Name], undefined> };

/** Without what was not given. */
const given = <Some extends object>(some: Some): Given<Some> =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Given<Some>;

/** The parts of an upload: any number of `file`, one `manifest`, and the paper or draft they belong to. */
async function bringingFrom(parts: AsyncIterable<Multipart>, spool: Spool): Promise<Bringing> {
  const files: Bringing['files'][number][] = [];
  const fields: Record<string, unknown> = {};
  let manifest: Uint8Array | null = null;
  let size = 0;
  for await (const part of parts) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
      continue;
    }
    const file = await spool.keep(part.filename, part.file as AsyncIterable<Buffer>, (more) => {
      size += more;
      if (size > LARGEST_BRINGING) throw new HttpRefusal('too-large', `上限${LARGEST_BRINGING / 2 ** 20}MB`);
    });
    if (part.fieldname === 'manifest') manifest = await file.bytes();
    else files.push(file);
  }
  const known = bringingFields.safeParse(fields);
  if (!known.success)
    throw new HttpRefusal('request-wrong', known.error.issues.map(({ path }) => path.join('.')).join('、'));
  return { files, manifest, ...given(known.data) };
}
