import type { FastifyInstance } from 'fastify';

/**
 * Does something when the server begins to listen, and again every so often while it runs; one at a time. A fault is
 * logged, and the next turn comes. When the server stops, a turn under way is told by its signal and waited for.
 */
export function regularly(
  app: FastifyInstance,
  what: string,
  every: number,
  work: (stop: AbortSignal) => Promise<unknown>,
): void {
  const stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const turn = (): void => {
    running = running.then(() =>
      work(stop.signal).catch((fault: unknown) => {
        if (!stop.signal.aborted) app.log.error({ err: fault }, `fault while ${what}`);
      }),
    );
  };
  let timer: NodeJS.Timeout | null = null;
  app.addHook('onListen', async () => {
    turn();
    timer = setInterval(turn, every).unref();
  });
  app.addHook('onClose', async () => {
    if (timer) clearInterval(timer);
    stop.abort();
    await running;
  });
}
