import { countTasks, NO_DAY, unitsById, wallCounts, wallMark } from '@luoshi/ledger';
import type { Day, Id, LampColour, LedgerCount, Store, TaskFilter, TaskState, UnitKind } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import { dayAt, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

export type ByLamp = Readonly<Record<LampColour, number>>;

/** The states of what hangs on the wall: at work, suspended or carried through; what was never begun or ended is not. */
export const wallStates: readonly TaskState[] = [
  'awaiting-signature',
  'in-progress',
  'awaiting-verification',
  'reopened',
  'suspended',
  'closed',
  'struck-off',
];

/** A number of the wall with the filter of exactly the rows it counts. */
export interface Counted {
  readonly counts: ByLamp;
  readonly filter: Pick<TaskFilter, 'states' | 'lamps' | 'unitId' | 'unitRole' | 'league' | 'turnedSince'>;
}

export interface WallUnit {
  readonly unitId: Id;
  readonly name: string;
  /** A division of the map (county, township …) or a department. */
  readonly kind: UnitKind;
  readonly league: string | null;
  readonly lead: Counted;
  readonly support: Counted;
}

/** How many are due and how many were closed by a month's end, in all. */
export interface CurvePoint {
  readonly month: Day;
  readonly due: number;
  readonly closed: number;
}

export interface Wall {
  readonly total: Counted;
  /** Whose shown lamp turned on that day or since. */
  readonly turned: Counted;
  readonly units: readonly WallUnit[];
  readonly leagues: readonly (Counted & { readonly league: string })[];
  readonly needsLeader: { readonly red: Counted; readonly approvals: Readonly<Record<string, number>> };
  readonly curve: readonly CurvePoint[];
}

const none = (): Record<LampColour, number> => ({ green: 0, yellow: 0, red: 0, grey: 0 });

/**
 * The numbers of the wall map 挂图作战, up to the last entry. Each stands with the filter under which the ledger lists just
 * what it counts. A liaison gets those of one of the own units, which has to be named where there are several. As long as
 * nothing that it counts has changed it is the same object.
 */
export async function wallOf(
  desk: Desk,
  asked: { readonly turnedSince?: Day; readonly unitId?: Id } = {},
): Promise<Wall> {
  const { store, jurisdiction, now } = desk;
  const since = asked.turnedSince ?? addDays(dayAt(now), -7);
  const seen = seenUnits(desk);
  const one = asked.unitId ?? (seen?.length === 1 ? seen[0] : undefined);
  if (seen !== null && (one === undefined || !seen.includes(one))) throw new WorkRefusal('not-allowed', one ?? null);
  let walls = kept.get(store);
  if (!walls) kept.set(store, (walls = new Map()));
  const key = `${jurisdiction}|${dayAt(now)}|${since}|${one ?? ''}`;
  const mark = await wallMark(store.db, jurisdiction);
  const known = walls.get(key);
  const age = known && now.getTime() - known.made.getTime();
  if (known?.mark === mark && age! >= 0 && age! < NAMES_HOLD) return known.wall;
  const wall = await addedUp(desk, since, one);
  walls.delete(key);
  walls.set(key, { mark, made: now, wall });
  if (walls.size > MOST_KEPT) walls.delete(walls.keys().next().value!);
  return wall;
}

/** Walls that were added up lately, by what was asked: as long as nothing counted has changed they are the same. */
const kept = new WeakMap<Store, Map<string, { readonly mark: string; readonly made: Date; readonly wall: Wall }>>();
const MOST_KEPT = 300;
/** Names of units are read again after so many milliseconds. */
const NAMES_HOLD = 30_000;

async function addedUp({ store, jurisdiction, now }: Desk, since: Day, one: Id | undefined): Promise<Wall> {
  const states = wallStates;
  const at = { states, ...(one === undefined ? {} : { unitId: one }) };
  const counts = await wallCounts(store.db, jurisdiction, {
    states,
    since,
    ...(one === undefined ? {} : { unitId: one }),
  });
  const byUnit = new Map<Id, { lead: Record<LampColour, number>; support: Record<LampColour, number> }>();
  const leagues = new Map<string, Record<LampColour, number>>();
  const all = none();
  const turned = none();
  for (const { series, unitId, league, day, lamp, count } of counts) {
    const colour = lamp as LampColour;
    if (series === 'task') {
      all[colour] += count;
      if (day >= since) turned[colour] += count;
    } else if (series === 'league') {
      const of = leagues.get(league) ?? none();
      of[colour] += count;
      leagues.set(league, of);
    } else if (series === 'lead' || series === 'support') {
      const of = byUnit.get(unitId) ?? { lead: none(), support: none() };
      of[series][colour] += count;
      byUnit.set(unitId, of);
    }
  }
  const units = await unitsById(store.db, jurisdiction, [...byUnit.keys()], dayAt(now));
  const total = one === undefined ? all : await countTasks(store.db, jurisdiction, at);
  const lately = one === undefined ? turned : await countTasks(store.db, jurisdiction, { ...at, turnedSince: since });
  return {
    total: { counts: total, filter: at },
    turned: { counts: lately, filter: { ...at, turnedSince: since } },
    units: [...byUnit]
      .flatMap(([unitId, { lead, support }]): (WallUnit & { order: number })[] => {
        const unit = units.get(unitId);
        if (!unit) return [];
        return [
          {
            ...{ unitId, name: unit.name, kind: unit.kind, league: unit.league, order: unit.officialOrder },
            lead: { counts: lead, filter: { states, unitId, unitRole: 'lead' } },
            support: { counts: support, filter: { states, unitId, unitRole: 'support' } },
          },
        ];
      })
      .sort((a, b) => a.order - b.order)
      .map(({ order: _order, ...unit }) => unit),
    leagues: [...leagues]
      .map(([league, of]) => ({ league, counts: of, filter: { states, league } }))
      .sort((a, b) => (a.league < b.league ? -1 : 1)),
    needsLeader: {
      red: { counts: { ...none(), red: total.red }, filter: { ...at, lamps: ['red'] } },
      approvals: Object.fromEntries(
        counts.filter(({ series }) => series === 'approval').map(({ state, count }) => [state, count]),
      ),
    },
    curve: curveOf(counts),
  };
}

function curveOf(counts: readonly LedgerCount[]): CurvePoint[] {
  const months = new Map<Day, { due: number; closed: number }>();
  for (const { series, day, count } of counts) {
    if ((series !== 'due' && series !== 'closed') || day === NO_DAY) continue;
    const month = months.get(day) ?? { due: 0, closed: 0 };
    month[series] += count;
    months.set(day, month);
  }
  let due = 0;
  let closed = 0;
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, of]) => ({ month, due: (due += of.due), closed: (closed += of.closed) }));
}
