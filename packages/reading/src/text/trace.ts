import type { Range } from './span.js';

/**
 * One step of a derivation: the rule that was used, the words it was used on (a range of the text that was read),
 * the value it gave in its one-line print form, and, where something was inferred, from what.
 */
export interface Step extends Range {
  readonly rule: string;
  readonly value: string;
  /** What the words do not say, and where it was taken from: `年份取自文件日期 2024-10-27`. */
  readonly inferred?: string;
}

/**
 * Collects the steps of a derivation. A recogniser takes a trace as its last, optional argument and notes a step
 * each time a rule gives a value; without one nothing is collected and nothing is paid for.
 */
export class Trace {
  readonly steps: Step[] = [];

  note(rule: string, range: Range, value: string, inferred?: string): void {
    const step = { rule, start: range.start, end: range.end, value };
    this.steps.push(inferred === undefined ? step : { ...step, inferred });
  }
}
