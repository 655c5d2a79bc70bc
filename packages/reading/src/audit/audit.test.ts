import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, readCases } from '../../tests/case-file.js';
import { processorTime } from '../../tests/processor-time.js';
import { outlineOf } from '../outline/outline-of.js';
import { readDuties } from '../readings/duty.js';
import { readMeasures } from '../readings/measure.js';
import { readFigures } from '../readings/read-figures.js';
import { findNumerals } from '../recognise/numeral/find-numerals.js';
import { findQuantities } from '../recognise/quantity/find-quantities.js';
import { findTimes } from '../recognise/time/find-times.js';
import { Trace } from '../text/trace.js';
import type { AuditInput } from './audit.js';
import { audit } from './audit.js';
import { Places } from '../recognise/place/places.js';
import { checks } from './checks.js';
import type { Finding } from './finding.js';
import { checksPage } from './page.js';

function inputOf(text: string): AuditInput {
  const outline = outlineOf(text, { published: '2025-07-01' });
  const flow = outline.flow.text;
  const numerals = findNumerals(flow);
  const times = findTimes(flow, numerals, outline.articles);
  const quantities = findQuantities(flow, numerals, times);
  const measures = readMeasures(outline);
  const duties = readDuties(flow, measures, outline.blocks);
  const { articles, blocks, document } = outline;
  const figures = readFigures({
    text: flow,
    genre: document.genre,
    articles,
    blocks,
    measures,
    quantities,
    times,
    places: new Places(flow, null),
  });
  return { outline, measures, quantities, times, duties, ...figures };
}

const VERDICTS = { consistent: '相符', inconsistent: '不符', undetermined: '待核' } as const;
const show = (findings: readonly Finding[]) =>
  findings.map(({ rule, verdict, ranges }) => ({ ...ranges[0]!, value: `${rule} ${VERDICTS[verdict]}` }));

describe('cases', () => {
  for (const example of readCases(new URL('./audit.cases.txt', import.meta.url))) {
    it(`${example.pending ? '待 ' : ''}${example.title}, line ${example.line}`, () => {
      const input = inputOf(example.text);
      const flow = input.outline.flow.text;
      const found = listed(flow, show(audit(input)));
      if (example.pending) expect(found).not.toBe(listed(example.text, example.expected));
      else expect(found).toBe(listed(example.text, example.expected));
    });
  }
});

/** Papers with a fault and papers without: the marked words are touched by a finding of the rule, and no other is a fault. */
describe('faults', () => {
  for (const example of readCases(new URL('./faults.cases.txt', import.meta.url))) {
    const run = example.pending ? it.fails : it;
    run(`${example.title}, line ${example.line}`, () => {
      const findings = audit(inputOf(example.text));
      const expected = example.expected.map(({ value }) => value);
      const touched = findings.filter(({ ranges }) =>
        example.expected.some((mark) => ranges.some(({ start, end }) => start < mark.end && end > mark.start)),
      );
      for (const value of new Set(expected)) expect(show(touched).map((found) => found.value)).toContain(value);
      const faults = show(findings.filter(({ verdict }) => verdict === 'inconsistent')).map(({ value }) => value);
      expect(faults.filter((value) => !expected.includes(value))).toEqual([]);
    });
  }
});

describe('checks explain themselves', () => {
  it.each(checks.map((check) => [check.rule, check] as const))('%s gives the message of its example', (rule, check) => {
    const input = inputOf(check.example.text);
    const messages = audit(input).filter((finding) => finding.rule === rule);
    expect(messages.map((finding) => finding.message)).toEqual([check.example.message]);
  });

  it('has one check for each rule', () => {
    expect(new Set(checks.map((check) => check.rule)).size).toBe(12);
  });

  it('fills docs/checks.md', () => {
    expect(readFileSync(new URL('../../../../docs/checks.md', import.meta.url), 'utf8')).toBe(checksPage());
  });
});

describe('laws', () => {
  const pieces = [
    '一、',
    '（一）',
    '三、',
    '1.',
    '一是',
    '三是',
    '“',
    '”',
    '（',
    ')',
    '《',
    '》',
    '[',
    '**',
    '&nbsp;',
    '<br>',
    '等',
    '五部门',
    '3个',
    '市财政局',
    '、',
    '，',
    '。',
    '\n',
    '由',
    '提高到',
    '增幅',
    '10%',
    '20%',
    '100元',
    '近2万套',
    '其中',
    '合计',
    '刑拘',
    '5件',
    '全市',
    '项目',
    '\ud800',
    '\0',
    '\ufffd',
    '附件1：',
    '共',
    '率',
    '2025年',
    '—',
    '"',
    '=',
    '9+3',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((words) => words.join(''));

  it('never throws, keeps its ranges inside the text and gives the same twice', () => {
    fc.assert(
      fc.property(text, (words) => {
        const input = inputOf(words);
        const length = input.outline.flow.text.length;
        const findings = audit(input);
        for (const { ranges, message } of findings) {
          expect(message).not.toBe('');
          expect(ranges.length).toBeGreaterThan(0);
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(length);
          }
        }
        const starts = findings.map((finding) => finding.ranges[0]!.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(audit(input)).toEqual(findings);
      }),
      { numRuns: 400 },
    );
  });

  it('gives no proof on the broken order of a page that was put together again', () => {
    const text = '推进“一网通办改革，设立窗口。\n一、抓项目\n要开工。\n三、抓民生\n要办好。\n各县区要抓好落实。';
    const input = inputOf(text);
    const middle = text.indexOf('一、');
    const canonical = text.slice(middle) + text.slice(0, middle);
    const pieces = [
      { at: 0, start: text.length - middle, end: text.length },
      { at: middle, start: 0, end: text.length - middle },
    ];
    const verdicts = (input: AuditInput) => audit(input).map((finding) => `${finding.rule} ${finding.verdict}`);
    expect(verdicts(input)).toEqual(['pairing inconsistent', 'numbering inconsistent']);
    expect(verdicts({ ...input, outline: { ...input.outline, flow: { text, canonical, pieces } } })).toEqual([
      'pairing undetermined',
    ]);
  });

  it('notes a step for each finding', () => {
    const trace = new Trace();
    const findings = audit(inputOf('推进“一网通办改革。\n各县区要抓好落实。'), trace);
    expect(trace.steps.length).toBe(findings.length);
    expect(trace.steps.length).toBeGreaterThan(0);
  });

  it.each([
    '“',
    '（',
    ')',
    '三',
    '三类、',
    '1.\n3.\n',
    '一是三是',
    '&',
    '<',
    '**',
    '=',
    '甲、',
    '1',
    '「',
    '\ufffd',
    '附件1：\n',
    '合计1个',
    '\n1亿元',
    '一、是\n',
  ])('stays linear on a long run of %j', (piece) => {
    const words = piece.repeat(Math.ceil(200_000 / piece.length));
    const quantities = findQuantities(words, findNumerals(words), []);
    const flow = { text: words, canonical: words, pieces: [{ at: 0, start: 0, end: words.length }] };
    const empty = inputOf('');
    const input = { ...empty, quantities, outline: { ...empty.outline, flow } };
    expect(processorTime(() => audit(input))).toBeLessThan(3000);
  });
});
