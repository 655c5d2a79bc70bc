import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerWriter } from './answer.js';
import { instant } from './contract/value.js';

const writer = (schema: z.ZodType, checked = false) =>
  answerWriter({ checked })({ schema, method: 'GET', url: '/', httpStatus: '200' } as never);

const row = z.object({
  name: z.string(),
  at: instant,
  ended: instant.nullable(),
  note: z.string().optional(),
  inner: z.object({ figure: z.number() }).nullable(),
  list: z.array(z.object({ id: z.string() })).readonly(),
  byUnit: z.record(z.string(), z.object({ count: z.number() })),
  anything: z.unknown(),
  one: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), a: z.number() }),
    z.object({ kind: z.literal('b'), b: instant }),
  ]),
});
const at = new Date('2026-11-27T01:02:03.004Z');
const full = {
  name: '落实',
  at,
  ended: null,
  inner: { figure: 1, secret: 'x' },
  list: [{ id: '1', secret: 'x' }],
  byUnit: { housing: { count: 2, secret: 'x' } },
  anything: { free: [1, null] },
  one: { kind: 'b', b: at, secret: 'x' },
  secret: 'x',
};

describe('an answer', () => {
  it('is written with the fields that its schema names, at every depth, and no others', () => {
    const written = writer(row)(full);
    expect(written).not.toContain('secret');
    expect(JSON.parse(written)).toEqual({
      name: '落实',
      at: '2026-11-27T01:02:03.004Z',
      ended: null,
      inner: { figure: 1 },
      list: [{ id: '1' }],
      byUnit: { housing: { count: 2 } },
      anything: { free: [1, null] },
      one: { kind: 'b', b: '2026-11-27T01:02:03.004Z' },
    });
  });

  it('is written as judging it by the schema would have it', () => {
    expect(writer(row, true)(full)).toBe(writer(row)(full));
    expect(writer(z.array(row), true)([full, { ...full, note: 'there', ended: at }])).toContain('there');
  });

  it('that does not fit its schema is found out where answers are checked', () => {
    expect(() => writer(row, true)({ ...full, name: 7 })).toThrow();
    expect(() => writer(row, true)({ ...full, inner: undefined })).toThrow();
    expect(() => writer(z.object({ id: z.string().toLowerCase() }), true)({ id: 'A' })).toThrow(/not written as/);
  });
});
