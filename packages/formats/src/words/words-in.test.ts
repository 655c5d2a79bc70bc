import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../tests/pdf.js';
import { wordsIn } from '../index.js';

const zip = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const BODY = ['临江市人民政府办公室', '关于印发口袋公园建设方案的通知', '各区县人民政府，市政府各部门：'];
const heads = async (bytes: Uint8Array, name: string) => (await wordsIn(bytes, name))?.map(({ head }) => head) ?? null;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}"/>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>机密★3年</t></si><si><r><t>序</t></r><r><t>号</t></r></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
    ...more,
  });
const row = (...cells: string[]) =>
  `<row>${cells.map((cell) => (/^\d+$/.test(cell) ? `<c t="s"><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`;

describe('the words of a PDF', () => {
  it('are read page by page, line by line, however they are cut up and spaced', async () => {
    const pages = [['000001', '机密★3年', ...BODY], BODY];
    expect(await heads(pdfOf(pages), '通知.pdf')).toEqual(pages.map((lines) => lines.join('\n')));
    const [spaced] = (await heads(pdfOf([['机密★3年', ...BODY]], { spaced: 24 }), '通知.pdf'))!;
    expect(spaced!.split('\n')[0]!.replace(/\s/g, '')).toBe('机密★3年');
    expect(spaced).not.toContain('\t');
  });

  it('are none where a page is a picture, fonts are silent, or it is damaged', async () => {
    expect(await wordsIn(pdfOf([[], BODY]), '扫描.pdf')).toBeNull();
    expect(await wordsIn(pdfOf([['— 1 —']]), '扫描.pdf')).toBeNull();
    expect(await wordsIn(pdfOf([BODY], { silent: true }), '哑字.pdf')).toBeNull();
    expect(await wordsIn(pdfOf([BODY]).subarray(0, 300), '残.pdf')).toBeNull();
    expect(await wordsIn(strToU8('%PDF-1.7 不是'), '假.pdf')).toBeNull();
  });
});

describe('the words of a workbook', () => {
  it('are what stands above its table as its head, and all its cells', async () => {
    const sheet = `<sheetData>${row('0')}${row('绿化任务台账')}${row('1', '事项', '单位', '时限', '密级')}${row('一', '建园', '住建局', '年底', '秘密')}</sheetData>`;
    const [leaf] = (await wordsIn(workbook(sheet), '台账.xlsx'))!;
    expect(leaf!.head).toBe('机密★3年\n绿化任务台账');
    expect(leaf!.text).toContain('序号\t事项\t单位\t时限\t密级\n一\t建园\t住建局\t年底\t秘密');
  });

  it('are also what it prints on its edges and what stands in boxes', async () => {
    const edge = `<sheetData>${row('内容')}</sheetData><headerFooter><oddHeader>&amp;L&amp;"宋体"&amp;12机密★1年&amp;C台账</oddHeader></headerFooter>`;
    expect((await heads(workbook(edge), '台账.xlsx'))!.map((head) => head.split('\n'))).toContainEqual(
      expect.arrayContaining(['机密★1年', '台账']),
    );
    const drawing = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:r><a:t>秘密★</a:t></a:r></a:p></xdr:wsDr>';
    expect(await heads(workbook('<sheetData/>', { 'xl/drawings/drawing1.xml': drawing }), '台账.xlsx')).toContain(
      '秘密★\n',
    );
  });
});

describe('the words of other files', () => {
  it('are those of a Word file with its headers, and those of an OFD', async () => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const word = zip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<w:document ${space}><w:body>${BODY.map(paragraph).join('')}</w:body></w:document>`,
      'word/header2.xml': `<w:hdr ${space}>${paragraph('绝密★长期')}</w:hdr>`,
    });
    expect(await heads(word, '通知.docx')).toEqual([BODY.join('\n'), '绝密★长期\n']);
    const text = (words: string, y: number) =>
      `<ofd:TextObject ID="${y}" Boundary="20 ${y} 100 8" Size="5"><ofd:TextCode X="0" Y="4">${words}</ofd:TextCode></ofd:TextObject>`;
    const page = (inner: string) => `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">${inner}</ofd:Page>`;
    const ofd = (inner: string) => zip({ 'OFD.xml': page(''), 'Doc_0/Pages/Page_0/Content.xml': page(inner) });
    expect(await heads(ofd(text('关于建园的通知', 40) + text('秘密★1年', 10)), '通知.ofd')).toEqual([
      '秘密★1年\n关于建园的通知',
    ]);
    expect(await wordsIn(ofd('<ofd:ImageObject/>'), '扫描.ofd')).toBeNull();
  });

  it('are none of pictures, old and packed files, and what is broken', async () => {
    for (const [name, bytes] of [
      ['照片.jpg', Buffer.from('ffd8ffe000104a464946', 'hex')],
      ['旧.doc', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
      ['一包.zip', zip({ '甲.txt': '机密' })],
      ['坏.xlsx', workbook('<sheetData>').subarray(0, 200)],
    ] as const)
      expect([name, await wordsIn(bytes, name)]).toEqual([name, null]);
    expect(await heads(strToU8('一份说明'), '说明.txt')).toEqual(['一份说明']);
  });
});
