import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './marked.js';

describe('the pieces of a marked text', () => {
  it('are cut where a mark begins and ends, and overlapping marks run together', () => {
    const pieces = piecesOf('新建口袋公园', [
      { start: 4, end: 6 },
      { start: 2, end: 5 },
    ]);
    expect(pieces.map(({ words, isFound }) => [words, isFound])).toEqual([
      ['新建', false],
      ['口袋公', true],
      ['园', true],
    ]);
  });

  it('give the text back, and mark just what is covered', () => {
    const place = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(fc.record({ start: place, end: place })), (text, marks) => {
        const pieces = piecesOf(text, marks);
        expect(pieces.map(({ words }) => words).join('')).toBe(text);
        for (const { start, words, isFound } of pieces)
          for (let at = start; at < start + words.length; at++)
            expect(marks.some((one) => one.start <= at && at < one.end)).toBe(isFound);
      }),
    );
  });
});
