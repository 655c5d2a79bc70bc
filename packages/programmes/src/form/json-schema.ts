import type { Field, Fields } from '../definition/field.js';
import type { Programme } from '../definition/programme.js';
import type { Register } from '../definition/register.js';

/** A JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The same or null, unknown. */
export const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

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

/** The schema of fields by name; required are those without which nothing is entered. */
export function fieldsSchema(fields: Fields): JsonSchema {
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
