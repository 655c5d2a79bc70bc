import type { Block, Measure } from '../outline/outline.js';
import type { TaskRow } from '../outline/task-table.js';
import { Codes } from '../text/codes.js';
import type { Range } from '../text/span.js';
import type { Trace } from '../text/trace.js';
import { withBareBrackets } from './duty-bracket.js';
import { findDutyTexts, type DutyText } from './duty-text.js';
import type { Duty } from './facts.js';
import { dutiesOfRow } from './row-duties.js';

type Role = Duty['role'];

/**
 * Who answers for each measure, as the paper says it in brackets, at the end of a paragraph or on a line of its own.
 *
 *     …办结。⟦（牵头单位：市住建局；配合单位：市财政局、各县区政府）⟧
 *     …办结。⟦(市住建局牵头,市财政局和各县区政府配合)⟧
 *     ⟦责任单位:市住建局、市财政局⟧
 *
 * Takes the flow's text, its measures and its blocks; gives one duty per role and measure in the measures' order, the
 * bodies in printed order and as written, the range being the bracket or line that names them (the first of several).
 * A duty that stands in a section's heading, or right below it, holds for all items of the section that name none;
 * so does one behind the section's last item that says so (`以上三项责任单位：…`), or where the paper puts them all there.
 * The columns of a table of tasks name them for each of its rows (`rows`, by the start of the measure).
 * Leaders and contact persons are no bodies, and a bracket without a role (`（含本数）`) is no duty.
 */
export function readDuties(
  text: string,
  measures: readonly Measure[],
  blocks: readonly Block[],
  trace?: Trace,
  rows?: ReadonlyMap<number, TaskRow>,
): Duty[] {
  if (measures.length === 0) return [];
  const found = withBareBrackets(text, findDutyTexts(text));
  if (found.length === 0 && !rows) return [];
  const own: DutyText[][] = measures.map(() => []);
  const inherited: DutyText[][] = measures.map(() => []);
  const starts = measures.map((_, index) => index).sort((a, b) => measures[a]!.start - measures[b]!.start);
  const headings = blocks.filter((block) => block.kind === 'heading' || block.kind === 'column');
  let nextMeasure = 0;
  let nextHeading = 0;
  for (const duty of found) {
    while (nextMeasure < starts.length && measures[starts[nextMeasure]!]!.start <= duty.start) nextMeasure++;
    while (nextHeading < headings.length && headings[nextHeading]!.start <= duty.start) nextHeading++;
    const measure = nextMeasure > 0 ? starts[nextMeasure - 1]! : -1;
    // A row's columns say who answers, whatever its other cells say.
    if (rows && measure >= 0 && duty.start < measures[measure]!.end && rows.has(measures[measure]!.start)) continue;
    const heading = nextHeading > 0 ? headings[nextHeading - 1]! : null;
    if (
      heading !== null &&
      (measure < 0 || heading.start > measures[measure]!.start) &&
      !within(measures[measure], heading)
    ) {
      governed(heading, headings, nextHeading, measures, starts, nextMeasure).forEach((index) =>
        inherited[index]!.push(duty),
      );
    } else if (measure >= 0) own[measure]!.push(duty);
  }
  measures.forEach(({ start }, index) => {
    const row = rows?.get(start);
    if (row) own[index]!.push(...dutiesOfRow(text, row));
  });
  shareUpwards(text, measures, own, inherited);
  const duties: Duty[] = [];
  for (let index = 0; index < measures.length; index++) {
    const texts = strongest(own[index]!, inherited[index]!);
    if (texts.length > 0) duties.push(...merged(index, texts, trace));
  }
  return duties;
}

/** `以上三项责任单位`, `上述任务由…负责`: how many items above it holds for, all where no number is said. */
const ABOVE = /^[（(〔[【]?\s?(?:以上|上述|前述)(?:([两二三四五六七八九十])|(\d{1,2}))?/;
const OPENS_ABOVE = new Codes('以上前');

/** Whether one of its words begins at an offset, or behind a bracket and a blank there. */
const saysAbove = (text: string, at: number): boolean =>
  OPENS_ABOVE.has(text.charCodeAt(at)) ||
  OPENS_ABOVE.has(text.charCodeAt(at + 1)) ||
  OPENS_ABOVE.has(text.charCodeAt(at + 2));
const COUNTS = '一二三四五六七八九十';

/**
 * Hands a duty behind the last item of a section to the items above it that name none: those it counts, or all of them
 * where each section of several items in the paper names its bodies once, behind its last.
 */
function shareUpwards(
  text: string,
  measures: readonly Measure[],
  own: readonly (readonly DutyText[])[],
  inherited: readonly DutyText[][],
): void {
  const sections = new Map<string, number[]>();
  let section: number[] = [];
  measures.forEach((measure, index) => {
    if (index === 0 || !besides(measures[index - 1]!, measure)) {
      const key = `${measure.article}\n${measure.path.join('\n')}`;
      section = sections.get(key) ?? [];
      if (section.length === 0) sections.set(key, section);
    }
    section.push(index);
  });
  const atLast: number[][] = [];
  let mixed = false;
  for (const section of sections.values()) {
    const named = section.filter((index) => own[index]!.some((duty) => !duty.prose));
    if (section.length < 2 || named.length === 0) continue;
    const last = section[section.length - 1]!;
    if (named.length === 1 && named[0] === last) atLast.push(section);
    else if (named.length < section.length) mixed = true;
    for (const index of named) {
      for (const duty of own[index]!) {
        const above = saysAbove(text, duty.start) ? ABOVE.exec(text.slice(duty.start, duty.start + 12)) : null;
        if (!above) continue;
        const count = above[1] ? COUNTS.indexOf(above[1] === '两' ? '二' : above[1]) + 1 : Number(above[2] ?? Infinity);
        const at = section.indexOf(index);
        for (const i of section.slice(Math.max(0, at + 1 - count), at))
          if (own[i]!.length === 0) inherited[i]!.push(duty);
      }
    }
  }
  if (mixed || atLast.length < 2) return;
  for (const section of atLast) {
    const shared = own[section[section.length - 1]!]!.filter((duty) => !duty.prose);
    for (const index of section.slice(0, -1)) if (inherited[index]!.length === 0) inherited[index]!.push(...shared);
  }
}

/** Whether two measures stand in one section. */
const besides = (one: Measure, other: Measure): boolean =>
  one.article === other.article &&
  (one.path === other.path ||
    (one.path.length === other.path.length && one.path.every((words, at) => words === other.path[at])));

/** What an item's own bracket or line says holds before its section's heading, and that before a sentence in prose. */
function strongest(own: readonly DutyText[], inherited: readonly DutyText[]): readonly DutyText[] {
  const set = own.filter((duty) => !duty.prose);
  return set.length > 0 ? set : inherited.length > 0 ? inherited : own;
}

function within(measure: Measure | undefined, heading: Range): boolean {
  return measure !== undefined && measure.start <= heading.start && heading.end <= measure.end;
}

/** The measures below a heading, up to the next heading of its depth or above. */
function governed(
  heading: Block,
  headings: readonly Block[],
  next: number,
  measures: readonly Measure[],
  starts: readonly number[],
  from: number,
): number[] {
  let end = Infinity;
  for (let i = next; i < headings.length; i++) {
    const other = headings[i]!;
    if (other.article !== heading.article || other.depth <= heading.depth) {
      end = other.start;
      break;
    }
  }
  const below: number[] = [];
  for (let i = from; i < starts.length && measures[starts[i]!]!.start < end; i++) {
    if (measures[starts[i]!]!.article === heading.article) below.push(starts[i]!);
  }
  return below;
}

const ROLES: readonly Role[] = ['lead', 'support', 'responsible'];

function merged(measure: number, texts: readonly DutyText[], trace: Trace | undefined): Duty[] {
  const duties: Duty[] = [];
  for (const role of ROLES) {
    const organisations: string[] = [];
    let at: Range | null = null;
    let rule = '';
    for (const duty of texts) {
      for (const named of duty.named) {
        if (named.role !== role) continue;
        if (at === null) {
          at = { start: duty.start, end: duty.end };
          rule = named.rule;
        }
        for (const name of named.names) if (!organisations.includes(name)) organisations.push(name);
      }
    }
    if (at === null || organisations.length === 0) continue;
    duties.push({ start: at.start, end: at.end, measure, role, organisations, rule });
    trace?.note(rule, at, `${role} ${organisations.join(' ')}`);
  }
  return duties;
}
