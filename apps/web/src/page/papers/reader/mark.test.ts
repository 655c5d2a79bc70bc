import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from './mark.js';
import type { Mark } from './mark.js';

const mark = (id: string, start: number, end: number): Mark => ({ id, kind: 'commitment', start, end });
const shown = (text: string, marks: readonly Mark[]) =>
  linesOf(text, marks).map(({ runs }) =>
    runs.map((run) => `${run.marks.map(({ id }) => id).join('')}:${text.slice(run.start, run.end)}`),
  );

describe('the marked lines of a paper', () => {
  it('are cut where a mark begins and ends', () => {
    expect(shown('新建公园50个。', [mark('a', 2, 7)])).toEqual([[':新建', 'a:公园50个', ':。']]);
  });

  it('show a mark within a mark under both', () => {
    expect(shown('新建公园50个。', [mark('b', 4, 7), mark('a', 0, 7)])).toEqual([['a:新建公园', 'ab:50个', ':。']]);
  });

  it('show marks that overlap', () => {
    expect(shown('abcdef', [mark('a', 0, 4), mark('b', 2, 6)])).toEqual([['a:ab', 'ab:cd', 'b:ef']]);
  });

  it('carry a mark over a line break, and keep empty lines', () => {
    expect(shown('第一\n\n行', [mark('a', 1, 5)])).toEqual([[':第', 'a:一'], [], ['a:行']]);
  });

  it('leave out marks that lie outside the text or hold nothing', () => {
    expect(shown('ab', [mark('a', 1, 9), mark('b', 1, 1), mark('c', -1, 1)])).toEqual([[':ab']]);
  });

  it('hold every character once, each under just the marks that cover it', () => {
    const place = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('中', 'a', '\n', '𠮷'), { maxLength: 40 }),
        fc.array(fc.tuple(place, place)),
        (characters, places) => {
          const text = characters.join('');
          const marks = places.map(([start, end], index) => mark(String(index), start, end));
          const lines = linesOf(text, marks);
          expect(lines.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
          for (const { start, end, runs } of lines) {
            expect(runs.map((run) => text.slice(run.start, run.end)).join('')).toBe(text.slice(start, end));
            for (const run of runs) {
              const covering = marks.filter(
                (one) => one.start <= run.start && one.end >= run.end && one.end <= text.length,
              );
              expect(new Set(run.marks)).toEqual(new Set(covering));
            }
          }
        },
      ),
    );
  });
});
