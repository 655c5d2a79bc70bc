import { changeCounts, gatherCounts, lightingOf, markLit, tellWebhooks, unlitTasks, writeLamps } from '@luoshi/ledger';
import type { LitRow, Store, Told, Unlit } from '@luoshi/ledger';
import { instantOf, momentAt } from '../desk/desk.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { Moment } from '../calendar/moment.js';
import type { KeptFacts } from '../lamp/kept-facts.js';
import { judged } from '../lamp/lighted.js';
import { litRow, turnOf } from './lit-row.js';
import { officeRules } from './office-rules.js';
import type { OfficeRules } from './office-rules.js';
import { Tally } from './standing.js';
import type { Standing } from './standing.js';

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

/** The counts of the wall map are written once a transaction: many tasks add up to few of them. */
const LOT = 20_000;
/** Of those that are due: whoever enters something for a task that is being written waits for less. */
const DUE_LOT = 5000;
/** Tasks that are read, and written, by one statement: more at once, and both sides spend their time on finding memory. */
const STRETCH = 1000;
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
  const day = dayOfMoment(at);
  const turned: Record<string, number> = {};
  const most = work.lot ?? (all ? LOT : DUE_LOT);
  let looked = 0;
  let written = 0;
  let other: Turning[] = [];
  const writing: Promise<void>[] = [];
  const hand = async () => {
    // The database writes lots while the next one is being lit.
    if (writing.length === WRITERS) await writing.shift();
    const next = write(other);
    next.catch(() => undefined); // told where it is waited for
    writing.push(next);
    other = [];
  };
  try {
    const asked = { until: span.until, all, lot: Math.min(most, STRETCH) };
    for await (const stretch of unlitTasks(store.db, jurisdiction, asked)) {
      work.signal?.throwIfAborted();
      for (const task of stretch) {
        const kept = JSON.parse(task.facts) as KeptFacts;
        const row = litRow(task, judged(kept, at, rules.rules, rules.calendar), day);
        if (differs(task, row)) other.push({ was: standingOf(task, kept), row });
      }
      if (other.length >= most) await hand();
      looked += stretch.length;
      work.onProgress?.(looked);
    }
    if (other.length > 0) await hand();
    await Promise.all(writing);
  } finally {
    await Promise.allSettled(writing);
  }
  return { all, looked, written, turned };

  async function write(turning: readonly Turning[]): Promise<void> {
    await store.db.transaction().execute(async (transaction) => {
      const tally = new Tally();
      const turns: Told[] = [];
      for (let start = 0; start < turning.length; start += STRETCH) {
        const lot = turning.slice(start, start + STRETCH);
        const done = await writeLamps(transaction, jurisdiction, lot, span.stamp);
        for (const { was, row } of lot) {
          if (!done.has(row.taskId)) continue;
          written += 1;
          if (was.shown === row.shown && was.since === row.since) continue;
          if (was.shown !== row.shown)
            turned[`${was.shown}→${row.shown}`] = (turned[`${was.shown}→${row.shown}`] ?? 0) + 1;
          tally.turn(was, { lamp: was.shown, since: was.since }, { lamp: row.shown, since: row.since });
          turns.push(...turnOf(was.shown, row, span.stamp));
        }
      }
      await changeCounts(transaction, jurisdiction, tally.changes);
      await tellWebhooks(transaction, jurisdiction, turns);
    });
  }
}

/** A task whose row is to be written, and how it stood before. */
interface Turning {
  readonly was: Pick<Unlit, 'shown' | 'since' | 'state' | 'league'> & Pick<Standing, 'parts'>;
  readonly row: LitRow;
}

/** What of a task is still asked when it is written: not its facts, of which a lot of tasks would fill the memory. */
const standingOf = ({ shown, since, state, league }: Unlit, { parts }: KeptFacts): Turning['was'] => ({
  ...{ shown, since, state, league },
  parts: parts.map(({ unit, role }) => ({ unit, role })),
});

const differs = (task: Unlit, row: LitRow): boolean =>
  task.lamp !== row.lamp ||
  task.shown !== row.shown ||
  task.since !== row.since ||
  task.byHand !== (row.byHand?.colour ?? null) ||
  task.progressClass !== row.progressClass ||
  task.partLamps !== (row.partLamps && JSON.stringify(row.partLamps)) ||
  (task.turnsAt?.getTime() ?? null) !== (row.turnsAt?.getTime() ?? null);
