import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed, readCases } from '../../../tests/case-file.js';
import { findPlaces, homeOf } from './find-places.js';
import { printPlace } from './print.js';

const cases = new URL('./place.cases.txt', import.meta.url);

/** `@` gives the issuer, from which home is taken. Only the marked words are asked for where there are any. */
describe('places', () => {
  test.each(readCases(cases))('line $line $title: $text', ({ text, anchor, expected, pending }) => {
    const found = findPlaces(text, anchor === null ? null : homeOf([anchor])).map((p) => ({
      ...p,
      value: printPlace(p),
    }));
    const asked =
      expected.length === 0 ? found : found.filter((f) => expected.some((e) => e.start < f.end && f.start < e.end));
    if (pending) expect(listed(text, asked)).not.toBe(listed(text, expected));
    else expect(listed(text, asked)).toBe(listed(text, expected));
  });
});

describe('home', () => {
  test.each([
    [['安徽省住房和城乡建设厅'], '安徽省'],
    [['中共合肥市委', '合肥市人民政府'], '合肥市'],
    [['合肥市瑶海区人民政府办公室'], '瑶海区'],
    [['云溪县人民政府'], '云溪县'],
    [['江南省临江市东湖区人民政府'], '东湖区'],
    [['', '云溪县关于促进消费的若干措施'], '云溪县'],
    [['临江市东湖区人民政府'], '东湖区'],
    [['国家发展改革委'], '中国'],
    [['住房和城乡建设部'], '中国'],
    [['市政府办公室'], undefined],
    [[], undefined],
  ])('%j → %s', (names, home) => expect(homeOf(names)?.divisions[0]?.name).toBe(home));
});

describe('laws', () => {
  const words = [...new Set(readFileSync(cases, 'utf8'))].join('');
  const character = fc.nat({ max: words.length - 1 }).map((i) => words[i]!);
  const text = fc.oneof(
    fc.array(character, { maxLength: 150 }).map((c) => c.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  test('places are in order, inside, apart and the same twice', () => {
    fc.assert(
      fc.property(text, (words) => {
        const found = findPlaces(words, null);
        found.forEach((place, i) => {
          expect(place.start).toBeLessThan(place.end);
          expect(place.end).toBeLessThanOrEqual(words.length);
          if (i > 0) expect(found[i - 1]!.end).toBeLessThanOrEqual(place.start);
        });
        expect(findPlaces(words, null)).toEqual(found);
        homeOf([words]);
      }),
      { numRuns: 300 },
    );
  });
});
