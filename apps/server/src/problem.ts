import { RecordRefusal, refusalOfFault, StoreRefusal, storeRefusals, WorkRefusal, workRefusals } from '@luoshi/work';
import type { RefusalEntry } from '@luoshi/work';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { httpRefusals, HttpRefusal } from './http-refusal.js';
import { statuses } from './status.js';

/** Every refusal that the API gives, by code: what, why and what to do, in Chinese and English. */
export const problems: Readonly<Record<ProblemCode, RefusalEntry>> = {
  ...storeRefusals,
  ...workRefusals,
  ...httpRefusals,
};

export type ProblemCode = keyof typeof storeRefusals | keyof typeof workRefusals | keyof typeof httpRefusals;

/** What the API answers where it refuses (RFC 9457, `application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly code: ProblemCode;
  readonly status: number;
  /** What happened, in Chinese; `english` says the whole in English. */
  readonly title: string;
  /** What, why and what to do. */
  readonly detail: string;
  readonly english: string;
  /** Where in the request: a path and what is wrong there. */
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** To be told to an administrator: it stands in the log beside the fault. */
  readonly request: string;
}

/** The answer to what was thrown. A fault of ours is `internal` and shows nothing of itself. */
export function problemOf(fault: unknown, request: string): Problem {
  const of = (
    code: ProblemCode,
    detail: string,
    english: string,
    more: Partial<Pick<Problem, 'fields' | 'status'>> = {},
  ): Problem => ({
    type: `/api/errors#${code}`,
    code,
    status: statuses[code],
    title: problems[code].chinese.what,
    detail,
    english,
    request,
    ...more,
  });
  if (fault instanceof RecordRefusal) return of(fault.code, fault.message, fault.english, { fields: fault.fields });
  if (fault instanceof StoreRefusal || fault instanceof WorkRefusal || fault instanceof HttpRefusal)
    return of(fault.code, fault.message, fault.english);
  if (hasZodFastifySchemaValidationErrors(fault)) {
    const fields = fault.validation.map(({ instancePath, message }) => ({
      path: instancePath,
      message: message ?? '',
    }));
    const wrong = new HttpRefusal('request-wrong', fields.map(({ path }) => path).join('、') || null);
    return of(wrong.code, wrong.message, wrong.english, { fields });
  }
  const stored = refusalOfFault(fault);
  if (stored) return of(stored.code, stored.message, stored.english);
  const known = byStatus((fault as FastifyError).statusCode);
  return of(known.code, known.message, known.english);
}

/** What the framework itself refuses: sizes, media types, too many requests, malformed bodies. */
function byStatus(status: number | undefined): HttpRefusal {
  switch (status) {
    case 400:
      return new HttpRefusal('request-malformed');
    case 404:
      return new HttpRefusal('no-such-address');
    case 413:
      return new HttpRefusal('too-large');
    case 415:
      return new HttpRefusal('media-type-unknown');
    case 429:
      return new HttpRefusal('too-many-requests');
    default:
      return new HttpRefusal('internal');
  }
}

export async function answerProblem(fault: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = problemOf(fault, request.id);
  if (problem.status >= 500) request.log.error({ err: fault }, 'fault');
  else request.log.info({ code: problem.code }, 'refused');
  await reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
