import multipart from '@fastify/multipart';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { HttpRefusal } from '../http-refusal.js';
import { linger } from './linger.js';

/** Room for the frame of a multipart body and its small fields. */
const FRAME = 64 * 1024;

/** Uploads come as streams; how much of each is taken is said by whoever takes it. */
export const multipartBodies = fastifyPlugin(async (app) => {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fieldNameSize: 100, fieldSize: 100_000, fields: 20, headerPairs: 50, fileSize: Number.MAX_SAFE_INTEGER },
  });
});

/**
 * The parts of an upload, at most `files` of them files and `bytes` in all. One that says that it is larger is refused
 * before its body is looked at; one that does not say so ends where it is too large.
 */
export async function* partsOf(
  request: FastifyRequest,
  reply: FastifyReply,
  most: { readonly bytes: number; readonly files: number },
): AsyncGenerator<Multipart> {
  const said = Number(request.headers['content-length'] ?? 0);
  try {
    if (said > most.bytes + FRAME) throw new HttpRefusal('too-large', `上限${Math.floor(most.bytes / 2 ** 20)}MB`);
    if (!request.isMultipart()) throw new HttpRefusal('media-type-unknown', 'multipart/form-data');
    yield* request.parts({ limits: { files: most.files, fileSize: most.bytes + 1, parts: most.files + 20 } });
  } catch (fault) {
    linger(request, reply);
    throw fault;
  }
}

/** The one file of an upload. */
export async function fileOf(request: FastifyRequest, reply: FastifyReply, bytes: number): Promise<MultipartFile> {
  for await (const part of partsOf(request, reply, { bytes, files: 1 })) if (part.type === 'file') return part;
  throw new HttpRefusal('request-wrong', 'file');
}

/** The bytes of the one file of an upload that is small enough to be held in memory. */
export async function bytesOf(request: FastifyRequest, reply: FastifyReply, bytes: number): Promise<Buffer> {
  const { file } = await fileOf(request, reply, bytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytes) {
      linger(request, reply); // a file that is cut at its limit ends only when all of it has come
      throw new HttpRefusal('too-large', `上限${Math.floor(bytes / 2 ** 20)}MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
