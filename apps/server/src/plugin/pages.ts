import fastifyStatic from '@fastify/static';
import fastifyPlugin from 'fastify-plugin';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { AppOptions } from '../app.js';
import { firstAnswers } from './first-answers.js';

/** Where the web application's build lies beside this package; null where it was not built. */
export function webFolder(): string | null {
  const folder = fileURLToPath(new URL('../../../web/dist', import.meta.url));
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/** The element of the page that holds the answers which came with it; data is no script, so the policy lets it stand. */
const HELD = '<script type="application/json" id="first-answers">';

/**
 * The web application's files. Those with a hash in their name are kept by the browser for good; the page itself is asked
 * for each time, and brings with it what it would ask first. An address that is no file and not under /api gives the page,
 * which knows what it shows.
 */
export const pages = fastifyPlugin<AppOptions>(async (app, { web = null, clock }) => {
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
    handler: async (request, reply) => {
      const { '*': path } = request.params as { '*': string };
      if (path.startsWith('api/')) return reply.callNotFound();
      if (/^assets\/[\w.-]+$/.test(path))
        return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(path);
      if (path === 'icon.svg') return reply.header('cache-control', 'no-cache').sendFile(path);
      const page = await readFile(join(web, 'index.html'), 'utf8');
      const end = page.lastIndexOf('</body>');
      // The head goes first, so that the browser fetches what it names while the answers are found.
      const parts = async function* () {
        yield page.slice(0, end);
        const answers = await firstAnswers(app, request, clock()).catch((fault: unknown) => {
          request.log.warn({ err: fault }, 'page without its answers');
          return null;
        });
        yield `${answers === null ? '' : `${HELD}${answers}</script>`}${page.slice(end)}`;
      };
      // What it holds is one person's and of this moment.
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
      return reply.send(request.method === 'HEAD' ? '' : Readable.from(parts()));
    },
  });
});
