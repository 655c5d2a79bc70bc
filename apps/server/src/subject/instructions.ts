import { instruct, instructionAt, instructionList } from '@luoshi/work';
import type { InstructionDraft } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  enteredInstruction,
  instruction,
  instructionPage,
  instructionQuery,
  newInstruction,
} from '../contract/instruction.js';
import { id } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';

/** 领导批示: entered in half a minute, and the tasks that come of it. */
export const instructions: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/instructions',
    config: { operation: 'enterInstruction' },
    schema: { body: newInstruction, response: { 201: enteredInstruction } },
    handler: async (request, reply) =>
      reply.code(201).send(await instruct(deskOf(request), request.body as InstructionDraft)),
  });

  app.route({
    method: 'GET',
    url: '/api/instructions',
    config: { operation: 'listInstructions' },
    schema: { querystring: instructionQuery, response: { 200: instructionPage } },
    handler: (request) => {
      const { leader, after = null, limit } = request.query;
      return instructionList(deskOf(request), { personId: leader }, { after, limit });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/instructions/:id',
    config: { operation: 'getInstruction' },
    schema: { params: z.object({ id }), response: { 200: instruction } },
    handler: (request) => instructionAt(deskOf(request), request.params.id),
  });
};
