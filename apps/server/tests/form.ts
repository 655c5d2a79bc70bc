import type { InjectOptions } from 'fastify';

/** A multipart upload as a browser sends it: files as `[field, name, bytes]`, fields as `[field, value]`. */
export async function formOf(
  url: string,
  parts: readonly (readonly [field: string, name: string, bytes: string | Uint8Array] | readonly [string, string])[],
): Promise<InjectOptions> {
  const form = new FormData();
  for (const [field, name, bytes] of parts)
    if (bytes === undefined) form.append(field, name);
    else form.append(field, new Blob([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)]), name);
  const body = new Response(form);
  return {
    method: 'POST',
    url,
    headers: { 'content-type': body.headers.get('content-type')! },
    payload: Buffer.from(await body.arrayBuffer()),
  };
}
