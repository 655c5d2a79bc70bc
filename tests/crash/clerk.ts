import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtCommand, command, served } from '../../apps/cli/tests/served.js';
import type { Served } from '../../apps/cli/tests/served.js';

export interface Answer {
  readonly status: number;
  // What a route answers is judged by the test that asks.
  readonly body: Record<string, unknown>;
  readonly etag: string | null;
}

export interface JobRow {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly doneUnits: number;
  readonly totalUnits: number | null;
  readonly fault: string | null;
}

const SECRET = '一句只有自己知道的话';

/** Somebody of the supervision office who works through the API of a server in another process. */
export class Clerk {
  #cookie = '';
  /** Where the server is now: a new one has a new port. */
  address = '';

  /** Signs in with a password that serves once, and takes one of its own. */
  static async at(address: string, login: string, once: string): Promise<Clerk> {
    const clerk = new Clerk();
    clerk.address = address;
    await clerk.#signIn(login, once);
    await clerk.ask('POST', '/api/session/password', { old: once, fresh: SECRET });
    await clerk.#signIn(login, SECRET);
    return clerk;
  }

  async #signIn(login: string, password: string): Promise<void> {
    const answer = await fetch(`${this.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ office: 'linjiang', login, password }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    this.#cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  }

  async ask(
    method: 'GET' | 'POST',
    path: string,
    body?: object | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const form = body instanceof FormData;
    const answer = await fetch(this.address + path, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body && !form ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
      etag: answer.headers.get('etag'),
    };
  }

  /** Brings that many papers that nobody has seen before; returns the number of the job that reads them. */
  async bringPapers(from: number, count: number): Promise<string> {
    const form = new FormData();
    for (let number = from; number < from + count; number++)
      form.append('file', new Blob([paperOf(number)]), paperName(number));
    const { status, body } = await this.ask('POST', '/api/papers', form);
    if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body['jobId'] as string;
  }

  async job(id: string): Promise<JobRow> {
    return (await this.ask('GET', `/api/jobs/${id}`)).body as unknown as JobRow;
  }
}

const sample = readFileSync(
  fileURLToPath(new URL('../../samples/02-东湖区稳投资促增长工作措施.txt', import.meta.url)),
  'utf8',
);
export const paperName = (number: number): string => `收文${number}.txt`;
const paperOf = (number: number): string => `${sample}\n第${number}号收文登记\n`;

/** A server on a new data folder, and somebody of the supervision office who is signed in to it. */
export async function staffed(data: string): Promise<{ readonly server: Served; readonly clerk: Clerk }> {
  builtCommand();
  const server = await served(data);
  const { stdout } = command(data, 'password', 'ducha');
  return { server, clerk: await Clerk.at(server.address, 'ducha', /one-time password: (\S+)/.exec(stdout)![1]!) };
}
