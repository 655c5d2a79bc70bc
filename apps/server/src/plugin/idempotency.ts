import { dropKey, keepAnswer, takeKey } from '@luoshi/work';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { HttpRefusal } from '../http-refusal.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer holds a secret that is shown once: it is not kept for a request that is sent again. */
    answersSecret?: boolean;
  }
  interface FastifyRequest {
    /** The key that this request has taken and must answer or let go. */
    keyTaken: string | null;
  }
}

const FORM = /^[\x21-\x7e]{8,200}$/;

/**
 * `Idempotency-Key` on POST: the same key with the same request has the answer of the first time, with another request
 * it is refused; a request that was refused may be sent again under its key.
 */
export const idempotency = fastifyPlugin(async (app) => {
  app.decorateRequest('keyTaken', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || !request.desk) return;
    if (typeof key !== 'string' || !FORM.test(key)) throw new HttpRefusal('key-wrong');
    const body = bodyOf(request);
    const kept = await takeKey(request.desk, key, [request.url, String(request.headers['if-match'] ?? ''), body]);
    if (kept === null) {
      request.keyTaken = key;
      return;
    }
    reply.code(kept.status).header('idempotency-replayed', 'true');
    if (kept.etag !== null) reply.header('etag', kept.etag);
    // As it was sent then: past the serializer, which would take it for something new.
    if (kept.body === null) return reply.send();
    return reply.type('application/json; charset=utf-8').serializer(String).send(JSON.stringify(kept.body));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { keyTaken: key, desk } = request;
    if (key === null || !desk) return payload;
    request.keyTaken = null;
    const { statusCode: status } = reply;
    if (status >= 300) await dropKey(desk, key);
    else if (request.routeOptions.config.answersSecret) await keepAnswer(desk, key, status, null);
    else {
      const etag = reply.getHeader('etag');
      const body = typeof payload === 'string' && payload !== '' ? (JSON.parse(payload) as unknown) : null;
      await keepAnswer(desk, key, status, { etag: typeof etag === 'string' ? etag : null, body });
    }
    return payload;
  });
});

/** The body as what was asked is told apart by; one that is read piece by piece cannot be. */
function bodyOf({ body, headers }: FastifyRequest): string | Uint8Array {
  if (headers['content-type']?.startsWith('multipart/')) throw new HttpRefusal('key-unfit');
  return Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
}
