import { enterMap, officeMap, removeMap } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { divisionMap, mapForm, mapThere } from '../contract/division-map.js';
import { deskOf } from '../plugin/door.js';

/** The map of its divisions that an office draws instead of tiles. */
export const divisionMaps: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/division-map',
    config: { operation: 'getDivisionMap' },
    schema: { response: { 200: mapThere } },
    handler: async (request) => ({ map: await officeMap(deskOf(request)) }),
  });

  app.route({
    method: 'PUT',
    url: '/api/division-map',
    bodyLimit: 8 * 1024 * 1024,
    config: { operation: 'enterDivisionMap' },
    schema: { body: mapForm, response: { 200: divisionMap } },
    handler: (request) => enterMap(deskOf(request), request.body),
  });

  app.route({
    method: 'DELETE',
    url: '/api/division-map',
    config: { operation: 'removeDivisionMap' },
    schema: { response: { 204: z.null() } },
    handler: async (request, reply) => {
      await removeMap(deskOf(request));
      return reply.code(204).send(null);
    },
  });
};
