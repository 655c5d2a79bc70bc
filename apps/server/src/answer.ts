import type { FastifySchema } from 'fastify';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { createSerializerCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { instant } from './contract/value.js';

/** Makes of an answer's part what JSON is to write: the part itself, if nothing is left out; null: always itself. */
type Plain = ((value: unknown) => unknown) | null;

/** Values that JSON writes as they are; instants are among them, as ISO 8601 in UTC. */
const AS_THEY_ARE: readonly string[] = ['string', 'number', 'boolean', 'enum', 'literal', 'null', 'unknown', 'any'];

/**
 * Writes answers with just the fields that their schemas name, and no others. Judging each value of an answer again takes
 * longer than finding it in the database; our own are right unless the program is wrong, and for that there are tests:
 * with `checked` every answer is judged by its whole schema too, and must be written the same.
 */
export function answerWriter({ checked = false } = {}): FastifySerializerCompiler<FastifySchema> {
  const judging = createSerializerCompiler();
  return (route) => {
    const schema: unknown = route.schema;
    const judge = judging(route as Parameters<typeof judging>[0]);
    if (!(schema instanceof z.core.$ZodType)) return judge;
    const plain = plainOf(schema);
    const write = (answer: unknown) => JSON.stringify(plain ? plain(answer) : answer);
    if (!checked) return write;
    return (answer: unknown) => {
      const [written, judged] = [write(answer), judge(answer)];
      if (written !== judged) throw new Error(`${route.method} ${route.url} is not written as its schema has it`);
      return written;
    };
  };
}

function plainOf(schema: z.core.$ZodType): Plain {
  if (schema === instant) return null;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.catchall ? judged(schema) : fieldsOf(def.shape);
    case 'array': {
      const one = plainOf(def.element);
      return one && ((list) => eachOf(list as readonly unknown[], one));
    }
    case 'record': {
      const one = plainOf(def.valueType);
      return one && ((map) => Object.fromEntries(Object.entries(map as object).map(([key, held]) => [key, one(held)])));
    }
    case 'readonly':
      return plainOf(def.innerType);
    case 'nullable':
    case 'optional': {
      const one = plainOf(def.innerType);
      return one && ((value) => (value === null || value === undefined ? value : one(value)));
    }
    default:
      return AS_THEY_ARE.includes(def.type) ? null : judged(schema);
  }
}

/** The list itself where each element stays what it is. */
function eachOf(list: readonly unknown[], one: (value: unknown) => unknown): readonly unknown[] {
  let fresh: unknown[] | null = null;
  for (const [at, held] of list.entries()) {
    const plain = one(held);
    if (fresh === null && plain !== held) fresh = list.slice(0, at);
    fresh?.push(plain);
  }
  return fresh ?? list;
}

/**
 * The object itself where it has just these fields in just this order, as most of ours have: comparing names is quicker
 * than copying, and what was made in one go is written quicker than what was put together field by field.
 */
function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): Plain {
  const fields = Object.entries(shape).map(([name, schema]) => [name, plainOf(schema)] as const);
  const deep = fields.flatMap(([name, plain]) => (plain ? [[name, plain] as const] : []));
  return (value) => {
    const held = value as Record<string, unknown>;
    const plain = deep.map(([name, one]) => (held[name] === undefined ? undefined : one(held[name])));
    const names = Object.keys(held);
    if (
      names.length === fields.length &&
      fields.every(([name], at) => names[at] === name) &&
      deep.every(([name], at) => plain[at] === held[name])
    )
      return held;
    const fresh: Record<string, unknown> = {};
    for (const [name] of fields) if (held[name] !== undefined) fresh[name] = held[name];
    for (const [at, [name]] of deep.entries()) if (plain[at] !== undefined) fresh[name] = plain[at];
    return fresh;
  };
}

/** What is one of several, or made by a rule of its own, is judged to know which. */
const judged = (schema: z.core.$ZodType) => (value: unknown) => z.core.encode(schema, value as never);
