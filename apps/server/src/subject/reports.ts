import {
  correctReport,
  issueReport,
  judgeReport,
  openReport,
  passReport,
  periodNamed,
  reportAt,
  reportCount,
  reportList,
  saveReport,
  stepsPage,
} from '@luoshi/work';
import type { ReportFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  changed,
  correctionForm,
  judgementForm,
  newReport,
  receipt,
  report,
  reportFilter,
  reportForm,
  reportLooked,
  reportPage,
  reportQuery,
  stepForm,
} from '../contract/report.js';
import { count } from '../contract/outcome.js';
import { entryPage } from '../contract/task.js';
import { given, id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** The query's words as the list's filter. */
export const reportsBy = ({ task, unit, state, period, late }: z.output<typeof reportFilter>): ReportFilter =>
  given({
    taskId: task,
    unitId: unit,
    states: state,
    period: period === undefined ? undefined : periodNamed(period),
    late,
  });

/** What units report: drafts with the steps inside the unit, filings, judgement by the office, corrections. */
export const reports: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/reports',
    config: { operation: 'listReports' },
    schema: { querystring: reportQuery, response: { 200: reportPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return reportList(deskOf(request), reportsBy(filter), { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/reports/count',
    config: { operation: 'countReports' },
    schema: { querystring: reportFilter, response: { 200: count } },
    handler: async (request) => ({ count: await reportCount(deskOf(request), reportsBy(request.query)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/reports',
    config: { operation: 'openReport' },
    schema: { body: newReport, response: { 200: report, 201: report } },
    handler: async (request, reply) => {
      const { report, begun } = await openReport(deskOf(request), request.body);
      tagWith(reply, report.version);
      return reply.code(begun ? 201 : 200).send(report);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/reports/:id',
    config: { operation: 'getReport' },
    schema: { params: one, response: { 200: reportLooked } },
    handler: async (request, reply) => {
      const looked = await reportAt(deskOf(request), request.params.id);
      tagWith(reply, looked.report.version);
      return looked;
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/reports/:id',
    config: { operation: 'saveReport' },
    schema: { params: one, body: reportForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await saveReport(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/reports/:id/steps',
    config: { operation: 'passReport' },
    schema: { params: one, body: stepForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await passReport(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/reports/:id/steps',
    config: { operation: 'listReportSteps' },
    schema: { params: one, querystring: paging, response: { 200: entryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return stepsPage(deskOf(request), request.params.id, { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/reports/:id/issue',
    config: { operation: 'issueReport' },
    schema: { params: one, response: { 200: receipt } },
    handler: async (request, reply) => {
      const issued = await issueReport(deskOf(request), request.params.id, versionOf(request));
      tagWith(reply, issued.version);
      return issued;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/reports/:id/judgement',
    config: { operation: 'judgeReport' },
    schema: { params: one, body: judgementForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await judgeReport(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/reports/:id/corrections',
    config: { operation: 'correctReport' },
    schema: { params: one, body: correctionForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await correctReport(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });
};
