import { describe, expect, it } from 'vitest';
import { unspaced } from './blank.js';
import { Codes } from './codes.js';
import { Pairs } from './pairs.js';

describe('words found by their first two characters', () => {
  it('gives each pair the number it was entered with, however full the table', () => {
    const pairs = new Pairs(8);
    const entered = Array.from({ length: 128 }, (_, i) => [0x4e00 + i * 7, 0x9fff - i * 13] as const);
    entered.forEach(([first, second], i) => pairs.set(first, second, i + 1));
    entered.forEach(([first, second], i) => expect(pairs.get(first, second)).toBe(i + 1));
    expect(pairs.get(0x9fff, 0x4e00)).toBe(0);
  });

  it('takes a second number for a pair in place of the first', () => {
    const pairs = new Pairs(4);
    pairs.set(1, 2, 7);
    pairs.set(1, 2, 9);
    expect(pairs.get(1, 2)).toBe(9);
    expect(pairs.get(2, 1)).toBe(0);
  });
});

describe('characters at the ends of words', () => {
  it('hold of words that begin or end with one of them, and of no empty words', () => {
    const codes = new Codes('的为');
    expect([codes.begin('的确'), codes.begin('目的'), codes.begin('')]).toEqual([true, false, false]);
    expect([codes.end('目的'), codes.end('的确'), codes.end('')]).toEqual([true, false, false]);
  });
});

describe('words without blank space', () => {
  it('lose every character that an expression calls blank, and no other', () => {
    for (let code = 0; code < 65536; code++) {
      const words = `新${String.fromCharCode(code)}建`;
      if (unspaced(words) !== words.replace(/\s+/g, '')) expect.fail(`code unit ${code}`);
    }
  });
});
