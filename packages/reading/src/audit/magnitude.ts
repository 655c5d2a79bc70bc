import type { Quantity } from '../recognise/quantity/quantity.js';
import { compare, divide } from '../text/decimal.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { quoted, readable } from './wording.js';

/**
 * Sizes of one thing that no programme has, with room: outside them one of the two figures has lost or gained a unit.
 * The second figure is divided by the first: 元 a person, 平方米 a dwelling, persons a household.
 */
const PER: readonly {
  readonly of: ReadonlySet<string>;
  readonly measured: Quantity['kind'] | '人';
  readonly between: RegExp;
  readonly least: string;
  readonly most: string;
  readonly name: string;
  readonly unit: string;
}[] = [
  {
    of: new Set(['人', '名', '人次']),
    measured: 'money',
    between:
      /^(?:职工|群众|困难群众|学生|失业人员|人员|老人|居民|退役军人|)(?:发放|兑现|支付|落实)[\u4e00-\u9fff]{0,8}(?:补贴|补助|救助金|慰问金|津贴|奖金|资金|待遇|金)$/,
    least: '1',
    most: '3000000',
    name: '人均',
    unit: '元',
  },
  {
    of: new Set(['套', '户']),
    measured: 'area',
    between: /^(?:住房|房屋|房源|商品房|保障性住房|安置房|公租房|)[，,、]?(?:总|)(?:建筑|)面积(?:约|达|共|为|)$/,
    least: '8',
    most: '2000',
    name: '每套',
    unit: '平方米',
  },
  {
    of: new Set(['户']),
    measured: '人',
    between: /^[，,、]?(?:共|共计|涉及|)$/,
    least: '0.3',
    most: '30',
    name: '每户',
    unit: '人',
  },
];

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (let index = 0; index + 1 < quantities.length; index++) {
    const count = quantities[index]!;
    if (count.kind !== 'count' || count.unit === null || count.value === null || compare(count.value, '0') <= 0)
      continue;
    const size = quantities[index + 1]!;
    if (size.value === null || size.start - count.end > 24 || size.start < count.end || size.per !== null) continue;
    for (const { of, measured, between, least, most, name, unit } of PER) {
      if (!of.has(count.unit) || (measured === '人' ? size.unit !== '人' : size.kind !== measured)) continue;
      if ((measured === 'area' && size.unit !== '平方米') || (measured === 'money' && size.unit !== 'CNY')) continue;
      if (!between.test(text.slice(count.end, size.start))) continue;
      // 「两居室210套，建筑面积约75平方米」 gives the size of one.
      if (measured === 'area' && compare(size.value, most) <= 0) continue;
      const each = divide(size.value, count.value, 4, 'nearest');
      if (compare(each, least) >= 0 && compare(each, most) <= 0) continue;
      const message = `“${quoted(text, size)}”与“${quoted(text, count)}”相比,${name}${readable(each)}${unit},不合常理,请核对单位或数量级。`;
      findings.push(
        finding(
          'magnitude',
          'undetermined',
          [{ start: count.start, end: size.end }],
          message,
          `${least}..${most}`,
          each,
        ),
      );
    }
  }
  return findings;
}

/** 大得或小得不可能的数。 */
export const magnitude: Check = {
  rule: 'magnitude',
  title: '数量级合常理',
  explanation:
    '用同一句里的另一个数相除:人均发放的钱、每套的面积、每户的人数超出任何项目都不会有的范围,多半是多写或少写了“万”“亿”。',
  example: {
    text: '全年为3000人发放稳岗补贴300亿元。',
    message: '“300亿元”与“3000人”相比,人均1000万元,不合常理,请核对单位或数量级。',
  },
  notWhen: '两个数不是紧邻着说同一件事时不比;只提请核对,不断定有误。',
  run,
};
