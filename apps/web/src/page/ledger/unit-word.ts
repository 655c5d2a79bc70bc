import type { Translate } from '../../words/index.js';

/** What an indicator is counted in, as offices write it: 元 for CNY; every unit without a code is its own word. */
export function unitWord(t: Translate, unit: string): string {
  const key = `indicators.unitWord.${unit}`;
  const word = t(key);
  return word === key ? unit : word;
}
