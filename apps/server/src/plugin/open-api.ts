import swagger from '@fastify/swagger';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { problems } from '../problem.js';
import { errorsHtml } from '../error-page.js';

/** What every refusal looks like; `code` is one of docs/errors.md. */
const Problem: OpenAPIV3_1.SchemaObject = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'code', 'status', 'title', 'detail', 'english', 'request'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    code: { type: 'string', enum: Object.keys(problems).sort() },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    title: { type: 'string' },
    detail: { type: 'string' },
    english: { type: 'string' },
    request: { type: 'string', format: 'uuid' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** OpenAPI 3.1 of every route, from the same schemas that judge requests and answers; and the page of all refusals. */
export const openApi = fastifyPlugin(async (app) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '落实 Luoshi', version: '0.1.0', description: '政策落实：台账、督办、报送、核查、亮灯、通报' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'luoshi' },
          token: { type: 'http', scheme: 'bearer' },
        },
        schemas: { Problem },
        responses: {
          Problem: {
            description: '拒绝 · refused',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: (route) => {
      const operationId = route.route.config?.operation;
      const { schema, url } = jsonSchemaTransform(route);
      return { schema: { ...schema, ...(operationId ? { operationId } : {}) }, url };
    },
    transformObject: (documents) => {
      if (!('openapiObject' in documents)) throw new TypeError('not OpenAPI 3');
      const document = documents.openapiObject as OpenAPIV3_1.Document;
      for (const path of Object.values(document.paths ?? {}))
        for (const operation of Object.values(path ?? {}) as OpenAPIV3_1.OperationObject[])
          (operation.responses ??= {})['default'] = { $ref: '#/components/responses/Problem' };
      return document;
    },
  });
  app.get('/api/openapi.json', { config: { operation: 'getOpenApi' }, schema: { hide: true } }, () => app.swagger());
  app.get('/api/errors', { config: { operation: 'getErrorPage' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  );
});

const page = errorsHtml();
