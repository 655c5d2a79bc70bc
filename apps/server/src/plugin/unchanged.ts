import fastifyPlugin from 'fastify-plugin';
import { createHash } from 'node:crypto';

/**
 * Whoever has an answer already is told that it is the same (304) instead of being sent it again: lists bear a weak `ETag` over
 * their bytes and are compared with `If-None-Match` (RFC 9110 13.1.2). A single row's `ETag` is its version, made for
 * `If-Match`; its lamp and receipts may turn without it, so it is always sent. Nothing is kept for others than who asked,
 * and what is sensitive by nobody.
 */
export const unchanged = fastifyPlugin(async (app) => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const { operation, sensitive } = request.routeOptions.config;
    const isAnswer =
      request.method === 'GET' &&
      reply.statusCode === 200 &&
      typeof payload === 'string' &&
      String(reply.getHeader('content-type')).startsWith('application/json');
    if (operation !== undefined && !reply.hasHeader('cache-control'))
      reply.header('cache-control', isAnswer && !sensitive ? 'private, no-cache' : 'no-store');
    if (!isAnswer || reply.hasHeader('etag')) return done(null, payload);
    const tag = `"${createHash('sha1').update(payload).digest('base64url')}"`;
    reply.header('etag', `W/${tag}`);
    if (!namedIn(request.headers['if-none-match'], tag)) return done(null, payload);
    reply.code(304).removeHeader('content-type');
    return done(null, null);
  });
});

/** Whether a list of tags holds one, compared weakly. */
const namedIn = (tags: string | undefined, tag: string): boolean =>
  tags !== undefined && (tags.trim() === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));
