import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { PlacedCommitment, PlacedQuantity, PlacedTime, Reading, Span } from '@luoshi/reading';
import { ledgerDocument, ledgerWorkbook, sheets } from '../index.js';

const span = (text: string, start = 0): Span => ({ start, end: start + text.length, text });
const count = (text: string, value: string, unit: string): PlacedQuantity => ({
  ...{ span: span(text), kind: 'count', value, unit, qualifier: null, lower: value, upper: value },
  ...{ lowerOpen: false, upperOpen: false, per: null },
});
const until = (day: string): PlacedTime => ({
  ...{
    span: span('年底前'),
    kind: 'deadline',
    from: null,
    to: day,
    anchor: null,
    length: null,
    every: null,
    inferred: false,
  },
});
const promise = (
  measure: number | null,
  subject: string,
  quantity: PlacedQuantity,
  due: PlacedTime | null,
  start: number,
): PlacedCommitment => ({
  ...{ span: span(subject, start), measure, article: 0, subject, quantity, due, every: null },
  ...{ relation: '>=', modality: 'must' },
});

const reading: Reading = {
  source: { name: '9.txt', sha256: 'ab'.repeat(32), mediaType: 'text/plain', characters: 900 },
  document: {
    ...{ title: '=临江市若干措施', issuers: ['临江市人民政府'], number: '临政发〔2025〕9号', published: '2025-03-05' },
    ...{ genre: 'measures', status: 'issued', addressees: [], articles: [] },
  },
  measures: [
    {
      span: span('1.筹集房源2000套。', 100),
      number: '1',
      path: ['一、住房', '（一）保障'],
      heading: '筹集房源',
      article: 0,
    },
    { span: span('2.优化服务。', 300), number: '2', path: ['二、服务'], heading: null, article: 0 },
  ],
  duties: [
    { span: span('市住建局牵头'), measure: 0, role: 'lead', organisations: ['市住建局'] },
    { span: span('市财政局、东湖区政府配合'), measure: 0, role: 'support', organisations: ['市财政局', '东湖区政府'] },
  ],
  commitments: [
    promise(0, '保障性住房房源', count('2000套', '2000', '套'), until('2025-12-31'), 105),
    promise(0, '+编号', count('1234567890123456个', '1234567890123456', '个'), null, 110),
    promise(null, '-新开工项目', count('12个', '12', '个'), until('2025-06-30'), 200),
  ],
  provisions: [
    {
      ...{ span: span('比例不低于15%'), measure: 0, article: 0, subject: '@比例', relation: '>=', condition: '首套' },
      quantity: { ...count('15%', '0.15', '%'), kind: 'ratio' },
    },
  ],
  observations: [],
  fundFlows: [],
  quantities: [],
  times: [],
  findings: [
    {
      ...{ span: span('12%', 50), spans: [span('12%', 50), span('15%', 70)], rule: 'growth', verdict: 'inconsistent' },
      ...{ message: '与所称不符', expected: '15%', found: '12%' },
    },
    {
      span: span('四类'),
      spans: [span('四类')],
      rule: 'enumeration',
      verdict: 'consistent',
      message: '相符',
      expected: null,
      found: null,
    },
  ],
};
const documents = [ledgerDocument(reading, (offset) => `1:${offset + 1}`, ['有脚注'])];
const failures = [{ name: '坏.pdf', code: 'pdf', message: '暂不能读 PDF' }];

describe('the ledger as xlsx', async () => {
  const bytes = await ledgerWorkbook(documents, failures);
  const book = await readXlsx(bytes, { readStyles: true });
  const parts = unzipSync(bytes);
  const xml = (part: string) => strFromU8(parts[part]!);
  const rows = (name: string) => book.sheets.find((sheet) => sheet.name === name)!.rows;

  it('has a sheet for each kind of fact, with its heads', () => {
    expect(book.sheets.map(({ name }) => name)).toEqual(['台账', '规定', '进展数据', '资金', '疑点', '说明']);
    Object.values(sheets).forEach(({ name, columns }) =>
      expect(rows(name)[0]).toEqual(columns.map(({ head }) => head)),
    );
  });

  it('has a row for each measure, its commitments beneath, and a row for a commitment of its own', () => {
    const [, ...ledger] = rows('台账');
    expect(ledger.map((row) => [row[0], row[4], row[5]])).toEqual([
      [1, '1', '筹集房源'],
      ['1-1', '1', '保障性住房房源：2000套'],
      ['1-2', '1', '+编号：1234567890123456个'],
      [2, null, '-新开工项目：12个'],
      [3, '2', '2.优化服务'],
    ]);
    expect(ledger[1]!.slice(6)).toEqual([
      ...[
        '保障性住房房源',
        '不少于',
        2000,
        '套',
        new Date(Date.UTC(2025, 11, 31)),
        '确保',
        '市住建局',
        '市财政局、东湖区政府',
        null,
      ],
      ...['保障性住房房源', '1:106'],
    ]);
  });

  it('keeps text as text, long numbers too, and has no formula', () => {
    expect(rows('台账')[3]![8]).toBe('1234567890123456');
    expect(rows('台账')[1]![1]).toBe('=临江市若干措施');
    expect(rows('规定')[1]![5]).toBe('@比例');
    for (const name of Object.keys(parts)) if (name.includes('worksheets')) expect(xml(name)).not.toContain('<f>');
  });

  it('freezes the head, filters every column, sets widths, wraps and folds', () => {
    const columns = sheets.ledger.columns;
    const ledger = xml('xl/worksheets/sheet1.xml');
    expect(ledger).toContain('ySplit="1"');
    expect(ledger).toContain('state="frozen"');
    expect(ledger).toContain('<autoFilter ref="A1:Q6"/>');
    expect([...ledger.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual(
      columns.map(({ width }) => width),
    );
    expect(ledger).toContain('outlineLevelRow="1"');
    expect(ledger.match(/<row [^>]*outlineLevel="1"/g)).toHaveLength(2);
    expect(ledger.match(/<dataValidation /g)).toHaveLength(2);
    expect(xml('xl/styles.xml')).toContain('wrapText="true"');
    for (const sheet of [2, 3, 4, 5, 6]) {
      expect(xml(`xl/worksheets/sheet${sheet}.xml`)).toMatch(/state="frozen".*<autoFilter ref="A1:/s);
    }
  });

  it('tells findings but no agreement, and what was read and what failed', () => {
    expect(rows('疑点').slice(1)).toEqual([
      [
        1,
        '=临江市若干措施',
        '临政发〔2025〕9号',
        '增幅',
        '不符',
        '与所称不符',
        '15%',
        '12%',
        '12%',
        '1:51',
        '15%',
        '1:71',
      ],
    ]);
    const [, read, failed] = rows('说明');
    expect(read!.slice(0, 3)).toEqual([1, '9.txt', '已读']);
    expect(read).toContain('有脚注');
    expect(failed!.slice(0, 3)).toEqual([2, '坏.pdf', '未读']);
    expect(failed).toContain('暂不能读 PDF [pdf]');
  });

  it('repeats its bytes', async () => {
    expect(Buffer.from(await ledgerWorkbook(documents, failures)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('opens whatever characters the paper holds', async () => {
    const odd = ledgerDocument(
      { ...reading, document: { ...reading.document, title: 'a\u0000b\u0001\ud800c<&>"' + '长'.repeat(40_000) } },
      () => '1:1',
    );
    const read = await readXlsx(await ledgerWorkbook([odd]));
    expect(String(read.sheets[0]!.rows[1]![1])).toMatch(/^a␀b␁□c<&>"长+……/);
  });

  it('is a workbook also without a single paper', async () => {
    const empty = await readXlsx(await ledgerWorkbook([]));
    expect(empty.sheets.map(({ rows: all }) => all.length)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
