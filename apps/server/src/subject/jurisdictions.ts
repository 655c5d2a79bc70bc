import { changeOfficeAt, closeOfficeAt, createOfficeAt, moveOfficeAt, officesSeen } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  closing,
  jurisdictionChange,
  jurisdictionMade,
  jurisdictionTree,
  moving,
  newJurisdiction,
} from '../contract/jurisdiction.js';
import { officeNumber } from '../contract/unit.js';
import { given } from '../contract/value.js';
import { deskOf, versionOf } from '../plugin/door.js';

const one = z.object({ id: officeNumber });
const done = { 204: z.null() };

/** The tree of offices, each with a ledger of its own: who sees which part of it, and how it grows. */
export const jurisdictions: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/jurisdictions',
    config: { operation: 'listJurisdictions' },
    schema: { response: { 200: jurisdictionTree } },
    handler: (request) => officesSeen(deskOf(request)),
  });

  app.route({
    method: 'POST',
    url: '/api/jurisdictions',
    config: { operation: 'createJurisdiction', answersSecret: true },
    schema: { body: newJurisdiction, response: { 201: jurisdictionMade } },
    handler: async (request, reply) => reply.code(201).send(await createOfficeAt(deskOf(request), request.body)),
  });

  app.route({
    method: 'PATCH',
    url: '/api/jurisdictions/:id',
    config: { operation: 'changeJurisdiction' },
    schema: { params: one, body: jurisdictionChange, response: done },
    handler: async (request, reply) => {
      await changeOfficeAt(deskOf(request), request.params.id, given(request.body), versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/jurisdictions/:id/moving',
    config: { operation: 'moveJurisdiction' },
    schema: { params: one, body: moving, response: done },
    handler: async (request, reply) => {
      await moveOfficeAt(deskOf(request), request.params.id, request.body.under, versionOf(request));
      return reply.code(204).send(null);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/jurisdictions/:id/closing',
    config: { operation: 'closeJurisdiction' },
    schema: { params: one, body: closing, response: done },
    handler: async (request, reply) => {
      await closeOfficeAt(deskOf(request), request.params.id, request.body.on, versionOf(request));
      return reply.code(204).send(null);
    },
  });
};
