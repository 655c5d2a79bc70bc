import swagger from '@fastify/swagger';
import fastifyPlugin from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI 3.1 of every route, from the same schemas that judge requests and answers. */
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
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: (route) => {
      const operationId = route.route.config?.operation;
      const { schema, url } = jsonSchemaTransform(route);
      return { schema: { ...schema, ...(operationId ? { operationId } : {}) }, url };
    },
  });
  app.get('/api/openapi.json', { config: { operation: 'getOpenApi' }, schema: { hide: true } }, () => app.swagger());
});
