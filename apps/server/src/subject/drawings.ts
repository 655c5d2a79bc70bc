import { drawAgain, drawingList, drawNames, drawTasks } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { id, paging } from '../contract/value.js';
import { drawing, drawingPage, drawnAgain, newDrawing } from '../contract/verification.js';
import { deskOf } from '../plugin/door.js';
import { filterFrom } from './task-filter.js';

/** 抽样: drawn once, kept with seed, frame and rates, and drawn again by anyone. */
export const drawings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/drawings',
    config: { operation: 'listDrawings' },
    schema: { querystring: paging, response: { 200: drawingPage } },
    handler: (request) => {
      const { after = null, limit } = request.query;
      return drawingList(deskOf(request), { after, limit });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/drawings',
    bodyLimit: 16 * 1024 * 1024,
    config: { operation: 'drawSample' },
    schema: { body: newDrawing, response: { 201: drawing } },
    handler: async (request, reply) => {
      const { title, seed, previous: previousId, ...asked } = request.body;
      const desk = deskOf(request);
      const head = { title, seed, previousId };
      const drawn =
        asked.of === 'names'
          ? await drawNames(desk, { ...head, strata: asked.strata })
          : await drawTasks(desk, { ...head, ...asked, filter: filterFrom(asked.filter) });
      return reply.code(201).send(drawn);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/drawings/:id',
    config: { operation: 'getDrawing' },
    schema: { params: z.object({ id }), response: { 200: drawnAgain } },
    handler: (request) => drawAgain(deskOf(request), request.params.id),
  });
};
