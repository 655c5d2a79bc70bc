import { column, counted, money, share } from '@luoshi/programmes';
import type { SheetColumn } from '@luoshi/programmes';
import { interval } from '@luoshi/reading';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readSheet } from './reading.js';
import type { SheetRow } from './reading.js';
import { tablesWorkbook } from './tables.js';
import { templateWorkbook } from './workbook.js';

const sheetColumn = (
  head: string,
  kind: SheetColumn['kind'] = 'text',
  options: string[] | null = null,
): SheetColumn => ({
  ...{ field: head, head, kind, places: 2, options, required: false, note: '', width: 12 },
});

async function rowsOf(bytes: Uint8Array, percent = false): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of (await readSheet(bytes, percent)).rows) rows.push(row);
  return rows;
}

describe('a template', () => {
  const columns = [
    sheetColumn('编号'),
    sheetColumn('金额（万元）', 'number'),
    sheetColumn('日期', 'day'),
    sheetColumn('类别', 'text', ['甲', '乙']),
  ];

  it('reads back as it was written, whatever the text begins with', async () => {
    const rows = [
      ['=1+1', 35.5, '2026-03-31', '甲'],
      ['@x\u0001', null, null, null],
      ['007', -0.1, '2024-02-29', '乙'],
    ];
    const bytes = await templateWorkbook({ name: '项目/清单*', columns, rows, notes: ['一行一个'] }, '记号');
    expect(await (await readSheet(bytes, false)).stamp()).toBe('记号');
    const read = await rowsOf(bytes);
    expect(read[0]).toEqual(['编号', '金额（万元）', '日期', '类别']);
    expect(read[1]).toEqual(['=1+1', 35.5, '2026-03-31', '甲']);
    expect(read[2]![0]).toBe('@x␁');
    expect(read[3]!.slice(0, 3)).toEqual(['007', -0.1, '2024-02-29']);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['项目 清单', '填表说明']);
    expect([...(sheets[0]!.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(sheets[0]!.dataValidations).toMatchObject([{ type: 'list' }]);
  });

  it('gives a number in per-cent format as per cents, and a bare one as it is', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '比例',
          rows: [['份额（%）'], [0.6], [60], [0.6341]],
          cells: new Map([
            ['1,0', { value: 0.6, type: 'number', style: { numFmt: '0%' } }],
            ['3,0', { value: 0.6341, type: 'number', style: { numFmt: '0.00%' } }],
          ]),
        },
      ],
    });
    expect(await rowsOf(bytes, true)).toEqual([['份额（%）'], ['60%'], [60], ['63.41%']]);
  });

  it('gives every row in its order to a slow reader, and ends where that one leaves', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, at) => [`${at}`]);
    const bytes = await writeXlsx({ sheets: [{ name: '清单', rows: numbers }] });
    const slow: SheetRow[] = [];
    for await (const row of (await readSheet(bytes, false)).rows) {
      if (slow.push(row) % 100 === 0) await setImmediate();
    }
    expect(slow).toEqual(numbers);
    for await (const row of (await readSheet(bytes, false)).rows) if (row[0] === '700') break;
  });

  it('that lost its notes still reads, and one with nothing but notes does not', async () => {
    const bare = await writeXlsx({ sheets: [{ name: '清单', rows: [['编号'], ['1']] }] });
    expect(await (await readSheet(bare, false)).stamp()).toBe(null);
    expect(await rowsOf(bare)).toEqual([['编号'], ['1']]);
    const notes = await writeXlsx({ sheets: [{ name: '填表说明', rows: [['一']] }] });
    await expect(readSheet(notes, false)).rejects.toThrow(RangeError);
  });
});

describe('tables', () => {
  it('keep exact figures as numbers in the shown unit, and intervals as words', async () => {
    const bytes = await tablesWorkbook([
      {
        name: { chinese: '清单', english: 'List' },
        columns: [
          column('bank', '银行', 'Bank'),
          column('amount', '金额', 'Amount', money),
          column('ratio', '比例', 'Ratio', share),
          column('homes', '套数', 'Homes', counted('套', 'homes')),
        ],
        rows: [
          ['=甲', '72500000.01', '0.6', '685'],
          ['乙', { lower: '0', upper: '100000000', lowerOpen: false, upperOpen: false }, null, '1'],
          ['丙', interval.exactly('-2000000'), interval.exactly('1'), { ...interval.exactly('96'), words: '96套' }],
        ],
        notes: [{ chinese: '注', english: 'Note' }],
      },
      { name: { chinese: '清单', english: 'List' }, columns: [column('a', '甲', 'A')], rows: [], notes: [] },
    ]);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['清单', '清单 2']);
    expect(sheets[0]!.rows.slice(0, 4)).toEqual([
      ['银行', '金额（万元）', '比例（%）', '套数（套）'],
      ['=甲', 7250.000001, 60, 685],
      ['乙', '[0元, 1亿元]', '未知', 1],
      ['丙', -200, 100, 96],
    ]);
    expect(sheets[0]!.rows.at(-1)![0]).toBe('注');
    // Printed on one page's width, remarks across all columns, intervals where figures stand.
    expect(sheets[0]!.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
    expect(sheets[0]!.merges).toEqual([{ startRow: 5, startCol: 0, endRow: 5, endCol: 3 }]);
    expect(sheets[0]!.cells!.get('2,1')!.style!.alignment!.horizontal).toBe('right');
  });
});
