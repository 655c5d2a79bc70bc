import {
  allotmentsOf,
  bulletinById,
  lastBulletin,
  listBondProjects,
  listBulletins,
  moneyRows,
  moneyThatCounts,
  unitsById,
} from '@luoshi/ledger';
import type {
  Allotment,
  BondProject,
  Bulletin,
  Day,
  Handle,
  Id,
  MoneyKind,
  MoneyRow,
  Page,
  PageAsked,
} from '@luoshi/ledger';
import { add, compare, divide, multiply, subtract } from '@luoshi/reading';
import type { Decimal } from '@luoshi/reading';
import { daysBetween } from '../calendar/days-between.js';
import type { Moment } from '../calendar/moment.js';
import { momentAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { nextEdition, putOut } from '../frozen/put-out.js';
import type { Series } from '../frozen/put-out.js';
import { lightBeside } from '../loop/light-beside.js';
import { periodName } from '../period/period-name.js';
import { periodKey } from '../period/period.js';
import type { ReportingPeriod } from '../period/period.js';
import { WorkRefusal } from '../refusal.js';
import { periodNamed } from '../report/period.js';
import { sumOf } from './project.js';

/** Where a request stands at the period's end: paid whole on its own day, paid whole later, or not whole. */
export type PaymentStanding = 'same-day' | 'later' | 'unpaid';

export const paymentStandingWords: Readonly<Record<PaymentStanding, string>> = {
  'same-day': '当日拨付',
  later: '非当日拨付',
  unpaid: '未拨付到位',
};

/** A request of the period, or one from before that was still open when it began. Amounts are in 元. */
export interface BulletinRequest {
  readonly project: string;
  readonly code: string | null;
  readonly batch: string;
  readonly unit: string;
  readonly payer: string;
  readonly requestedOn: Day;
  /** Asked for before the period. */
  readonly earlier: boolean;
  readonly amount: Decimal;
  readonly paidSameDay: Decimal;
  /** By the period's end. */
  readonly paid: Decimal;
  /** The day on which it was paid whole. */
  readonly paidOn: Day | null;
  readonly standing: PaymentStanding;
  /** Days from the request to that day, or to the period's end. */
  readonly days: number;
}

/** How a payer kept to the rule of 日拨款 in the period: only requests of the period count. */
export interface BulletinPayer {
  readonly payer: string;
  readonly requests: number;
  readonly sameDay: number;
  readonly requested: Decimal;
  readonly paidSameDay: Decimal;
  /** Per cent of the amounts; null where nothing was asked. */
  readonly sameDayRate: Decimal | null;
}

/** A project's money up to the period's end. 拨付率 (paid) and 支出率 (spent) are two figures, both of what was allotted. */
export interface BulletinProject {
  readonly project: string;
  readonly code: string | null;
  readonly unit: string;
  readonly allotted: Decimal;
  readonly requested: Decimal;
  readonly paid: Decimal;
  readonly spent: Decimal;
  readonly paidInPeriod: Decimal;
  readonly spentInPeriod: Decimal;
  readonly paidRate: Decimal | null;
  readonly spentRate: Decimal | null;
  /** More was spent than paid out: to be asked about. */
  readonly overspent: boolean;
}

/** A line of earlier days that was entered, mended or taken back since the last bulletin. */
export interface BulletinCorrection {
  readonly project: string;
  readonly kind: MoneyKind;
  readonly on: Day;
  /** Null: taken back. */
  readonly amount: Decimal | null;
  /** What stood there before; null: nothing. */
  readonly before: Decimal | null;
  readonly reason: string | null;
}

export interface BulletinModel {
  readonly period: { readonly key: string; readonly name: string; readonly from: Day; readonly to: Day };
  readonly asOf: Moment;
  readonly edition: number;
  readonly requests: readonly BulletinRequest[];
  readonly payers: readonly BulletinPayer[];
  readonly projects: readonly BulletinProject[];
  readonly corrections: readonly BulletinCorrection[];
}

/** Rows under their keys, in the order in which they come. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** No bulletin is made of more projects. */
const MOST = 100_000;

const SERIES: Series = { kind: 'payment', scope: '' };

function tenDays(key: string): ReportingPeriod {
  const period = periodNamed(key);
  if (period.kind !== 'ten-days' || period.cumulative) throw new WorkRefusal('bulletin-period', key);
  return period;
}

/** What the bulletin of ten days would say now; also while they run. */
export const previewBulletin = (desk: Desk, key: string): Promise<BulletinModel> =>
  modelOf(desk.store.db, desk, tenDays(key));

/**
 * Puts out the bulletin of ten days that are over, frozen as the register stands; the tasks of the projects are lit anew,
 * because it says as of when spending is known. Another edition needs a reason, and both stay.
 */
export async function putOutBulletin(desk: Desk, key: string, reason: string | null): Promise<Bulletin> {
  const { store, jurisdiction } = desk;
  const period = tenDays(key);
  return store.db.transaction().execute(async (transaction) => {
    const model = await modelOf(transaction, desk, period);
    const bulletin = await putOut(transaction, desk, SERIES, period, model, reason);
    const projects = await projectsOf(transaction, jurisdiction);
    await lightBeside(
      transaction,
      desk,
      projects.flatMap(({ taskId }) => taskId ?? []),
    );
    return bulletin;
  });
}

export const bulletinList = ({ store, jurisdiction }: Desk, page: PageAsked): Promise<Page<Omit<Bulletin, 'model'>>> =>
  listBulletins(store.db, jurisdiction, SERIES.kind, page);

export const bulletinAt = ({ store, jurisdiction }: Desk, id: Id): Promise<Bulletin> =>
  bulletinById(store.db, jurisdiction, SERIES.kind, id);

const projectsOf = (db: Handle, jurisdiction: number): Promise<BondProject[]> =>
  every(MOST, (page) => listBondProjects(db, jurisdiction, {}, page));

/** The register of all projects, with the names of a day. */
interface Register {
  readonly period: ReportingPeriod;
  readonly projects: readonly BondProject[];
  /** Lines that count, up to the period's end, by project. */
  readonly lines: ReadonlyMap<Id, readonly MoneyRow[]>;
  readonly allotments: ReadonlyMap<Id, readonly Allotment[]>;
  readonly nameOf: (unit: Id) => string;
}

async function modelOf(db: Handle, desk: Desk, period: ReportingPeriod): Promise<BulletinModel> {
  const { jurisdiction, now } = desk;
  const { from, to } = period;
  const projects = (await projectsOf(db, jurisdiction)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = await moneyRows(db, jurisdiction);
  const allotments = await allotmentsOf(db, jurisdiction);
  const ids = new Set(projects.flatMap(({ unitId, payerUnitId }) => [unitId, payerUnitId]));
  const units = await unitsById(db, jurisdiction, [...ids], to);
  const lines = moneyThatCounts(rows).filter(({ on }) => on <= to);
  const register: Register = {
    period,
    projects,
    lines: grouped(lines, ({ projectId }) => projectId),
    allotments: grouped(
      allotments.filter(({ allottedOn }) => allottedOn <= to),
      ({ projectId }) => projectId,
    ),
    nameOf: (id) => units.get(id)?.name ?? id,
  };
  const edition = await nextEdition(db, desk, SERIES, period);
  const previous = await lastBulletin(db, jurisdiction, SERIES, { endedBefore: from });
  const requests = projects.flatMap((project) => requestsOf(register, project));
  return {
    period: { key: periodKey(period), name: periodName(period), from, to },
    asOf: momentAt(now),
    edition,
    requests,
    payers: payersOf(requests),
    projects: projects.flatMap((project) => moneyOf(register, project) ?? []),
    corrections: previous ? correctionsSince(previous, from, rows, projects) : [],
  };
}

function requestsOf({ period, lines, allotments, nameOf }: Register, project: BondProject): BulletinRequest[] {
  const own = lines.get(project.id) ?? [];
  const batches = new Map((allotments.get(project.id) ?? []).map(({ batchId, batch }) => [batchId, batch]));
  return own
    .filter(({ kind }) => kind === 'request')
    .flatMap((request): BulletinRequest[] => {
      const payments = own.filter(({ kind, requestId }) => kind === 'payment' && requestId === request.firstId);
      const paid = sumOf(payments, () => true);
      const whole = compare(paid, request.amount) >= 0;
      const paidOn = whole ? (payments.at(-1)?.on ?? null) : null;
      // What was asked and paid whole before these days stood in an earlier bulletin.
      if (request.on < period.from && paidOn !== null && paidOn < period.from) return [];
      return [
        {
          project: project.name,
          code: project.code,
          batch: batches.get(request.batchId) ?? request.batchId,
          unit: nameOf(project.unitId),
          payer: nameOf(project.payerUnitId),
          requestedOn: request.on,
          earlier: request.on < period.from,
          amount: request.amount,
          paidSameDay: sumOf(payments, ({ on }) => on === request.on),
          paid,
          paidOn,
          standing: paidOn === null ? 'unpaid' : paidOn === request.on ? 'same-day' : 'later',
          days: daysBetween(request.on, paidOn ?? period.to),
        },
      ];
    });
}

/** Per cent with two places, half up; null of nothing. */
const percent = (part: Decimal, whole: Decimal): Decimal | null =>
  compare(whole, '0') > 0 ? divide(multiply('100', part), whole, 2, 'nearest') : null;

const total = (amounts: readonly Decimal[]): Decimal => amounts.reduce((sum, one) => add(sum, one), '0');

function payersOf(requests: readonly BulletinRequest[]): BulletinPayer[] {
  const own = requests.filter(({ earlier }) => !earlier);
  return [...grouped(own, ({ payer }) => payer)].map(([payer, of]) => {
    const requested = total(of.map(({ amount }) => amount));
    const paidSameDay = total(of.map((one) => one.paidSameDay));
    return {
      payer,
      requests: of.length,
      sameDay: of.filter(({ standing }) => standing === 'same-day').length,
      ...{ requested, paidSameDay },
      sameDayRate: percent(paidSameDay, requested),
    };
  });
}

/** Null where nothing was allotted to the project by the period's end. */
function moneyOf({ period, lines, allotments, nameOf }: Register, project: BondProject): BulletinProject | null {
  const own = lines.get(project.id) ?? [];
  const given = allotments.get(project.id) ?? [];
  if (given.length === 0 && own.length === 0) return null;
  const of = (kind: MoneyKind, from: Day = '') => sumOf(own, (row) => row.kind === kind && row.on >= from);
  const allotted = total(given.map(({ amount }) => amount));
  const [paid, spent] = [of('payment'), of('spending')];
  return {
    ...{ project: project.name, code: project.code, unit: nameOf(project.unitId) },
    ...{ allotted, requested: of('request'), paid, spent },
    paidInPeriod: of('payment', period.from),
    spentInPeriod: of('spending', period.from),
    paidRate: percent(paid, allotted),
    spentRate: percent(spent, allotted),
    overspent: compare(subtract(spent, paid), '0') > 0,
  };
}

function correctionsSince(
  previous: Bulletin,
  from: Day,
  rows: readonly MoneyRow[],
  projects: readonly BondProject[],
): BulletinCorrection[] {
  const names = new Map(projects.map(({ id, name }) => [id, name]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const corrected = new Set(rows.map(({ correctsId }) => correctsId));
  const isNew = ({ enteredAt }: MoneyRow): boolean => enteredAt > previous.frozenAt;
  return rows
    .filter((row) => isNew(row) && !corrected.has(row.id))
    .flatMap((row): BulletinCorrection[] => {
      // Back to what the last bulletin knew: corrections of what it never saw say nothing of it.
      let before: MoneyRow | undefined = row;
      while (before && isNew(before)) before = before.correctsId === null ? undefined : byId.get(before.correctsId);
      const concerns = [row.on, ...(before ? [before.on] : [])].some((day) => day < from);
      if (!concerns || (row.voided && !before)) return [];
      return [
        {
          project: names.get(row.projectId) ?? row.projectId,
          kind: row.kind,
          on: row.on,
          amount: row.voided ? null : row.amount,
          before: before?.amount ?? null,
          reason: row.reason,
        },
      ];
    });
}
