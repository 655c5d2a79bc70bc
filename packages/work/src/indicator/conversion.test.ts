import { describe, expect, it } from 'vitest';
import { convert } from '../task/measure.js';
import { conversionOf, conversionWords } from './conversion.js';
import { readFigure, withUnit } from './figure.js';

describe('a unit of measure told in another', () => {
  it.each([
    ['亩', '公顷', '1公顷＝15亩', '12000', '800'],
    ['公顷', '亩', '1公顷＝15亩', '800', '12000'],
    ['万平方米', '平方米', '1万平方米＝10000平方米', '3.5', '35000'],
    ['平方米', '平方公里', '1平方公里＝1000000平方米', '2500000', '2.5'],
    ['亿元', '万元', '1亿元＝10000万元', '1.2', '12000'],
    ['万元', 'CNY', '1万元＝10000元', '5', '50000'],
    ['万亩', '公顷', '3万亩＝2000公顷', '3', '2000'],
    ['公斤', '吨', '1吨＝1000公斤', '250', '0.25'],
    ['公里', '米', '1公里＝1000米', '1.5', '1500'],
  ])('%s in %s: %s, %s is %s', (from, to, words, figure, told) => {
    const conversion = conversionOf(from, to)!;
    if (from !== '万亩') expect(conversionWords(conversion)).toBe(words);
    expect(convert({ least: figure, most: figure }, conversion)).toEqual({ least: told, most: told });
  });

  it.each([
    ['公里', '平方米'],
    ['套', '户'],
    ['吨', 'CNY'],
    ['CNY', 'USD'],
    ['%', 'pp'],
    ['吨标准煤', '吨'],
    ['随便什么', '套'],
  ])('%s has none in %s', (from, to) => {
    expect(conversionOf(from, to)).toBeNull();
  });

  it('keeps what is not exact as an interval around it', () => {
    const { least, most } = convert({ least: '10000', most: '10000' }, conversionOf('亩', '公顷')!);
    expect([least.startsWith('666.66'), most.endsWith('7')]).toEqual([true, true]);
    expect(convert({ least: null, most: '15' }, conversionOf('亩', '公顷')!)).toEqual({ least: null, most: '1' });
  });

  it('lets words name the unit that they are in', () => {
    expect(readFigure('12000亩', '公顷')).toEqual({ least: '800', most: '800' });
    expect(readFigure('12套', '公顷')).toBe('other-unit');
    expect([withUnit('12000', '亩'), withUnit('12,000', '亩'), withUnit('近1.2万亩', '公顷')]).toEqual([
      '12000亩',
      '12,000亩',
      '近1.2万亩',
    ]);
  });
});
