import type { Field } from '../definition/field.js';
import type { Programme } from '../definition/programme.js';
import type { Register } from '../definition/register.js';

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

function figureSchema(field: Extract<Field, { kind: 'figure' }>): JsonSchema {
  const sign = field.negative ? '-?' : '';
  const { places } = field.measure;
  const decimal: JsonSchema = {
    type: 'string',
    pattern: `^${sign}(?:0|[1-9]\\d{0,29})${places === 0 ? '' : `(?:\\.\\d{1,${places}})?`}$`,
    description: `decimal, in ${field.measure.unit}`,
  };
  const bound = nullable(decimal);
  return {
    anyOf: [
      decimal,
      {
        type: 'object',
        description: 'an interval, with the words that said it',
        properties: {
          words: { type: 'string', maxLength: 60 },
          lower: bound,
          upper: bound,
          lowerOpen: { type: 'boolean' },
          upperOpen: { type: 'boolean' },
        },
        required: ['words', 'lower', 'upper', 'lowerOpen', 'upperOpen'],
        additionalProperties: false,
      },
    ],
  };
}

function kindSchema(field: Field): JsonSchema {
  switch (field.kind) {
    case 'text':
      return { type: 'string', maxLength: field.most ?? 200 };
    case 'unit':
    case 'place':
    case 'leader':
      return { type: 'string', maxLength: 200 };
    case 'link':
      return { type: 'string', maxLength: 200, description: `id of a record of ${field.to}` };
    case 'choice':
      return { type: 'string', enum: field.options.map(({ code }) => code) };
    case 'choices':
      return {
        type: 'array',
        items: { type: 'string', enum: field.options.map(({ code }) => code) },
        uniqueItems: true,
        maxItems: 200,
      };
    case 'evidence':
      return { type: 'array', items: { type: 'string', maxLength: 200 }, uniqueItems: true, maxItems: 200 };
    case 'figure':
      return figureSchema(field);
    case 'day':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day' };
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'the last day of a month' };
    case 'quarter':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'the last day of a quarter' };
    case 'flag':
      return { type: 'boolean' };
  }
}

/** The schema of a record's fields as the API takes and gives them; null in a field is unknown. */
export function schemaOf(register: Register): JsonSchema {
  return {
    type: 'object',
    title: register.name.chinese,
    description: register.purpose.english,
    properties: Object.fromEntries(
      Object.entries(register.fields).map(([name, field]) => {
        const schema = kindSchema(field);
        return [name, { title: field.label.chinese, ...(field.required ? schema : nullable(schema)) }];
      }),
    ),
    required: Object.entries(register.fields)
      .filter(([, field]) => field.required)
      .map(([name]) => name),
    additionalProperties: false,
  };
}

/** Schemas of all registers, under names that no other programme uses: `unsold-homes.offers`. */
export function schemasOf(programme: Programme): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    programme.registers.map((register) => [`${programme.code}.${register.code}`, schemaOf(register)]),
  );
}

const answer = (schema: JsonSchema): JsonSchema => ({
  description: 'OK',
  content: { 'application/json': { schema } },
});

const parameter = (name: string, where: 'path' | 'query', description: string): JsonSchema => ({
  name,
  in: where,
  required: where === 'path',
  description,
  schema: { type: 'string', maxLength: 200 },
});

/** The programme's part of an OpenAPI 3.1 document: one path for each register's list and record, and for its answers. */
export function openApiOf(programme: Programme): { readonly paths: JsonSchema; readonly schemas: JsonSchema } {
  const root = `/programmes/${programme.code}`;
  const day = parameter('day', 'query', 'the day whose state is asked for; today where left out');
  const paths: Record<string, JsonSchema> = {};
  for (const register of programme.registers) {
    const schema = { $ref: `#/components/schemas/${programme.code}.${register.code}` };
    const body = { required: true, content: { 'application/json': { schema } } };
    paths[`${root}/${register.code}`] = {
      get: {
        summary: register.name.chinese,
        parameters: [day, parameter('search', 'query', 'words to look for')],
        responses: { '200': answer({ type: 'array', items: schema }) },
      },
      post: { summary: `新增${register.name.chinese}`, requestBody: body, responses: { '201': answer(schema) } },
    };
    paths[`${root}/${register.code}/{id}`] = {
      parameters: [parameter('id', 'path', 'the record')],
      get: { summary: register.name.chinese, parameters: [day], responses: { '200': answer(schema) } },
      put: { summary: `更新${register.name.chinese}`, requestBody: body, responses: { '200': answer(schema) } },
    };
  }
  for (const { code, name } of programme.indicators)
    paths[`${root}/indicators/${code}`] = {
      get: { summary: name.chinese, parameters: [day], responses: { '200': answer({ type: 'array' }) } },
    };
  for (const { code, name } of programme.reports)
    paths[`${root}/reports/${code}`] = {
      get: { summary: name.chinese, parameters: [day], responses: { '200': answer({ type: 'array' }) } },
    };
  return { paths, schemas: schemasOf(programme) };
}
