import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';
import { Namesakes } from './likes.js';

/**
 * Words that one spelling of a body's name has and the other lacks, with the words that must follow, so that both
 * are surely one body: 高新技术|产业|开发区. 经济开发区 and 经济技术开发区 are two kinds of zones and not listed.
 */
const INSERTED: readonly {
  readonly before: RegExp;
  readonly word: string;
  readonly after: RegExp;
  readonly sure: boolean;
}[] = [
  { before: /高新技术$/, word: '产业', after: /^开发区/, sure: true },
  { before: /.{2}$/, word: '管理', after: /^委员会/, sure: false },
  { before: /.{2}大数据$/, word: '发展', after: /^(?:管理)?(?:局|中心)/, sure: false },
  { before: /.{2}$/, word: '产业', after: /^(?:园区|示范区|集聚区)/, sure: false },
  { before: /.{2}$/, word: '监督', after: /^管理局/, sure: false },
];

/** What the inserted words begin with. */
const OF_INSERTED = new Codes('产管发监');

/** Where a name is told: the range of a duty or of the paper's head, and the measure of the duty. */
interface Told extends Range {
  readonly measure: number;
}

/** A name as written. Few are like another: what only those are asked is worked out when they are. */
class Spelling {
  readonly told: Told[] = [];
  private at: Range | null | undefined;
  private measures: Set<number> | null = null;

  constructor(readonly name: string) {}

  /** The first place where it stands as it is told; null where it is told in other words only. */
  place(text: string): Range | null {
    if (this.at !== undefined) return this.at;
    const { name } = this;
    for (const { start, end } of this.told) {
      // Not beyond the range: an unfound name would be sought to the end of the paper.
      const at = text.slice(start, end).indexOf(name);
      if (at >= 0) return (this.at = { start: start + at, end: start + at + name.length });
    }
    return (this.at = null);
  }

  /** Whether another is named for one of the measures for which this is: then they are two bodies. */
  isBeside(other: Spelling): boolean {
    const measures = (other.measures ??= new Set(other.told.map(({ measure }) => measure)));
    return this.told.some(({ measure }) => measures.has(measure));
  }
}

/** A number that names have in common which are compared: of their first two characters and their last. */
const likeness = (name: string): number =>
  name.charCodeAt(0) + 31 * name.charCodeAt(1) + 131 * name.charCodeAt(name.length - 1);
const names = new Namesakes();

function run(paper: Paper): Finding[] {
  const { text } = paper;
  if (paper.duties.length === 0 && paper.outline.document.addressees.length < 2) return [];
  const { duties } = paper;
  const { addressees } = paper.outline.document;
  names.clear();
  for (const { organisations } of duties) for (const name of organisations) names.add(likeness(name), name);
  for (const name of addressees) names.add(likeness(name), name);
  if (!names.any) return [];
  const spellings = new Map<string, Spelling>();
  const note = (name: string, told: Told) => {
    if (names.alone(likeness(name))) return;
    let spelling = spellings.get(name);
    if (!spelling) spellings.set(name, (spelling = new Spelling(name)));
    spelling.told.push(told);
  };
  for (const duty of duties) for (const name of duty.organisations) note(name, duty);
  const { blocks } = paper;
  const head = { start: 0, end: blocks[Math.min(blocks.length - 1, 20)]?.end ?? 0, measure: -1 };
  for (const name of addressees) note(name, head);
  if (spellings.size < 2) return [];

  const findings: Finding[] = [];
  for (const long of spellings.values()) {
    if (!OF_INSERTED.within(long.name, 2, long.name.length)) continue;
    for (const { before, word, after, sure } of INSERTED) {
      const cut = long.name.indexOf(word, 2);
      if (cut < 2) continue;
      const front = long.name.slice(0, cut);
      const back = long.name.slice(cut + word.length);
      if (!before.test(front) || !after.test(back)) continue;
      const short = spellings.get(front + back);
      if (!short) continue;
      const [first, second] = [short.place(text), long.place(text)];
      if (!first || !second) continue;
      // 高新技术开发区 alone says not whose it is.
      const ownName = front.replace(/高新技术$/, '').length >= 2;
      if (!ownName || short.isBeside(long)) continue;
      const message = `同一单位两种写法:“${short.name}”(${short.told.length}处)、“${long.name}”(${long.told.length}处)${sure ? ',应统一。' : ',请核对是否同一单位。'}`;
      const ranges = [first, second].sort((a, b) => a.start - b.start);
      findings.push(finding('name', sure ? 'inconsistent' : 'undetermined', ranges, message));
    }
  }
  return findings.concat(slips(text, [...spellings.values()]));
}

/** Characters by which two bodies differ by right: 第一中学 and 第二中学, 和 that may be left out. */
const BY_RIGHT = /[一二三四五六七八九十0-9０-９东西南北中上下前后新老大小和与及、省市县区州镇乡村级分总副甲乙丙A-Z]/;
/** How many names of one beginning are compared. */
const BUCKET = 24;
/** Least length of the name behind its place (市|, 东湖区|): 财政局 and 民政局 are two bodies, 交通运翰局 is none. */
const LEAST_LOST = 4;
const LEAST_MISTYPED = 5;
const ownLength = (name: string) => name.length - name.slice(0, 5).search(/[省市县区州旗盟](?!.*[省市县区州旗盟])/) - 1;

/** Where the longer name has one character more, or two names of one length differ in one: that character, or null. */
function oneApart(a: string, b: string): string | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return null;
  let front = 0;
  while (front < short.length && short[front] === long[front]) front++;
  let back = 0;
  while (back < short.length - front && short[short.length - 1 - back] === long[long.length - 1 - back]) back++;
  if (front < 2 || back < 1 || ownLength(short) < (short.length === long.length ? LEAST_MISTYPED : LEAST_LOST))
    return null;
  if (short.length === long.length) return front + back === short.length - 1 ? short[front]! + long[front]! : null;
  return front + back === short.length ? long[front]! : null;
}

/** 市卫健康委 beside 市卫生健康委: one character lost or mistyped within a name. Asked, never proved. */
function slips(text: string, spellings: readonly Spelling[]): Finding[] {
  const findings: Finding[] = [];
  const buckets = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    const { name } = spelling;
    if (name.length < 5 || name.length > 20 || !spelling.place(text)) continue;
    const key = name.slice(0, 2) + name.slice(-1);
    const bucket = buckets.get(key);
    if (!bucket) {
      buckets.set(key, [spelling]);
      continue;
    }
    for (const other of bucket) {
      const apart = oneApart(other.name, spelling.name);
      if (apart === null || BY_RIGHT.test(apart)) continue;
      if (spelling.isBeside(other)) continue;
      const [few, many] = other.told.length <= spelling.told.length ? [other, spelling] : [spelling, other];
      const message = `“${few.name}”(${few.told.length}处)与“${many.name}”(${many.told.length}处)只差一字,请问是否同一单位、以哪个为准?`;
      const ranges = [few.place(text)!, many.place(text)!].sort((x, y) => x.start - y.start);
      findings.push(finding('name', 'undetermined', ranges, message));
      break;
    }
    if (bucket.length < BUCKET) bucket.push(spelling);
  }
  return findings;
}

/** 一个单位一种写法。 */
export const name: Check = {
  rule: 'name',
  title: '单位名称写法统一',
  explanation:
    '责任单位和主送机关里,同一单位有两种写法:一种比另一种多出一个可有可无的词(“高新技术开发区”与“高新技术产业开发区”);只差一个字的两个长名称,请核对是否误写。',
  example: {
    text: '一、加快项目建设\n1.推进重点项目。抓好开工。责任单位:市发改委、南浦高新技术开发区\n2.强化用地保障。优先供地。责任单位:市自然资源局、南浦高新技术产业开发区',
    message: '同一单位两种写法:“南浦高新技术开发区”(1处)、“南浦高新技术产业开发区”(1处),应统一。',
  },
  notWhen:
    '通行的简称(市场监管局、卫健委)不算两种写法;同一项责任里并列的两个名称是两个单位;经济开发区与经济技术开发区是两类园区。',
  run,
};
