import { sweepEveryOffice } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';
import type { AppOptions } from '../app.js';
import { regularly } from './regular.js';

const HOUR = 60 * 60_000;

/** Sweeps sessions and write keys that are over, when the server starts and every hour. */
export const sweeping = fastifyPlugin<AppOptions>(async (app, { store, clock }) => {
  regularly(app, 'sweeping', HOUR, () => sweepEveryOffice(store, clock()));
});
