import { describe, expect, it } from 'vitest';
import type { Mark } from './mark.js';
import { isThreaded, jointsOf, threadedWords } from './thread.js';
import type { Thread } from './thread.js';

const PAGE = '提供4亿9000\n港口通航\n万元额度';
const loan: Thread = {
  title: null,
  column: null,
  parts: [
    { start: 0, end: 8 },
    { start: 14, end: 18 },
  ],
};
const port: Thread = { title: '港口通航', column: null, parts: [{ start: 9, end: 13 }] };
const mark = (id: string, start: number, end: number): Mark => ({ id, kind: 'commitment', start, end });

describe('the articles of a page', () => {
  it('are threaded where one goes on elsewhere', () => {
    expect(isThreaded([port])).toBe(false);
    expect(isThreaded([port, loan])).toBe(true);
    expect(jointsOf([port, loan])).toEqual([{ id: 'joint 14', kind: 'joint', start: 14, end: 15 }]);
  });

  it('give their words in reading order', () => {
    expect(threadedWords(PAGE, loan, []).text).toBe('提供4亿9000万元额度');
    expect(threadedWords(PAGE, port, []).text).toBe('港口通航');
  });

  it('carry the marks along, join what the columns cut apart, and leave out what lies elsewhere', () => {
    const cut = [mark('sum', 2, 8), mark('sum', 14, 16), mark('port', 9, 13), mark('limit', 16, 18)];
    const { text, marks } = threadedWords(PAGE, loan, cut);
    expect(marks.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['sum', '4亿9000万元'],
      ['limit', '额度'],
    ]);
    expect(threadedWords(PAGE, port, cut).marks.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['port', 0, 4],
    ]);
  });

  it('keep a mark that stands in two places of an article in both', () => {
    const { marks } = threadedWords(PAGE, loan, [mark('doubt', 0, 2), mark('doubt', 16, 18)]);
    expect(marks.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['doubt', 0, 2],
      ['doubt', 10, 12],
    ]);
  });
});
