import { deliverEveryOffice } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';
import type { AppOptions } from '../app.js';
import { regularly } from './regular.js';

/** Milliseconds between two looks for what is to be sent. */
const BETWEEN = 5000;

/** Tells other systems what has happened, while the server runs. */
export const delivering = fastifyPlugin<AppOptions>(async (app, { store, clock, webhookNetworks = [] }) => {
  regularly(app, 'delivering', BETWEEN, (stop) => deliverEveryOffice(store, clock, webhookNetworks, stop));
});
