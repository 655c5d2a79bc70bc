import fastifyStatic from '@fastify/static';
import fastifyPlugin from 'fastify-plugin';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppOptions } from '../app.js';

/** Where the web application's build lies beside this package; null where it was not built. */
export function webFolder(): string | null {
  const folder = fileURLToPath(new URL('../../../web/dist', import.meta.url));
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/**
 * The web application's files. Those with a hash in their name are kept by the browser for good; the page itself is asked
 * for each time. An address that is no file and not under /api gives the page, which knows what it shows.
 */
export const pages = fastifyPlugin<AppOptions>(async (app, { web = null }) => {
  if (web === null) return;
  await app.register(fastifyStatic, {
    root: web,
    serve: false,
    cacheControl: false,
    preCompressed: true,
  });
  app.route({
    method: 'GET',
    url: '/*',
    config: { operation: 'getPage', rateLimit: false },
    schema: { hide: true },
    handler: (request, reply) => {
      const { '*': path } = request.params as { '*': string };
      if (path.startsWith('api/')) return reply.callNotFound();
      const kept = /^assets\/[\w.-]+$/.test(path);
      const file = kept || path === 'icon.svg' ? path : 'index.html';
      reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
      return reply.sendFile(file);
    },
  });
});
