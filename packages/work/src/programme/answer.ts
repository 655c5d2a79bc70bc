import { filesById, StoreRefusal } from '@luoshi/ledger';
import type { Day, Id } from '@luoshi/ledger';
import { englishInterval, isStoredId, measure, printCell, printInterval, registerOf, rowsOf } from '@luoshi/programmes';
import type {
  AnyRecord,
  ChartModel,
  EvidenceCell,
  Indicator,
  Lateness,
  Measured,
  Names,
  Outcome,
  ReportCell,
  ReportColumn,
  ReportTable,
  StageState,
  View,
  Words,
} from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';
import { standingsOf } from './list.js';
import type { Programmes } from './programmes.js';
import { keptUnits, refuseWhole } from './own.js';
import { namedBy, partNamed, seenAt, wholeAt } from './seen.js';
import type { Seen } from './seen.js';

/** An indicator of a day, printed: the interval, how it was found, what is not known and whom to ask. */
export interface ShownIndicator {
  readonly indicator: string;
  /** The record that it is of; null for the whole programme. */
  readonly record: { readonly id: Id; readonly title: string } | null;
  readonly printed: string;
  /** The same in English. */
  readonly english: string;
  readonly outcome: Outcome;
}

function shown(names: Names, indicator: Indicator, outcome: Outcome, record: Id | null): ShownIndicator {
  return {
    indicator: indicator.code,
    record: record === null ? null : { id: record, title: names.fullTitleOf(indicator.of!, record) },
    printed: printInterval(outcome.value, indicator.measure),
    english: englishInterval(outcome.value, indicator.measure),
    outcome,
  };
}

/** Records of a register whose indicators all stand on the programme's first page; where there are more, each is asked for. */
export const FEW = 20;

export interface Indicators {
  readonly rows: readonly ShownIndicator[];
  /** Indicators of registers with many records, which are not in `rows`. */
  readonly apart: readonly { readonly indicator: string; readonly records: number }[];
}

/** The indicators of the programme's first page: of the whole, and of each record where a register has few. */
export async function programmeIndicators(
  desk: Desk,
  programmes: Programmes,
  code: string,
  day: Day | null,
): Promise<Indicators> {
  const programme = programmes.named(code);
  const needed = programme.indicators.flatMap(neededBy);
  const seen = await seenAt(desk, programmes, code, needed, day);
  const rows: ShownIndicator[] = [];
  const apart: { indicator: string; records: number }[] = [];
  for (const indicator of programme.indicators) {
    const records = indicator.of === null ? 1 : rowsOf(seen.view, indicator.of).length;
    if (records > FEW) apart.push({ indicator: indicator.code, records });
    else rows.push(...shownAll(seen, indicator));
  }
  return { rows, apart };
}

/** What an indicator came to, of the whole or of every record of its register: worked out once until what it needs changes. */
export const outcomesOf = ({ facts, view }: Seen, indicator: Indicator): readonly Measured[] =>
  facts.lasting(view, `indicator ${indicator.code}`, neededBy(indicator), () => measure(view, indicator));

const shownAll = (seen: Seen, indicator: Indicator): ShownIndicator[] =>
  outcomesOf(seen, indicator).map(({ outcome, record }) => shown(seen.names, indicator, outcome, record));

/** One indicator: of the whole programme, or of every record. */
export async function programmeIndicator(
  desk: Desk,
  programmes: Programmes,
  code: string,
  indicatorCode: string,
  day: Day | null,
): Promise<ShownIndicator[]> {
  const programme = programmes.named(code);
  const indicator = partNamed(programme.indicators, indicatorCode);
  const needed = neededBy(indicator);
  if (keptUnits(desk) !== null) return shownAll(await seenAt(desk, programmes, code, needed, day), indicator);
  // Only what names its records is read beside what it needs, not all that they link to.
  const named = indicator.of === null ? [] : namedBy(programme, indicator.of);
  return shownAll(await wholeAt(desk, programmes, code, [...needed, ...named], day), indicator);
}

/** A record in a stage. */
export interface Place {
  readonly register: string;
  readonly record: Id;
  readonly title: string;
  readonly stage: string;
  readonly stageName: Words;
  readonly state: StageState;
  readonly lateness: Lateness;
  readonly opened: Day | null;
  readonly due: Day | null;
  readonly who: string | null;
}

/** What is being worked on, and who is late: the open stages of all records, the latest due first. */
export async function placeList(
  desk: Desk,
  programmes: Programmes,
  code: string,
  { day, late }: { readonly day: Day | null; readonly late: boolean },
): Promise<Place[]> {
  const programme = programmes.named(code);
  const needed = programme.processes.flatMap(({ register, needs }) => [register, ...needs.registers]);
  const { view, names } = await seenAt(desk, programmes, code, needed, day);
  const places = programme.processes.flatMap(({ register: registerCode }) => {
    return standingsOf(view, registerCode).flatMap(({ record, standing }) =>
      standing.stages
        .filter(({ stage, lateness }) => standing.current.includes(stage) && (!late || lateness === 'late'))
        .map((stage) => ({
          register: registerCode,
          record,
          title: names.fullTitleOf(registerCode, record),
          stage: stage.stage,
          stageName: stage.name,
          state: stage.state,
          lateness: stage.lateness,
          opened: stage.opened,
          due: stage.due,
          who: stage.who,
        })),
    );
  });
  return places.sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0));
}

/** A table with its cells printed: text for people, columns of figures to the right. */
export interface PrintedTable {
  readonly name: Words;
  readonly columns: readonly { readonly code: string; readonly name: Words; readonly figures: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** The same rows in English. */
  readonly english: readonly (readonly string[])[];
  readonly notes: readonly Words[];
}

export const printedTable = ({ name, columns, rows, notes }: ReportTable): PrintedTable => ({
  name,
  columns: columns.map((column) => ({ code: column.code, name: column.name, figures: column.measure !== null })),
  rows: printedRows(rows, columns, 'chinese'),
  english: printedRows(rows, columns, 'english'),
  notes,
});

const printedRows = (rows: ReportTable['rows'], columns: readonly ReportColumn[], language: keyof Words): string[][] =>
  rows.map((row) => row.map((cell, index) => printCell(cell, columns[index]!, language)));

/** A report's tables on a day; `record` where the report is of a register's records. */
export async function programmeReport(
  desk: Desk,
  programmes: Programmes,
  code: string,
  reportCode: string,
  { day, record }: { readonly day: Day | null; readonly record: Id | null },
): Promise<readonly ReportTable[]> {
  const report = partNamed(programmes.named(code).reports, reportCode);
  refuseWhole(desk, report);
  const { view } = await seenAt(desk, programmes, code, neededBy(report), day);
  return withFileNames(
    desk,
    report.of === null ? report.make(view) : report.make(view, recordOf(view, report.of, record)),
  );
}

const isEvidence = (cell: ReportCell): cell is EvidenceCell =>
  cell !== null && typeof cell === 'object' && 'evidence' in cell;

/** Files among the evidence of tables by their names instead of their ids; one that is gone stays as it is. */
async function withFileNames(desk: Desk, tables: readonly ReportTable[]): Promise<readonly ReportTable[]> {
  const cells = tables.flatMap(({ rows }) => rows.flat()).filter(isEvidence);
  const ids = [...new Set(cells.flatMap(({ evidence }) => evidence.filter(isStoredId)))];
  if (ids.length === 0) return tables;
  const files = await filesById(desk.store.db, desk.jurisdiction, ids);
  const named = (cell: ReportCell): ReportCell =>
    isEvidence(cell) ? { evidence: cell.evidence.map((item) => files.get(item)?.name ?? item) } : cell;
  return tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map(named)) }));
}

/** A chart on a day; `record` where the chart is of a register's records. */
export async function programmeChart(
  desk: Desk,
  programmes: Programmes,
  code: string,
  chartCode: string,
  { day, record }: { readonly day: Day | null; readonly record: Id | null },
): Promise<ChartModel> {
  const chart = partNamed(programmes.named(code).charts, chartCode);
  refuseWhole(desk, chart);
  const { view } = await seenAt(desk, programmes, code, neededBy(chart), day);
  return chart.of === null ? chart.make(view) : chart.make(view, recordOf(view, chart.of, record));
}

/** The registers that a part of a definition reads. */
export const neededBy = ({ needs, of }: Pick<Indicator, 'needs' | 'of'>): string[] => [
  ...needs.registers,
  ...(of === null ? [] : [of]),
];

function recordOf(view: View, register: string, id: Id | null): AnyRecord {
  if (id === null) throw new WorkRefusal('missing', '记录');
  const found = view.find(registerOf(view.programme, register), id) as AnyRecord | null;
  if (!found) throw new StoreRefusal('not-found', id);
  return found;
}
