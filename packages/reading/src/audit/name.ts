import type { Range } from '../text/span.js';
import { finding } from './check.js';
import type { Check, Paper } from './check.js';
import type { Finding } from './finding.js';

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

interface Spelling {
  readonly name: string;
  at: Range | null;
  count: number;
  /** Indexes of the duties that name it. */
  readonly duties: Set<number>;
}

function run(paper: Paper): Finding[] {
  const { text } = paper;
  if (paper.duties.length === 0 && paper.outline.document.addressees.length < 2) return [];
  const spellings = new Map<string, Spelling>();
  const note = (name: string, duty: number, within: Range | null) => {
    let spelling = spellings.get(name);
    if (!spelling) spellings.set(name, (spelling = { name, at: null, count: 0, duties: new Set() }));
    spelling.count++;
    spelling.duties.add(duty);
    if (spelling.at || !within) return;
    // Not beyond the range: an unfound name would be sought to the end of the paper.
    const at = text.slice(within.start, within.end).indexOf(name);
    if (at >= 0) spelling.at = { start: within.start + at, end: within.start + at + name.length };
  };
  paper.duties.forEach((duty) => {
    for (const name of duty.organisations) note(name, duty.measure, duty);
  });
  const { blocks } = paper;
  const head = blocks.length > 0 ? { start: 0, end: blocks[Math.min(blocks.length - 1, 20)]!.end } : null;
  for (const name of paper.outline.document.addressees) note(name, -1, head);

  const findings: Finding[] = [];
  for (const long of spellings.values()) {
    for (const { before, word, after, sure } of INSERTED) {
      const cut = long.name.indexOf(word, 2);
      if (cut < 2) continue;
      const front = long.name.slice(0, cut);
      const back = long.name.slice(cut + word.length);
      if (!before.test(front) || !after.test(back)) continue;
      const short = spellings.get(front + back);
      if (!short || !short.at || !long.at) continue;
      // Named side by side for one measure they are two bodies.
      let together = false;
      for (const duty of short.duties) if (long.duties.has(duty)) together = true;
      // 高新技术开发区 alone says not whose it is.
      const ownName = front.replace(/高新技术$/, '').length >= 2;
      if (together || !ownName) continue;
      const message = `同一单位两种写法:“${short.name}”(${short.count}处)、“${long.name}”(${long.count}处)${sure ? ',应统一。' : ',请核对是否同一单位。'}`;
      const ranges = [short.at, long.at].sort((a, b) => a.start - b.start);
      findings.push(finding('name', sure ? 'inconsistent' : 'undetermined', ranges, message));
    }
  }
  return findings.concat(slips([...spellings.values()]));
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
function slips(spellings: readonly Spelling[]): Finding[] {
  const findings: Finding[] = [];
  const buckets = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    if (spelling.name.length < 5 || spelling.name.length > 20 || !spelling.at) continue;
    const key = spelling.name.slice(0, 2) + spelling.name.slice(-1);
    const bucket = buckets.get(key);
    if (!bucket) {
      buckets.set(key, [spelling]);
      continue;
    }
    for (const other of bucket) {
      const apart = oneApart(other.name, spelling.name);
      if (apart === null || BY_RIGHT.test(apart)) continue;
      let together = false;
      for (const duty of spelling.duties) if (other.duties.has(duty)) together = true;
      if (together) continue;
      const [few, many] = other.count <= spelling.count ? [other, spelling] : [spelling, other];
      const message = `“${few.name}”(${few.count}处)与“${many.name}”(${many.count}处)只差一字,请问是否同一单位、以哪个为准?`;
      const ranges = [few.at!, many.at!].sort((x, y) => x.start - y.start);
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
