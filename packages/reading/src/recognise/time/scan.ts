import { partsOf, type Day } from '../../text/calendar.js';
import type { Range } from '../../text/span.js';
import type { Trace } from '../../text/trace.js';
import type { Numeral } from '../numeral/numeral.js';
import { Point } from './expression.js';
import { NumberReader } from './number.js';
import { printTime } from './print.js';
import type { Time, TimeKind } from './time.js';

/** An article of the text with the day that its relative words are resolved against. */
export interface Section extends Range {
  readonly anchor: Day | null;
  /** The one year that its title names (`2026年工作计划`), where it names one. */
  readonly year?: number | null;
}

/** How far back a time said before may govern `当天`, `两个月后`, in characters. */
const REMEMBERED = 300;

/**
 * What a scan knows at the place where it stands: the article and its anchor, where sentence and paragraph began, the
 * year, month and day mentioned last. Rules read it, and write what they find through `emit`.
 */
export class Scan {
  readonly times: Time[] = [];
  readonly number = new NumberReader();
  readonly first = new Point();
  readonly second = new Point();

  /** End of the time found last: no rule looks back beyond it. */
  floor = 0;
  sentence = 0;
  paragraph = 0;

  anchor: Day | null = null;
  anchorYear = 0;
  anchorMonth = 0;
  anchorDay = 0;
  /** The year that is over and that the whole article tells of (`2025年统计公报` of March 2026), 0 where there is none. */
  toldYear = 0;

  /** The days that the article itself calls 本周 (`本周（8月11日至17日）`), null where it does not say. */
  week: { readonly from: Day; readonly to: Day } | null = null;

  /** The year said last, and where. */
  private year = 0;
  private yearAt = -1;
  private yearLeads = false;
  /** The year of the last 全年, and where it stood. */
  private whole = 0;
  private wholeAt = -1;
  /** The time mentioned last: its first and last day, its finest unit (see expression.ts) and where it stood. */
  lastFrom: Day | null = null;
  lastTo: Day | null = null;
  lastUnit = 0;
  lastAt = -1;

  private section = 0;
  private within = -1;
  private numeral = 0;

  constructor(
    readonly text: string,
    private readonly numerals: readonly Numeral[],
    private readonly sections: readonly Section[],
    private readonly trace: Trace | undefined,
  ) {}

  /** Whether anybody reads what is noted. */
  get traced(): boolean {
    return this.trace !== undefined;
  }

  /** Takes the anchor of the article at an offset; offsets never fall. Another article forgets what was said before. */
  enter(at: number): void {
    const sections = this.sections;
    while (this.section < sections.length && sections[this.section]!.end <= at) this.section++;
    const section = sections[this.section];
    const index = section !== undefined && section.start <= at ? this.section : -1;
    if (index === this.within) return;
    this.within = index;
    // A year far from any paper's is no anchor: counting from it would leave the calendar.
    const anchor = index < 0 ? null : sections[index]!.anchor;
    this.anchor = anchor !== null && anchor > '1000' && anchor < '9000' ? anchor : null;
    const titled = index < 0 ? 0 : (sections[index]!.year ?? 0);
    this.toldYear = 0;
    if (this.anchor === null) {
      this.anchorYear = titled;
      this.anchorMonth = this.anchorDay = 0;
    } else {
      const { year, month, day } = partsOf(this.anchor);
      if (titled < year) this.toldYear = titled;
      this.anchorYear = year;
      this.anchorMonth = month;
      this.anchorDay = day;
    }
    this.yearAt = this.lastAt = this.wholeAt = -1;
    this.week = null;
  }

  /**
   * The year that governs a month said here: one said before it in the same sentence, or one that leads the paragraph
   * (`2024年，全市……。11月底前……`); 0 where there is none.
   */
  get governingYear(): number {
    if (this.yearAt < 0) return 0;
    return this.yearAt >= this.sentence || (this.yearLeads && this.yearAt >= this.paragraph) ? this.year : 0;
  }

  /** The year said last in this article, 0 where none was. */
  get lastYear(): number {
    return this.yearAt < 0 ? 0 : this.year;
  }

  /** The year whose whole was spoken of before in this sentence (`⟦全年⟧120部，其中上半年60部`); 0 where none was. */
  get wholeYear(): number {
    return this.wholeAt >= this.sentence ? this.whole : 0;
  }

  rememberWhole(year: number, at: number): void {
    this.whole = year;
    this.wholeAt = at;
  }

  /** Whether a time was mentioned shortly before, and not earlier than the paragraph. */
  get remembers(): boolean {
    return this.lastAt >= this.paragraph && this.lastFrom !== null && this.floor - this.lastAt < REMEMBERED;
  }

  /** Whether a time was mentioned before in this sentence. */
  get remembersInSentence(): boolean {
    return this.lastAt >= this.sentence && this.lastFrom !== null;
  }

  /** The last day mentioned in this article, else null. */
  get lastDay(): Day | null {
    return this.lastAt >= 0 && this.lastUnit === 6 ? this.lastTo : null;
  }

  rememberYear(year: number, at: number): void {
    this.year = year;
    this.yearAt = at;
    this.yearLeads = at - this.paragraph < 8;
  }

  remember(from: Day | null, to: Day | null, unit: number, at: number): void {
    this.lastFrom = from;
    this.lastTo = to;
    this.lastUnit = unit;
    this.lastAt = at;
  }

  /** The numeral that ends at an offset, or null. Offsets may rise only. */
  numeralEnding(at: number): Numeral | null {
    const numerals = this.numerals;
    while (this.numeral < numerals.length && numerals[this.numeral]!.end < at) this.numeral++;
    const numeral = numerals[this.numeral];
    return numeral !== undefined && numeral.end === at ? numeral : null;
  }

  /** Writes a time. `note` says what was inferred, and from where; null where everything is printed. */
  emit(
    start: number,
    end: number,
    kind: TimeKind,
    from: Day | null,
    to: Day | null,
    rule: string,
    anchored: boolean,
    note: string | null,
    length: string | null,
    every: string | null,
  ): number {
    const time: Time = {
      start,
      end,
      kind,
      from,
      to,
      anchor: anchored ? this.anchor : null,
      length,
      every,
      inferred: note !== null,
      rule,
    };
    this.times.push(time);
    if (this.trace !== undefined) this.trace.note(rule, time, printTime(time), note ?? undefined);
    this.floor = end;
    return end;
  }
}
