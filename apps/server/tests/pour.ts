import { request as httpRequest } from 'node:http';
import { COOKIE } from '../src/plugin/door.js';
import { PASSWORD } from './office.js';
import type { Office, Seat } from './office.js';

const MB = 2 ** 20;
const BOUNDARY = 'xxxxxxxx';

/** Where an office's server listens and how a seat is known there. */
export interface Door {
  readonly port: number;
  readonly cookie: string;
}

/** Lets the office's server listen on a port of the loopback and signs a seat in. */
export async function doorOf(office: Office, seat: Seat): Promise<Door> {
  if (!office.app.server.listening) await office.app.listen({ port: 0, host: '127.0.0.1' });
  const answer = await office.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { office: 'linjiang', login: seat, password: PASSWORD },
  });
  const address = office.app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, cookie: `${COOKIE}=${answer.cookies.find(({ name }) => name === COOKIE)!.value}` };
}

export interface Poured {
  readonly status: number;
  readonly body: { readonly code: string; readonly detail: string };
  /** Bytes that had been sent when the answer came. */
  readonly sent: number;
  /** By how much this process, client and server in one, grew at most meanwhile (bytes). */
  readonly grown: number;
}

/** Sends a file of a gigabyte, or as much of it as the server takes; `said` says how large it is beforehand. */
export function pour({ port, cookie }: Door, path: string, said: boolean): Promise<Poured> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const before = process.memoryUsage().rss;
    let most = before;
    const request = httpRequest({
      ...{ host: '127.0.0.1', port, method: 'POST', path },
      headers: {
        cookie,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        ...(said ? { 'content-length': 1024 * MB } : {}),
      },
    });
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        request.destroy();
        resolve({
          status: response.statusCode!,
          body: JSON.parse(body) as Poured['body'],
          sent,
          grown: most - before,
        });
      });
    });
    request.on('error', (fault) => (answered ? undefined : reject(fault)));
    request.write(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="大.bin"\r\n` +
        'content-type: application/octet-stream\r\n\r\n',
    );
    const chunk = Buffer.alloc(MB, 'x');
    const more = () => {
      most = Math.max(most, process.memoryUsage().rss);
      if (answered || sent >= 1024 * MB) return;
      sent += chunk.length;
      if (request.write(chunk)) setImmediate(more);
      else request.once('drain', more);
    };
    setTimeout(more, said ? 300 : 0);
  });
}
