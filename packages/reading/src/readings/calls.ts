/**
 * What a character calls for: rules that are asked of every figure and need one of these characters before it. The words
 * before a figure are looked through once, and a rule is asked only where its character stands there.
 */
export const Call = {
  /** 按: a rate by which something is reckoned. */
  by: 1,
  /** 由, 从: an old value. */
  origin: 2,
  /** 不, 未: a bound, or one that is not reached. */
  not: 4,
  /** 已, 曾 */
  past: 8,
  /** 同比, 较上年 */
  compared: 16,
  /** 最高, 上限, 下限 */
  limit: 32,
  /** 意味着, 相当于, 换言之, 可能要 */
  remark: 64,
  /** 购买, 团购 */
  buy: 128,
} as const;

const CALLS = new Uint8Array(65536);
for (const [signs, call] of [
  ['按', Call.by],
  ['由从', Call.origin],
  ['不未', Call.not],
  ['已曾', Call.past],
  ['比较', Call.compared],
  ['最限', Call.limit],
  ['味相换能', Call.remark],
  ['购', Call.buy],
] as const)
  for (const sign of signs) CALLS[sign.charCodeAt(0)] = call;

/** All that the characters of `[start, end)` call for, as a set of `Call`. */
export function callsIn(text: string, start: number, end: number): number {
  let calls = 0;
  for (let at = start; at < end; at++) calls |= CALLS[text.charCodeAt(at)]!;
  return calls;
}
