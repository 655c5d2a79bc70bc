import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { beside } from '../../../../tests/real-papers.js';
import { decode, Refusal } from '../index.js';
import { counted } from './counting.js';

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const word = (inner: string, parts: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<?xml version="1.0"?><w:document ${space}><w:body>${inner}</w:body></w:document>`,
        ...parts,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${run(text)}</w:p>`;
const numbered = (text: string, level: number, id = 1) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const numbering = `<w:numbering ${space}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
const codeOf = (bytes: Uint8Array) =>
  decode(bytes, '通知.docx').then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('Word files', () => {
  it('keep the numbers that Word writes itself', async () => {
    const bytes = word(
      [
        numbered('加快项目建设', 0),
        numbered('推进交通项目', 1),
        numbered('完成投资20亿元', 2),
        numbered('2025年开工三条', 2),
        numbered('推进水利项目', 1),
        numbered('开工两项', 2),
        numbered('保障住房', 0),
        numbered('筹集房源', 1),
        numbered('按图施工', 3),
        numbered('附件说明', 0, 2),
        p('不编号'),
      ].join(''),
      { 'word/numbering.xml': numbering },
    );
    expect((await decode(bytes, '通知.docx')).text.split('\n')).toEqual([
      '一、加快项目建设',
      '（一）推进交通项目',
      '1. 完成投资20亿元',
      '2. 2025年开工三条',
      '（二）推进水利项目',
      '1. 开工两项',
      '二、保障住房',
      '（一）筹集房源',
      '2.1 按图施工',
      '一、附件说明',
      '不编号',
    ]);
  });

  it('take numbers from styles and those they are based on', async () => {
    const styles = `<w:styles ${space}><w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H1"/></w:style></w:styles>`;
    const bytes = word(
      p('总体要求', '<w:pStyle w:val="Mine"/>') +
        p('重点任务', '<w:pStyle w:val="H1"/>') +
        p('无', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      {
        'word/styles.xml': styles,
        'word/numbering.xml': numbering,
      },
    );
    expect((await decode(bytes, '通知.docx')).text).toBe('一、总体要求\n二、重点任务\n无');
  });

  it.each([
    ['chineseCounting', [1, 10, 11, 20, 21, 105, 110], ['一', '十', '十一', '二十', '二十一', '一百零五', '一百一十']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']],
    ['upperRoman', [4, 9, 14], ['IV', 'IX', 'XIV']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['chineseLegalSimplified', [3, 10], ['叁', '壹拾']],
  ])('count in %s', (format, values, words) => {
    expect(values.map((value) => counted(value, format))).toEqual(words);
  });

  it('keep tables as tabs and lead offsets back to paragraph and cell', async () => {
    const cell = (inner: string, span = 1) => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${inner}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell(p('县区')), cell(p('房源'), 2))}${row(cell(p('东湖区')), cell(p('800')), cell(p('650') + p('（套）')))}</w:tbl>`;
    const { text, positions } = await decode(word(p('标题') + table + p('落款')), '通知.docx');
    expect(text).toBe('标题\n县区\t房源\t\n东湖区\t800\t650 （套）\n落款');
    expect(positions.locate(text.indexOf('650'))).toEqual({
      line: 3,
      column: 9,
      paragraph: 6,
      cell: { table: 1, row: 2, column: 3 },
    });
    expect(positions.locate(text.indexOf('落款'))).toEqual({ line: 4, column: 1, paragraph: 8 });
  });

  it('read what a reader sees: no deleted words, field codes or hidden text, a text box once', async () => {
    const box = `<w:p>${run('甲')}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>${p('框内')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框内')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>${run('乙')}</w:p>`;
    const edited = `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('新')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>前</w:t><w:tab/><w:t>后</w:t><w:br/><w:t>换行</w:t></w:r></w:p>`;
    const { text, notes } = await decode(word(box + edited), '通知.docx');
    expect(text).toBe('甲乙\n框内\n新前\t后\n换行');
    expect(notes.map(({ code }) => code).sort()).toEqual(['hidden-text', 'revisions']);
  });

  it('are refused where they are a bomb, damaged or unsafe', async () => {
    expect(await codeOf(word(p('0'.repeat(4 << 20))))).toBe('bomb');
    expect(await codeOf(word('<w:p>'))).toBe('damaged');
    expect(await codeOf(word(p('甲')).slice(0, -30))).toBe('damaged');
    expect(await codeOf(word('<w:sdt>'.repeat(500)))).toBe('danger');
    const entity = zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') });
    expect(await codeOf(entity)).toBe('danger');
    expect(await codeOf(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe('spreadsheet');
    expect(await codeOf(zipSync({ 'OFD.xml': strToU8('<x/>') }))).toBe('ofd');
    expect(await codeOf(zipSync({ '通知.txt': strToU8('甲') }))).toBe('archive');
  });

  it('are refused where the directory lies about a size', async () => {
    const bytes = Buffer.from(word(p('甲'.repeat(5000))));
    const entry = bytes.lastIndexOf('word/document.xml') - 46;
    bytes.writeUInt32LE(100, entry + 24);
    expect(await codeOf(bytes)).toBe('bomb');
  });

  const folder = beside('documents/formats');
  it.skipIf(folder === null)('of real offices are read whole', async () => {
    for (const name of readdirSync(folder!).filter((file) => file.endsWith('.docx'))) {
      const { text, positions, notes } = await decode(readFileSync(join(folder!, name)), name);
      expect(text.length).toBeGreaterThan(5000);
      expect(notes).toEqual([]);
      expect(text.split('\n').filter((line) => /^[一二三四五六]、/.test(line)).length).toBeGreaterThanOrEqual(6);
      expect(positions.locate(text.length - 1).paragraph).toBeGreaterThan(20);
    }
  });
});
