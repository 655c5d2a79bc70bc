import type { Commitment, Observation } from '../readings/facts.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import { BLANK_CODES } from '../text/blank.js';
import { Codes } from '../text/codes.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { Likes } from './likes.js';
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
}

const bare = (words: string) => words.replace(/[\s“”"'、，,（）()《》:：]/g, '');

/** What `bare` leaves out. */
const SIGNS = new Codes('“”"\'、，,（）()《》:：' + BLANK_CODES);

const WHOLE = /全[省市县区州国]/;

const LEAD_ENDS = new Codes('。；！？\n\t');

/** The words of the sentence up to the figure, without signs and blanks. A cell of a table gives none. */
function lead(text: string, quantity: Quantity): string {
  let start = quantity.start;
  while (start > 0 && quantity.start - start < 80 && !LEAD_ENDS.has(text.charCodeAt(start - 1))) start--;
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

/** A figure that is compared with another of its subject. */
const isCompared = (quantity: Quantity | null): quantity is Quantity =>
  quantity !== null && quantity.unit !== null && quantity.kind !== 'duration';

/** A number that statements of one subject have in common. */
function likeness(subject: string): number {
  let number = 0;
  for (let at = 0; at < subject.length; at++) {
    const code = subject.charCodeAt(at);
    if (!SIGNS.has(code)) number = (Math.imul(number, 31) + code) | 0;
  }
  return number;
}
const likes = new Likes();

function told(paper: Paper): Told[] {
  const observations = paper.observations.filter(
    ({ quantity, time }) => isCompared(quantity) && time !== null && time.to !== null,
  );
  const commitments = paper.commitments.filter(
    ({ quantity, due, relation }) => isCompared(quantity) && due !== null && due.to !== null && relation !== 'change',
  );
  if (observations.length + commitments.length < 2) return [];
  likes.clear();
  for (const { subject } of observations) likes.add(likeness(subject));
  for (const { subject } of commitments) likes.add(likeness(subject));
  if (!likes.any) return [];
  const all: Told[] = [];
  const note = ({ subject, article, quantity }: Observation | Commitment, rest: string) => {
    const words = bare(subject);
    // A subject of one or two characters (投资, 面积) names no certain thing.
    if (words.length < 4) return;
    const { kind, unit, per } = quantity!;
    all.push({ key: `${article}|${words}|${kind}|${unit}|${per ?? ''}|${rest}`, quantity: quantity! });
  };
  for (const fact of observations) {
    if (likes.alone(likeness(fact.subject))) continue;
    const { from, to } = fact.time!;
    note(fact, `o|${fact.place ?? ''}/${fact.organisation ?? ''}|${from ?? ''}..${to}`);
  }
  for (const fact of commitments) {
    if (!likes.alone(likeness(fact.subject))) note(fact, `c|${fact.due!.to}`);
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
