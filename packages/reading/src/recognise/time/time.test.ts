import { describe, expect, it } from 'vitest';
import { listed, readCases } from '../../../tests/case-file.js';
import { Trace } from '../../text/trace.js';
import { findNumerals } from '../numeral/find-numerals.js';
import { findTimes, type Section } from './find-times.js';
import { printTime } from './print.js';

const read = (text: string, sections: readonly Section[], trace?: Trace) =>
  findTimes(text, findNumerals(text), sections, trace);
const whole = (text: string, anchor: string | null): Section[] => [{ start: 0, end: text.length, anchor }];
const shown = (text: string, sections: readonly Section[]) =>
  read(text, sections).map((t) => `${text.slice(t.start, t.end)} ${printTime(t)}`);

describe('time cases', () => {
  for (const c of readCases(new URL('./time.cases.txt', import.meta.url))) {
    it(`${c.line} ${c.title} ${c.text.slice(0, 24)}`, () => {
      const trace = new Trace();
      const times = read(c.text, whole(c.text, c.anchor), trace);
      const found = listed(
        c.text,
        times.map((t) => ({ start: t.start, end: t.end, value: printTime(t) })),
      );
      const expected = listed(c.text, c.expected);
      if (c.pending) expect(found).not.toBe(expected);
      else expect(found, JSON.stringify(trace.steps, null, 1)).toBe(expected);
    });
  }
});

describe('sections', () => {
  const text = '第一篇：去年建成。\n第二篇：去年建成。\n';
  it('gives each article its own anchor', () => {
    const sections = [
      { start: 0, end: 10, anchor: '2024-05-01' },
      { start: 10, end: 20, anchor: '2021-05-01' },
    ];
    expect(shown(text, sections)).toEqual([
      '去年 period 2023-01-01..2023-12-31 ~',
      '去年 period 2020-01-01..2020-12-31 ~',
    ]);
  });
  it('has no anchor outside of all articles', () => {
    expect(shown(text, [{ start: 10, end: 20, anchor: '2021-05-01' }])).toEqual([
      '去年 period ? ~',
      '去年 period 2020-01-01..2020-12-31 ~',
    ]);
  });
  it('forgets what the article before said', () => {
    const two = '12月26日召开大会。\n当天交付。';
    const sections = [
      { start: 0, end: 11, anchor: '2024-12-28' },
      { start: 11, end: two.length, anchor: '2024-12-20' },
    ];
    expect(shown(two, sections)[1]).toBe('当天 relative 2024-12-20 ~');
  });
});

describe('the week that a paper names', () => {
  const on = '2025-08-18';
  const weeks = (text: string) => shown(text, whole(text, on));
  it('is its own for all that it says of weeks', () =>
    expect(weeks('本周（8月11日至17日），交付492套，较上周多20套。本周放款1亿元，下周计划2亿元。')).toEqual([
      '本周 period 2025-08-11..2025-08-17 ~',
      '8月11日至17日 period 2025-08-11..2025-08-17 ~',
      '上周 period 2025-08-04..2025-08-10 ~',
      '本周 period 2025-08-11..2025-08-17 ~',
      '下周 period 2025-08-18..2025-08-24 ~',
    ]));
  it('is that of the day where the bracket holds none, or days that are no week', () => {
    expect(weeks('本周（含周末）交付492套。')[0]).toBe('本周 period 2025-08-18..2025-08-24 ~');
    expect(weeks('本周（8月1日至31日）交付492套。')[0]).toBe('本周 period 2025-08-18..2025-08-24 ~');
    expect(weeks('本周（9月8日至14日）交付492套。')[0]).toBe('本周 period 2025-08-18..2025-08-24 ~');
  });
});

describe('trace', () => {
  it('says where an inferred year comes from', () => {
    const trace = new Trace();
    read('11月底前完成。', whole('11月底前完成。', '2024-10-27'), trace);
    expect(trace.steps).toEqual([
      { rule: '<时间>前', start: 0, end: 5, value: 'deadline ..2024-11-30 ~', inferred: '年份取自基准日 2024-10-27' },
    ]);
  });
});
