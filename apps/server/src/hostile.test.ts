import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seats, testOffice } from '../tests/office.js';
import type { Office, Seat } from '../tests/office.js';
import { access } from './access.js';
import type { Access, Operation } from './access.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly description?: string;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Described {
  readonly operationId: Operation;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

let office: Office;
let operations: { method: string; path: string; described: Described }[] = [];
beforeAll(async () => {
  office = await testOffice();
  // All sign in first: what follows uses up the attempts of a minute.
  for (const seat of Object.keys(seats) as Seat[]) await office.ask(seat, '/api/session');
  const { paths } = await office.get<{ paths: Record<string, Record<string, Described>> }>(
    'leader',
    '/api/openapi.json',
  );
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method, path, described })),
  );
});
afterAll(() => office?.close());

/** Ends its own session, hangs on until a job ends, or takes a file: asked by their own tests. */
const ASIDE: readonly string[] = ['signOut', 'followJob', 'changePassword'];

/** A seat that may call the operation, so that what is refused is refused for its input. */
function seatFor(operation: Operation): Seat {
  const { who } = access[operation] as Access;
  if (typeof who === 'string') return 'supervision';
  const [first] = who;
  return first === 'liaison' ? 'housing' : first!;
}

const SOMEBODY = '00000000-0000-7000-8000-000000000001';

/** Something that fits a schema, as small as it may be. */
function fitting(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const other = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (other) return fitting(other);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, fitting(part)]));
    case 'array':
      return (schema.minItems ?? 0) > 1 ? [fitting(schema.items ?? {}), '2'] : [fitting(schema.items ?? {})];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      if (schema.format === 'uuid') return SOMEBODY;
      if (schema.format === 'date') return '2026-04-01';
      if (schema.format === 'date-time') return '2026-04-01T00:00:00Z';
      return schema.pattern?.includes('\\d') ? '1' : '字';
    default:
      return '字';
  }
}

type Path = readonly (string | number)[];

/** Every place of a value that holds no other places. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
function withPlace(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withPlace(copy[key], rest, put);
  return copy;
}

const HOSTILE = [
  `'); drop table task; --`,
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '字'.repeat(25_000),
];
const WRONG = [null, -1e308, true, [[]], {}, ''];

const addressOf = (path: string, parameters: readonly Parameter[], put?: { name: string; text: string }) => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(put?.name === name ? put.text : String(fitting(parameter?.schema ?? {})));
  });
  return put && !path.includes(`{${put.name}}`)
    ? `${filled}?${encodeURIComponent(put.name)}=${encodeURIComponent(put.text)}`
    : filled;
};

describe('hostile input', () => {
  it(
    'in every field of every operation is refused or kept as it is, and never a fault',
    { timeout: 600_000 },
    async () => {
      expect(operations.length).toBeGreaterThan(40);
      const faults: string[] = [];
      let asked = 0;
      const ask = async (seat: Seat, operation: string, where: string, request: object) => {
        asked++;
        const answer = await office.ask(seat, request as never);
        if (answer.statusCode >= 500)
          faults.push(`${operation} ${where}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
        const type = String(answer.headers['content-type'] ?? '');
        // What somebody sent is never sent back as a page.
        if (type.includes('html')) faults.push(`${operation} ${where}: ${type}`);
        if (answer.statusCode >= 400 && !type.startsWith('application/problem+json'))
          faults.push(`${operation} ${where}: ${type}`);
      };
      for (const { method, path, described } of operations) {
        const { operationId, parameters = [], requestBody } = described;
        if (ASIDE.includes(operationId) || path === '/*') continue;
        const seat = seatFor(operationId);
        const url = addressOf(path, parameters);
        const headers = { 'if-match': '"1"' };
        for (const { name, in: where } of parameters) {
          if (where === 'header') continue;
          for (const text of HOSTILE.filter((one) => one.isWellFormed() && one.length < 1000))
            await ask(seat, operationId, name, { method, url: addressOf(path, parameters, { name, text }), headers });
        }
        const schema = requestBody?.content['application/json']?.schema;
        if (!schema) continue;
        const body = fitting(schema);
        const json = { ...headers, 'content-type': 'application/json' };
        for (const payload of [
          '',
          '{',
          '[]',
          'null',
          '"x"',
          '{"a":1}'.repeat(3),
          '[['.repeat(20_000),
          '{"__proto__":{"a":1}}',
        ])
          await ask(seat, operationId, payload.slice(0, 20), { method, url, headers: json, payload });
        for (const place of leavesOf(body))
          for (const put of [...HOSTILE, ...WRONG])
            await ask(seat, operationId, `${place.join('.')} = ${JSON.stringify(put).slice(0, 40)}`, {
              method,
              url,
              headers: json,
              payload: JSON.stringify(withPlace(body, place, put)),
            });
      }
      expect([...new Set(faults)]).toEqual([]);
      expect(asked).toBeGreaterThan(1000);
    },
  );

  it('in headers and addresses is refused', async () => {
    const ask = async (request: object) => (await office.ask('supervision', request as never)).statusCode;
    expect(await ask({ url: '/api/tasks', headers: { 'if-match': '"1", "2"', origin: 'null' } })).toBe(200);
    expect(await ask({ method: 'POST', url: '/api/tasks', headers: { origin: 'null' }, payload: {} })).toBe(403);
    expect(
      await ask({ method: 'POST', url: '/api/tasks', headers: { origin: 'http://evil.example' }, payload: {} }),
    ).toBe(403);
    expect(await ask({ url: '/api/tasks/..%2f..%2fetc%2fpasswd' })).toBe(422);
    expect(await ask({ url: `/api/tasks?name=${'x'.repeat(20_000)}` })).toBe(422);
    expect(await ask({ url: '/api/tasks?name=%ff%fe' })).toBeLessThan(500);
    expect(await ask({ url: '/api/%2e%2e/%2e%2e/etc/passwd' })).toBe(404);
    expect(
      await ask({ method: 'POST', url: '/api/tasks', headers: { 'content-type': 'text/xml' }, payload: '<a/>' }),
    ).toBe(415);
    const large = { method: 'POST', url: '/api/units', headers: { 'content-type': 'application/json' } };
    expect(await ask({ ...large, payload: `"${'x'.repeat(2 << 20)}"` })).toBe(413);
  });

  it('that is text is kept as it was typed', async () => {
    const name = `<b>甲'); drop table unit; --</b>`;
    const made = await office.ask('supervision', {
      method: 'POST',
      url: '/api/units',
      payload: { name, kind: 'other', relation: 'temporary' },
    });
    expect(made.statusCode).toBe(201);
    const { id } = made.json() as { id: string };
    expect((await office.get<{ name: string }>('finance', `/api/units/${id}`)).name).toBe(name);
  });
});
