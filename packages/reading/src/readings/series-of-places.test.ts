import { describe, expect, it } from 'vitest';
import { read } from '../read.js';

const told = (line: string) =>
  read(`临江市保交房周报\n市保交房工作专班 2025年8月18日\n一、分县区情况\n${line}\n`, {
    name: '',
    sha256: '',
    mediaType: 'text/plain',
  }).observations.map((o) => `${o.subject} ${o.quantity.span.text} ${o.place}`);

describe('a series of places that each tell the same figures', () => {
  it('gives the subjects of the first to the others, figure by figure', () =>
    expect(told('东湖区累计交付6210套，交付率90.3%；南浦区4105套、85.2%；北山区3308套，70.7%。')).toEqual([
      '东湖区累计交付 6210套 东湖区',
      '交付率 90.3% 东湖区',
      '累计交付 4105套 南浦区',
      '交付率 85.2% 南浦区',
      '累计交付 3308套 北山区',
      '交付率 70.7% 北山区',
    ]));
  it('gives none where the units differ', () =>
    expect(told('东湖区累计交付6210套，交付率90.3%；南浦区12个。')[2]).not.toContain('累计交付'));
  it('leaves what says its own subject', () =>
    expect(told('东湖区累计交付6210套；南浦区在建4105套。')[1]).toBe('南浦区在建 4105套 南浦区'));
});
