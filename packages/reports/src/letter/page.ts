import { strToU8, zipSync } from 'fflate';
import { xmlSafe } from '../sheet/style.js';

/** Rows under a head. */
export interface Grid {
  readonly head: readonly string[];
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Twentieths of a point of a millimetre. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** The page: A4, 版心 156 mm × 225 mm, so 37 mm above, 35 below, 28 left, 26 right; the page number 7 mm below the text. */
const PAGE = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
const INNER = PAGE.width - PAGE.left - PAGE.right;

/** 22 lines a page: 28.95 points each. */
const LINE = 579;

/** Half points: 2号 22, 3号 16, 4号 14, 小4号 12 points. */
export const SIZE = { title: 44, body: 32, page: 28, table: 24 } as const;

export const FONT = { title: '方正小标宋简体', body: '仿宋_GB2312', head: '黑体', page: '宋体' } as const;

const escaped = (words: string): string =>
  xmlSafe(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Look {
  readonly font: string;
  /** Half points. */
  readonly size: number;
}

const run = (words: string, { font, size }: Look): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;

export const BODY: Look = { font: FONT.body, size: SIZE.body };
export const TITLE: Look = { font: FONT.title, size: SIZE.title };

/** A paragraph; `set` is what its properties hold, in the order of the schema. */
export const paragraph = (words: string, look: Look, set = ''): string =>
  `<w:p><w:pPr>${set}</w:pPr>${words === '' ? '' : run(words, look)}</w:p>`;

export const CENTRED = '<w:jc w:val="center"/>';
/** Lines of a title stand 35 points apart, off the grid of the body. */
export const TITLED = `<w:snapToGrid w:val="0"/><w:spacing w:line="700" w:lineRule="exact"/>${CENTRED}`;
/** Two characters in, as every paragraph of the body stands. */
export const INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

export const blank = paragraph('', BODY);

/** A table over the whole width, its head again on every page. */
export function gridOf({ head, widths, rows }: Grid): string {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const shares = widths.map((one) => Math.floor((one * INNER) / whole));
  const cell = (words: string, at: number, look: Look, set: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${shares[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(words, look, `<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="atLeast"/>${set}`)}</w:tc>`;
  const row = (words: readonly string[], isHead: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${words
      .map((one, at) =>
        cell(
          one,
          at,
          { font: isHead ? FONT.head : FONT.body, size: SIZE.table },
          isHead || at === 0 ? CENTRED : '<w:jc w:val="left"/>',
        ),
      )
      .join('')}</w:tr>`;
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${INNER}" w:type="dxa"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${shares.map((share) => `<w:gridCol w:w="${share}"/>`).join('')}</w:tblGrid>${row(head, true)}${rows.map((one) => row(one, false)).join('')}</w:tbl>`;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** — 1 —, in 宋体 4号; outside: right on odd pages, left on even ones, one character in. */
const footer = (side: 'left' | 'right'): string => {
  const look: Look = { font: FONT.page, size: SIZE.page };
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const page = run('', look).replace(/<w:t [^>]*><\/w:t>/, '<w:instrText xml:space="preserve"> PAGE </w:instrText>');
  return `<w:ftr ${W}><w:p><w:pPr><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>${run('— ', look)}${field('begin')}${page}${field('separate')}${run('1', look)}${field('end')}${run(' —', look)}</w:p></w:ftr>`;
};

/** The day that a zip says its files are of: the same letter is the same file. */
const MADE = new Date(1980, 0, 1);

/**
 * Paragraphs and tables as a Word file: page, fonts, sizes, lines and page numbers of GB/T 9704—2012. Control characters are
 * left out, as XML holds none.
 * @returns the bytes of a docx file; the same body gives the same bytes
 */
export function wordFile(body: string): Uint8Array {
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="${mm(35 - 7) - SIZE.page * 10}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;
  const type = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${kind}+xml"/>`;
  const link = (id: number, kind: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${kind.replace(/\d/, '')}" Target="${kind}.xml"/>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${type('styles', 'styles')}${type('settings', 'settings')}${type('footer1', 'footer')}${type('footer2', 'footer')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${link(1, 'styles')}${link(2, 'settings')}${link(3, 'footer1')}${link(4, 'footer2')}</Relationships>`,
    'word/styles.xml': `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${FONT.body}" w:hAnsi="${FONT.body}" w:eastAsia="${FONT.body}"/><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>`,
    'word/settings.xml': `<w:settings ${W}><w:evenAndOddHeaders/></w:settings>`,
    'word/document.xml': `<w:document ${W} ${R}><w:body>${body}${section}</w:body></w:document>`,
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: MADE });
}
