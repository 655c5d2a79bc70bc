import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';

/** The media type of Excel's sheets. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** RFC 8187: what encodeURIComponent leaves and a header must not hold. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Sends a file to be saved, never to be shown: the browser neither opens it in our name nor guesses what it is
 * (nosniff is set for every answer). A page of this site cannot be made of an upload. A size of null is not known yet.
 */
export function download(
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string; readonly size: number | null },
  bytes: AsyncIterable<Uint8Array>,
): FastifyReply {
  if (file.size !== null) reply.header('content-length', file.size);
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .type(file.mediaType)
    .send(Readable.from(bytes, { objectMode: false }));
}

/** The media type of Word's documents. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends a finished file to be saved: a workbook, unless it is said to be something else. */
export const saveFile = (
  reply: FastifyReply,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  mediaType = XLSX,
): FastifyReply =>
  download(
    reply,
    { name, mediaType, size: bytes.length },
    Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)]),
  );
