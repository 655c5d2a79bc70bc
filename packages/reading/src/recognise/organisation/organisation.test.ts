import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed, readCases } from '../../../tests/case-file.js';
import { findPlaces } from '../place/find-places.js';
import { findOrganisations, splitOrganisations } from './find-organisations.js';
import { printOrganisation } from './print.js';

const cases = new URL('./organisation.cases.txt', import.meta.url);
const find = (text: string) => findOrganisations(text, { start: 0, end: text.length }, findPlaces(text, null));
const printed = (text: string) => find(text).map((body) => ({ ...body, value: printOrganisation(body) }));

/** A case is about its marked words; other bodies in the sentence are not asked for. */
describe('organisations', () => {
  test.each(readCases(cases))('line $line $title: $text', ({ text, expected, pending }) => {
    const found = printed(text);
    const asked =
      expected.length === 0 ? found : found.filter((f) => expected.some((e) => e.start < f.end && f.start < e.end));
    const first = expected.length > 0 && asked.length > expected.length ? asked.slice(0, expected.length) : asked;
    const right = listed(text, first) === listed(text, expected);
    if (pending) expect(right).toBe(false);
    else expect(listed(text, first)).toBe(listed(text, expected));
  });
});

const split = (list: string) =>
  splitOrganisations(list, { start: 0, end: list.length }).map(({ start, end }) => list.slice(start, end));

describe('a list of bodies is split', () => {
  test.each([
    [
      '市财政局、市住房和城乡建设局和各县（市、区）政府等部门',
      ['市财政局', '市住房和城乡建设局', '各县（市、区）政府'],
    ],
    [
      '市自然资源和规划局,市人力资源和社会保障局;市民族和宗教事务局',
      ['市自然资源和规划局', '市人力资源和社会保障局', '市民族和宗教事务局'],
    ],
    ['各乡镇、街道', ['各乡镇', '街道']],
    ['各市、州、县人民政府', ['各市、州、县人民政府']],
    ['各区县政府(管委会)', ['各区县政府(管委会)']],
    ['各区人民政府〈含开发区，下同〉', ['各区人民政府']],
    ['市发改委及各县区政府', ['市发改委', '各县区政府']],
    ['市直有关部门和单位', ['市直有关部门和单位']],
    ['市教育局等市直有关部门和单位，各区人民政府', ['市教育局', '市直有关部门和单位', '各区人民政府']],
    ['东湖区、北山区人民政府', ['东湖区、北山区人民政府']],
    ['临江高新技术开发区、南浦镇政府', ['临江高新技术开发区', '南浦镇政府']],
    ['市高等学校管理中心', ['市高等学校管理中心']],
    ['', []],
  ])('%s', (list, names) => expect(split(list)).toEqual(names));
});

describe('laws', () => {
  const words = [...new Set(readFileSync(cases, 'utf8'))].join('');
  const character = fc.nat({ max: words.length - 1 }).map((i) => words[i]!);
  const text = fc.oneof(
    fc.array(character, { maxLength: 120 }).map((c) => c.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  test('bodies are in order, inside, apart and the same twice', () => {
    fc.assert(
      fc.property(text, (words) => {
        const found = find(words);
        found.forEach((body, i) => {
          expect(body.start).toBeLessThan(body.end);
          expect(body.end).toBeLessThanOrEqual(words.length);
          if (i > 0) expect(found[i - 1]!.end).toBeLessThanOrEqual(body.start);
        });
        expect(find(words)).toEqual(found);
        let at = 0;
        for (const piece of splitOrganisations(words, { start: 0, end: words.length })) {
          expect(piece.start).toBeGreaterThanOrEqual(at);
          expect(piece.end).toBeGreaterThan(piece.start);
          at = piece.end;
        }
        expect(at).toBeLessThanOrEqual(words.length);
      }),
      { numRuns: 300 },
    );
  });
});
