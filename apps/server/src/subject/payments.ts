import {
  allotTo,
  batchList,
  bulletinAt,
  bulletinList,
  changeProject,
  correctMoney,
  enterMoney,
  previewBulletin,
  projectAt,
  projectList,
  putOutBulletin,
  registerBatch,
  registerProject,
} from '@luoshi/work';
import type { Bulletin, BulletinModel } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { frozen } from '../contract/bulletin.js';
import { changed, made } from '../contract/outcome.js';
import {
  allotmentForm,
  batchForm,
  batchPage,
  bulletinAsked,
  bulletinModel,
  bulletinPage,
  bulletinWhole,
  moneyCorrection,
  moneyForm,
  projectForm,
  projectPage,
  projectQuery,
  projectWhole,
} from '../contract/payment.js';
import { periodKey } from '../contract/reporting.js';
import { id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

const whole = (bulletin: Bulletin) => ({
  ...frozen(bulletin),
  text: bulletin.model,
  model: JSON.parse(bulletin.model) as BulletinModel,
});

/** Bond money: batches, projects, what is asked, paid and spent, and the bulletin of every ten days 旬通报. */
export const payments: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/bond-batches',
    config: { operation: 'listBondBatches' },
    schema: { querystring: paging, response: { 200: batchPage } },
    handler: (request) =>
      batchList(deskOf(request), { after: request.query.after ?? null, limit: request.query.limit }),
  });

  app.route({
    method: 'POST',
    url: '/api/bond-batches',
    config: { operation: 'registerBondBatch' },
    schema: { body: batchForm, response: { 201: made } },
    handler: async (request, reply) => reply.code(201).send({ id: await registerBatch(deskOf(request), request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/bond-projects',
    config: { operation: 'listBondProjects' },
    schema: { querystring: projectQuery, response: { 200: projectPage } },
    handler: (request) => {
      const { unit: unitId, payer: payerUnitId, task: taskId, after = null, limit } = request.query;
      return projectList(deskOf(request), { unitId, payerUnitId, taskId }, { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/bond-projects',
    config: { operation: 'registerBondProject' },
    schema: { body: projectForm, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await registerProject(deskOf(request), request.body) }),
  });

  app.route({
    method: 'GET',
    url: '/api/bond-projects/:id',
    config: { operation: 'getBondProject' },
    schema: { params: one, response: { 200: projectWhole } },
    handler: async (request, reply) => {
      const found = await projectAt(deskOf(request), request.params.id);
      tagWith(reply, found.project.version);
      return found;
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/bond-projects/:id',
    config: { operation: 'changeBondProject' },
    schema: { params: one, body: projectForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const version = await changeProject(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/bond-projects/:id/allotments/:batch',
    config: { operation: 'allotBond' },
    schema: { params: z.object({ id, batch: id }), body: allotmentForm, response: { 200: changed } },
    handler: async (request, reply) => {
      const { id: project, batch: batchId } = request.params;
      const version = await allotTo(deskOf(request), project, versionOf(request), { batchId, ...request.body });
      tagWith(reply, version);
      return { version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/bond-projects/:id/money',
    config: { operation: 'enterBondMoney' },
    schema: { params: one, body: moneyForm, response: { 201: made } },
    handler: async (request, reply) => {
      const { on, said, note, ...of } = request.body;
      const entered = await enterMoney(deskOf(request), request.params.id, of, { on, said, note });
      return reply.code(201).send({ id: entered });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/bond-projects/:id/money/:line/corrections',
    config: { operation: 'correctBondMoney' },
    schema: { params: z.object({ id, line: id }), body: moneyCorrection, response: { 201: made } },
    handler: async (request, reply) => {
      const { instead: draft, reason } = request.body;
      const { id: project, line } = request.params;
      return reply.code(201).send({ id: await correctMoney(deskOf(request), project, line, { draft, reason }) });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/payment-bulletins',
    config: { operation: 'listPaymentBulletins' },
    schema: { querystring: paging, response: { 200: bulletinPage } },
    handler: async (request) => {
      const { after = null, limit } = request.query;
      const { rows, next } = await bulletinList(deskOf(request), { after, limit });
      return { rows: rows.map(frozen), next };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/payment-bulletins/preview',
    config: { operation: 'previewPaymentBulletin' },
    schema: { querystring: z.object({ period: periodKey }), response: { 200: bulletinModel } },
    handler: (request) => previewBulletin(deskOf(request), request.query.period),
  });

  app.route({
    method: 'POST',
    url: '/api/payment-bulletins',
    config: { operation: 'putOutPaymentBulletin' },
    schema: { body: bulletinAsked, response: { 201: bulletinWhole } },
    handler: async (request, reply) => {
      const { period, reason } = request.body;
      return reply.code(201).send(whole(await putOutBulletin(deskOf(request), period, reason)));
    },
  });

  app.route({
    method: 'GET',
    url: '/api/payment-bulletins/:id',
    config: { operation: 'getPaymentBulletin' },
    schema: { params: one, response: { 200: bulletinWhole } },
    handler: async (request) => whole(await bulletinAt(deskOf(request), request.params.id)),
  });
};
