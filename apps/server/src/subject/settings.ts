import { enterSetting, settingList } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { made } from '../contract/outcome.js';
import { newSetting, settings as settingRows } from '../contract/setting.js';
import { deskOf } from '../plugin/door.js';

/** The loop's numbers: clocks of answers, hours between urges, lamps that lead to letters, prefixes of numbers. */
export const settings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/settings',
    config: { operation: 'listSettings' },
    schema: { response: { 200: settingRows } },
    handler: async (request) => ({ rows: await settingList(deskOf(request)) }),
  });

  app.route({
    method: 'PUT',
    url: '/api/settings/:name',
    config: { operation: 'enterSetting' },
    schema: { params: z.object({ name: z.string().max(100) }), body: newSetting, response: { 201: made } },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await enterSetting(deskOf(request), request.params.name, request.body) }),
  });
};
