import {
  changeCounts,
  gatherCounts,
  lightingOf,
  markLit,
  tellWebhooks,
  unitsById,
  unlitTasks,
  writeLamps,
} from '@luoshi/ledger';
import type { Id, LitRow, Store, Unlit } from '@luoshi/ledger';
import { dayAt, instantOf, momentAt } from '../desk/desk.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { KeptFacts } from '../lamp/kept-facts.js';
import { lighted } from '../lamp/lighted.js';
import { litRow, turnOf } from './lit-row.js';
import type { LampReason } from '../lamp/reason.js';
import { officeRules } from './office-rules.js';
import type { OfficeRules } from './office-rules.js';
import { Tally } from './standing.js';

/** An office whose lamps are lit without anybody at a desk. */
export interface Office {
  readonly store: Store;
  readonly jurisdiction: number;
}

export interface LightingWork {
  /** All tasks, also those that cannot turn by themselves; asked by itself where rules or calendar have changed. */
  readonly all?: boolean;
  /** Tasks a transaction. */
  readonly lot?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (lit: number) => void;
}

/** What a lighting did. */
export interface Relit {
  readonly all: boolean;
  /** Tasks that were looked at. */
  readonly looked: number;
  /** Rows that were written because something on them changed. */
  readonly written: number;
  /** Shown lamps that turned, `green→red`. */
  readonly turned: Readonly<Record<string, number>>;
}

const LOT = 5000;
/** Transactions that write at once: one alone leaves a core idle. */
const WRITERS = 2;

/**
 * Lights an office's tasks up to an instant: those that may have turned although nothing was entered, or all of them
 * where rules or calendar have changed since. Only what turned is written, some thousands a transaction; no history is
 * folded. May be stopped and begun again; what an entry lights meanwhile stays as the entry lit it, and two lightings
 * at once count nothing twice.
 */
export async function relight(office: Office, now: Date, work: LightingWork = {}): Promise<Relit> {
  const { store, jurisdiction } = office;
  const state = await lightingOf(store.db, jurisdiction);
  const rules = await officeRules(store, store.db, jurisdiction, state.rulesVersion);
  const all = work.all === true || state.litVersion < state.rulesVersion;
  // What is due by the minute has turned with it.
  const relit = await lightUntil(
    office,
    rules,
    { at: momentAt(now), until: new Date(now.getTime() + 1), stamp: now, all },
    work,
  );
  await markLit(store.db, jurisdiction, { litAt: now, ...(all ? { litVersion: rules.version } : {}) });
  await store.db.transaction().execute((transaction) => gatherCounts(transaction, jurisdiction));
  return relit;
}

/** Lights what may have turned by the end of a day, as of that end: `T24:00` still belongs to it. */
export async function lightDay(office: Office, day: string, work: LightingWork = {}): Promise<Relit> {
  const rules = await officeRules(office.store, office.store.db, office.jurisdiction);
  const at: Moment = `${day}T24:00`;
  const end = instantOf(at);
  return lightUntil(office, rules, { at, until: end, stamp: new Date(end.getTime() - 1), all: false }, work);
}

interface Span {
  readonly at: Moment;
  /** Not included: what turns before it is due. */
  readonly until: Date;
  /** Written as the time of the lighting. */
  readonly stamp: Date;
  readonly all: boolean;
}

async function lightUntil(
  { store, jurisdiction }: Office,
  rules: OfficeRules,
  span: Span,
  work: LightingWork,
): Promise<Relit> {
  const { at, all } = span;
  const names = new Map<Id, string>();
  const turned: Record<string, number> = {};
  let looked = 0;
  let written = 0;
  const writing: Promise<void>[] = [];
  const asked = { until: span.until, all, lot: work.lot ?? LOT };
  try {
    for await (const lot of unlitTasks(store.db, jurisdiction, asked)) {
      work.signal?.throwIfAborted();
      await learnNames(store, jurisdiction, lot, names, span.stamp);
      const lights = lot.map((task) => {
        const kept = task.facts as KeptFacts;
        const result = lighted(kept, at, rules.rules, rules.calendar, (id) => names.get(id) ?? id);
        return { task, kept, row: litRow(task, result, dayOfMoment(at)) };
      });
      // The database writes lots while the next one is being lit.
      if (writing.length === WRITERS) await writing.shift();
      const next = write(lights);
      next.catch(() => undefined); // told where it is waited for
      writing.push(next);
      looked += lot.length;
      work.onProgress?.(looked);
    }
    await Promise.all(writing);
  } finally {
    await Promise.allSettled(writing);
  }
  return { all, looked, written, turned };

  async function write(lights: readonly { task: Unlit; kept: KeptFacts; row: LitRow }[]): Promise<void> {
    const other = lights.filter(({ task, row }) => differs(task, row));
    await store.db.transaction().execute(async (transaction) => {
      const rows = other.map(({ task, row }) => ({ row, was: task }));
      const done = await writeLamps(transaction, jurisdiction, rows, span.stamp);
      const tally = new Tally();
      for (const { task, kept, row } of other) {
        if (!done.has(task.taskId)) continue;
        written += 1;
        if (task.shown === row.shown && task.since === row.since) continue;
        if (task.shown !== row.shown)
          turned[`${task.shown}→${row.shown}`] = (turned[`${task.shown}→${row.shown}`] ?? 0) + 1;
        tally.turn(
          { state: task.state, league: task.league, parts: kept.parts },
          { lamp: task.shown, since: task.since },
          { lamp: row.shown, since: row.since },
        );
      }
      await changeCounts(transaction, jurisdiction, tally.changes);
      const turns = other.filter(({ task }) => done.has(task.taskId));
      await tellWebhooks(
        transaction,
        jurisdiction,
        turns.flatMap(({ task, row }) => turnOf(task.shown, row, span.stamp)),
      );
    });
  }
}

const differs = (task: Unlit, row: LitRow): boolean =>
  task.lamp !== row.lamp ||
  task.shown !== row.shown ||
  task.since !== row.since ||
  task.byHand !== (row.byHand?.colour ?? null) ||
  task.progressClass !== row.progressClass ||
  task.partLamps !== (row.partLamps && JSON.stringify(row.partLamps)) ||
  (task.turnsAt?.getTime() ?? null) !== (row.turnsAt?.getTime() ?? null) ||
  task.why !== (row.reason as LampReason).why;

async function learnNames(
  store: Store,
  jurisdiction: number,
  lot: readonly Unlit[],
  names: Map<Id, string>,
  at: Date,
): Promise<void> {
  const fresh = new Set<Id>();
  for (const { facts } of lot) for (const { unit } of (facts as KeptFacts).parts) if (!names.has(unit)) fresh.add(unit);
  if (fresh.size === 0) return;
  const units = await unitsById(store.db, jurisdiction, [...fresh], dayAt(at));
  for (const id of fresh) names.set(id, units.get(id)?.name ?? id);
}
