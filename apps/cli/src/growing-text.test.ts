import { expect, it } from 'vitest';
import { GrowingText } from './growing-text.js';

it('gives what was added as UTF-8, with a separator between pieces, however long they are', () => {
  const text = new GrowingText();
  const pieces = ['', '临江市', 'a', '𠮷'.repeat(700_000), '', '完'];
  for (const piece of pieces) text.add(piece, '\n');
  const first = text.take();
  expect(new TextDecoder().decode(first)).toBe(pieces.slice(1).join('\n'));
  text.add('次', '\n');
  expect(new TextDecoder().decode(text.take())).toBe('次');
  expect(text.take()).toHaveLength(0);
  expect(first.subarray(0, 9)).toEqual(new TextEncoder().encode('临江市'));
});
