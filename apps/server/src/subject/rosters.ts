import {
  answerOnce,
  dueNow,
  missingCount,
  missingReports,
  periodRoster,
  previewWeekly,
  putOutWeekly,
  rosterFile,
  rosterReports,
  weeklyAt,
  weeklyList,
} from '@luoshi/work';
import type { Bulletin, MissingFilter, RosterAsked, WeeklyModel } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { frozen } from '../contract/bulletin.js';
import { count } from '../contract/outcome.js';
import { periodKey } from '../contract/reporting.js';
import {
  answersDone,
  answersForm,
  due,
  missingFilter,
  missingQuery,
  roster,
  rosterQuery,
  rosterReportPage,
  rosterReportQuery,
  weeklyAsked,
  weeklyModel,
  weeklyPage,
  weeklyQuery,
  weeklyWhole,
} from '../contract/roster.js';
import { id, paging } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';
import { DOCX, saveFile } from '../plugin/download.js';

const one = z.object({ id });
const ofPeriod = z.object({ key: periodKey });
const ofUnit = z.object({ unit: id });

/** The query's words as the list's filter. */
export const missingBy = ({ unit }: z.output<typeof missingFilter>): MissingFilter => ({ unitId: unit });

/** As of when the query asks the roster. */
const askedOf = ({ at, view }: z.output<typeof rosterQuery>): RosterAsked => ({
  view,
  ...(at === undefined ? {} : { at }),
});

const whole = (weekly: Bulletin) => ({
  ...frozen(weekly),
  text: weekly.model,
  model: JSON.parse(weekly.model) as WeeklyModel,
});

/** Who has to report what and when: rosters, what is due now, and the weekly ledger 台账周报. */
export const rosters: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/periods/:key/roster',
    config: { operation: 'getRoster' },
    schema: { params: ofPeriod, querystring: rosterQuery, response: { 200: roster } },
    handler: (request) => periodRoster(deskOf(request), request.params.key, askedOf(request.query)),
  });

  app.route({
    method: 'GET',
    url: '/api/periods/:key/roster/file',
    config: { operation: 'getRosterFile' },
    schema: { params: ofPeriod, querystring: rosterQuery },
    handler: async (request, reply) =>
      saveFile(reply, await rosterFile(deskOf(request), request.params.key, askedOf(request.query)), DOCX),
  });

  app.route({
    method: 'GET',
    url: '/api/periods/:key/reports',
    config: { operation: 'listRosterReports' },
    schema: { params: ofPeriod, querystring: rosterReportQuery, response: { 200: rosterReportPage } },
    handler: (request) => {
      const { unit: unitId, filing, after = null, limit } = request.query;
      return rosterReports(deskOf(request), request.params.key, { unitId, filing }, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/missing-reports',
    config: { operation: 'listMissingReports' },
    schema: { querystring: missingQuery, response: { 200: rosterReportPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return missingReports(deskOf(request), missingBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/missing-reports/count',
    config: { operation: 'countMissingReports' },
    schema: { querystring: missingFilter, response: { 200: count } },
    handler: async (request) => ({ count: await missingCount(deskOf(request), missingBy(request.query)) }),
  });

  app.route({
    method: 'GET',
    url: '/api/units/:unit/due-reports',
    config: { operation: 'getDueReports' },
    schema: { params: ofUnit, response: { 200: due } },
    handler: (request) => dueNow(deskOf(request), request.params.unit),
  });

  app.route({
    method: 'POST',
    url: '/api/units/:unit/answers',
    config: { operation: 'answerOnce' },
    schema: { params: ofUnit, body: answersForm, response: { 200: answersDone } },
    handler: (request) => answerOnce(deskOf(request), request.params.unit, request.body.answers),
  });

  app.route({
    method: 'GET',
    url: '/api/weekly-ledgers',
    config: { operation: 'listWeeklyLedgers' },
    schema: { querystring: paging, response: { 200: weeklyPage } },
    handler: async (request) => {
      const { after = null, limit } = request.query;
      const { rows, next } = await weeklyList(deskOf(request), { after, limit });
      return { rows: rows.map(frozen), next };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/weekly-ledgers/preview',
    config: { operation: 'previewWeeklyLedger' },
    schema: { querystring: weeklyQuery, response: { 200: weeklyModel } },
    handler: (request) => {
      const { period, unit: unitId, ...scope } = request.query;
      return previewWeekly(deskOf(request), period, { ...scope, unitId });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/weekly-ledgers',
    config: { operation: 'putOutWeeklyLedger' },
    schema: { body: weeklyAsked, response: { 201: weeklyWhole } },
    handler: async (request, reply) => {
      const { period, unit: unitId, reason, ...scope } = request.body;
      const made = await putOutWeekly(deskOf(request), period, { ...scope, unitId }, reason);
      return reply.code(201).send(whole(made));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/weekly-ledgers/:id',
    config: { operation: 'getWeeklyLedger' },
    schema: { params: one, response: { 200: weeklyWhole } },
    handler: async (request) => whole(await weeklyAt(deskOf(request), request.params.id)),
  });
};
