import { askBackup, backupList, healthChecks, foundLine, isClean, jobAt } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AppOptions } from '../app.js';
import { job } from '../contract/job.js';
import { backups, healthChecks as checks } from '../contract/upkeep.js';
import { deskOf } from '../plugin/door.js';
import type { Reading } from './papers.js';

/** The store as a whole, for the topmost office's administrators: whether it is healthy, and its copies. */
export const upkeep: FastifyPluginAsyncZod<
  AppOptions & Pick<Reading, 'runner'> & { readonly backups: string }
> = async (app, { runner, backups: folder }) => {
  app.route({
    method: 'GET',
    url: '/api/health',
    config: { operation: 'getHealthChecks' },
    schema: { response: { 200: checks } },
    handler: async (request) => {
      const results = await healthChecks(deskOf(request));
      const rows = results.map(({ check: { code, severity, chinese, english }, found, unable }) => ({
        ...{ code, severity, chinese, english, unable },
        found: found.map((one) => ({ ...one, chinese: foundLine(chinese, one), english: foundLine(english, one) })),
      }));
      return { clean: isClean(results), rows };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/backups',
    config: { operation: 'listBackups' },
    schema: { response: { 200: backups } },
    handler: async (request) => ({ folder, rows: await backupList(deskOf(request)) }),
  });

  app.route({
    method: 'POST',
    url: '/api/backups',
    config: { operation: 'makeBackup', sensitive: { kind: 'backup', as: 'export' } },
    schema: { response: { 202: job } },
    handler: async (request, reply) => {
      const desk = deskOf(request);
      const jobId = await askBackup(desk);
      runner.wake();
      return reply.code(202).send(await jobAt(desk, jobId));
    },
  });
};
