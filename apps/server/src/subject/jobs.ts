import { followJob, hasEnded, jobAt, jobList, stopJob } from '@luoshi/work';
import type { Job } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { job, jobPage } from '../contract/job.js';
import { id, paging } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';

const one = z.object({ id });

/** Long work: how far it is, followed as it goes, stopped. */
export const jobs: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  // Streams that are open when the server stops: they would keep it from ending.
  const open = new Set<AbortController>();
  app.addHook('preClose', (done) => {
    for (const one of open) one.abort();
    done();
  });

  app.route({
    method: 'GET',
    url: '/api/jobs',
    config: { operation: 'listJobs' },
    schema: { querystring: paging, response: { 200: jobPage } },
    handler: (request) => jobList(deskOf(request), { after: request.query.after ?? null, limit: request.query.limit }),
  });

  app.route({
    method: 'GET',
    url: '/api/jobs/:id',
    config: { operation: 'getJob' },
    schema: { params: one, response: { 200: job } },
    handler: (request) => jobAt(deskOf(request), request.params.id),
  });

  app.route({
    method: 'GET',
    url: '/api/jobs/:id/events',
    config: { operation: 'followJob' },
    schema: { params: one, produces: ['text/event-stream'] },
    handler: async (request, reply) => {
      const desk = deskOf(request);
      await jobAt(desk, request.params.id); // a refusal is an answer, not an event
      const gone = new AbortController();
      open.add(gone);
      reply.raw.once('close', () => {
        gone.abort();
        open.delete(gone);
      });
      const events = eventsOf(followJob(desk, request.params.id, gone.signal));
      return reply.type('text/event-stream').header('cache-control', 'no-store').send(Readable.from(events));
    },
  });

  app.route({
    method: 'POST',
    url: '/api/jobs/:id/cancellation',
    config: { operation: 'cancelJob' },
    schema: { params: one, response: { 202: z.null() } },
    handler: async (request, reply) => {
      await stopJob(deskOf(request), request.params.id);
      return reply.code(202).send(null);
    },
  });
};

/** Server-sent events: `progress` while it goes, `end` at its end. */
async function* eventsOf(states: AsyncIterable<Job>): AsyncGenerator<string> {
  yield 'retry: 3000\n\n';
  for await (const { jurisdiction: _, attempt: __, ...state } of states)
    yield `event: ${hasEnded(state) ? 'end' : 'progress'}\ndata: ${JSON.stringify(job.encode(state))}\n\n`;
}
