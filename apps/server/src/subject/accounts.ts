import {
  accessList,
  accountAt,
  accountList,
  changeAccountAt,
  createAccountAt,
  endSessionsAt,
  grantRoleAt,
  ownHistory,
  resetPasswordAt,
  revokeRoleAt,
  setStateAt,
  unlockAccountAt,
} from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  accessPage,
  accessQuery,
  account,
  accountChange,
  accountPage,
  accountQuery,
  newAccount,
  newRole,
  oneTime,
  roleGiven,
  sessionsEnded,
  stateChange,
} from '../contract/account.js';
import { entryPage } from '../contract/task.js';
import { given, id, paging } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });
const done = { 204: z.null() };

/** Accounts with their roles, passwords that serve once, locks; and the log of who came in and saw what. */
export const accounts: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/accounts',
    config: { operation: 'listAccounts', sensitive: { kind: 'account', as: 'read' } },
    schema: { querystring: accountQuery, response: { 200: accountPage } },
    handler: (request) => {
      const { unit, after = null, limit, ...same } = request.query;
      return accountList(deskOf(request), given({ ...same, unitId: unit }), { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/accounts',
    config: { operation: 'createAccount', answersSecret: true },
    schema: { body: newAccount, response: { 201: oneTime } },
    handler: async (request, reply) => reply.code(201).send(await createAccountAt(deskOf(request), request.body)),
  });

  app.route({
    method: 'GET',
    url: '/api/accounts/:id',
    config: { operation: 'getAccount', sensitive: { kind: 'account', as: 'read' } },
    schema: { params: one, response: { 200: account } },
    handler: async (request, reply) => {
      const found = await accountAt(deskOf(request), request.params.id);
      tagWith(reply, found.version);
      return found;
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/accounts/:id',
    config: { operation: 'changeAccount' },
    schema: { params: one, body: accountChange, response: done },
    handler: async (request, reply) => {
      await changeAccountAt(deskOf(request), request.params.id, given(request.body), versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/accounts/:id/password',
    config: { operation: 'resetPassword', answersSecret: true },
    schema: { params: one, response: { 200: oneTime } },
    handler: (request) => resetPasswordAt(deskOf(request), request.params.id),
  });

  app.route({
    method: 'POST',
    url: '/api/accounts/:id/unlocking',
    config: { operation: 'unlockAccount' },
    schema: { params: one, response: done },
    handler: async (request, reply) => {
      await unlockAccountAt(deskOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'PUT',
    url: '/api/accounts/:id/state',
    config: { operation: 'setAccountState' },
    schema: { params: one, body: stateChange, response: done },
    handler: async (request, reply) => {
      await setStateAt(deskOf(request), request.params.id, request.body.state);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/accounts/:id/roles',
    config: { operation: 'grantRole' },
    schema: { params: one, body: newRole, response: { 201: roleGiven } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await grantRoleAt(deskOf(request), request.params.id, request.body) }),
  });

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:id/roles/:role',
    config: { operation: 'revokeRole' },
    schema: { params: one.extend({ role: id }), response: done },
    handler: async (request, reply) => {
      await revokeRoleAt(deskOf(request), request.params.id, request.params.role);
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:id/sessions',
    config: { operation: 'endSessions' },
    schema: { params: one, response: { 200: sessionsEnded } },
    handler: async (request) => ({ ended: await endSessionsAt(deskOf(request), request.params.id) }),
  });

  app.route({
    method: 'GET',
    url: '/api/accounts/:id/history',
    config: { operation: 'getAccountHistory', sensitive: { kind: 'account', as: 'read' } },
    schema: { params: one, querystring: paging, response: { 200: entryPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return ownHistory(deskOf(request), 'account', request.params.id, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/access-log',
    config: { operation: 'listAccess', sensitive: { kind: 'access-log', as: 'read' } },
    schema: { querystring: accessQuery, response: { 200: accessPage } },
    handler: (request) => {
      const { account: accountId, action, after = null, limit } = request.query;
      return accessList(deskOf(request), given({ accountId, action }), { after, limit });
    },
  });
};
