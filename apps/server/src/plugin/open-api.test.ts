import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office } from '../../tests/office.js';
import { problems } from '../problem.js';

let office: Office;
let document: { openapi: string; paths: object; components: { schemas: { Problem: object } } };
beforeAll(async () => {
  office = await testOffice();
  document = await office.get('leader', '/api/openapi.json');
});
afterAll(() => office?.close());

it('/api/openapi.json is OpenAPI 3.1 to the letter', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version]).toEqual([true, '3.1']);
  // Not because it looks at nothing.
  expect((await new Validator().validate({ ...structuredClone(document), paths: { tasks: {} } })).valid).toBe(false);
});

it('every operation says how it refuses, and a refusal looks as it says', async () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object)) as {
    responses: Record<string, unknown>;
  }[];
  expect(operations.length).toBeGreaterThan(100);
  for (const { responses } of operations)
    expect(responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const isProblem = ajv.compile(document.components.schemas.Problem);
  const nobody = '01912345-0000-7000-8000-000000000000';
  for (const request of [
    { url: `/api/tasks/${nobody}` },
    { url: '/api/no-such' },
    { url: '/api/tasks?limit=many' },
    { method: 'POST' as const, url: '/api/tasks', headers: { 'content-type': 'application/json' }, payload: '{' },
  ]) {
    const answer = await office.ask('supervision', request);
    expect([isProblem(answer.json()), isProblem.errors]).toEqual([true, null]);
    const { type, code } = answer.json() as { type: string; code: keyof typeof problems };
    // The type leads a person to its words.
    const page = await office.ask(null, type.split('#')[0]!);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain(`<tr id="${type.split('#')[1]}">`);
    expect(page.body).toContain(problems[code].chinese.what);
  }
  expect(isProblem({ code: 'no-such-code' })).toBe(false);
});
