import {
  amendNotice,
  draftNotice,
  dropNotice,
  issueNotice,
  noticeAt,
  noticeCount,
  noticeList,
  proposalList,
  noticeFile,
  rehearseNotice,
  replyToNotice,
  signNotice,
  snapshotOf,
} from '@luoshi/work';
import type { NoticeFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  answerToNotice,
  dropped,
  newNotice,
  noticeWhole,
  noticeFilter,
  noticePage,
  noticeQuery,
  noticeWords,
  proposalPage,
  proposalQuery,
  receipt,
  rehearsal,
  snapshot,
} from '../contract/notice.js';
import { changed, count, made } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { DOCX, saveFile } from '../plugin/download.js';
import { filterFrom } from './task-filter.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const noticesBy = ({ state, kind, task, unit, open }: z.output<typeof noticeFilter>): NoticeFilter => ({
  states: state,
  kind,
  taskId: task,
  unitId: unit,
  open,
});

/** The words of a notice with its tasks and units as ids. */
const wordsOf = <Words extends { readonly tasks: readonly string[]; readonly units: readonly string[] }>(
  words: Words,
) => {
  const { tasks: taskIds, units: unitIds, ...rest } = words;
  return { ...rest, taskIds: [...new Set(taskIds)], unitIds: [...new Set(unitIds)] };
};

/** 通报、督办函、商请函、约谈: proposed by lamps, drafted, shown, signed, numbered, issued, answered. */
export const notices: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/notices',
    config: { operation: 'listNotices' },
    schema: { querystring: noticeQuery, response: { 200: noticePage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return noticeList(deskOf(request), noticesBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/notices/count',
    config: { operation: 'countNotices' },
    schema: { querystring: noticeFilter, response: { 200: count } },
    handler: async (request) => ({ count: await noticeCount(deskOf(request), noticesBy(request.query)) }),
  });

  app.route({
    method: 'GET',
    url: '/api/notices/proposals',
    config: { operation: 'listProposals' },
    schema: { querystring: proposalQuery, response: { 200: proposalPage } },
    handler: (request) => {
      const { after = null, limit, period, ...filter } = request.query;
      return proposalList(deskOf(request), filterFrom(filter), period, { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/notices',
    config: { operation: 'draftNotice' },
    schema: { body: newNotice, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await draftNotice(deskOf(request), wordsOf(request.body)) }),
  });

  app.route({
    method: 'GET',
    url: '/api/notices/:id',
    config: { operation: 'getNotice' },
    schema: { params: one, response: { 200: noticeWhole } },
    handler: async (request, reply) => {
      const row = await noticeAt(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/notices/:id/snapshot',
    config: { operation: 'getSnapshot' },
    schema: { params: one, response: { 200: snapshot } },
    handler: (request) => snapshotOf(deskOf(request), request.params.id),
  });

  app.route({
    method: 'GET',
    url: '/api/notices/:id/file',
    config: { operation: 'getNoticeFile' },
    schema: { params: one },
    handler: async (request, reply) => saveFile(reply, await noticeFile(deskOf(request), request.params.id), DOCX),
  });

  app.route({
    method: 'PUT',
    url: '/api/notices/:id',
    config: { operation: 'amendNotice' },
    schema: { params: one, body: noticeWords, response: { 200: changed } },
    handler: async (request, reply) => {
      const words = wordsOf(request.body);
      const version = await amendNotice(deskOf(request), request.params.id, versionOf(request), words);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/notices/:id/rehearsal',
    config: { operation: 'rehearseNotice' },
    schema: { params: one, body: rehearsal, response: { 200: changed } },
    handler: async (request, reply) => {
      const { until } = request.body;
      const version = await rehearseNotice(deskOf(request), request.params.id, versionOf(request), until);
      tagWith(reply, version);
      return { version };
    },
  });

  for (const [word, operation, step] of [
    ['signature', 'signNotice', signNotice],
    ['issue', 'issueNotice', issueNotice],
  ] as const)
    app.route({
      method: 'POST',
      url: `/api/notices/:id/${word}`,
      config: { operation },
      schema: { params: one, response: { 200: changed } },
      handler: async (request, reply) => {
        const version = await step(deskOf(request), request.params.id, versionOf(request));
        tagWith(reply, version);
        return { version };
      },
    });

  app.route({
    method: 'POST',
    url: '/api/notices/:id/dropping',
    config: { operation: 'dropNotice' },
    schema: { params: one, body: dropped, response: { 200: changed } },
    handler: async (request, reply) => {
      const { reason } = request.body;
      const version = await dropNotice(deskOf(request), request.params.id, versionOf(request), reason);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/notices/:id/receipt',
    config: { operation: 'readNotice' },
    schema: { params: one, body: receipt, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await replyToNotice(deskOf(request), request.params.id, request.body.unit, null);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/notices/:id/answer',
    config: { operation: 'answerNotice' },
    schema: { params: one, body: answerToNotice, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await replyToNotice(deskOf(request), request.params.id, request.body.unit, request.body.text);
      return reply.code(204).send(null);
    },
  });
};
