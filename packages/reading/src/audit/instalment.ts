import type { Quantity } from '../recognise/quantity/quantity.js';
import { subtract as minus } from '../text/decimal.js';
import { finding } from './check.js';
import type { Paper } from './check.js';
import type { Finding } from './finding.js';
import { add, below, exactly, multiply, overlaps, subtract } from './interval.js';
import { asMeant, asPrinted } from './printed.js';
import type { Sentence } from './sentence.js';
import { bounds, quoted, readable, spread } from './wording.js';

const alike = (a: Quantity, b: Quantity) => a.kind === b.kind && a.unit !== null && a.unit === b.unit;

/** Words before the first figure that make it what is due in all: 应追回|8000万元, 计划交付|960套. */
const DUE = /应|需|须|计划|目标|任务|共|总|拟|待|尚欠|拖欠|欠/;
/** Words before the second that make it what has come in. */
const DONE = /已|到账|收回|完成|上半年|截至/;
const REST = /剩余|其余|余下|余款|尾款|余额|下半年|还剩|尚余|余/;
/** Directly before a figure: what is left of the whole. */
const LEFT = /(?:剩余|还剩|尚余|余下|尚剩|剩下)(?:的|[\u4e00-\u9fff]{0,4})$/;

/** The first month of the instalments: 从9月起每月, 自今年9月份开始. */
const FROM = /(?:从|自)?(?:今年|当年|)?(\d{1,2})月(?:份|)(?:起|开始|以后每|以来)/;
/** The last: 12月底前, 年底前. */
const TO = /(\d{1,2})月(?:份|)?(?:底|末|)(?:之前|前|为止)|(?:今年|)?(年底|年内|年末)/;
/** Spans of the year with their number of months: 下半年每月. */
const SPANS: readonly (readonly [RegExp, number])[] = [
  [/下半年[^，。,；]{0,6}每月/, 6],
  [/上半年[^，。,；]{0,6}每月/, 6],
  [/[一二三四]季度[^，。,；]{0,6}每月/, 3],
  [/全年[^，。,；]{0,6}每月/, 12],
];
/** That the instalments are to bring in everything. */
const ALL = /全部|全额|付清|还清|缴清|结清|收齐|清零|足额/;
const OTHER_SOURCE = /其余|另有|不足部分|差额|其他|缺口|诉讼|抵顶|最低|至少|不少于|不低于|以上|次年|明年|翌年/;

/** How many months the sentence gives the instalments, first and last month counted; null where it does not say. */
function monthsOf(words: string, monthly: string): number | null {
  const from = FROM.exec(words);
  if (from) {
    const to = TO.exec(words.slice(from.index + from[0].length));
    if (!to) return null;
    const [first, last] = [Number(from[1]), to[2] !== undefined ? 12 : Number(to[1])];
    return first >= 1 && last <= 12 && last >= first ? last - first + 1 : null;
  }
  for (const [pattern, months] of SPANS) if (pattern.test(monthly)) return months;
  return null;
}

/**
 * `应追回8000万元，已到账1600万元，剩余部分从9月起每月1500万元，12月底前全部到位`: what has come in and what is to
 * come month by month, against the whole (index `at`). And `应交960套，已交300套，剩余600套`: whole less part.
 */
export function instalments(paper: Paper, sentence: Sentence, at: number): Finding | null {
  const { text, quantities } = paper;
  if (at + 2 >= sentence.last) return null;
  const whole = quantities[at]!;
  const done = quantities[at + 1]!;
  const rest = quantities[at + 2]!;
  if (whole.value === null || done.value === null || rest.value === null) return null;
  if (!alike(whole, done) || !alike(whole, rest) || rest.start - whole.end > 90 || whole.per || done.per) return null;
  const lead = text.slice(Math.max(sentence.start, whole.start - 20), whole.start);
  const clause = lead.slice(Math.max(lead.lastIndexOf('，'), lead.lastIndexOf(',')) + 1);
  const between = text.slice(whole.end, done.start);
  const words = text.slice(done.end, rest.start);
  if (!DUE.test(clause) || !DONE.test(between)) return null;
  const plain = whole.qualifier === null && done.qualifier === null && rest.qualifier === null;
  const [a, b, c] = [whole, done, rest].map((quantity) => quoted(text, quantity)) as [string, string, string];
  if (rest.per === null && !words.includes('每')) {
    if (!LEFT.test(words) || /其中|累计|同比|占/.test(between + words) || !plain) return null;
    const left = subtract(asMeant(text, whole), asMeant(text, done));
    const ranges = [{ start: whole.start, end: rest.end }];
    const sum = `${a}−${b}=${spread(left, readable)}`;
    if (overlaps(left, asMeant(text, rest)))
      return finding('sum', 'consistent', ranges, `${sum},与“剩余${c}”相符。`, bounds(left), rest.value);
    return finding('sum', 'inconsistent', ranges, `${sum},与“剩余${c}”不符。`, bounds(left), rest.value);
  }
  if (rest.per !== '月' && !/每(?:个)?月[\u4e00-\u9fff]{0,6}$/.test(words)) return null;
  if (!REST.test(words)) return null;
  const end = Math.min(sentence.end, rest.end + 40);
  const months = monthsOf(text.slice(done.end, end), words + '每月');
  if (months === null) return null;
  const behind = text.slice(rest.end, end);
  const coming = multiply(asPrinted(text, rest), exactly(String(months)));
  const total = add(exactly(done.value), multiply(exactly(rest.value), exactly(String(months))));
  const ranges = [{ start: whole.start, end: Math.min(end, rest.end + Math.max(0, behind.search(/[。；]|$/))) }];
  const sum = `${b}+${c}×${months}个月=${spread(total, readable)}`;
  if (!below(total, exactly(whole.value)))
    return finding('sum', 'consistent', ranges, `${sum},不少于“${a}”。`, whole.value, total.lower);
  const short = readable(minus(whole.value, total.lower ?? '0'));
  const sure =
    plain && ALL.test(behind) && !OTHER_SOURCE.test(behind) && below(add(asPrinted(text, done), coming), whole);
  return sure
    ? finding('sum', 'inconsistent', ranges, `${sum},不足“${a}”,少${short}。`, whole.value, total.lower)
    : finding('sum', 'undetermined', ranges, `${sum},不足“${a}”,请问其余${short}如何落实?`, whole.value, total.lower);
}
