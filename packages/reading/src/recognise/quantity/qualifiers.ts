/** Which way a word bends a number. A bound is a bound and no sign: `不超过` sets the upper end, it makes nothing negative. */
export type Bend =
  /** `超过 v`: lower end, outside. */
  | 'above'
  /** `不少于 v`: lower end, inside. */
  | 'from'
  /** `不足 v`: upper end, outside. */
  | 'below'
  /** `不超过 v`: upper end, inside. */
  | 'to'
  /** `近 v`: less than v, by less than one of its last unit. */
  | 'near'
  /** `约 v`: one of its last unit to both sides. */
  | 'about'
  /** `15万余`: v or more, by less than one of its last unit. */
  | 'over'
  /** `70多`: more than v, by less than one of its last unit. */
  | 'more'
  /** `10亿级`: of that order, no bound known. */
  | 'order'
  /** `仅 v`: v itself. */
  | 'only';

export interface Qualifier {
  readonly word: string;
  readonly bend: Bend;
  /** It is a verb that stands outside the span (`突破`). */
  readonly outside: boolean;
  /** Makes another word with one of these on its far side: `节约`, `上下游`. */
  readonly unless: string;
}

/** `word!xyz`: not where x, y or z stands on the far side; `word>`: outside the span. */
const BEFORE = `
near: 近!附最临靠邻就亲新远 将近 接近 靠近 逼近
about: 约!节集违预签契合公条制履邀特相租换失守誓缔商婚赴践续解大 大约 约为 约占> 约合 约有 约达 大概 大致 差不多
above: 超!赶高英反中不未 超过!不未没 超出!不未 逾!不未 多于 高于 大于 突破>!不未 > ＞ ﹥
from: 大于等于 大于或等于 大于或者等于 等于或大于 达到或超过 达到或者超过 等于或高于 至少 最少 最低 起码 满!圆充美饱丰期届刑不未爆填布 年满 ≥ ≧ ⩾
below: 低于 少于 小于 不足 不到 未满 不满 未到 未达 未达到 < ＜ ﹤
to: 小于等于 小于或等于 小于或者等于 等于或小于 等于或低于 最高 最多 最长 最大 至多 ≤ ≦ ⩽
only: 仅 仅有 仅为 仅占>
`;

/** A negated bound is the other bound: `不得低于`. */
export const NEGATIONS = [
  '不',
  '不得',
  '不能',
  '不应',
  '不宜',
  '不会',
  '不可',
  '不再',
  '不应当',
  '不需',
  '未',
  '没有',
  '没',
];
/** Verbs of passing a bound or staying under it, each with what it says where it is negated. */
export const NEGATED: readonly (readonly [verb: string, bend: Bend])[] = [
  ['超过', 'to'],
  ['超出', 'to'],
  ['超', 'to'],
  ['高于', 'to'],
  ['多于', 'to'],
  ['大于', 'to'],
  ['突破', 'to'],
  ['低于', 'from'],
  ['少于', 'from'],
  ['小于', 'from'],
];

const AFTER = `
from: 以上 及以上 或以上 和以上 之上 (含)以上 （含）以上 （含）及以上 (含)及以上 以上(含) 以上（含）
to: 以下!简 及以下 或以下 (含)以下 （含）以下 （含）及以下 以下(含) 以下（含） 以内 之内 (含)以内 （含）以内 内!部外地容资需循涵在生陆河科置存阁蒙江分设装饰销阻的确业引联镇衣控环卷畅乡城勤
about: 左右!岸两侧手互 上下!游班联级功足
below: 不到 不足
`;

function rows(table: string): Qualifier[] {
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [bend, words] = row.split(': ') as [Bend, string];
      return words.split(' ').map((entry) => {
        const [head, unless = ''] = entry.split('!') as [string, string?];
        // a lone > is the sign itself
        const outside = head.length > 1 && head.endsWith('>');
        return { word: outside ? head.slice(0, -1) : head, bend, outside, unless };
      });
    });
}

const before = rows(BEFORE);
for (const negation of NEGATIONS)
  for (const [verb, bend] of NEGATED) before.push({ word: negation + verb, bend, outside: false, unless: '' });

/** Tables by one character's code, longest word first. */
function indexed(list: readonly Qualifier[], at: (word: string) => number): (readonly Qualifier[] | undefined)[] {
  const index: Qualifier[][] = [];
  for (const one of list) (index[at(one.word)] ??= []).push(one);
  for (const key of Object.keys(index)) index[Number(key)]!.sort((a, b) => b.word.length - a.word.length);
  return index;
}

const BY_LAST = new Map(
  Object.entries(indexed(before, (word) => word.charCodeAt(word.length - 1))).map(([k, v]) => [Number(k), v!]),
);
const BY_FIRST = new Map(
  Object.entries(indexed(rows(AFTER), (word) => word.charCodeAt(0))).map(([k, v]) => [Number(k), v!]),
);
const LAST = new Uint8Array(65536);
for (const code of BY_LAST.keys()) LAST[code] = 1;
const FIRST = new Uint8Array(65536);
for (const code of BY_FIRST.keys()) FIRST[code] = 1;

/** The qualifier that ends at an offset, or null: `约` in `投资约|5亿元`. */
export function qualifierBefore(text: string, at: number): Qualifier | null {
  if (at <= 0 || LAST[text.charCodeAt(at - 1)] === 0) return null;
  const list = BY_LAST.get(text.charCodeAt(at - 1))!;
  for (const one of list) {
    const start = at - one.word.length;
    if (start < 0 || !text.startsWith(one.word, start)) continue;
    if (one.unless !== '' && start > 0 && one.unless.includes(text.charAt(start - 1))) return null;
    return one;
  }
  return null;
}

/** The qualifier that begins at an offset, or null: `以上` in `90%|以上`. */
export function qualifierAfter(text: string, at: number): Qualifier | null {
  if (at >= text.length || FIRST[text.charCodeAt(at)] === 0) return null;
  const list = BY_FIRST.get(text.charCodeAt(at))!;
  for (const one of list) {
    if (!text.startsWith(one.word, at)) continue;
    const next = text.charAt(at + one.word.length);
    if (one.unless !== '' && next !== '' && one.unless.includes(next)) continue;
    return one;
  }
  return null;
}
