import type { files } from '@luoshi/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ApiError, ask, problemIn, OFFLINE } from './client.js';

export type StoredFile = z.input<typeof files.storedFile>;

/**
 * Sends a file, telling how far it has got in per cent; `fetch` cannot tell that, hence the older interface.
 * @param withoutMark the sender has looked: it bears no mark of classification
 */
export function upload(file: File, progress: (percent: number) => void, withoutMark = false): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? (100 * loaded) / total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve(JSON.parse(request.responseText) as StoredFile)
        : reject(new ApiError(problemIn(request.responseText, request.status)));
    request.onerror = () => reject(new ApiError(OFFLINE));
    request.open('POST', withoutMark ? '/api/files?withoutMark=true' : '/api/files');
    request.send(form);
  });
}

export type Attachment = z.input<typeof files.attachment>;
type AttachedTo = Attachment['subjectKind'];

export const useAttachments = (subjectKind: AttachedTo, subjectId: string) =>
  useQuery({
    queryKey: ['attachments', subjectKind, subjectId],
    queryFn: async ({ signal }) =>
      (
        await ask<{ rows: readonly Attachment[] }>('/api/attachments', {
          query: { subjectKind, subjectId },
          signal,
        })
      ).rows,
  });

/** Attaches an uploaded file; `stamped` says that it is the scan of the stamped page 盖章件. */
export function useAttaching(subjectKind: AttachedTo, subjectId: string) {
  const client = useQueryClient();
  const stale = () => client.invalidateQueries({ queryKey: ['attachments', subjectKind, subjectId] });
  const attach = useMutation({
    mutationFn: (more: { readonly fileId: string; readonly title: string; readonly stamped: boolean }) =>
      ask<Attachment>('/api/attachments', { method: 'POST', body: { subjectKind, subjectId, ...more } }),
    onSettled: stale,
  });
  const withdraw = useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      ask<null>(`/api/attachments/${id}/withdrawal`, { method: 'POST', body: { reason } }),
    onSettled: stale,
  });
  return { attach, withdraw };
}
