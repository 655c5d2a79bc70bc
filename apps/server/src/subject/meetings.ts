import {
  addItems,
  callMeeting,
  candidatesFor,
  closeMeeting,
  holdMeeting,
  judgeItem,
  meetingAt,
  meetingCount,
  meetingList,
  packAt,
  packFile,
  recordDecisions,
  signMeeting,
} from '@luoshi/work';
import type { MeetingFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  addedItems,
  candidates,
  closedMeeting,
  judgement,
  meetingFilter,
  meetingPage,
  meetingQuery,
  meetingWhole,
  newDecisions,
  newItems,
  newMeeting,
  pack,
} from '../contract/meeting.js';
import { changed, count, made } from '../contract/outcome.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { DOCX, saveFile } from '../plugin/download.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const meetingsBy = ({ state, kind, chair, heldTo }: z.output<typeof meetingFilter>): MeetingFilter => ({
  states: state,
  kind,
  chairId: chair,
  heldTo,
});

/** 月调度: items, the signed list with its pack, the meeting, its decisions. */
export const meetings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/meetings',
    config: { operation: 'listMeetings' },
    schema: { querystring: meetingQuery, response: { 200: meetingPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return meetingList(deskOf(request), meetingsBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/meetings/count',
    config: { operation: 'countMeetings' },
    schema: { querystring: meetingFilter, response: { 200: count } },
    handler: async (request) => ({ count: await meetingCount(deskOf(request), meetingsBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/meetings',
    config: { operation: 'callMeeting' },
    schema: { body: newMeeting, response: { 201: made } },
    handler: async (request, reply) => reply.code(201).send({ id: await callMeeting(deskOf(request), request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/meetings/:id',
    config: { operation: 'getMeeting' },
    schema: { params: one, response: { 200: meetingWhole } },
    handler: async (request, reply) => {
      const row = await meetingAt(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/meetings/:id/pack',
    config: { operation: 'getPack' },
    schema: { params: one, response: { 200: pack } },
    handler: (request) => packAt(deskOf(request), request.params.id),
  });

  app.route({
    method: 'GET',
    url: '/api/meetings/:id/pack/file',
    config: { operation: 'getPackFile', sensitive: { kind: 'meeting', as: 'export' } },
    schema: { params: one },
    handler: async (request, reply) => saveFile(reply, await packFile(deskOf(request), request.params.id), DOCX),
  });

  app.route({
    method: 'GET',
    url: '/api/meetings/:id/candidates',
    config: { operation: 'getCandidates' },
    schema: { params: one, response: { 200: candidates } },
    handler: (request) => candidatesFor(deskOf(request), request.params.id),
  });

  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items',
    config: { operation: 'addItems' },
    schema: { params: one, body: newItems, response: { 201: addedItems } },
    handler: async (request, reply) => {
      const items = request.body.items.map(({ task: taskId, problem: problemId, ...item }) => ({
        ...item,
        taskId,
        problemId,
      }));
      return reply.code(201).send({ ids: await addItems(deskOf(request), request.params.id, items) });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items/:item/judgement',
    config: { operation: 'judgeItem' },
    schema: { params: one.extend({ item: id }), body: judgement, response: { 200: changed } },
    handler: async (request, reply) => {
      const { id: meeting, item } = request.params;
      const { admitted, remark, position } = request.body;
      const change = {
        ...(admitted === undefined ? {} : { admitted }),
        ...(remark === undefined ? {} : { remark }),
        ...(position === undefined ? {} : { position }),
      };
      const version = await judgeItem(deskOf(request), meeting, item, versionOf(request), change);
      tagWith(reply, version);
      return { version };
    },
  });

  for (const [word, operation, step] of [
    ['signature', 'signMeeting', signMeeting],
    ['holding', 'holdMeeting', holdMeeting],
  ] as const)
    app.route({
      method: 'POST',
      url: `/api/meetings/:id/${word}`,
      config: { operation },
      schema: { params: one, response: { 200: changed } },
      handler: async (request, reply) => {
        const version = await step(deskOf(request), request.params.id, versionOf(request));
        tagWith(reply, version);
        return { version };
      },
    });

  app.route({
    method: 'PUT',
    url: '/api/meetings/:id/decisions',
    config: { operation: 'recordDecisions' },
    schema: { params: one, body: newDecisions, response: { 200: changed } },
    handler: async (request, reply) => {
      const decisions = request.body.decisions.map(({ item: itemId, ...decision }) => ({ itemId, ...decision }));
      const version = await recordDecisions(deskOf(request), request.params.id, versionOf(request), decisions);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/meetings/:id/closing',
    config: { operation: 'closeMeeting' },
    schema: { params: one, response: { 200: closedMeeting } },
    handler: async (request, reply) => {
      const closed = await closeMeeting(deskOf(request), request.params.id, versionOf(request));
      tagWith(reply, closed.version);
      return closed;
    },
  });
};
