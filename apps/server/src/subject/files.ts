import { attachFile, attachmentBytes, attachmentList, LARGEST_FILE, uploadFile, withdrawFile } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AppOptions } from '../app.js';
import {
  attachment,
  attachmentDraft,
  attachmentQuery,
  attachments,
  storedFile,
  uploadQuery,
  withdrawal,
} from '../contract/file.js';
import { id } from '../contract/value.js';
import { deskOf } from '../plugin/door.js';
import { download } from '../plugin/download.js';
import { linger } from '../plugin/linger.js';
import type { Reading } from './papers.js';
import { fileOf } from '../plugin/multipart.js';

const one = z.object({ id });

/** Files in, and what they are attached to; out only through a subject that the asker may see. */
export const files: FastifyPluginAsyncZod<AppOptions & Pick<Reading, 'reading'>> = async (app, { reading }) => {
  app.route({
    method: 'POST',
    url: '/api/files',
    config: { operation: 'uploadFile' },
    schema: { consumes: ['multipart/form-data'], querystring: uploadQuery, response: { 201: storedFile } },
    handler: async (request, reply) => {
      const { filename, mimetype, file } = await fileOf(request, reply, LARGEST_FILE);
      const bytes = file as AsyncIterable<Buffer>;
      const withoutMark = request.query.withoutMark === 'true';
      const upload = { name: filename, mediaType: mimetype, bytes, withoutMark };
      try {
        return await reply.code(201).send(await uploadFile(deskOf(request), upload, reading));
      } catch (fault) {
        linger(request, reply);
        throw fault;
      }
    },
  });

  app.route({
    method: 'GET',
    url: '/api/attachments',
    config: { operation: 'listAttachments' },
    schema: { querystring: attachmentQuery, response: { 200: attachments } },
    handler: async (request) => {
      const { subjectKind, subjectId } = request.query;
      return { rows: await attachmentList(deskOf(request), subjectKind, subjectId) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/attachments',
    config: { operation: 'attachFile' },
    schema: { body: attachmentDraft, response: { 201: attachment } },
    handler: async (request, reply) => reply.code(201).send(await attachFile(deskOf(request), request.body)),
  });

  app.route({
    method: 'GET',
    url: '/api/attachments/:id/file',
    config: { operation: 'getAttachmentFile' },
    schema: { params: one },
    handler: async (request, reply) => {
      const { attachment: found, bytes } = await attachmentBytes(deskOf(request), request.params.id);
      return download(reply, found.file, bytes);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/attachments/:id/withdrawal',
    config: { operation: 'withdrawAttachment' },
    schema: { params: one, body: withdrawal, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await withdrawFile(deskOf(request), request.params.id, request.body.reason);
      return reply.code(204).send(null);
    },
  });
};
