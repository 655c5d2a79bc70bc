import type { Quantity } from '../recognise/quantity/quantity.js';
import { Codes } from '../text/codes.js';
import { compare, divide } from '../text/decimal.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { endsClause } from './sentence.js';
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

/** A fund or budget with its size: 失业保险基金年收入|4亿元, 设立应急纾困资金池|5亿元. */
const FUND =
  /([\u4e00-\u9fff]{2,10}?)(?:基金|资金池|专项资金|预算|费)(?:年度|全年|每年|年|当年|总|累计|滚存|历年|)(?:征缴|基金|预算|筹资|)(?:收入|规模|总规模|结余|盘子|总额|总量|归集额|征收额|收支规模|支出|)(?:合计|共计|仅有|只有|共|仅|约|为|达到|达|)$/;
/** What is taken out of it, or not paid into it. */
const TAKEN =
  /(减征|减免|免征|返还|退还|退返|代缴|缓缴|少缴|减收|(?:从|由|使用|动用)[\u4e00-\u9fff]{0,8}(?:基金|资金池|专项资金|预算)[\u4e00-\u9fff]{0,6}(?:使用|列支|安排|拨付|支出|支付|动用|提取)|(?:使用|动用|列支)[\u4e00-\u9fff]{0,8}(?:基金|资金池|专项资金))([\u4e00-\u9fff]{0,14})$/;
/** TAKEN holds one of these, a fund one of those. */
const OF_TAKEN = new Codes('减免返退代缓少从由使动列');
const OF_FUND = new Codes('金算费');
/** What FUND ends with. */
const FUND_END = new Codes('费金池算度年总计存缴资入模余子额量出有共仅约为到达');
const SEVERAL_YEARS = /累计|以来|三年|两年|五年|近年|历年|年均|撬动|带动|放大|贷款|授信|“/;

/** How far apart, in quantities, a fund and what is taken from it may stand within one article. */
const FUNDS = 16;

/** Pairs of characters that both names have: 失业保险 and 失业保险费 have three. */
function inCommon(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at + 1 < a.length; at++) if (b.includes(a.slice(at, at + 2))) count++;
  return count;
}

/** `失业保险基金年收入4亿元 … 减征失业保险费12亿元`: what is taken from a fund cannot be more than the fund. */
function funds(paper: Paper): Finding[] {
  const { text, quantities, outline } = paper;
  const findings: Finding[] = [];
  let known: { readonly name: string; readonly quantity: Quantity; readonly article: number }[] = [];
  let article = 0;
  for (const quantity of quantities) {
    if (quantity.kind !== 'money' || quantity.unit !== 'CNY' || quantity.value === null || quantity.per !== null)
      continue;
    while (article + 1 < outline.articles.length && outline.articles[article]!.end <= quantity.start) article++;
    let from = quantity.start;
    let mayTake = false;
    for (; from > 0 && quantity.start - from < 36; from--) {
      const code = text.charCodeAt(from - 1);
      if (endsClause(code)) break;
      if (OF_TAKEN.has(code)) mayTake = true;
    }
    const mayFund = FUND_END.has(text.charCodeAt(quantity.start - 1)) && OF_FUND.within(text, from, quantity.start);
    if (!mayTake && !mayFund) continue;
    const clause = text.slice(from, quantity.start);
    const taken = mayTake ? TAKEN.exec(clause) : null;
    if (taken) {
      if (SEVERAL_YEARS.test(clause)) continue;
      const words = taken[1]! + taken[2]!;
      const source = known.findLast(
        (fund) =>
          fund.article === article &&
          (inCommon(fund.name, words) >= 2 || (fund.name.endsWith('资金池') && words.includes('资金池'))),
      );
      if (!source) continue;
      const ratio = divide(quantity.value, source.quantity.value!, 4, 'nearest');
      if (compare(ratio, '0.25') <= 0) continue;
      const ranges = [quantity, source.quantity].sort((a, b) => a.start - b.start);
      const [a, b] = [quoted(text, quantity), quoted(text, source.quantity)];
      const more = compare(ratio, '1') > 0 && quantity.qualifier === null && source.quantity.qualifier === null;
      const message = more
        ? `“${quoted(text, { start: from, end: quantity.end })}”大于“${source.name}”的总盘子“${b}”,请核对单位或数量级。`
        : `“${a}”占“${source.name}”总盘子“${b}”的${divide(ratio, '0.01', 0, 'nearest')}%,请问数字和口径是否属实?`;
      findings.push(finding('magnitude', more ? 'inconsistent' : 'undetermined', ranges, message, `不超过${b}`, a));
      continue;
    }
    const fund = mayFund ? FUND.exec(clause) : null;
    if (!fund || /减|免|返|退|缓|代|补|罚|每|最高|人均/.test(clause)) continue;
    const name = clause
      .slice(fund.index)
      .replace(/(?:年度|全年|每年|当年|年|总|共|仅|约|为|达|规模|收入|结余|支出)+$/, '');
    if (known.length >= FUNDS) known = known.slice(1);
    known.push({ name: name.slice(-12), quantity, article });
  }
  return findings;
}

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = funds(paper);
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
    '用同一句里的另一个数相除:人均发放的钱、每套的面积、每户的人数超出任何项目都不会有的范围,多半是多写或少写了“万”“亿”。减征、返还、代缴的钱与同一篇里该基金、预算的总盘子相比:超过四分之一的请核对,超过总盘子的为不符。',
  example: {
    text: '全年为3000人发放稳岗补贴300亿元。',
    message: '“300亿元”与“3000人”相比,人均1000万元,不合常理,请核对单位或数量级。',
  },
  notWhen: '两个数不是紧邻着说同一件事时不比,只提请核对;几年累计的返还、由资金撬动的贷款不与基金的总盘子比。',
  run,
};
