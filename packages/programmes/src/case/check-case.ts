import { interval } from '@luoshi/reading';
import type { LampColour } from '../definition/effect.js';
import { englishInterval, printInterval } from '../definition/figure.js';
import { registerOf, titleOf } from '../definition/programme.js';
import type { Programme } from '../definition/programme.js';
import type { Report, ReportCell, ReportColumn, ReportTable } from '../definition/report.js';
import { evaluate } from '../engine/evaluate.js';
import type { Lateness, StageState } from '../engine/standing.js';
import { rowsOf, view } from '../engine/view.js';
import { printEvidence } from '../form/cell.js';
import type { Tools } from '../definition/trial.js';
import type { Words } from '../definition/words.js';
import type { Calendar, View } from '../engine/view.js';
import type { Expectation, ProgrammeCase } from './case-text.js';

export const stateWords: Readonly<Record<StageState, string>> = {
  done: '已完成',
  open: '可办理',
  blocked: '受阻',
  unclear: '条件不明',
  waiting: '未到',
  skipped: '不涉及',
};

export const latenessWords: Readonly<Record<Lateness, string>> = {
  late: '逾期',
  'in-time': '未逾期',
  'no-clock': '不计时',
  unclear: '时限不明',
};

export const colourWords: Readonly<Record<LampColour, string>> = { green: '绿', yellow: '黄', red: '红', grey: '灰' };

/** A report's cell as it prints, in one of the two languages. */
export function printCell(cell: ReportCell, column: ReportColumn, language: keyof Words = 'chinese'): string {
  if (cell === null) return language === 'chinese' ? '未知' : 'unknown';
  if (typeof cell === 'object' && 'chinese' in cell) return cell[language];
  if (typeof cell === 'object' && 'evidence' in cell) return printEvidence(cell.evidence, language);
  if (column.measure === null) return typeof cell === 'string' ? cell : '';
  const print = language === 'chinese' ? printInterval : englishInterval;
  return print(typeof cell === 'string' ? interval.exactly(cell) : cell, column.measure);
}

/** A report's tables: of the whole programme, or of every record one after the other. */
function tablesOf(seen: View, report: Report): readonly ReportTable[] {
  if (report.of === null) return report.make(seen);
  return rowsOf(seen, report.of).flatMap((record) => report.make(seen, record));
}

/** Everything that a programme answers on a case's day, a line each, in the words of the case file. */
function answers(seen: View, tries: ProgrammeCase['tries'], tools: Tools | null): Map<Expectation['kind'], string[]> {
  const { programme } = seen;
  const nameOf = (register: string, id: string): string => {
    const found = registerOf(programme, register);
    const record = seen.find(found, id);
    return record ? titleOf(found, record as unknown as { id: string }) : id;
  };
  const { places, indicators, effects } = evaluate(seen);
  const measured = indicators.map(({ indicator, record, outcome }) => {
    const found = programme.indicators.find(({ code }) => code === indicator)!;
    const about = record === null ? '' : `（${nameOf(found.of!, record)}）`;
    return `${found.name.chinese}${about} = ${printInterval(outcome.value, found.measure)}`;
  });
  const about = (effect: (typeof effects)[number]): string =>
    effect.about ? `（${nameOf(effect.about.register, effect.about.record)}）` : '';
  const ruleName = (code: string): string => programme.rules.find((rule) => rule.code === code)!.name.chinese;
  const questions = [
    ...indicators.flatMap(({ outcome }) => outcome.questions),
    ...effects.flatMap((effect) => effect.questions),
    ...places.flatMap(({ standing }) => standing.questions),
  ];
  const lines = (name: Words, tables: readonly ReportTable[]): string[] =>
    tables.flatMap(({ columns, rows, notes }) => [
      ...rows.map((row) => `${name.chinese} = ${row.map((cell, at) => printCell(cell, columns[at]!)).join('｜')}`),
      ...notes.map((note) => `${name.chinese} = ${note.chinese}`),
    ]);
  const tried = tries.flatMap(({ trial: code, inputs }) => {
    if (!tools) throw new TypeError('a case with 测算 needs the solver and the sampler');
    const trial = programme.trials.find((one) => one.code === code)!;
    const { tables, records, settings = [] } = trial.work(seen, inputs, tools);
    return [...lines(trial.name, tables), `${trial.name.chinese} = 采用后记入${records.length + settings.length}条`];
  });
  return new Map<Expectation['kind'], string[]>([
    ['测算', tried],
    ['指标', measured],
    ['询问', questions.map(({ missing }) => missing.chinese)],
    [
      '灯',
      effects
        .filter(({ kind }) => kind === 'lamp')
        .map((effect) => `${ruleName(effect.rule)}${about(effect)} = ${colourWords[effect.colour ?? 'grey']}`),
    ],
    ['提示', effects.map((effect) => `${ruleName(effect.rule)}${about(effect)} = ${effect.words.chinese}`)],
    [
      '阶段',
      places.flatMap(({ register, record, standing }) =>
        standing.stages.map(
          ({ name, state, lateness }) =>
            `${nameOf(register, record)}／${name.chinese} = ${stateWords[state]}·${latenessWords[lateness]}`,
        ),
      ),
    ],
    ['报表', programme.reports.flatMap((report) => lines(report.name, tablesOf(seen, report)))],
  ]);
}

/** Where what must not be is looked for. */
const LISTED: Readonly<Partial<Record<Expectation['kind'], Expectation['kind']>>> = {
  不询问: '询问',
  无提示: '提示',
  无报表: '报表',
  无测算: '测算',
};

function holds({ kind, subject, value }: Expectation, found: ReadonlyMap<string, readonly string[]>): boolean {
  switch (kind) {
    case '询问':
      return found.get('询问')!.some((line) => line.includes(subject));
    case '不询问':
      return !found.get('询问')!.some((line) => line.includes(subject));
    case '提示':
    case '报表':
    case '测算':
      return found.get(kind)!.some((line) => line.startsWith(`${subject} = `) && line.includes(value));
    case '无报表':
    case '无测算':
      return !found.get(LISTED[kind]!)!.some((line) => line.startsWith(`${subject} = `) && line.includes(value));
    case '无提示':
      return !found.get('提示')!.some((line) => line.startsWith(`${subject} = `) || line.startsWith(`${subject}（`));
    case '阶段':
      // `已完成` alone leaves the clock open; `已完成·逾期` names it.
      return found
        .get(kind)!
        .some((line) => line === `${subject} = ${value}` || line.startsWith(`${subject} = ${value}·`));
    default:
      return found.get(kind)!.includes(`${subject} = ${value}`);
  }
}

/**
 * What a case expected and did not find, each with what was found instead; empty where the case holds.
 *
 * @param tools the solver and the sampler; a case that tries something out is refused (TypeError) without them
 */
export function checkCase(
  programme: Programme,
  one: ProgrammeCase,
  calendar: Calendar,
  tools: Tools | null = null,
): string[] {
  const found = answers(view(programme, one.facts, one.day, calendar), one.tries, tools);
  return one.expectations
    .filter((expectation) => !holds(expectation, found))
    .map(({ line, kind, subject, value }) => {
      const list = found.get(LISTED[kind] ?? kind)!;
      const near = list.filter((text) => text.startsWith(subject.slice(0, 4)));
      return `line ${line}: ${kind} ${subject}${value ? ` = ${value}` : ''}\n  found: ${(near.length > 0 ? near : list).join('\n         ')}`;
    });
}
