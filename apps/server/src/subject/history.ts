import { subjectHistory, subjectKinds } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { entryPage } from '../contract/task.js';
import { paging, subject as subjectId } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';

/** Who did what to a paper, a meeting, a notice and whatever else has no page of its history. */
export const history: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/history/:kind/:id',
    config: { operation: 'getHistory' },
    schema: {
      params: z.object({ kind: z.enum(subjectKinds), id: subjectId }),
      querystring: paging,
      response: { 200: entryPage },
    },
    handler: (request) => {
      const { kind, id: subject } = request.params;
      const { after = null, limit } = request.query;
      return subjectHistory(deskOf(request), kind, subject, { after, limit });
    },
  });
};
