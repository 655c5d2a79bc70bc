import { describe, expect, it } from 'vitest';
import type { Case } from '../../tests/case-file.js';
import { listed, readCases } from '../../tests/case-file.js';
import { findNumerals } from '../recognise/numeral/find-numerals.js';
import { Places } from '../recognise/place/places.js';
import { findQuantities } from '../recognise/quantity/find-quantities.js';
import { findTimes } from '../recognise/time/find-times.js';
import type { Genre } from '../outline/outline.js';
import { printFigures, printFundFlow } from './print.js';
import { readFigures } from './read-figures.js';

/** A paper of one paragraph in one article. */
function figuresOf(text: string, anchor: string | null, genre: Genre) {
  const whole = { start: 0, end: text.length };
  const article = {
    ...whole,
    title: null,
    titleAt: null,
    dateline: null,
    column: null,
    anchor,
    anchorFrom: 'manifest' as const,
  };
  const numerals = findNumerals(text);
  const times = findTimes(text, numerals, [article]);
  const quantities = findQuantities(text, numerals, times);
  const places = new Places(text, null);
  const blocks = [{ ...whole, kind: 'body' as const, article: 0, depth: -1, number: null }];
  return readFigures({ text, genre, articles: [article], blocks, measures: [], quantities, times, places });
}

const wanted = (c: Case) => listed(c.text, c.expected);
const found = (c: Case, genre: Genre) => listed(c.text, printFigures(figuresOf(c.text, c.anchor, genre)));

describe.each([
  ['measures', 'plan.cases.txt'],
  ['news', 'report.cases.txt'],
] as const)('figures of %s', (genre, file) => {
  for (const c of readCases(new URL(file, import.meta.url))) {
    it(`${c.line} ${c.title}: ${c.text}`, () => {
      if (c.pending) expect(found(c, genre)).not.toEqual(wanted(c));
      else expect(found(c, genre)).toEqual(wanted(c));
    });
  }
});

describe('subjects of figures', () => {
  for (const c of readCases(new URL('subject.cases.txt', import.meta.url))) {
    it(`${c.line} ${c.title}: ${c.text}`, () => {
      const { commitments, provisions, observations } = figuresOf(c.text, c.anchor, 'measures');
      const facts = [...commitments, ...provisions, ...observations].filter((fact) => fact.quantity !== null);
      const subjects = facts
        .map(({ quantity, subject }) => ({ start: quantity!.start, end: quantity!.end, value: subject }))
        .sort((a, b) => a.start - b.start);
      if (c.pending) expect(listed(c.text, subjects)).not.toEqual(wanted(c));
      else expect(listed(c.text, subjects)).toEqual(wanted(c));
    });
  }
});

describe('conditions of rules', () => {
  for (const c of readCases(new URL('condition.cases.txt', import.meta.url))) {
    it(`${c.line} ${c.title}: ${c.text}`, () => {
      const { provisions } = figuresOf(c.text, c.anchor, 'measures');
      const conditions = provisions.map(({ quantity: { start, end }, condition }) => ({
        start,
        end,
        value: condition ?? '–',
      }));
      if (c.pending) expect(listed(c.text, conditions)).not.toEqual(wanted(c));
      else expect(listed(c.text, conditions)).toEqual(wanted(c));
    });
  }
});

describe('fund flows', () => {
  for (const c of readCases(new URL('fund-flow.cases.txt', import.meta.url))) {
    it(`${c.line} ${c.title}: ${c.text}`, () => {
      const flows = figuresOf(c.text, c.anchor, 'news').fundFlows.map((flow) => ({
        start: flow.amount.start,
        end: flow.amount.end,
        value: `${printFundFlow(flow)} : ${flow.purpose ?? '–'}`,
      }));
      if (c.pending) expect(listed(c.text, flows)).not.toEqual(wanted(c));
      else expect(listed(c.text, flows)).toEqual(wanted(c));
    });
  }
});

describe('who did it', () => {
  for (const c of readCases(new URL('actor.cases.txt', import.meta.url))) {
    it(`${c.line} ${c.title}: ${c.text}`, () => {
      const actors = figuresOf(c.text, c.anchor, 'news').observations.map(({ quantity, organisation }) => ({
        start: quantity.start,
        end: quantity.end,
        value: organisation ?? '–',
      }));
      if (c.pending) expect(listed(c.text, actors)).not.toEqual(wanted(c));
      else expect(listed(c.text, actors)).toEqual(wanted(c));
    });
  }
});
