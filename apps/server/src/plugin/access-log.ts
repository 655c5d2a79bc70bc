import { noteAccess } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Rows that not everyone may see: who read them or took them away is kept in the access log. */
    sensitive?: { readonly kind: string; readonly as: 'read' | 'export' };
  }
}

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Keeps who read or exported sensitive rows, and who was refused what, before the answer goes out. */
export const accessLog = fastifyPlugin(async (app) => {
  app.addHook('onSend', async (request, reply, payload) => {
    const { operation, sensitive } = request.routeOptions.config;
    const { desk } = request;
    if (!desk || operation === undefined) return payload;
    const { id, ...named } = (request.params ?? {}) as { id?: unknown };
    const subjectId = typeof id === 'string' && ID.test(id) ? id : null;
    if (reply.statusCode === 403) await noteAccess(desk, { action: 'refused', subjectId, body: { operation } });
    else if (sensitive && reply.statusCode < 300)
      // The programme and its register; these are codes that the route knows.
      await noteAccess(desk, {
        ...{ action: sensitive.as, subjectKind: sensitive.kind, subjectId },
        body: { operation, ...named },
      });
    return payload;
  });
});
