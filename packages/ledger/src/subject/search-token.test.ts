import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTokens, headOf, pairsIn } from './search-token.js';
import { fold } from './search-words.js';

/** Text as offices write it, with digits, letters, marks, characters beyond the basic plane and halves of such. */
const text = fc.array(
  fc.constantFrom(...'临江市保交楼aB1２é，。 \n', 'e\u0301', '𠮷', '𠮷野', '\ud842', '😀', '\u0000'),
  {
    maxLength: 60,
  },
);

/** The same pairs, found run by run. */
function plainPairs(folded: string): string[] {
  return [...folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(([run]) => {
    const characters = [...run];
    return characters.map((character, index) => character + (characters[index + 1] ?? ''));
  });
}

/** The tokens of a text as words, and whether there were more. */
function tokensOf(head: string, title: string, body: string): { found: string[]; partly: boolean } {
  const found: string[] = [];
  const add = (ascii: string, first: number, second: number): void => {
    found.push(ascii + String.fromCodePoint(first) + (second === 0 ? '' : String.fromCodePoint(second)));
  };
  return { found, partly: addTokens(head, title, body, { add }) };
}

const timesOf = (all: readonly string[], one: string): number => all.filter((other) => other === one).length;

it('marks each pair of neighbours within a run, those of the title and those that come often', () => {
  fc.assert(
    fc.property(text, text, (title, body) => {
      const [ofTitle, ofBody] = [title, body].map((parts) => plainPairs(fold(parts.join(''))));
      const all = [...ofTitle!, ...ofBody!];
      const head = headOf(37, 5);
      const expected = new Set([
        ...ofTitle!.map((pair) => `${head}#${pair}`),
        ...all.map((pair) => `${head}:${pair}`),
        ...all.filter((pair) => timesOf(all, pair) >= 3).map((pair) => `${head}*${pair}`),
      ]);
      const { found, partly } = tokensOf(head, fold(title.join('')), fold(body.join('')));
      expect(new Set(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
      expect(partly).toBe(false);
    }),
  );
});

it('names the pairs of a text, without its single characters', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const folded = fold(parts.join(''));
      const expected = new Set(plainPairs(folded).filter((pair) => [...pair].length === 2));
      expect(new Set(pairsIn(folded))).toEqual(expected);
    }),
  );
});

it('says where a text holds more pairs than an index row can', () => {
  const characters = Array.from({ length: 60_001 }, (_, index) => String.fromCodePoint(0x20000 + (index % 40_000)));
  const long = characters.flatMap((character, index) => [character, characters[(index * 7) % 60_001]!]).join('');
  const { found, partly } = tokensOf('1.1', '', long);
  expect(partly).toBe(true);
  expect(found).toHaveLength(60_000);
});
