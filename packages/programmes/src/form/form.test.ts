import { shift } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, money, share, squareMetres } from '../definition/measure.js';
import { readCell } from './cell.js';
import { printDay, readDay, readMonth, readQuarter } from './day-text.js';
import { decimalOfCell, readFigure } from './figure-text.js';
import { faultSentence, faultTable } from './fault.js';
import type { FaultCode } from './fault.js';
import { fault } from './fault.js';
import { words } from '../definition/words.js';
import { valueFault } from './validation.js';
import type { Field } from '../definition/field.js';
import type { Value } from '../definition/field.js';

const homes = counted('套', 'homes');
const figure = (typed: string, measure = money) => {
  const read = readFigure(typed, measure, false);
  if ('fault' in read) return read.fault;
  return typeof read.figure === 'string' ? read.figure : `${read.figure.lower}..${read.figure.upper}`;
};

describe('a figure typed in', () => {
  it.each([
    ['7250', '72500000'],
    ['7,250.5', '72505000'],
    ['1.05亿元', '105000000'],
    ['7250万元', '72500000'],
    ['3亿多元', '300000000..400000000'],
    ['3亿多', '300000000..400000000'],
    ['不超过500', '0..5000000'],
    ['0', '0'],
    ['-5', 'negative'],
    ['0.0000001', 'too-fine'],
    ['很多', 'not-a-figure'],
    ['7250万美元', 'other-unit'],
    ['1,25', 'not-a-figure'],
    ['685套', 'other-unit'],
    ['7250万元左右吧', 'not-a-figure'],
    ['', 'not-a-figure'],
    ['1e5', 'not-a-figure'],
  ])('as money %s is %s', (typed, expected) => {
    expect(figure(typed)).toBe(expected);
  });

  it.each([
    ['685', '685'],
    ['近24万套', '230000..240000'],
    ['近24万', '230000..240000'],
    ['15万余套', '150000..160000'],
    ['不低于100套', '100..null'],
    ['不低于100', '100..null'],
    ['12.5', 'too-fine'],
  ])('as homes %s is %s', (typed, expected) => {
    expect(figure(typed, homes)).toBe(expected);
  });

  it.each([
    ['63.41%', '0.6341'],
    ['63.41', '0.6341'],
    ['60', '0.6'],
  ])('as a share %s is %s', (typed, expected) => {
    expect(figure(typed, share)).toBe(expected);
  });

  it('keeps its words', () => {
    expect(readFigure('近24万套', homes, false)).toMatchObject({ figure: { words: '近24万套' } });
  });

  it('of 15 digits survives a spreadsheet’s double', () => {
    expect(decimalOfCell(0.1 + 0.2)).toBe('0.3');
    expect(decimalOfCell(1234567.89)).toBe('1234567.89');
    expect(decimalOfCell(1e21)).toBe(`1${'0'.repeat(21)}`);
    expect(decimalOfCell(1e-7)).toBe('0.0000001');
    expect(decimalOfCell(Number.NaN)).toBeNull();
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const decimal = shift(digits.toString(), -places);
        expect(decimalOfCell(Number(decimal))).toBe(decimal);
      }),
    );
  });
});

describe('days', () => {
  it('are read as people write them', () => {
    expect(['2025-01-05', '2025/1/5', '2025年1月5日', '2025.1.5'].map(readDay)).toEqual(Array(4).fill('2025-01-05'));
    expect(['2025-02-29', '1月5日', '45658', ''].map(readDay)).toEqual(Array(4).fill(null));
    expect(['2024-11', '2024年11月', '2024-11-15'].map(readMonth)).toEqual(Array(3).fill('2024-11-30'));
    expect(['2024-Q4', '2024年四季度', '2024年第四季度', '2024-12-31', '2024q4'].map(readQuarter)).toEqual(
      Array(5).fill('2024-12-31'),
    );
    expect(['2024-Q5', '2024-11-30', '四季度'].map(readQuarter)).toEqual(Array(3).fill(null));
  });

  it('print as they are read', () => {
    expect(readQuarter(printDay('2024-12-31', 'quarter'))).toBe('2024-12-31');
    expect(readMonth(printDay('2024-02-29', 'month'))).toBe('2024-02-29');
  });
});

describe('a cell', () => {
  const label = words('栏', 'Field');
  const resolve = (_register: string, text: string) => (text === '甲' ? ['a'] : text === '乙' ? ['b', 'c'] : []);
  const read = (field: Field, cell: string | number | boolean | null) => readCell(field, cell, resolve);

  it('of a link finds one record, or says why not', () => {
    const field: Field = { kind: 'link', to: 'banks', label };
    expect(read(field, '甲')).toEqual({ value: 'a' });
    expect(read(field, '乙')).toEqual({ fault: 'several-records' });
    expect(read(field, '丙')).toEqual({ fault: 'no-such-record' });
  });

  it('of a flag is yes, no or not known', () => {
    const field: Field = { kind: 'flag', label };
    expect([read(field, '是'), read(field, '否'), read(field, null), read(field, '可能')]).toEqual([
      { value: true },
      { value: false },
      { value: null },
      { fault: 'not-a-flag' },
    ]);
  });

  it('of text keeps a number’s digits', () => {
    expect(read({ kind: 'text', label }, 3401002024)).toEqual({ value: '3401002024' });
    expect(read({ kind: 'text', label }, '=1+1')).toEqual({ value: '=1+1' });
  });
});

describe('hostile values', () => {
  const label = words('栏', 'Field');
  const exists = () => true;
  it.each<[Field, unknown, FaultCode]>([
    [{ kind: 'text', label }, { toString: 'x' }, 'not-text'],
    [{ kind: 'text', label }, 'a\u0000b', 'control-character'],
    [{ kind: 'text', label }, 'a\u202eb', 'control-character'],
    [{ kind: 'text', label }, 'a\ud800b', 'control-character'],
    [{ kind: 'text', label }, 'x'.repeat(201), 'too-long'],
    [{ kind: 'figure', label, measure: money }, 12, 'not-a-figure'],
    [{ kind: 'figure', label, measure: money }, '1e9', 'not-a-figure'],
    [{ kind: 'figure', label, measure: money }, '007', 'not-a-figure'],
    [{ kind: 'figure', label, measure: money }, { words: 'x' }, 'not-a-figure'],
    [{ kind: 'figure', label, measure: money }, ['1'], 'not-a-figure'],
    [
      { kind: 'figure', label, measure: squareMetres },
      { words: 'x', lower: '9', upper: '1', lowerOpen: false, upperOpen: false },
      'not-a-figure',
    ],
    [{ kind: 'figure', label, measure: share }, '1.5', 'over-whole'],
    [{ kind: 'evidence', label }, ['a', 'a'], 'not-a-list'],
    [{ kind: 'evidence', label }, [1], 'not-a-list'],
    [{ kind: 'evidence', label }, 'a', 'not-a-list'],
    [{ kind: 'flag', label }, 'true', 'not-a-flag'],
    [{ kind: 'month', label }, '2024-11-29', 'not-a-month'],
    [{ kind: 'quarter', label }, '2024-11-30', 'not-a-quarter'],
  ])('%j holding %j is %s', (field, value, code) => {
    expect(valueFault(field, value as Value, exists)).toBe(code);
  });

  it('never make a fault of the machine', () => {
    const fields: Field[] = [
      { kind: 'text', label },
      { kind: 'figure', label, measure: money },
      { kind: 'choices', label, options: [] },
      { kind: 'day', label },
      { kind: 'link', label, to: 'x' },
      { kind: 'evidence', label },
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const field of fields) {
          const found = valueFault(field, value as Value, () => false);
          if (value !== null) expect(found === null || found in faultTable).toBe(true);
        }
      }),
    );
  });
});

describe('messages', () => {
  it('say what, why and what next, Chinese first', () => {
    const one = fault('not-a-figure', 'cost');
    expect(faultSentence(one, words('总投资', 'Cost'))).toMatch(/^“总投资”认不出是多少：.+。请.+。$/);
    expect(faultSentence(one, words('总投资', 'Cost'), 'english')).toMatch(
      /^Cost: No figure could be read: .+\. .+\.$/,
    );
  });
});
