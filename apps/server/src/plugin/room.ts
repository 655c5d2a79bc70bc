import { refuseFullDisk } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';
import type { Operation } from '../access.js';
import type { AppOptions } from '../app.js';
import { linger } from './linger.js';

/** Hardly a row, and needed to look at what is there. */
const ALWAYS: readonly (Operation | undefined)[] = ['signIn', 'signOut', 'changePassword'];

/**
 * Writes are refused while the disk still has room for the database itself: once it is full to the last byte, the
 * database stops for readers too. Asked before the door, which needs the database to know who comes.
 */
export const room = fastifyPlugin<AppOptions>(async (app, { store }) => {
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers } = request;
    if (method === 'GET' || method === 'HEAD' || ALWAYS.includes(request.routeOptions.config.operation)) return;
    const length = Number(headers['content-length'] ?? 0);
    try {
      await refuseFullDisk(store, Number.isFinite(length) ? length : 0);
    } catch (fault) {
      linger(request, reply);
      throw fault;
    }
  });
});
