import { Signs } from '../text/signs.js';

/**
 * What a character calls for: rules that are asked of every figure and need one of these characters before it. The words
 * before a figure are looked through once, and a rule is asked only where its character stands there.
 */
export const Call = {
  /** 按: a rate by which something is reckoned. */
  by: 1 << 0,
  /** 由, 从: an old value. */
  origin: 1 << 1,
  /** 不, 未: a bound, or one that is not reached. */
  not: 1 << 2,
  /** 已, 曾 */
  past: 1 << 3,
  /** 同比, 较上年 */
  compared: 1 << 4,
  /** 最高, 上限, 下限, 限购 */
  limit: 1 << 5,
  /** 意味着, 相当于, 换言之, 可能要 */
  remark: 1 << 6,
  /** 购买, 团购 */
  buy: 1 << 7,
  /** 距离 */
  far: 1 << 8,
  /** 每户, 每完成 */
  each: 1 << 9,
  /** 占 */
  share: 1 << 10,
  /** 可 */
  may: 1 << 11,
  /** 须, 应, 需, 缺: what is asked for or missing. */
  need: 1 << 12,
  /** （ and its half-width form */
  bracket: 1 << 13,
  /** 高, 低, 超: beyond a bound. */
  beyond: 1 << 14,
  /** 单个, 单户, 单笔 */
  single: 1 << 15,
  /** 给, 奖, 补, 资, 发 and the like: words of giving and setting. */
  giving: 1 << 16,
  /** 基础, 基数 */
  base: 1 << 17,
  /** 、 */
  list: 1 << 18,
  /** 只, 仅 */
  only: 1 << 19,
  /** 了, 成, 顺, 荣, 获: a deed that is done. */
  done: 1 << 20,
  /** 上浮, 下浮, 折扣 */
  rated: 1 << 21,
  /** 形象进度 */
  progress: 1 << 22,
  /** 货值 */
  goods: 1 << 24,
  /** 现有, 目前, 仍有, 尚有: as it stands. */
  now: 1 << 23,
} as const;

/** The same of the words behind a figure: a rule that needs one of these characters there. */
export const Trail = {
  /** 的 */
  of: 1 << 0,
  /** 限制, 规定, 政策, 做法, 条件 */
  limit: 1 << 1,
  /** 要求 */
  demand: 1 << 2,
  /** 目标, 任务 */
  goal: 1 << 3,
  /** 即, 则, 可: what goes by the figure. */
  then: 1 << 4,
  /** 基础 */
  base: 1 << 5,
  /** 按 */
  by: 1 << 6,
  /** 为: what it is changed to. */
  becomes: 1 << 7,
  /** 只能, 均, 都 */
  all: 1 << 8,
  /** 税率, 利率 */
  rate: 1 << 9,
  /** ／ and its half-width form */
  per: 1 << 10,
} as const;

const CALLS = new Signs(
  ['按', Call.by],
  ['由从', Call.origin],
  ['不未', Call.not],
  ['已曾', Call.past],
  ['比较', Call.compared],
  ['最限', Call.limit],
  ['味相换能', Call.remark],
  ['购', Call.buy],
  ['距', Call.far],
  ['每', Call.each],
  ['占', Call.share],
  ['可', Call.may],
  ['须应需缺', Call.need],
  ['（(', Call.bracket],
  ['高低超', Call.beyond],
  ['单', Call.single],
  ['给奖补资发提安设减收例额准至到', Call.giving],
  ['基', Call.base],
  ['、', Call.list],
  ['只仅', Call.only],
  ['了成顺荣获', Call.done],
  ['浮折', Call.rated],
  ['形', Call.progress],
  ['目现仍尚', Call.now],
  ['货', Call.goods],
);

const TRAILS = new Signs(
  ['的', Trail.of],
  ['限规政做条', Trail.limit],
  ['要', Trail.demand],
  ['目任', Trail.goal],
  ['即则可', Trail.then],
  ['基', Trail.base],
  ['按', Trail.by],
  ['为', Trail.becomes],
  ['只均都', Trail.all],
  ['率', Trail.rate],
  ['/／', Trail.per],
);

/** All that the characters of `[start, end)`, words before a figure, call for, as a set of `Call`. */
export const callsIn = (text: string, start: number, end: number): number => CALLS.between(text, start, end);

/** All that the characters of `[start, end)`, words behind a figure, say, as a set of `Trail`. */
export const trailsIn = (text: string, start: number, end: number): number => TRAILS.between(text, start, end);
