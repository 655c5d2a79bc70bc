import { Codes } from '../text/codes.js';

/** A link: its words, and of which characters none must, or one must, stand before them; null where any may. */
interface Link {
  readonly words: string;
  readonly not: Codes | null;
  readonly only: Codes | null;
  /** The same as an expression. */
  readonly written: string;
}

/** `range` writes `only` shorter where it holds a whole range of characters. */
const links = (words: string, not = '', only = '', range = only): Link[] =>
  words.split(' ').map((one) => ({
    words: one,
    not: not === '' ? null : new Codes(not),
    only: only === '' ? null : new Codes(only),
    written: (not === '' ? '' : `(?<![${not}])`) + (only === '' ? '' : `(?<=[${range}])`) + one.replace('(', '\\('),
  }));

/** All Chinese characters, from 一 to 龥. */
const HAN = String.fromCharCode(...Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, at) => 0x4e00 + at));

/** What a number or a share may stand before 由 and 定为: `额度⟦由⟧40万元`. */
const MEASURES = '额度率例数准限';

/** Words between a subject and its figure that say no more than that the figure follows. */
const LINKS: readonly Link[] = [
  ...links(
    '达到 达到了 增至 升至 降至 突破 突破了 超过 接近 不足 为 是 到 至 共计 合计 总计 累计 仅 分别 统一 原 由原',
  ),
  ...links(
    '保持 保持在 稳定在 维持 维持在 控制在 设置 （ ( 预计 有望 原则上 按 按照 各 再 又 就 也 高达 多达 低至 高至 最高至',
  ),
  ...links('将 至少 起码 最低 已 仍 同比 环比 连续 不应 在 的'),
  ...links('达', '下到送传'),
  ...links('有', '拥具持没设享所'),
  ...links('约', '合节条签预'),
  ...links('共', '公'),
  ...links('均', '人平户'),
  ...links('都', '首成'),
  ...links('减 减按', '压扣核削精递裁缩'),
  ...links('缩减'),
  ...links('可', '许'),
  ...links('阶段性 阶段性地'),
  ...links('可以', '许'),
  ...links('则', '原规细否法准守通总'),
  ...links('更', '变'),
  // `幅度⟦多在⟧0.2%至0.3%之间`
  ...links('多在 多至 多为 大多 大多在 大多为', '许很居众更最几诸'),
  ...links('应', '供响效'),
  // `处置率⟦要达到⟧30%`
  ...links('要', '', '率额量度比'),
  ...links('以', '可所予难足'),
  ...links('由 由原来 由原的 由原来的 定为', '', MEASURES),
  ...links('占', '', `${HAN}）)`, '一-龥）)'),
  // `交付率⟦完成⟧80%`
  ...links('完成', '', '度率'),
];

/** Verbs of change that stand before a link: `⟦调整⟧为`. */
const CHANGES =
  '提高 提升 增加 增长 上升 扩大 下降 降低 减少 压减 压缩 缩短 调整 放宽 下调 上调 调高 调低 调增 调减 扩容 优化调整'.split(
    ' ',
  );

/** `连续⟦三年⟧` */
const YEARS = '[一二两三四五六七八九十\\d]{1,3}年';

/** What the figure is raised from: `在原有额度基础上上浮`, `以…为基数提高`. */
const BASE =
  '(?:可|可以|可再|再)?在[^，,]{1,24}?基础上(?:再|另|分别)*(?:上浮|提高|增加|下浮|下调|上调|另加)?|以[^，,以]{2,20}?为基(?:础|数)(?:再|另)*(?:上浮|提高|增加|下浮|下调|上调)?';

/** A base, a link, or a verb of change with one, as often as they come, up to the end. */
const WITH_BASE = new RegExp(
  `(?:${BASE}|(?:${CHANGES.join('|')})?(?:连续${YEARS}|${LINKS.map(({ written }) => written).join('|')}))+$`,
);

/** Lists of words by the last of their characters. */
function byLast<Word>(words: readonly Word[], of: (word: Word) => string): ReadonlyMap<number, readonly Word[]> {
  const lists = new Map<number, Word[]>();
  for (const word of words) {
    const last = of(word).charCodeAt(of(word).length - 1);
    const list = lists.get(last);
    if (list === undefined) lists.set(last, [word]);
    else list.push(word);
  }
  return lists;
}

const LINKS_BY_LAST = byLast(LINKS, ({ words }) => words);
const CHANGES_BY_LAST = byLast(CHANGES, (words) => words);
/** With what a base ends that is more than named: `以…为基数` alone stays with its subject. */
const BASE_ENDS = '上下再另别浮高加调';
const YEAR = '年'.charCodeAt(0);
const ENDS = new Codes(`${LINKS.map(({ words }) => words.at(-1)).join('')}年${BASE_ENDS}`);
const LONGEST_COUNTED = '连续十二三年'.length;
const COUNTED = /连续[一二两三四五六七八九十\d]{1,3}年$/;

/** `查处违法⟦行为⟧247起`, but `某银行⟦为⟧3亿元` */
const CONDUCT = /(?<![银央支分农商试实施进运执])行为$/;

/** The words without the links at their end. */
export function withoutLinks(words: string): string {
  if (!ENDS.end(words) || (words.endsWith('行为') && CONDUCT.test(words))) return words;
  return words.includes('基') ? words.replace(WITH_BASE, '') : words.slice(0, linksBefore(words));
}

/** Where the farthest run of links begins that reaches the end. */
function linksBefore(words: string): number {
  let least = words.length;
  // Bit n: a run is found that begins n characters before `end`. None of the words is as long as there are bits.
  for (let end = words.length, found = 1; found !== 0; end--, found >>>= 1) {
    if ((found & 1) === 0) continue;
    least = end;
    const last = end === 0 ? 0 : words.charCodeAt(end - 1);
    for (const { words: link, not, only } of LINKS_BY_LAST.get(last) ?? NONE) {
      const at = end - link.length;
      if (at < 0 || !words.startsWith(link, at)) continue;
      const before = at === 0 ? 0 : words.charCodeAt(at - 1);
      if (not?.has(before) !== true && only?.has(before) !== false) found |= begun(words, at, link.length);
    }
    const years = last === YEAR ? COUNTED.exec(words.slice(Math.max(0, end - LONGEST_COUNTED), end)) : null;
    if (years !== null) found |= begun(words, end - years[0].length, years[0].length);
  }
  return least;
}

const NONE: readonly never[] = [];

/** The bits for a link of so many characters at an offset, and for the verb of change before it. */
function begun(words: string, at: number, length: number): number {
  if (at === 0) return 1 << length;
  for (const change of CHANGES_BY_LAST.get(words.charCodeAt(at - 1)) ?? NONE)
    if (at >= change.length && words.startsWith(change, at - change.length))
      return (1 << length) | (1 << (length + change.length));
  return 1 << length;
}
