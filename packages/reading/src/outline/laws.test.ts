import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-of.js';

/** Pieces of which papers are made, so that random texts reach every rule. */
const PIECES = [
  '一、',
  '（一）',
  '1.',
  '12、',
  '第一条 ',
  '一是',
  '二是',
  '——',
  '附件：',
  '目录',
  '责任单位：',
  '关于',
  '通知',
  '《',
  '》',
  '（',
  '）',
  '“',
  '”',
  '。',
  '，',
  '；',
  '：',
  '\n',
  '\n\n',
  '　　',
  '临江市人民政府',
  '东湖区',
  '2025年3月6日',
  '临政办发〔2025〕3号',
  '本报6月1日讯（记者 甲）',
  '（上接1版）',
  '各区人民政府：',
  '加快建设',
  '完成投资3亿元',
  '[bookmark: _GoBack]',
  '**',
  '\t',
  '\ud800',
  '\0',
  '5',
  '月',
  '年',
  '第6期',
  '简报',
  '联播',
];
const papers = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''));

function holds(text: string, published?: string): void {
  const outline = outlineOf(text, { published });
  const { flow, blocks, articles } = outline;
  let last = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(last);
    expect(block.end).toBeGreaterThan(block.start);
    last = block.end;
  }
  expect(last).toBeLessThanOrEqual(flow.text.length);
  let before = 0;
  for (const article of articles) {
    expect(article.start).toBeGreaterThanOrEqual(before);
    expect(article.end).toBeLessThanOrEqual(flow.text.length);
    before = article.end;
  }
  // The pieces are disjoint, and no word of the text is lost.
  const covered = new Uint8Array(text.length);
  for (const piece of flow.pieces) {
    for (let i = piece.start; i < piece.end; i++) {
      expect(covered[i]).toBe(0);
      covered[i] = 1;
    }
  }
  for (let i = 0; i < text.length; i++) if (covered[i] === 0) expect(text.charAt(i)).toMatch(/\s/);
  expect(outlineOf(text, { published })).toEqual(outline);
}

describe('laws of the outline', () => {
  it('hold on texts made of the pieces of papers', () => {
    fc.assert(
      fc.property(papers, (text) => holds(text, '2025-06-01')),
      { numRuns: 400 },
    );
  });
  it('hold on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => holds(text)),
      { numRuns: 200 },
    );
  });
  it('hold on random cuts of a page', () => {
    const page = readFileSync(new URL('./page.test.ts', import.meta.url), 'utf8').split('`')[1]!;
    fc.assert(
      fc.property(fc.nat(page.length), fc.nat(page.length), (a, b) =>
        holds(page.slice(Math.min(a, b), Math.max(a, b)), '2025-07-03'),
      ),
      { numRuns: 100 },
    );
  });
  it.each([
    ['一'],
    ['（'],
    ['1.'],
    ['一、\n'],
    ['。'],
    ['\n'],
    ['“'],
    ['一是'],
    ['《'],
    ['\ud800'],
    ['附件\n'],
    ['关于'],
  ])('are quick on a megabyte of %j', (piece) => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length));
    const outline = outlineOf(text, {});
    expect(outline.flow.text.length).toBe(text.length);
  });
});
