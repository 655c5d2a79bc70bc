import type { Block } from '../outline/outline.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import { compare, lastPlace, shift } from '../text/decimal.js';
import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { contains, rounded, same } from './interval.js';
import { endsClause } from './sentence.js';
import { bounds, quoted } from './wording.js';

/** How many quantities of the body are looked at for one figure of a heading. */
const LOOK = 60;

/** Two-character words around a figure, ten characters to each side within the heading or sentence. */
function wordsAround(text: string, range: Range, within: Range, reach: number): Set<string> {
  const words = new Set<string>();
  const take = (from: number, to: number) => {
    for (let at = from; at + 1 < to; at++) {
      const pair = text.slice(at, at + 2);
      if (/^[\u4e00-\u9fff]{2}$/.test(pair)) words.add(pair);
    }
  };
  take(Math.max(within.start, range.start - reach), range.start);
  take(range.end, Math.min(within.end, range.end + reach));
  return words;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count++;
  return count;
}

/** The digits of a figure without its power of ten, and that power: 近百万元 → `1`, 6. */
function digitsOf(quantity: Quantity): { digits: string; power: number } | null {
  const value = quantity.value;
  if (value === null || compare(value, '0') <= 0) return null;
  const power = lastPlace(value);
  const digits = shift(value, -power);
  return { digits, power: power + digits.length - 1 };
}

/** The digits of a plain whole figure as printed, sorted: 1200 and 1020 have the same. Null with less than two kinds. */
function sameDigits(text: string, a: Quantity, b: Quantity): boolean {
  const digits = (quantity: Quantity) => /[0-9.]+/.exec(text.slice(quantity.start, quantity.end))?.[0] ?? '';
  const [x, y] = [digits(a), digits(b)];
  if (x.length < 2 || x.length !== y.length || x === y) return false;
  const sorted = (words: string) => [...words].sort().join('');
  return sorted(x) === sorted(y);
}

/** Words by which a figure of the body is another than the heading's: a part of it, a plan, another year. */
const OTHER_SCOPE =
  /计划|目标|力争|其中|一季度|二季度|三季度|四季度|去年|上年|明年|本月|当月|首月|首日|首周|另|每|平均|分别|剩余|还有|已有|同比|比|预计|累计|总|上半年|下半年|前\d+|到\d+年|将|拟/;

/** The last `most` Han characters directly before a figure, without the verbs and adverbs that add nothing: 共, 达. */
function nameBefore(text: string, quantity: Quantity, from: number): string {
  const words = text
    .slice(Math.max(from, quantity.start - 14), quantity.start)
    .replace(/(?:达到|达|共|约|近|超|为|了)+$/, '');
  return words.slice(words.search(/[\u4e00-\u9fff]*$/));
}

/** How many characters two strings have in common at their ends. */
function commonEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** The two characters directly before a figure: 花钱|近百万元. */
const wordBefore = (text: string, quantity: Quantity) => text.slice(Math.max(0, quantity.start - 2), quantity.start);

interface Section extends Range {
  readonly figures: readonly Quantity[];
  readonly head: Range;
}

const HEADS = new Set<Block['kind']>(['title', 'heading', 'column']);
/** The longest line that may be a subheading, in code units; such a line has no stop and no comma. */
const SHORT = 30;

/** A heading, or a short line of the body that reads like one: `少花钱近百万元` in a headline of three lines. */
function isHead(text: string, block: Block): boolean {
  if (HEADS.has(block.kind)) return true;
  if ((block.kind !== 'body' && block.kind !== 'item') || block.end - block.start > SHORT) return false;
  return !/[。；，,;：:！？]|[、]$/.test(text.slice(block.start, block.end));
}

/** Headings with figures, each with the text of its article that follows it. */
function sections(paper: Paper): Section[] {
  const { blocks, quantities, outline, text } = paper;
  const found: Section[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.end - block.start > SHORT && !HEADS.has(block.kind)) continue;
    while (at < quantities.length && quantities[at]!.start < block.start) at++;
    let end = at;
    while (end < quantities.length && quantities[end]!.start < block.end) end++;
    if (end === at || !isHead(text, block)) continue;
    const stop = outline.articles[block.article]?.end ?? block.end;
    if (stop > block.end) found.push({ start: block.end, end: stop, figures: quantities.slice(at, end), head: block });
  }
  return found;
}

function firstFrom(quantities: readonly Quantity[], offset: number): number {
  let low = 0;
  let high = quantities.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (quantities[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether the body's figure is the heading's with a slip: the same digits in another order (1200, 1020) and a word in
 * common around it, or another figure behind the very same name of four characters or more. Its clause says nothing
 * that would make it another figure.
 */
function slipped(
  paper: Paper,
  section: Section,
  figure: Quantity,
  other: Quantity,
  around: ReadonlySet<string>,
): boolean {
  const { text } = paper;
  if (figure.qualifier !== null || other.qualifier !== null || figure.value === null || other.value === null)
    return false;
  if (figure.per !== null || other.per !== null || compare(figure.value, '10') < 0 || compare(other.value, '10') < 0)
    return false;
  let from = other.start;
  while (from > section.start && other.start - from < 24 && !endsClause(text.charCodeAt(from - 1))) from--;
  const clause = text.slice(from, other.start);
  const head = text.slice(section.head.start, section.head.end);
  if (OTHER_SCOPE.test(clause) || OTHER_SCOPE.test(head.replace(/^[^，]*?首批/, ''))) return false;
  if (sameDigits(text, figure, other)) {
    const near = wordsAround(text, other, { start: Math.max(section.start, other.start - 14), end: other.end }, 14);
    return shared(around, near) > 0;
  }
  // A heading rounds: 3600个 stands for 3612个, 6.8亿元 for 6.83亿元.
  if (
    contains(rounded(figure.value, lastPlace(figure.value)), other.value) ||
    contains(rounded(other.value, lastPlace(other.value)), figure.value)
  )
    return false;
  const [a, b] = [nameBefore(text, figure, section.head.start), nameBefore(text, other, from)];
  return commonEnd(a, b) >= 4;
}

function run(paper: Paper): Finding[] {
  const { text, quantities } = paper;
  const findings: Finding[] = [];
  for (const section of sections(paper)) {
    for (const figure of section.figures.slice(0, 8)) {
      if (figure.kind === 'duration' || figure.unit === null) continue;
      const around = wordsAround(text, figure, section.head, 10);
      const from = firstFrom(quantities, section.start);
      let agrees: Quantity | null = null;
      const apart: Quantity[] = [];
      const slips: Quantity[] = [];
      let ofUnit = 0;
      const own = digitsOf(figure);
      for (let at = from; at < quantities.length && at < from + LOOK; at++) {
        const other = quantities[at]!;
        if (other.start >= section.end) break;
        if (other.kind !== figure.kind || other.unit !== figure.unit) continue;
        ofUnit++;
        const near = () =>
          shared(around, wordsAround(text, other, { start: other.start - 16, end: other.end + 12 }, 16)) > 0;
        if (same(figure, other)) {
          if (figure.unit !== '条' && !near()) continue;
          agrees = other;
          break;
        }
        if (figure.kind !== 'ratio' && figure.kind !== 'point' && slipped(paper, section, figure, other, around))
          slips.push(other);
        const digits = own ? digitsOf(other) : null;
        if (!own || !digits || digits.digits !== own.digits || digits.power === own.power) continue;
        if (wordBefore(text, figure) === wordBefore(text, other) && near()) apart.push(other);
      }
      const said = quoted(text, figure);
      if (agrees) {
        const message = `标题“${said}”与正文“${quoted(text, agrees)}”相符。`;
        findings.push(finding('heading-body', 'consistent', [figure, agrees], message, bounds(figure), bounds(agrees)));
      } else if (apart.length === 0 && slips.length === 1) {
        const other = slips[0]!;
        const sure = sameDigits(text, figure, other) || ofUnit === 1;
        const message = `标题称“${said}”,正文称“${quoted(text, other)}”${sure ? ',前后不一致。' : ',请核对是否同一事项。'}`;
        findings.push(
          finding(
            'heading-body',
            sure ? 'inconsistent' : 'undetermined',
            [figure, other],
            message,
            said,
            quoted(text, other),
          ),
        );
      } else if (apart.length === 1) {
        const other = apart[0]!;
        const power = Math.abs(digitsOf(other)!.power - own!.power);
        // 「10」 and 「1」 meet by chance; the same qualifier or two digits do not.
        const sure = own!.digits.length > 1 || (figure.qualifier !== null && figure.qualifier === other.qualifier);
        if (!sure && power < 3) continue;
        const times =
          power === 1
            ? '十倍'
            : power === 2
              ? '一百倍'
              : power === 3
                ? '一千倍'
                : power === 4
                  ? '一万倍'
                  : `10的${power}次方倍`;
        const message = `标题称“${said}”,正文称“${quoted(text, other)}”,相差${times}${sure ? '。' : ',请核对是否同一事项。'}`;
        findings.push(
          finding(
            'heading-body',
            sure ? 'inconsistent' : 'undetermined',
            [figure, other],
            message,
            said,
            quoted(text, other),
          ),
        );
      }
    }
  }
  return findings;
}

/** 标题里的数与正文里的数。 */
export const headingBody: Check = {
  rule: 'heading-body',
  title: '标题与正文的数相符',
  explanation:
    '标题、小标题里的数,与其下正文中同一单位、同一说法的数比较。相同的为相符;正文没有与标题相同的数,而有一个数字相同、数量级不同的(“近百万元”与“近百元”),或数字相同、次序不同的(“1200套”与“1020套”),为不符;同一名称之后另有一数的,也为不符。',
  example: {
    text: '北山区竹编产业\n\n一、减少损失近百万元\n北山区上门帮扶竹编企业,帮助企业减少损失近百元。',
    message: '标题称“近百万元”,正文称“近百元”,相差一万倍。',
  },
  notWhen:
    '正文里另有与标题相同的数、数前的词不同、正文有几个可比的数时不报;只有一位数字又没有相同修饰词的,只提请核对。',
  run,
};
