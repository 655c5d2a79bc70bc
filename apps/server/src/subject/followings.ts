import { follow, followingOf, followSame } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import { followAsked, followed, following, followSame as together } from '../contract/following.js';
import { id } from '../contract/value.js';
import { deskOf, tagWith, versionOf } from '../plugin/door.js';

const one = z.object({ id });

/** A new version of a paper: the tasks that stand on its earlier texts, and how they go over. */
export const followings: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/papers/:id/following',
    config: { operation: 'listFollowing' },
    schema: { params: one, response: { 200: following } },
    handler: (request) => followingOf(deskOf(request), request.params.id),
  });

  app.route({
    method: 'POST',
    url: '/api/papers/:id/following',
    config: { operation: 'followSame' },
    schema: { params: one, body: together, response: { 200: followed } },
    handler: (request) => followSame(deskOf(request), request.params.id, request.body.tasks),
  });

  app.route({
    method: 'POST',
    url: '/api/tasks/:id/following',
    config: { operation: 'followVersion' },
    schema: { params: one, body: followAsked, response: { 200: z.object({ version: z.number().int(), entryId: id }) } },
    handler: async (request, reply) => {
      const { version, entry } = await follow(deskOf(request), request.params.id, versionOf(request), request.body);
      tagWith(reply, version);
      return { version, entryId: entry.id };
    },
  });
};
