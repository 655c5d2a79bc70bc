import type { Numeral } from './numeral.js';

/** One line for cases and messages: value, how it is written, and the multiplier's exponent if any: `105000000 mixed e8`. */
export function printNumeral(numeral: Numeral): string {
  return `${numeral.value} ${numeral.script}${numeral.exponent === 0 ? '' : ` e${numeral.exponent}`}`;
}
