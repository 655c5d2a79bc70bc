import type { Reading } from '@luoshi/reading';
import { canonicalText, read } from '@luoshi/reading';
import { describe, expect, it } from 'vitest';
import type { RealPaper } from './real-papers.js';
import { beside, papersIn, papersPacked, seeded } from './real-papers.js';

const source = { name: 'law.txt', sha256: '0'.repeat(64), mediaType: 'text/plain' };
const about = { published: '2024-06-30' };

/** Breaks of the laws that hold for a reading of any text, in words; empty where all hold. */
function breaks(text: string): string[] {
  const canonical = canonicalText(text);
  const reading = read(text, source, about);
  const wrong: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${path}[${i}]`));
    else if (value !== null && typeof value === 'object') {
      const span = value as { start?: unknown; end?: unknown; text?: unknown };
      if (typeof span.start === 'number' && typeof span.end === 'number') {
        if (!(span.start <= span.end && canonical.slice(span.start, span.end) === span.text))
          wrong.push(`${path}: span does not slice to its words`);
      } else for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
    }
  };
  walk(reading, '');
  const list = (name: keyof Reading) => reading[name] as readonly { measure?: number | null; article?: number }[];
  for (const name of ['measures', 'duties', 'commitments', 'provisions', 'observations', 'fundFlows'] as const) {
    list(name).forEach((fact, i) => {
      if (fact.measure != null && !reading.measures[fact.measure]) wrong.push(`${name}[${i}]: no such measure`);
      if (fact.article !== undefined && !reading.document.articles[fact.article])
        wrong.push(`${name}[${i}]: no such article`);
    });
  }
  for (const name of ['quantities', 'times'] as const) {
    reading[name].forEach((fact, i) => {
      if (fact.span.start === fact.span.end) wrong.push(`${name}[${i}]: empty`);
    });
  }
  for (const q of reading.quantities) {
    if (q.lower !== null && q.upper !== null && Number(q.lower) > Number(q.upper))
      wrong.push(`quantity ${q.span.text}: lower above upper`);
    if (q.value !== null && !/^-?\d+(\.\d+)?$/.test(q.value)) wrong.push(`quantity ${q.span.text}: value ${q.value}`);
  }
  for (const t of reading.times) {
    if (t.from !== null && t.to !== null && t.from > t.to) wrong.push(`time ${t.span.text}: from after to`);
  }
  if (JSON.stringify(read(text, source, about)) !== JSON.stringify(reading)) wrong.push('two readings differ');
  return wrong;
}

function checkAll(papers: readonly RealPaper[]): void {
  for (const { name, text } of papers) expect({ name, wrong: breaks(text) }).toEqual({ name, wrong: [] });
}

/** Milliseconds for thousands of papers, each read several times, on a machine that does other things beside it. */
const PATIENCE = 300_000;

describe('laws of a reading', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['blank', ' \n\t　\n'],
    ['a lone high surrogate', '完成\ud842投资5亿元'],
    ['a character beyond the basic plane', '𠮷县建成𠮷祥小区2个，2025年底前交付。'],
    ['CRLF', '一、目标\r\n1.新建学校3所。\r\n2.投资5亿元。\r\n'],
    ['NUL and controls', '\u0000\u0001建成\u00073所\u0000'],
    ['only digits', '1234567890'.repeat(500)],
    ['only one Chinese digit', '一'.repeat(20_000)],
    ['only multipliers', '万亿'.repeat(10_000)],
    ['only opening brackets', '（'.repeat(20_000)],
    ['only quotes', '“'.repeat(20_000)],
    ['only line breaks', '\n'.repeat(50_000)],
    ['only item numbers', '1.\n'.repeat(10_000)],
    ['only 是', '一是二是'.repeat(8_000)],
    ['only years', '2024年'.repeat(8_000)],
    ['only list marks', '、'.repeat(20_000)],
    ['only spaces between digits', '1 '.repeat(20_000)],
    ['only qualifiers', '不低于'.repeat(10_000)],
  ];
  it.each(hostile)('hold for %s', (_, text) => {
    expect(breaks(text)).toEqual([]);
  });

  const seeds = beside('seeds');
  it.skipIf(!seeds)('hold for the seeds', () => checkAll(papersIn(seeds!)));

  const texts = beside('documents/texts');
  it.skipIf(!texts)('hold for further real papers', () => checkAll(papersIn(texts!)));

  const bulk = beside('documents/bulk/housing-policy.jsonl.gz');
  it.skipIf(!bulk)(
    'hold for the bulk papers and for random cuts of them',
    () => {
      const papers = papersPacked(bulk!);
      const some = process.env['LUOSHI_QUICK'] ? papers.filter((_, i) => i % 40 === 0) : papers;
      checkAll(some);
      const random = seeded(20241124);
      for (const { name, text } of some) {
        const from = Math.floor(random() * text.length);
        const cut = text.slice(from, from + Math.floor(random() * 400));
        expect({ name, from, wrong: breaks(cut) }).toEqual({ name, from, wrong: [] });
      }
    },
    PATIENCE,
  );
});
