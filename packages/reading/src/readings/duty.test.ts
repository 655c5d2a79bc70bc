import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed, readCases } from '../../tests/case-file.js';
import type { Block, Measure } from '../outline/outline.js';
import { withBareBrackets } from './duty-bracket.js';
import { findDutyTexts } from './duty-text.js';
import { readDuties } from './duty.js';
import { read as readPaper } from '../read.js';

const cases = new URL('./duty.cases.txt', import.meta.url);

const printed = (text: string) =>
  withBareBrackets(text, findDutyTexts(text)).map((duty) => ({
    start: duty.start,
    end: duty.end,
    value: ['lead', 'support', 'responsible']
      .flatMap((role) => duty.named.filter((n) => n.role === role).map((n) => `${role}: ${n.names.join(' ')}`))
      .join('; '),
  }));

describe('duties', () => {
  test.each(readCases(cases))('line $line $title: $text', ({ text, expected, pending }) => {
    if (pending) expect(listed(text, printed(text))).not.toBe(listed(text, expected));
    else expect(listed(text, printed(text))).toBe(listed(text, expected));
  });
});

/** Lines that begin with `一、` are headings, with `（一）` headings below them, with `1.` items. */
function paper(text: string): { measures: Measure[]; blocks: Block[] } {
  const measures: Measure[] = [];
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const depth = /^[一二三]、/.test(line) ? 0 : /^（[一二三]）/.test(line) ? 1 : /^\d+\./.test(line) ? 2 : -1;
    blocks.push({
      start,
      end,
      kind: depth < 0 ? 'body' : depth < 2 ? 'heading' : 'item',
      article: 0,
      depth,
      number: null,
    });
    if (depth === 2) measures.push({ start, end, number: /^\d+/.exec(line)![0], path: [], heading: null, article: 0 });
    else if (depth < 0 && measures.length > 0) measures[measures.length - 1] = { ...measures.at(-1)!, end };
    start = end + 1;
  }
  return { measures, blocks };
}

const read = (text: string) => {
  const { measures, blocks } = paper(text);
  return readDuties(text, measures, blocks).map((d) => `${d.measure} ${d.role} ${d.organisations.join(' ')}`);
};

describe('for which measure', () => {
  test('one duty per role and measure, several brackets merged', () => {
    expect(
      read('1.认定平台。（责任单位：市科技局）落实扣除。（责任单位：市税务局、市科技局；配合单位：市财政局）'),
    ).toEqual(['0 support 市财政局', '0 responsible 市科技局 市税务局']);
  });
  test('a line behind the item belongs to it', () => {
    expect(read('1.认定平台。\n牵头单位：市科技局\n2.落实扣除。\n责任单位：市税务局')).toEqual([
      '0 lead 市科技局',
      '1 responsible 市税务局',
    ]);
  });
  test('a bracket that closes a heading governs the items below it that name none', () => {
    const text = '一、稳投资（市发展改革委牵头）\n1.建机制。\n2.给奖补。（市财政局负责）\n二、促消费\n3.发放消费券。';
    expect(read(text)).toEqual(['0 lead 市发展改革委', '1 responsible 市财政局']);
  });
  test('a lower heading ends at the next of its depth', () => {
    const text = '一、稳投资\n（一）抓项目（市住建局牵头）\n1.甲。\n（二）抓要素\n2.乙。\n三、其他\n3.丙。';
    expect(read(text)).toEqual(['0 lead 市住建局']);
  });
  test('what an item says in brackets holds before what a sentence says', () => {
    expect(read('1.由市住建局牵头,逐项核对。（责任单位：市财政局）')).toEqual(['0 responsible 市财政局']);
  });
  test('without measures there are no duties', () => {
    expect(read('责任单位：市财政局')).toEqual([]);
  });
});

describe('laws', () => {
  const words = [...new Set(readFileSync(cases, 'utf8'))].filter((c) => c !== '⟦' && c !== '⟧');
  const bits = [
    '责任单位：',
    '牵头',
    '（',
    '）',
    '市财政局',
    '、',
    '配合',
    '负责',
    '\n',
    '。',
    '〔',
    '和',
    '各县（市、区）',
    '会同',
    '由',
    '1.',
  ];
  const character = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...bits));
  const text = fc.oneof(
    fc.array(character, { maxLength: 120 }).map((c) => c.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  test('duties are inside, in order of measures, and the same twice', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { measures, blocks } = paper(words);
        const duties = readDuties(words, measures, blocks);
        duties.forEach((duty, i) => {
          expect(duty.start).toBeLessThan(duty.end);
          expect(duty.end).toBeLessThanOrEqual(words.length);
          expect(duty.organisations.length).toBeGreaterThan(0);
          if (i > 0) expect(duties[i - 1]!.measure).toBeLessThanOrEqual(duty.measure);
        });
        expect(readDuties(words, measures, blocks)).toEqual(duties);
        let at = 0;
        for (const found of findDutyTexts(words)) {
          expect(found.start).toBeGreaterThanOrEqual(at);
          at = found.end;
        }
      }),
      { numRuns: 300 },
    );
  });
  test.each(['责任单位：', '（', '牵头', '（责任单位：市财政局', '市财政局、', '）'])(
    'a long text of %s is read in time',
    (bit) => {
      expect(() => findDutyTexts(bit.repeat(Math.ceil(300_000 / bit.length)))).not.toThrow();
    },
  );
});

describe('a duty behind the last item of a section', () => {
  const sections = (first: string, second: string) =>
    reading(`临江市促进发展若干措施
一、加大项目建设
1.推进港口建设。加快二期施工。
2.推进园区建设。完善园区配套。${first}
二、促进消费
3.发放消费券。面向居民发放。
4.举办展会。办好博览会。${second}
三、稳定就业
5.扩大岗位。开发公益岗位。（责任单位：市人社局）
`);
  const ours = '\n（责任单位：市发改委）';

  test('holds for the items above it where the paper puts them all there', () =>
    expect(sections(ours, '\n（责任单位：市商务局）')).toEqual([
      '1 市发改委',
      '2 市发改委',
      '3 市商务局',
      '4 市商务局',
      '5 市人社局',
    ]));
  test('holds for those that it counts', () =>
    expect(sections('\n（以上两项责任单位：市发改委）', '')).toEqual(['1 市发改委', '2 市发改委', '5 市人社局']));
  test('holds for its own item where one section alone has it', () =>
    expect(sections(ours, '')).toEqual(['2 市发改委', '5 市人社局']));
  test('holds for its own item where other sections name bodies item by item', () =>
    expect(
      reading(`临江市促进发展若干措施
一、加大项目建设
1.推进港口建设。加快二期施工。
2.推进园区建设。完善园区配套。（责任单位：市发改委）
二、促进消费
3.发放消费券。面向居民发放。
4.举办展会。办好博览会。（责任单位：市商务局）
三、稳定就业
5.扩大岗位。开发公益岗位。（责任单位：市人社局）
6.培训技能。开展培训。
`),
    ).toEqual(['2 市发改委', '4 市商务局', '5 市人社局']));
});

/** Number of the measure and its bodies. */
function reading(text: string): string[] {
  const { measures, duties } = readPaper(text, { name: '', sha256: '', mediaType: 'text/plain' }, {});
  return duties.map((duty) => `${measures[duty.measure]!.number} ${duty.organisations.join(' ')}`);
}
