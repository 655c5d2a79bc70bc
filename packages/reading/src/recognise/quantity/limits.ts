import type { Bend } from './qualifiers.js';
import type { QuantityKind } from './quantity.js';

/** A word before a figure that bends it, also where it stands apart from it. */
export interface Lead {
  readonly bend: Bend;
  readonly word: string;
}

/** Characters of the short verbs between a limit or a share and its figure: `最高可给予100万元`, `每户补助2万元`. */
export const VERBS = new Uint8Array(65536);
for (const c of '可给予奖励补助贴资提高到至为达贷款额度支持按限发放享受上浮一次性元人民币的不超过低于少最多约近和以给与再增加标准平均收取缴纳费用计')
  VERBS[c.charCodeAt(0)] = 1;

/** Characters looked at before a figure. */
const REACH = 14;

const LIMITS_UP = ['最高', '最多', '至多', '上限'];
/** Their last characters: most places are ruled out by one look. */
const LIMIT_ENDS = new Uint8Array(65536);
for (const word of LIMITS_UP) LIMIT_ENDS[word.charCodeAt(1)] = 1;
const NEGATED_UP = ['不超过', '不高于', '不得超过', '不得高于', '不应超过'];
const NEGATED_DOWN = ['不低于', '不少于', '不得低于', '不得少于', '不应低于'];

/** Where a limit stands before an offset with nothing but short verbs between, at or behind `floor`; −1 where none does. */
function limitBefore(text: string, at: number, floor: number): number {
  const first = Math.max(floor, at - REACH, 0);
  for (let i = at; i >= first; i--) {
    if (i - 2 >= first && LIMIT_ENDS[text.charCodeAt(i - 1)] === 1)
      for (const word of LIMITS_UP) if (text.startsWith(word, i - 2)) return i - 2;
    if (i === first || VERBS[text.charCodeAt(i - 1)] === 0) return -1;
  }
  return -1;
}

/** `最高贷款额度上浮20%` says by how much a ceiling rises, `最高可上浮20%` how far something may. */
function isRise(words: string): boolean {
  return /上浮|提高|增加/.test(words) && !/[可至到为]/.test(words);
}

/** `最高可奖励500万元`, `不超过总投资的30%`: the limit stands apart from its figure. */
export function farBefore(text: string, start: number, floor: number, kind: QuantityKind): Lead | null {
  if (kind === 'count' || kind === 'duration') return null;
  const code = start > 0 ? text.charCodeAt(start - 1) : 10;
  if (code < 0x4e00) return null;
  const high = limitBefore(text, start, floor);
  if (high >= 0 && !isRise(text.slice(high, start))) return { bend: 'to', word: text.slice(high, high + 2) };
  if (kind !== 'ratio' && kind !== 'multiple') return null;
  if (code !== 0x7684) return null;
  const first = Math.max(floor, start - 20);
  const words = text.slice(first, start);
  const pause = Math.max(
    words.lastIndexOf('，'),
    words.lastIndexOf('。'),
    words.lastIndexOf('；'),
    words.lastIndexOf('、'),
  );
  const clause = words.slice(pause + 1);
  for (const word of NEGATED_UP) if (clause.includes(word)) return { bend: 'to', word };
  for (const word of NEGATED_DOWN) if (clause.includes(word)) return { bend: 'from', word };
  return null;
}
