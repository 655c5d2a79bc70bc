import { countOwed, owedGroups, owedReports, unitsById } from '@luoshi/ledger';
import type { Id, OwedReport, Page, PageAsked, Store } from '@luoshi/ledger';
import type { Moment } from '../calendar/moment.js';
import { dayAt, momentAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { officeCalendar } from '../lighting/office-rules.js';
import { momentInChinese } from '../calendar/moment.js';
import type { CutOff } from '../period/cut-off.js';
import { periodName } from '../period/period-name.js';
import { periodKey } from '../period/period.js';
import { rosterStatus, rosterWords } from '../period/roster.js';
import type { RosterStatus } from '../period/roster.js';
import { periodNamed } from '../report/period.js';
import { latestSpans, spansOf } from './spans.js';
import type { DueSpan } from './spans.js';

/** Where a report stands on the roster: as by the clock, or returned to be done again. */
export type ReportStanding = RosterStatus | 'returned';

export const standingWords: Readonly<Record<ReportStanding, string>> = { ...rosterWords, returned: '退回待改' };

const none = (): Record<ReportStanding, number> => ({
  reported: 0,
  late: 0,
  returned: 0,
  missing: 0,
  'not-due': 0,
  undetermined: 0,
});

export type StandingCounts = Readonly<Record<ReportStanding, number>>;

/** One unit of a roster: how many reports it owes for the period, and how they stand. */
export interface RosterUnit {
  readonly unitId: Id;
  readonly name: string;
  readonly due: number;
  readonly counts: StandingCounts;
}

/** 谁该报没报: the roster of a period, for the whole office or, for a liaison, the own units. */
export interface PeriodRoster {
  readonly period: { readonly key: string; readonly name: string; readonly from: string; readonly to: string };
  readonly at: Moment;
  readonly units: readonly RosterUnit[];
  readonly counts: StandingCounts;
  /** To copy for the group: names only who has something to do. */
  readonly text: string;
}

/** As of when a roster is asked. */
export interface RosterAsked {
  /** Now where it is left out. */
  readonly at?: Moment;
  /** `known`: what had been filed by then; `corrected`: late filings that came since stand as 补报. */
  readonly view?: 'known' | 'corrected';
}

/** How a report stands at a moment; in the corrected view a filing that came later counts as the late one that it is. */
export function standingAt(
  filed: Moment | null,
  returned: boolean,
  cutOff: CutOff,
  at: Moment,
  view: 'known' | 'corrected',
): ReportStanding {
  const until = view === 'corrected' && filed !== null && filed > at ? filed : at;
  const status = rosterStatus(filed, cutOff, until);
  return returned && (status === 'reported' || status === 'late') ? 'returned' : status;
}

/** The roster of a period. Refuses a key that names none. */
export async function periodRoster(desk: Desk, key: string, asked: RosterAsked = {}): Promise<PeriodRoster> {
  const { store, jurisdiction, now } = desk;
  const period = periodNamed(key);
  const { at = momentAt(now), view = 'known' } = asked;
  const calendar = await officeCalendar(store, store.db, jurisdiction);
  const spans = await spansOf(store.db, jurisdiction, period, calendar);
  const seen = seenUnits(desk);
  const groups = await owedGroups(
    store.db,
    jurisdiction,
    spans.map(({ rule }) => rule),
    seen === null ? {} : { seenBy: seen },
  );
  const counts = none();
  const byUnit = new Map<Id, Record<ReportStanding, number>>();
  // What was returned is told as it is now; of a past moment nobody asks for it to be done again.
  const isNow = asked.at === undefined;
  for (const { unitId, span, filedAt, returned, count } of groups) {
    const filed = filedAt && momentAt(filedAt);
    const standing = standingAt(filed, returned && isNow, spans[span]!.cutOff, at, view);
    const of = byUnit.get(unitId) ?? none();
    of[standing] += count;
    counts[standing] += count;
    byUnit.set(unitId, of);
  }
  const units = await unitsById(store.db, jurisdiction, [...byUnit.keys()], dayAt(now));
  const rows = [...byUnit]
    .map(([unitId, of]) => ({
      unitId,
      name: units.get(unitId)?.name ?? unitId,
      order: units.get(unitId)?.officialOrder ?? 0,
      due: total(of),
      counts: of,
    }))
    .sort((a, b) => a.order - b.order || (a.unitId < b.unitId ? -1 : 1))
    .map(({ order: _order, ...unit }): RosterUnit => unit);
  const named = { key: periodKey(period), name: periodName(period), from: period.from, to: period.to };
  return { period: named, at, units: rows, counts, text: textOf(named.name, at, rows, counts) };
}

const total = (counts: StandingCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** In the order in which a roster counts them. */
export const STANDINGS: readonly ReportStanding[] = [
  'reported',
  'late',
  'returned',
  'missing',
  'not-due',
  'undetermined',
];

/** How many are due and who still has to do something. Names nobody who has filed. */
function textOf(period: string, at: Moment, units: readonly RosterUnit[], counts: StandingCounts): string {
  const head = `${period}进展报送（截至${momentInChinese(at)}）：应报${units.length}家${total(counts)}项`;
  const parts = STANDINGS.filter((standing) => counts[standing] > 0).map(
    (standing) => `${standingWords[standing]}${counts[standing]}项`,
  );
  const named = (words: string, standing: ReportStanding): string => {
    const of = units.filter((unit) => unit.counts[standing] > 0);
    if (of.length === 0) return '';
    return `${words}：${of.map((unit) => `${unit.name}（${unit.counts[standing]}项）`).join('、')}。`;
  };
  return [
    `${[head, ...parts].join('，')}。`,
    named('未报', 'missing'),
    named('退回待改', 'returned'),
    named('尚未报送', 'not-due'),
  ].join('');
}

/** A single report of a roster. */
export interface RosterReport extends OwedReport {
  readonly period: { readonly key: string; readonly name: string };
  readonly cutOff: CutOff;
  readonly standing: ReportStanding;
}

const shownAt =
  (spans: readonly DueSpan[], now: Moment) =>
  (row: OwedReport): RosterReport => {
    const { period, cutOff } = spans[row.span]!;
    const filed = row.filedAt && momentAt(row.filedAt);
    return {
      ...row,
      period: { key: periodKey(period), name: periodName(period) },
      cutOff,
      standing: standingAt(filed, row.state === 'returned', cutOff, now, 'known'),
    };
  };

/** The single reports of a period's roster, by unit. */
export async function rosterReports(
  desk: Desk,
  key: string,
  filter: { readonly unitId?: Id | undefined; readonly filing?: 'filed' | 'unfiled' | 'returned' | undefined },
  page: PageAsked,
): Promise<Page<RosterReport>> {
  const { store, jurisdiction, now } = desk;
  const calendar = await officeCalendar(store, store.db, jurisdiction);
  const spans = await spansOf(store.db, jurisdiction, periodNamed(key), calendar);
  return reportsOf(desk, spans, filter, page, momentAt(now));
}

async function reportsOf(
  desk: Desk,
  spans: readonly DueSpan[],
  filter: { readonly unitId?: Id | undefined; readonly filing?: 'filed' | 'unfiled' | 'returned' | undefined },
  page: PageAsked,
  now: Moment,
): Promise<Page<RosterReport>> {
  const seen = seenUnits(desk);
  const { rows, next } = await owedReports(
    desk.store.db,
    desk.jurisdiction,
    spans.map(({ rule }) => rule),
    seen === null ? filter : { ...filter, seenBy: seen },
    page,
  );
  return { rows: rows.map(shownAt(spans, now)), next };
}

/** What is missing: of every kind of period the last one whose cut-off has passed. */
const missingSpans = async ({ store, jurisdiction, now }: Desk): Promise<DueSpan[]> => {
  const calendar = await officeCalendar(store, store.db, jurisdiction);
  return latestSpans(store.db, jurisdiction, momentAt(now), calendar, { count: 1 });
};

export interface MissingFilter {
  readonly unitId?: Id | undefined;
}

export const missingReports = async (desk: Desk, filter: MissingFilter, page: PageAsked): Promise<Page<RosterReport>> =>
  reportsOf(desk, await missingSpans(desk), { ...filter, filing: 'unfiled' }, page, momentAt(desk.now));

/** How many rows `missingReports` gives in all. */
export async function missingCount(desk: Desk, filter: MissingFilter): Promise<number> {
  const { store, jurisdiction } = desk;
  const spans = await missingSpans(desk);
  const seen = seenUnits(desk);
  const rules = spans.map(({ rule }) => rule);
  return countOwed(store.db, jurisdiction, rules, {
    ...filter,
    ...(seen === null ? {} : { seenBy: seen }),
    filing: 'unfiled',
  });
}

/** How the reports of some periods stood when they were looked at: for a pack or a weekly ledger. */
export interface PeriodFilings {
  readonly period: string;
  readonly due: number;
  readonly counts: StandingCounts;
}

/** The filings of periods, over the whole office. */
export async function filingsOfPeriods(
  desk: Pick<Desk, 'store' | 'jurisdiction' | 'now'>,
  db: Store['db'],
  periods: readonly string[],
): Promise<PeriodFilings[]> {
  const { store, jurisdiction, now } = desk;
  const calendar = await officeCalendar(store, db, jurisdiction);
  const found: PeriodFilings[] = [];
  for (const key of periods) {
    const spans = await spansOf(db, jurisdiction, periodNamed(key), calendar);
    const counts = none();
    const rules = spans.map(({ rule }) => rule);
    for (const { span, filedAt, returned, count } of await owedGroups(db, jurisdiction, rules)) {
      const filed = filedAt && momentAt(filedAt);
      counts[standingAt(filed, returned, spans[span]!.cutOff, momentAt(now), 'known')] += count;
    }
    found.push({ period: periodName(periodNamed(key)), due: total(counts), counts });
  }
  return found;
}
