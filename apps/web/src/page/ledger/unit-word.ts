import type { Translate } from '../../words/index.js';

/** What an indicator is counted in, as offices write it: 元 for CNY; every unit without a code is its own word. */
export function unitWord(t: Translate, unit: string): string {
  const key = `indicators.unitWord.${unit}`;
  const word = t(key);
  return word === key ? unit : word;
}

/** How figures of one unit are told in another: `1公顷＝15亩`, the larger unit first. */
export const conversionWords = (
  t: Translate,
  {
    from,
    to,
    top,
    bottom,
  }: { readonly from: string; readonly to: string; readonly top: string; readonly bottom: string },
): string =>
  top === '1'
    ? `1${unitWord(t, to)}＝${bottom}${unitWord(t, from)}`
    : `${bottom}${unitWord(t, from)}＝${top}${unitWord(t, to)}`;
