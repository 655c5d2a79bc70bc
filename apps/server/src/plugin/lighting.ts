import { lightEveryOffice } from '@luoshi/work';
import fastifyPlugin from 'fastify-plugin';
import type { AppOptions } from '../app.js';

/** Lamps turn with the clock too: a deadline passes, a cut-off goes by. Milliseconds between two looks. */
const BETWEEN = 10 * 60_000;

/** Lights what turns by itself while the server runs: when it starts, and every ten minutes. */
export const lighting = fastifyPlugin<AppOptions>(async (app, { store, clock }) => {
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const light = (): void => {
    running = running.then(() =>
      lightEveryOffice(store, clock(), stop.signal).catch((fault: unknown) => {
        if (!stop.signal.aborted) app.log.error({ err: fault }, 'fault while lighting');
      }),
    );
  };
  let timer: NodeJS.Timeout | null = null;
  app.addHook('onListen', async () => {
    light();
    timer = setInterval(light, BETWEEN).unref();
  });
  app.addHook('onClose', async () => {
    if (timer) clearInterval(timer);
    stop.abort();
    await running;
  });
});
