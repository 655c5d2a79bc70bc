/** Verbs by which a paper says that a figure is raised, as alternatives of an expression. */
export const RISES = '增长|增加|另加|提高|提升|上升|上浮|上调|增幅';
/** The same for one that is lowered. */
export const FALLS = '下降|降低|减少|压减|压缩|缩短|下浮|下调|回落|降幅';

const MOVEMENT = new RegExp(`(${RISES})|${FALLS}`, 'g');

/** A word by which a figure moves, and which way. */
export interface Movement {
  readonly word: string;
  readonly up: boolean;
}

/**
 * The last word of the words that says which way a figure moves: of `最高额度上浮` 上浮, up. Null where none says so. Takes the
 * words before the figure, in the paper's language.
 */
export function movementIn(words: string): Movement | null {
  const last = [...words.matchAll(MOVEMENT)].at(-1);
  return last ? { word: last[0], up: last[1] !== undefined } : null;
}
