import { describe, expect, it } from 'vitest';
import { readFigure, unitWord } from './figure.js';

describe('a figure as a unit reports it', () => {
  it.each([
    ['近24万套', '套', '230000', '240000'],
    ['3.2', '亿元', '3.2', '3.2'],
    ['3200万元', '亿元', '0.32', '0.32'],
    ['12', 'CNY', '12', '12'],
    ['2亿元', 'CNY', '200000000', '200000000'],
    ['提高3个百分点', 'pp', '3', '3'],
  ])('%s in %s is %s to %s', (said, unit, least, most) => {
    expect(readFigure(said, unit)).toEqual({ least, most });
  });

  it.each([
    ['还没统计', '套', 'none'],
    ['12套，其中3套', '套', 'several'],
    ['12套', 'CNY', 'other-unit'],
    ['5万元', 'USD', 'other-unit'],
  ])('%s in %s is not read: %s', (said, unit, why) => {
    expect(readFigure(said, unit)).toBe(why);
  });

  it('is asked for in words, not in codes', () => {
    expect(['CNY', 'pp', '套'].map(unitWord)).toEqual(['元', '个百分点', '套']);
  });
});
