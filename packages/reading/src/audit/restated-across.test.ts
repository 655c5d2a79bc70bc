import { describe, expect, it } from 'vitest';
import type { Statement } from './restated-across.js';
import { restatedAcross } from './restated-across.js';

const told = (subject: string, value: string, more: Partial<Statement> = {}): Statement => ({
  subject,
  place: '临江市',
  from: '2025-01-01',
  to: '2025-06-30',
  kind: 'count',
  unit: '个',
  text: `${value}个`,
  lower: value,
  upper: value,
  lowerOpen: false,
  upperOpen: false,
  ...more,
});
const compare = (a: Statement, b: Statement) =>
  restatedAcross([
    { name: '六月快报', statements: [a] },
    { name: '半年报告', statements: [b] },
  ]).map(({ verdict }) => verdict);

describe('restated across papers', () => {
  it('finds one subject with two values', () => {
    expect(compare(told('新建充电桩', '520'), told('新建充电桩', '560'))).toEqual(['inconsistent']);
  });

  it('names both papers and both figures', () => {
    const [found] = restatedAcross([
      { name: '六月快报', statements: [told('新建充电桩', '520')] },
      { name: '半年报告', statements: [told('新建充电桩', '560')] },
    ]);
    expect(found!.message).toBe(
      '“新建充电桩”(2025-01-01至2025-06-30):《六月快报》称“520个”即520,《半年报告》称“560个”即560,两处不符。',
    );
  });

  it('asks where only the core of the subject is the same', () => {
    expect(compare(told('全市新建充电桩', '520'), told('新建充电桩', '560'))).toEqual(['undetermined']);
    expect(compare(told('新建充电桩', '520', { place: null }), told('新建充电桩', '560'))).toEqual(['undetermined']);
  });

  it('takes an as-of day and a period that ends on it as one time, with a question', () => {
    expect(compare(told('新建充电桩', '520', { from: '2025-06-30' }), told('新建充电桩', '560'))).toEqual([
      'undetermined',
    ]);
  });

  it.each<[string, Statement, Statement]>([
    ['intervals that overlap', told('新建充电桩', '520'), told('新建充电桩', '500', { upper: null, upperOpen: true })],
    ['another day', told('新建充电桩', '520'), told('新建充电桩', '560', { to: '2025-07-31' })],
    ['another place', told('新建充电桩', '520'), told('新建充电桩', '560', { place: '东湖区' })],
    ['another unit', told('新建充电桩', '520'), told('新建充电桩', '560', { unit: '套' })],
    ['no day', told('新建充电桩', '520', { to: null }), told('新建充电桩', '560', { to: null })],
    [
      'another organisation',
      told('新建充电桩', '520', { organisation: '市住建局' }),
      told('新建充电桩', '560', { organisation: '市商务局' }),
    ],
  ])('says nothing about %s', (_, a, b) => {
    expect(compare(a, b)).toEqual([]);
  });

  it('compares no paper with itself', () => {
    expect(
      restatedAcross([{ name: '一', statements: [told('新建充电桩', '520'), told('新建充电桩', '560')] }]),
    ).toEqual([]);
  });

  it('says nothing where one paper gives two values under the same words', () => {
    const two = [told('可贷额度按余额', '6'), told('可贷额度按余额', '10')];
    expect(
      restatedAcross([
        { name: '一', statements: two },
        { name: '二', statements: [told('可贷额度按余额', '8')] },
      ]),
    ).toEqual([]);
  });

  it('says nothing of a change that names no thing', () => {
    expect(compare(told('同比增长', '5'), told('同比增长', '8'))).toEqual([]);
    expect(compare(told('增速较上年同期回落', '5'), told('增速较上年同期回落', '8'))).toEqual([]);
  });
});
