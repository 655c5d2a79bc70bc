import { describe, expect, it } from 'vitest';
import type { PlacedQuantity } from '@luoshi/reading';
import { amountOf, shifted } from './amount.js';
import { numberCell } from './cell.js';

const quantity = (fields: Partial<PlacedQuantity>): PlacedQuantity => ({
  span: { start: 0, end: 2, text: '原文' },
  kind: 'count',
  value: null,
  unit: null,
  qualifier: null,
  lower: null,
  upper: null,
  lowerOpen: false,
  upperOpen: false,
  per: null,
  ...fields,
});

describe('amounts', () => {
  it.each([
    [{ value: '300000000000', unit: 'CNY' }, { number: '3000', format: '#,##0' }, '亿元'],
    [{ value: '15800000', unit: 'CNY' }, { number: '1580', format: '#,##0' }, '万元'],
    [{ value: '1000', unit: 'CNY', per: '人' }, { number: '1000', format: '#,##0' }, '元/人'],
    [{ value: '0.6341', unit: '%' }, { number: '0.6341', format: '0.00%' }, '%'],
    [{ value: '0.15', unit: '%' }, { number: '0.15', format: '0%' }, '%'],
    [{ value: '3', unit: 'pp' }, { number: '3', format: '#,##0' }, '个百分点'],
    [{ lower: '40', upper: '60', unit: '平方米' }, '40–60', '平方米'],
    [{ lower: '0.2', upper: '0.255', unit: '%' }, '20–25.5', '%'],
    [{ lower: '2', unit: '次' }, { number: '2', format: '#,##0' }, '次'],
    [{ unit: null }, '原文', null],
  ] as const)('%j', (fields, value, unit) => {
    expect(amountOf(quantity(fields))).toEqual({ value, unit });
  });

  it('move the point of a decimal exactly', () => {
    expect(shifted('123456789012345678901', 8)).toBe('1234567890123.45678901');
    expect(shifted('5', 4)).toBe('0.0005');
    expect(shifted('-1200', 4)).toBe('-0.12');
    expect(shifted('0.6341', -2)).toBe('63.41');
    expect(shifted('20', -2)).toBe('2000');
    expect(shifted('0', 4)).toBe('0');
  });

  it('stay text where a spreadsheet would round them', () => {
    expect(numberCell('1234567890123456')).toBe('1234567890123456');
    expect(numberCell('123456789012345')).toEqual({ number: '123456789012345', format: '#,##0' });
    expect(numberCell('0.1234567890123456')).toBe('0.1234567890123456');
    expect(numberCell('约三')).toBe('约三');
  });
});
