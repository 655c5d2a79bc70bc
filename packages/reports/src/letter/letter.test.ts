import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { letterDocument } from './letter.js';
import type { Letter } from './letter.js';

const letter: Letter = {
  number: '临督〔2026〕3号',
  title: '关于老旧小区改造进展的通报',
  addressees: ['市住建局', '市财政局'],
  text: '  上半年应完成40个。\n\n实际完成12个 & <不足三成>。',
  day: '2026年7月3日',
  table: { title: '有关事项办理情况', head: ['序号', '事项'], widths: [1, 3], rows: [['1', '改造\u0001']] },
};
const partsOf = (one: Letter) =>
  Object.fromEntries(Object.entries(unzipSync(letterDocument(one))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const bodyOf = (one: Letter) => partsOf(one)['word/document.xml']!;
/** The words of each paragraph, in order. */
const said = (one: Letter): string[] =>
  [...bodyOf(one).matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) =>
    [...inner!.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  );

describe('a letter as a Word file', () => {
  it('has its parts in their order, a paragraph a line, and nothing that XML cannot hold', () => {
    expect(said(letter).filter(Boolean)).toEqual([
      ...['临督〔2026〕3号', '关于老旧小区改造进展的通报', '市住建局、市财政局：', '上半年应完成40个。'],
      ...['实际完成12个 &amp; &lt;不足三成&gt;。', '附件：有关事项办理情况', '2026年7月3日'],
      ...['附件', '有关事项办理情况', '序号', '事项', '1', '改造␁'],
    ]);
  });

  it('stands on the page of the standard: margins in twips, lines of 28.95 points, title of 22 and text of 16', () => {
    const body = bodyOf(letter);
    expect(body).toContain('w:w="11906" w:h="16838"');
    expect(body).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(body).toContain('w:linePitch="579"');
    expect(body).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"\/>/);
    expect(body).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"\/>/);
    const { 'word/footer1.xml': odd, 'word/footer2.xml': even } = partsOf(letter);
    expect(odd).toContain('<w:jc w:val="right"/>');
    expect(even).toContain('<w:jc w:val="left"/>');
    expect(odd).toContain(' PAGE ');
  });

  it('leaves out what a letter does not have yet, and its annex', () => {
    const draft = { ...letter, number: null, day: null, addressees: [], table: null };
    expect(said(draft).filter(Boolean)).toEqual([
      ...['关于老旧小区改造进展的通报', '上半年应完成40个。', '实际完成12个 &amp; &lt;不足三成&gt;。'],
    ]);
    expect(bodyOf(draft)).not.toContain('<w:tbl>');
  });

  it('is the same to the byte for the same letter', () => {
    expect(letterDocument(letter)).toEqual(letterDocument({ ...letter }));
  });
});
