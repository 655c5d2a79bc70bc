import type { files } from '@luoshi/server/contract';
import type { z } from 'zod';
import { ApiError, problemIn, OFFLINE } from './client.js';

export type StoredFile = z.input<typeof files.storedFile>;

/** Sends a file, telling how far it has got in per cent; `fetch` cannot tell that, hence the older interface. */
export function upload(file: File, progress: (percent: number) => void): Promise<StoredFile> {
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
    request.open('POST', '/api/files');
    request.send(form);
  });
}
