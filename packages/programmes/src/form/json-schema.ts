import type { Field, Fields } from '../definition/field.js';
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

function fieldsSchema(fields: Fields): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const schema = kindSchema(field);
        return [name, { title: field.label.chinese, ...(field.required ? schema : nullable(schema)) }];
      }),
    ),
    required: Object.entries(fields)
      .filter(([, field]) => field.required)
      .map(([name]) => name),
    additionalProperties: false,
  };
}

/** The schema of a record's fields as the API takes and gives them; null in a field is unknown. */
export function schemaOf(register: Register): JsonSchema {
  return { ...fieldsSchema(register.fields), title: register.name.chinese, description: register.purpose.english };
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

const record = (schema: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, version: { type: 'integer' }, fields: schema },
  required: ['id', 'version', 'fields'],
});

/** The programme's part of an OpenAPI 3.1 document: one path for each register's list and record, and for its answers. */
export function openApiOf(programme: Programme): { readonly paths: JsonSchema; readonly schemas: JsonSchema } {
  const root = `/api/programmes/${programme.code}`;
  const day = parameter('day', 'query', 'the day whose state is asked for; today where left out');
  const match = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  const paths: Record<string, JsonSchema> = {};
  for (const register of programme.registers) {
    const schema = { $ref: `#/components/schemas/${programme.code}.${register.code}` };
    const shown = record(schema);
    const body = {
      required: true,
      content: { 'application/json': { schema: { type: 'object', properties: { fields: schema } } } },
    };
    const list = `${root}/registers/${register.code}/records`;
    paths[list] = {
      get: {
        summary: register.name.chinese,
        parameters: [day, parameter('search', 'query', 'words to look for')],
        responses: {
          '200': answer({ type: 'object', properties: { rows: { type: 'array', items: shown } } }),
        },
      },
      post: { summary: `新增${register.name.chinese}`, requestBody: body, responses: { '201': answer(shown) } },
    };
    paths[`${list}/{id}`] = {
      parameters: [parameter('id', 'path', 'the record')],
      get: { summary: register.name.chinese, parameters: [day], responses: { '200': answer(shown) } },
      put: {
        summary: `更新${register.name.chinese}`,
        parameters: [match],
        requestBody: body,
        responses: { '200': answer({ type: 'object', properties: { version: { type: 'integer' } } }) },
      },
    };
  }
  for (const [part, all] of [
    ['indicators', programme.indicators],
    ['reports', programme.reports],
    ['charts', programme.charts],
  ] as const)
    for (const { code, name } of all)
      paths[`${root}/${part}/${code}`] = {
        get: {
          summary: name.chinese,
          parameters: [day, parameter('record', 'query', 'of this record, where it is of a register')],
          responses: { '200': answer({ type: 'object' }) },
        },
      };
  for (const { code, name, inputs } of programme.trials)
    paths[`${root}/trials/${code}`] = {
      post: {
        summary: name.chinese,
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'object', properties: { inputs: fieldsSchema(inputs) } } },
          },
        },
        responses: { '200': answer({ type: 'object' }) },
      },
    };
  return { paths, schemas: schemasOf(programme) };
}
