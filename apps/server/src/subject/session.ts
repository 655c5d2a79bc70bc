import { changePassword, signIn, signOut } from '@luoshi/work';
import type { Who } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { passwordChange, signedIn, signInForm } from '../contract/session.js';
import { HttpRefusal } from '../http-refusal.js';
import { COOKIE, deskOf, refuseTokens } from '../plugin/door.js';

const shown = (jurisdiction: number, who: Who, mustChangePassword: boolean) => ({
  ...who,
  jurisdiction,
  mustChangePassword,
});

const MINUTE = 60_000;
/** From one address in a minute: a whole office may come through one line in the morning; each costs a hash of a password. */
const SIGN_INS = 300;
/** Sign-ins that failed, from one address in a minute: who tries passwords on many accounts waits, who knows his does not. */
const FAILURES = 30;

/** Signing in and out, who one is, and one's password. */
export const session: FastifyPluginAsyncZod<AppOptions> = async (app, { store, clock, behindProxy = false }) => {
  const failures = app.createRateLimit({
    max: FAILURES - 1,
    timeWindow: MINUTE,
    keyGenerator: ({ ip }) => `sign-in ${ip}`,
  });
  app.route({
    method: 'POST',
    url: '/api/session',
    config: { operation: 'signIn', rateLimit: { max: SIGN_INS, timeWindow: MINUTE, keyGenerator: ({ ip }) => ip } },
    schema: { body: signInForm, response: { 200: signedIn } },
    handler: async (request, reply) => {
      const before = await failures(request, { increment: false });
      if (!before.isAllowed && before.isExceeded) throw new HttpRefusal('too-many-requests');
      const { secret, expiresAt, who, jurisdiction, mustChangePassword } = await signIn(
        store,
        request.body,
        clock(),
      ).catch(async (fault: unknown) => {
        await failures(request);
        throw fault;
      });
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
