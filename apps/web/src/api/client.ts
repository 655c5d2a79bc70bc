import { firstAnswer } from './first-answers.js';

/** What the server answers where it refuses: what, why and what to do, in both languages. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly english: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  readonly request: string;
}

/** A refusal as an error: its message is the server's own words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** One of many that was refused, as an answer tells it that did the others. */
export type Refused = Pick<Problem, 'code' | 'english'> & { readonly message: string };

/** What was refused beside what was done, as an error; null where nothing was. */
export const refusedAs = (refused: Refused | undefined): ApiError | null =>
  refused
    ? new ApiError({ ...refused, status: 422, title: refused.message, detail: refused.message, request: '' })
    : null;

export const OFFLINE: Problem = {
  code: 'offline',
  status: 0,
  title: '连接不上服务器',
  detail: '连接不上服务器：网络中断，或服务器正在重启。已填写的内容仍在本页，请稍后重试。',
  english:
    'The server cannot be reached: the line is down or it is restarting. What you typed is still here; try again.',
  request: '',
};

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** The version that a change saw. */
  readonly version?: number;
  readonly signal?: AbortSignal | undefined;
}

type QueryValue = string | number | boolean | readonly string[] | null | undefined;

/** The address with its query; what is not given is left out. */
export function addressOf(path: string, query: Asking['query'] = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) words.append(name, one);
  }
  const text = words.toString();
  return text ? `${path}?${text}` : path;
}

/** Asks the server; throws `ApiError` where it refuses or cannot be reached. */
export async function ask<Answer>(path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', query, body, version, signal } = asking;
  const address = addressOf(path, query);
  const first = method === 'GET' ? firstAnswer(address) : undefined;
  if (first !== undefined) return first as Answer;
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        // A body in parts is read as it comes, so it cannot be told apart by a key.
        ...(method === 'POST' && !(body instanceof FormData) ? { 'idempotency-key': crypto.randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new ApiError(OFFLINE);
  }
  const text = await response.text();
  if (response.ok) return (text === '' ? null : JSON.parse(text)) as Answer;
  throw new ApiError(problemIn(text, response.status));
}

/** Sends a form and hands the file that comes back to the browser, under a name; throws as `ask` does. */
export async function askFile(path: string, body: FormData, name: string): Promise<void> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', body }).catch(() => {
    throw new ApiError(OFFLINE);
  });
  if (!response.ok) throw new ApiError(problemIn(await response.text(), response.status));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The problem in an answer's body, or one that says that the answer was not ours. */
export function problemIn(text: string, status: number): Problem {
  try {
    const found = JSON.parse(text) as Problem;
    if (typeof found.detail === 'string') return found;
  } catch {
    // not our server's words: a proxy's page, say
  }
  return { ...OFFLINE, code: 'unexpected', status, title: `服务器答复异常（${status}）` };
}
