import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a refused upload may go on arriving, in milliseconds. */
const LONGEST = 30_000;

/**
 * After a refusal in the middle of an upload: what still comes is thrown away piece by piece. A connection that is closed
 * while its sender still sends shows the sender a broken line instead of our answer (nginx calls this lingering close).
 */
export function linger({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    if (raw.complete) return;
    raw.unpipe();
    raw.resume();
    const cut = setTimeout(() => raw.destroy(), LONGEST).unref(); // takes the connection with it
    raw.once('close', () => clearTimeout(cut));
  });
}
