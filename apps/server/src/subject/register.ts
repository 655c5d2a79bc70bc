import { correctionsOf, importRegister, LARGEST_REGISTER, registerTemplate } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AppOptions } from '../app.js';
import { registerImport, registerQuery } from '../contract/register.js';
import { deskOf } from '../plugin/door.js';
import { saveFile } from '../plugin/download.js';
import { bytesOf } from '../plugin/multipart.js';

/** Offices below, units, members of groups, people and accounts from Excel: the template, the import, and the rows that go back. */
export const register: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/register/template',
    config: { operation: 'getRegisterTemplate' },
    handler: async (_request, reply) => saveFile(reply, { name: '单位和人员.xlsx', bytes: await registerTemplate() }),
  });

  app.route({
    method: 'POST',
    url: '/api/register/import',
    config: { operation: 'importRegister', answersSecret: true },
    schema: { querystring: registerQuery, consumes: ['multipart/form-data'], response: { 200: registerImport } },
    handler: async (request, reply) => {
      const bytes = await bytesOf(request, reply, LARGEST_REGISTER);
      return importRegister(deskOf(request), bytes, request.query.dryRun === 'true');
    },
  });

  app.route({
    method: 'POST',
    url: '/api/register/corrections',
    config: { operation: 'getRegisterCorrections' },
    schema: { consumes: ['multipart/form-data'] },
    handler: async (request, reply) => {
      const bytes = await bytesOf(request, reply, LARGEST_REGISTER);
      return saveFile(reply, { name: '未导入的行.xlsx', bytes: await correctionsOf(deskOf(request), bytes) });
    },
  });
};
