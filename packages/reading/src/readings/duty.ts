import type { Block, Measure } from '../outline/outline.js';
import type { Range } from '../text/span.js';
import type { Trace } from '../text/trace.js';
import { findDutyTexts, type DutyText } from './duty-text.js';
import type { Duty } from './facts.js';

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
 * A duty that stands in a section's heading, or right below it, holds for all items of the section that name none.
 * Leaders and contact persons are no bodies, and a bracket without a role (`（含本数）`) is no duty.
 */
export function readDuties(
  text: string,
  measures: readonly Measure[],
  blocks: readonly Block[],
  trace?: Trace,
): Duty[] {
  if (measures.length === 0) return [];
  const found = findDutyTexts(text);
  if (found.length === 0) return [];
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
  return measures.flatMap((_, index) => merged(index, strongest(own[index]!, inherited[index]!), trace));
}

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
    duties.push({ ...at, measure, role, organisations, rule });
    trace?.note(rule, at, `${role} ${organisations.join(' ')}`);
  }
  return duties;
}
