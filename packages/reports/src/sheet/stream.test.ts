import { readXlsx } from 'hucre/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../ledger/cell.js';
import { streamedWorkbook } from './stream.js';
import type { StreamedColumn } from './stream.js';

const columns: readonly StreamedColumn[] = [
  { head: '事项', width: 40, kind: 'text' },
  { head: '时限', width: 12, kind: 'day' },
  { head: '进度（%）', width: 10, kind: 'number' },
];

async function* given(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function bytesOf(rows: readonly (readonly Cell[])[], mostRows?: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const sheet = {
    name: '台账',
    columns,
    title: '台账　共3项',
    rows: given(rows),
    end: (count: number) => `以上${count}项`,
  };
  for await (const part of streamedWorkbook(sheet, mostRows)) parts.push(part);
  return Buffer.concat(parts);
}

const hostile = ['=1+1', '+86', '-2', '@SUM(A1)', '\u0001\ud800'];

describe('a sheet that is written as its rows come', () => {
  it('begins with what it is and its head, holds every row as it is, and says that it has ended', async () => {
    const { sheets } = await readXlsx(
      await bytesOf([
        ['一', { day: '2026-03-31' }, { number: '35.5', format: '0' }],
        ['二', null, null],
      ]),
    );
    const cells = sheets[0]!.rows.map((row) =>
      row
        .filter((cell) => cell !== null && cell !== undefined)
        .map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
    );
    expect(cells).toEqual([
      ['台账　共3项'],
      ['事项', '时限', '进度（%）'],
      ['一', '2026-03-31', 35.5],
      ['二'],
      ['以上2项'],
    ]);
  });

  it('has its names in bold on a ground of their own, frozen, on every sheet, and its rows plain', async () => {
    const files = unzipSync(
      await bytesOf(
        ['一', '二', '三', '四'].map((text) => [text, null, null]),
        5,
      ),
    );
    const styles = strFromU8(files['xl/styles.xml']!);
    const fonts = [...styles.matchAll(/<font>.*?<\/font>/gs)].map(([font]) => font);
    const formats = /<cellXfs.*?<\/cellXfs>/s.exec(styles)![0];
    const fontOf = new Map(
      [...formats.matchAll(/<xf [^>]*fontId="(\d+)"/g)].map(([, font], at) => [String(at), fonts[Number(font)]!]),
    );
    const sheets = Object.entries(files).filter(([name]) => name.includes('worksheets/sheet'));
    expect(sheets).toHaveLength(2);
    for (const [, bytes] of sheets) {
      const sheet = strFromU8(bytes);
      expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
      const isBold = [...sheet.matchAll(/<c r="A(\d+)" [^>]*s="(\d+)"/g)].map(([, row, style]) => [
        Number(row),
        fontOf.get(style!)!.includes('<b/>'),
      ]);
      expect(isBold.slice(0, 4)).toEqual([
        [1, true],
        [2, true],
        [3, false],
        [4, false],
      ]);
    }
  });

  it('never makes a formula of text, whatever it begins with', async () => {
    const bytes = await bytesOf(hostile.map((text) => [text, null, null]));
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]!.rows.slice(2, 7).map(([text]) => text)).toEqual(['=1+1', '+86', '-2', '@SUM(A1)', '␁□']);
    const sheet = Object.entries(unzipSync(bytes)).find(([name]) => name.includes('worksheets/sheet'))![1];
    expect(strFromU8(sheet)).not.toMatch(/<f[ >]/);
  });

  it('goes on upon a further sheet with the same head where one is full', async () => {
    const { sheets } = await readXlsx(
      await bytesOf(
        ['一', '二', '三', '四', '五'].map((text) => [text, null, null]),
        4,
      ),
    );
    expect(sheets.map(({ rows }) => rows.map(([text]) => text))).toEqual([
      ['台账　共3项', '事项', '一', '二'],
      ['台账　共3项', '事项', '三', '四'],
      ['台账　共3项', '事项', '五', '以上5项'],
    ]);
  });
});
