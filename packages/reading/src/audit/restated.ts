import type { Commitment, Observation } from '../readings/facts.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { below, overlaps } from './interval.js';
import { asPrinted } from './printed.js';
import { bounds, quoted } from './wording.js';

/** How many earlier figures of one subject a figure is compared with. */
const COMPARED = 8;
/** Least length of the words that lead two sentences to their figures; they must be the same. */
const ALIKE = 12;

/** Words that change what a figure counts, though its subject reads alike: another scope, part or period. */
const SCOPE =
  /其中|新增|同比|上年|去年|每|分别|最高|最低|另|再|首批|第[一二三四五六七八九十]|平均|不低于|不少于|以上|力争/;

interface Told {
  readonly key: string;
  readonly quantity: Quantity;
  readonly time: string;
}

const bare = (words: string) => words.replace(/[\s“”"'、，,（）()《》:：]/g, '');

const WHOLE = /全[省市县区州国]/;

/** The words of the sentence up to the figure, without signs and blanks. A cell of a table gives none. */
function lead(text: string, quantity: Quantity): string {
  let start = quantity.start;
  while (start > 0 && quantity.start - start < 80 && !/[。；！？\n\t]/.test(text[start - 1]!)) start--;
  return text[start - 1] === '\t' ? '' : bare(text.slice(start, quantity.start));
}

/** 2180 and 2810, 1.2亿 and 1200万: the same digits in another order or with another power of ten, both without qualifier. */
function slip(text: string, a: Quantity, b: Quantity): boolean {
  if (a.qualifier !== null || b.qualifier !== null || a.value === null || b.value === null) return false;
  const digits = (quantity: Quantity) =>
    (/[0-9.]+/.exec(text.slice(quantity.start, quantity.end))?.[0] ?? '').replace('.', '').replace(/^0+/, '');
  const [x, y] = [digits(a), digits(b)];
  if (x.length < 2 || y.length < 2 || new Set(x.replace(/0+$/, '')).size < 2) return false;
  if (x === y || x.replace(/0+$/, '') === y.replace(/0+$/, '')) return true;
  return x.length === y.length && [...x].sort().join('') === [...y].sort().join('');
}

function told(paper: Paper): Told[] {
  const all: Told[] = [];
  const note = (
    fact: Observation | Commitment,
    quantity: Quantity | null,
    when: string,
    where: string,
    kind: string,
  ) => {
    if (quantity === null || quantity.unit === null || quantity.kind === 'duration') return;
    const subject = bare(fact.subject);
    // A subject of one or two characters (投资, 面积) names no certain thing.
    if (subject.length < 4) return;
    all.push({
      key: `${kind}|${fact.article}|${subject}|${quantity.kind}|${quantity.unit}|${quantity.per ?? ''}|${where}|${when}`,
      quantity,
      time: when,
    });
  };
  for (const fact of paper.observations) {
    if (fact.time === null || fact.time.to === null) continue;
    note(
      fact,
      fact.quantity,
      `${fact.time.from ?? ''}..${fact.time.to}`,
      `${fact.place ?? ''}/${fact.organisation ?? ''}`,
      'o',
    );
  }
  for (const fact of paper.commitments) {
    if (fact.due === null || fact.due.to === null || fact.relation === 'change') continue;
    note(fact, fact.quantity, fact.due.to, '', 'c');
  }
  return all;
}

function run(paper: Paper): Finding[] {
  const { text } = paper;
  const findings: Finding[] = [];
  const byKey = new Map<string, Quantity[]>();
  for (const { key, quantity } of told(paper)) {
    const earlier = byKey.get(key);
    if (!earlier) {
      byKey.set(key, [quantity]);
      continue;
    }
    for (const other of earlier) {
      if (other.start === quantity.start || !(below(other, quantity) || below(quantity, other))) continue;
      if (overlaps(asPrinted(text, other), asPrinted(text, quantity))) continue;
      const [a, b] = [lead(text, other), lead(text, quantity)];
      if (a !== b || a.length < ALIKE || SCOPE.test(a)) {
        // Told in other words, the same digits in another order or size are a slip and no other figure.
        if (a === '' || b === '' || !slip(text, other, quantity) || SCOPE.test(a + b)) continue;
        const all = WHOLE.test(a) || WHOLE.test(b);
        const [x, y] = [other, quantity].map((q) => quoted(text, { start: q.start - 7, end: q.end }));
        const message = `同一事项两处所称不同:“${x}”“${y}”,疑有一处误写${all ? ',应统一。' : ',请核对以哪个为准。'}`;
        findings.push(
          finding(
            'restated',
            all ? 'inconsistent' : 'undetermined',
            [other, quantity],
            message,
            bounds(other),
            bounds(quantity),
          ),
        );
        break;
      }
      // Under the headings of two districts one sentence holds two figures by right; 全市 leaves no room.
      const sure = WHOLE.test(a) && other.qualifier === null && quantity.qualifier === null;
      const [x, y] = [other, quantity].map((q) => quoted(text, { start: q.start - 7, end: q.end }));
      const message = `同一事项两处所称不同:“${x}”“${y}”${sure ? ',应统一。' : ',请核对口径是否相同、以哪个为准。'}`;
      const verdict = sure ? 'inconsistent' : 'undetermined';
      findings.push(finding('restated', verdict, [other, quantity], message, bounds(other), bounds(quantity)));
      break;
    }
    if (earlier.length < COMPARED) earlier.push(quantity);
  }
  return findings;
}

/** 同一事项、同一时间、两个数。 */
export const restated: Check = {
  rule: 'restated',
  title: '同一事项前后所称相同',
  explanation:
    '同一文中,同一主体、同一时间、同一地方的同一事项出现两个不相交的数。句子开头不同的,只看数字相同而次序或数量级不同的两个数(“2180套”与“2810套”)。跨文件比较(两份进展报告)用 luoshi check 甲 乙。',
  example: {
    text: '截至2025年6月底,全市累计建成充电桩520个。\n各县区加快推进,建设单位倒排工期,有关部门每周调度,群众反映的问题及时解决,建设进度明显加快,走在全省前列。\n截至2025年6月底,全市累计建成充电桩560个。',
    message: '同一事项两处所称不同:“累计建成充电桩520个”“累计建成充电桩560个”,应统一。',
  },
  notWhen:
    '时间不同或不明,数前有其中、新增、首批一类缩小范围的词时不报;没有全市、全省一类总括的词,只提请核对(可能分属两个地方)。',
  run,
};
