import {
  act,
  correctEntry,
  countOf,
  foldAt,
  groupsOf,
  historyPage,
  ledgerColumns,
  ledgerSheet,
  importTasks,
  standingOf,
  startTasks,
  taskList,
  taskWithReason,
} from '@luoshi/work';
import type { Correction, Deed, Desk, TaskDraft } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { acting, correcting } from '../contract/deed.js';
import {
  entryPage,
  importedRows,
  importFates,
  groupsQuery,
  newTask,
  newTasks,
  sheetQuery,
  startedTasks,
  task,
  taskCounts,
  taskFilter,
  taskGroups,
  taskPage,
  taskQuery,
  taskStanding,
} from '../contract/task.js';
import { day, id, paging } from '../contract/value.js';
import { HttpRefusal } from '../http-refusal.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';
import { download, XLSX } from '../plugin/download.js';
import { filterFrom } from './task-filter.js';

const one = z.object({ id });

/** The ledger's rows: lists, counts, histories, past days, and what is done to them. */
export const tasks: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks',
    config: { operation: 'listTasks' },
    schema: { querystring: taskQuery, response: { 200: taskPage } },
    handler: (request) => {
      const { order, after = null, limit, ...filter } = request.query;
      return taskList(deskOf(request), filterFrom(filter), order, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/count',
    config: { operation: 'countTasks' },
    schema: { querystring: taskFilter, response: { 200: taskCounts } },
    handler: (request) => countOf(deskOf(request), filterFrom(request.query)),
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/groups',
    config: { operation: 'groupTasks' },
    schema: { querystring: groupsQuery, response: { 200: taskGroups } },
    handler: async (request) => {
      const { by, ...filter } = request.query;
      return { rows: await groupsOf(deskOf(request), filterFrom(filter), by) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/sheet',
    config: { operation: 'exportTasks' },
    schema: { querystring: sheetQuery },
    handler: async (request, reply) => {
      const { order, column = ledgerColumns, ...filter } = request.query;
      const { name, bytes } = await ledgerSheet(deskOf(request), filterFrom(filter), order, column);
      return download(reply, { name, mediaType: XLSX, size: null }, bytes);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/tasks',
    bodyLimit: 16 * 1024 * 1024,
    config: { operation: 'startTasks' },
    schema: { body: newTasks, response: { 201: startedTasks } },
    handler: async (request, reply) => {
      const started = await startTasks(deskOf(request), request.body.tasks as readonly TaskDraft[]);
      return reply.code(201).send({ started });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/import',
    bodyLimit: 32 * 1024 * 1024,
    config: { operation: 'importTasks' },
    schema: { body: importedRows, response: { 200: importFates } },
    handler: (request) => fatesOf(deskOf(request), request.body.rows),
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id',
    config: { operation: 'getTask' },
    schema: { params: one, response: { 200: task } },
    handler: async (request, reply) => {
      const row = await taskWithReason(deskOf(request), request.params.id);
      tagWith(reply, row.version);
      return row;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id/standing',
    config: { operation: 'getTaskStanding' },
    schema: { params: one, response: { 200: taskStanding } },
    handler: async (request, reply) => {
      const standing = await standingOf(deskOf(request), request.params.id);
      tagWith(reply, standing.version);
      return standing;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id/history',
    config: { operation: 'getTaskHistory' },
    schema: { params: one, querystring: paging, response: { 200: entryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return historyPage(deskOf(request), request.params.id, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/tasks/:id/days/:day',
    config: { operation: 'getTaskOnDay' },
    schema: {
      params: one.extend({ day }),
      querystring: z.object({ view: z.enum(['known', 'corrected']).default('known') }),
      response: { 200: z.unknown() },
    },
    handler: (request) =>
      foldAt(deskOf(request), request.params.id, { day: request.params.day, view: request.query.view }),
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/:id/actions',
    config: { operation: 'actOnTask' },
    schema: { params: one, body: acting, response: { 200: z.object({ version: z.number().int(), entryId: id }) } },
    handler: async (request, reply) => {
      const { deed, on } = request.body;
      const { version, entry } = await act(deskOf(request), request.params.id, {
        version: versionOf(request),
        deed: deed as Deed,
        ...(on === undefined ? {} : { on }),
      });
      tagWith(reply, version);
      return { version, entryId: entry.id };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/:id/corrections',
    config: { operation: 'correctEntry' },
    schema: { params: one, body: correcting, response: { 200: z.object({ version: z.number().int(), entryId: id }) } },
    handler: async (request, reply) => {
      const correction = request.body as Correction;
      const { version, entry } = await correctEntry(deskOf(request), request.params.id, versionOf(request), correction);
      tagWith(reply, version);
      return { version, entryId: entry.id };
    },
  });
};

/** Imports the rows that have the form of a task; those that have not, and those that are refused, are told why. */
async function fatesOf(desk: Desk, rows: readonly unknown[]): Promise<z.output<typeof importFates>> {
  const fates: z.output<typeof importFates>['rows'][number][] = [];
  const drafts: { readonly row: number; readonly draft: TaskDraft }[] = [];
  for (const [row, given] of rows.entries()) {
    const parsed = newTask.safeParse(given);
    if (parsed.success) {
      drafts.push({ row, draft: parsed.data as TaskDraft });
      continue;
    }
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('/'), message }));
    const { code, message, english } = new HttpRefusal(
      'request-wrong',
      fields.map(({ path }) => path).join('、') || null,
    );
    fates[row] = { row, code, message, english, fields };
  }
  const started = await importTasks(
    desk,
    drafts.map(({ draft }) => draft),
  );
  for (const [at, { row }] of drafts.entries()) {
    const fate = started[at]!;
    if (!('refusal' in fate)) {
      fates[row] = { row, ...fate };
      continue;
    }
    const { code, message, english } = fate.refusal;
    fates[row] = { row, code, message, english, fields: [] };
  }
  const refused = fates.filter((fate) => 'code' in fate).length;
  return { started: fates.length - refused, refused, rows: fates };
}
