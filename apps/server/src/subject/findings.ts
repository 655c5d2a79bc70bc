import { doubtCounts, doubtList } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { AppOptions } from '../app.js';
import { findingCounts, findingFilter, findingPage, findingQuery } from '../contract/finding.js';
import { given } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';

const filterOf = ({ verdict, rule, answered, paper }: z.output<typeof findingFilter>) =>
  given({ verdicts: verdict, rules: rule, answered, paperId: paper });

/** 数据疑点: what the checks found wrong or open, over all papers. It is answered as a decision about the fact. */
export const findings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/findings',
    config: { operation: 'listFindings' },
    schema: { querystring: findingQuery, response: { 200: findingPage } },
    handler: (request) => {
      const { after = null, limit, ...filter } = request.query;
      return doubtList(deskOf(request), filterOf(filter), { after, limit }) as Promise<z.output<typeof findingPage>>;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/findings/count',
    config: { operation: 'countFindings' },
    schema: { querystring: findingFilter, response: { 200: findingCounts } },
    handler: async (request) => ({
      inconsistent: 0,
      undetermined: 0,
      ...(await doubtCounts(deskOf(request), filterOf(request.query))),
    }),
  });
};
