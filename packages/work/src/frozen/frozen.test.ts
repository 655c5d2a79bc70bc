import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeze } from './frozen.js';

it('gives the same bytes whatever the order of the keys', () => {
  const one = freeze({ b: [{ y: '1', x: null }], a: '通报' });
  expect(one.text).toBe('{"a":"通报","b":[{"x":null,"y":"1"}]}');
  expect(freeze({ a: '通报', b: [{ x: null, y: '1' }] })).toEqual(one);
  expect(one.sha256).toEqual(createHash('sha256').update(Buffer.from(one.text, 'utf8')).digest());
});

it('gives other bytes for another order of a list, and for what is missing rather than empty', () => {
  expect(freeze(['a', 'b']).sha256).not.toEqual(freeze(['b', 'a']).sha256);
  expect(freeze({ a: null }).text).not.toBe(freeze({}).text);
  expect(freeze({ a: undefined }).text).toBe('{}');
});

it('is stable: what was frozen is frozen to itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { text } = freeze(value);
      expect(freeze(JSON.parse(text)).text).toBe(text);
    }),
  );
});
