import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { letterDocument } from './letter.js';
import { handoutDocument } from './handout.js';
import type { Letter } from './letter.js';

const letter: Letter = {
  number: '临督〔2026〕3号',
  title: '关于老旧小区改造进展的通报',
  addressees: ['市住建局', '市财政局'],
  text: '  上半年应完成40个。\n\n实际完成12个 & <不足三成>。',
  sign: '临江市人民政府',
  day: '2026年7月3日',
  table: { title: '有关事项办理情况', head: ['序号', '事项'], widths: [1, 3], rows: [['1', '改造\u0001']] },
};
const unpacked = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const partsOf = (one: Letter) => unpacked(letterDocument(one));
const bodyOf = (one: Letter) => partsOf(one)['word/document.xml']!;
/** The words of each paragraph, in order. */
const wordsIn = (body: string): string[] =>
  [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) =>
    [...inner!.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
  );
const said = (one: Letter): string[] => wordsIn(bodyOf(one));

describe('a letter as a Word file', () => {
  it('has its parts in their order, a paragraph a line, and nothing that XML cannot hold', () => {
    expect(said(letter).filter(Boolean)).toEqual([
      ...['临督〔2026〕3号', '关于老旧小区改造进展的通报', '市住建局、市财政局：', '上半年应完成40个。'],
      ...['实际完成12个 &amp; &lt;不足三成&gt;。', '附件：有关事项办理情况', '临江市人民政府', '2026年7月3日'],
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
    const draft = { ...letter, number: null, sign: null, day: null, addressees: [], table: null };
    expect(said(draft).filter(Boolean)).toEqual([
      ...['关于老旧小区改造进展的通报', '上半年应完成40个。', '实际完成12个 &amp; &lt;不足三成&gt;。'],
    ]);
    expect(bodyOf(draft)).not.toContain('<w:tbl>');
  });

  it('is the same to the byte for the same letter', () => {
    expect(letterDocument(letter)).toEqual(letterDocument({ ...letter }));
  });

  it('has the name of who issues it centred over the date, and no nearer to the edge than the edge', () => {
    const rightOf = (sign: string): number =>
      Number(
        new RegExp(`w:rightChars="(\\d+)"[^>]*/><w:jc w:val="right"/></w:pPr><w:r>.{0,300}>${sign}<`).exec(
          bodyOf({ ...letter, sign }),
        )![1],
      );
    // The date is six characters wide and ends four before the edge, so its middle is seven before it; half the name is three and a half.
    expect(rightOf('临江市人民政府')).toBe(350);
    expect(rightOf('临江市人民政府办公室督查工作领导小组办公室')).toBe(0);
  });
});

describe('a handout as a Word file', () => {
  const parts = Array.from({ length: 21 }, (_, at) => ({
    heading: `第${at + 1}部分`,
    text: [`说明${at + 1}`],
    table: null,
  }));
  it('numbers its parts as papers do, each with its words and its table', () => {
    const table = { head: ['序号', '事项'], widths: [1, 3], rows: [['1', '改造']] };
    const bytes = handoutDocument({
      title: '会议材料',
      under: ['2026年7月3日'],
      parts: [...parts, { heading: '清单', text: [], table }],
    });
    const words = wordsIn(unpacked(bytes)['word/document.xml']!).filter(Boolean);
    expect(words.slice(0, 4)).toEqual(['会议材料', '2026年7月3日', '一、第1部分', '说明1']);
    expect(words).toEqual(
      expect.arrayContaining(['十、第10部分', '十一、第11部分', '二十、第20部分', '二十一、第21部分']),
    );
    expect(words.slice(-5)).toEqual(['二十二、清单', '序号', '事项', '1', '改造']);
  });
});
