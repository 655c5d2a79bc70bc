import { lightEveryOffice } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';
import type { AppOptions } from '../app.js';
import { regularly } from './regular.js';

/** Lamps turn with the clock too: a deadline passes, a cut-off goes by. Milliseconds between two looks. */
const BETWEEN = 10 * 60_000;

/** Lights what turns by itself while the server runs: when it starts, and every ten minutes. */
export const lighting = fastifyPlugin<AppOptions>(async (app, { store, clock }) => {
  regularly(app, 'lighting', BETWEEN, (stop) => lightEveryOffice(store, clock(), stop));
});
