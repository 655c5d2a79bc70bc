import { bySession, byToken, WorkRefusal } from '@luoshi/work';
import type { Desk, Presented } from '@luoshi/work';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { access, mayCall } from '../access.js';
import type { Operation } from '../access.js';
import type { AppOptions } from '../app.js';
import { HttpRefusal } from '../http-refusal.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation's name in the table of access and in OpenAPI. */
    operation?: Operation;
  }
  interface FastifyRequest {
    /** Who asks; null before signing in. */
    desk: Desk | null;
    presented: Presented | null;
  }
}

export const COOKIE = 'luoshi';

/** Operations that go on while an initial password waits to be changed. */
const WITH_INITIAL_PASSWORD: readonly Operation[] = ['getSession', 'signOut', 'changePassword'];

/**
 * The door: who comes in by cookie or token, and whether the table of access lets them. A route without an operation in
 * the table is an error at start.
 */
export const door = fastifyPlugin<AppOptions>(async (app, { store, clock }) => {
  app.decorateRequest('desk', null);
  app.decorateRequest('presented', null);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (method === 'HEAD' || method === 'OPTIONS') return;
    const operation = config?.operation;
    if (operation === undefined || !(operation in access))
      throw new Error(`${String(method)} ${url} has no operation in the table of access`);
  });
  app.addHook('onRequest', async (request) => {
    const operation = request.routeOptions.config.operation;
    if (operation === undefined) return; // no such address
    const presented = await presentedBy(request);
    if (presented) {
      request.presented = presented;
      request.desk = { store, jurisdiction: presented.jurisdiction, who: presented.who, now: clock() };
    }
    refuseForeign(request);
    if (access[operation].who === 'everyone') return;
    if (!request.desk) throw new WorkRefusal('not-signed-in');
    if (presented?.mustChangePassword && !WITH_INITIAL_PASSWORD.includes(operation))
      throw new WorkRefusal('password-must-change');
    if (!mayCall(operation, request.desk)) throw new WorkRefusal('not-allowed');
    if (presented?.by.kind === 'token' && request.method !== 'GET' && !presented.by.scopes.includes('write'))
      throw new WorkRefusal('not-allowed');
  });

  async function presentedBy(request: FastifyRequest): Promise<Presented | null> {
    const bearer = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return byToken(store, bearer, clock());
    const secret = request.cookies[COOKIE];
    return secret ? bySession(store, secret, clock()) : null;
  }
});

/** A write that a browser sends for another site's page carries that site as its origin. */
function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return;
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new HttpRefusal('origin-foreign');
}

/** The desk of a request behind the door. */
export function deskOf(request: FastifyRequest): Desk {
  if (!request.desk) throw new WorkRefusal('not-signed-in');
  return request.desk;
}

/** Refuses a program that comes by a token: passwords and tokens are for a person to change. */
export function refuseTokens(request: FastifyRequest): void {
  if (request.presented?.by.kind === 'token') throw new WorkRefusal('not-allowed');
}

/** The version that a change names: `If-Match: "7"`. */
export function versionOf(request: FastifyRequest): number {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(String(request.headers['if-match'] ?? ''));
  if (!found) throw new HttpRefusal('version-needed');
  return Number(found[1]);
}

export const tagWith = (reply: FastifyReply, version: number): FastifyReply => reply.header('etag', `"${version}"`);
