import { changePassword, signIn, signOut } from '@luoshi/work';
import type { Who } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { passwordChange, signedIn, signInForm } from '../contract/session.js';
import { COOKIE, deskOf, refuseTokens } from '../plugin/door.js';

const shown = (jurisdiction: number, who: Who, mustChangePassword: boolean) => ({
  ...who,
  jurisdiction,
  mustChangePassword,
});

/** Signing in and out, who one is, and one's password. */
export const session: FastifyPluginAsyncZod<AppOptions> = async (app, { store, clock, behindProxy = false }) => {
  app.route({
    method: 'POST',
    url: '/api/session',
    config: { operation: 'signIn', rateLimit: { max: 30, timeWindow: 60_000, keyGenerator: ({ ip }) => ip } },
    schema: { body: signInForm, response: { 200: signedIn } },
    handler: async ({ body }, reply) => {
      const { secret, expiresAt, who, jurisdiction, mustChangePassword } = await signIn(store, body, clock());
      reply.setCookie(COOKIE, secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: behindProxy,
        expires: expiresAt,
      });
      return shown(jurisdiction, who, mustChangePassword);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/session',
    config: { operation: 'getSession' },
    schema: { response: { 200: signedIn } },
    handler: (request) => {
      const { jurisdiction, who } = deskOf(request);
      return shown(jurisdiction, who, request.presented?.mustChangePassword ?? false);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { operation: 'signOut' },
    schema: { response: { 204: z.null() } },
    handler: async (request, reply) => {
      const by = request.presented?.by;
      if (by?.kind === 'session') await signOut(deskOf(request), by.id);
      return reply.clearCookie(COOKIE, { path: '/' }).code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/session/password',
    config: { operation: 'changePassword' },
    schema: { body: passwordChange, response: { 204: z.null() } },
    handler: async (request, reply) => {
      refuseTokens(request);
      const by = request.presented?.by;
      await changePassword(deskOf(request), request.body, by?.kind === 'session' ? by.id : null);
      return reply.code(204).send(null);
    },
  });
};
