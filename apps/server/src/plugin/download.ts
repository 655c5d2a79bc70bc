import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';

/** RFC 8187: what encodeURIComponent leaves and a header must not hold. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Sends a file to be saved, never to be shown: the browser neither opens it in our name nor guesses what it is
 * (nosniff is set for every answer). A page of this site cannot be made of an upload.
 */
export function download(
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string; readonly size: number },
  bytes: AsyncIterable<Buffer>,
): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`)
    .header('content-length', file.size)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .type(file.mediaType)
    .send(Readable.from(bytes, { objectMode: false }));
}
