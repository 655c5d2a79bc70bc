import { askRebuild, find, jobAt } from '@luoshi/work';
import type { Programmes, SearchFilter } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AppOptions } from '../app.js';
import { job } from '../contract/job.js';
import { searchPage, searchQuery } from '../contract/search.js';
import { deskOf } from '../plugin/door.js';
import type { Reading } from './papers.js';

/** Full text over papers, measures, tasks and reports. */
export const search: FastifyPluginAsyncZod<
  AppOptions & Pick<Reading, 'runner'> & { readonly house: Programmes }
> = async (app, { runner, house }) => {
  app.route({
    method: 'GET',
    url: '/api/search',
    config: { operation: 'search' },
    schema: { querystring: searchQuery, response: { 200: searchPage } },
    handler: (request) => {
      const { q, kind, unit, paper, after = null, limit, ...same } = request.query;
      const asked = { ...same, kinds: kind, unitId: unit, paperId: paper };
      const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      return find(deskOf(request), house, q, filter as SearchFilter, { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/search/rebuild',
    config: { operation: 'rebuildSearch' },
    schema: { response: { 202: job } },
    handler: async (request, reply) => {
      const desk = deskOf(request);
      const jobId = await askRebuild(desk);
      runner.wake();
      return reply.code(202).send(await jobAt(desk, jobId));
    },
  });
};
