import { appendEntry, divisionMap, listUnits, saveDivisionMap, unitNamesOn } from '@luoshi/ledger';
import type { DivisionMap, Id, MapFeature, Unit } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import { jurisdictionSubject, refuseOthers } from '../desk/record.js';
import { readMap } from './map-file.js';

/** The office's map, with what of it and of the office's divisions did not find each other. */
export interface OfficeMap extends DivisionMap {
  /** Names of divisions on the map that are no unit's; `#3` for the third feature where it has no name. */
  readonly unmatched: readonly string[];
  /** The office's divisions that are not on the map. */
  readonly missing: readonly Id[];
}

/** The kinds of units that are places. */
const PLACES: ReadonlySet<string> = new Set(['county', 'park', 'township', 'subdistrict']);
const MOST_UNITS = 20_000;

async function divisionsOf({ store, jurisdiction, now }: Desk): Promise<Unit[]> {
  const units = await every(MOST_UNITS, (page) => listUnits(store.db, jurisdiction, { day: dayAt(now) }, page));
  return units.filter(({ kind, isGroup }) => PLACES.has(kind) && !isGroup);
}

const lookedAt = (map: DivisionMap, divisions: readonly Unit[]): OfficeMap => ({
  ...map,
  unmatched: map.features.flatMap(({ unitId, name }, index) => (unitId === null ? [name || `#${index + 1}`] : [])),
  missing: divisions.map(({ id }) => id).filter((id) => !map.features.some(({ unitId }) => unitId === id)),
});

/** The map that the office draws; null where it has none and tiles are shown. */
export async function officeMap(desk: Desk): Promise<OfficeMap | null> {
  const map = await divisionMap(desk.store.db, desk.jurisdiction);
  return map && lookedAt(map, await divisionsOf(desk));
}

/**
 * Takes a GeoJSON file as the office's map, in the place of the one before. Its divisions are found by their codes or by a name
 * that a unit bears today; those that are not found are drawn without a lamp and told. Refuses (`map-wrong`) what is no map.
 */
export async function enterMap(
  desk: Desk,
  { approvalNumber, file }: { readonly approvalNumber: string; readonly file: unknown },
): Promise<OfficeMap> {
  refuseOthers(desk, 'administrator', 'supervision');
  const { store, jurisdiction, now } = desk;
  const read = readMap(file);
  const divisions = await divisionsOf(desk);
  const places = new Set(divisions.map(({ id }) => id));
  const byWords = new Map<string, Id>();
  for (const { unitId, name } of await unitNamesOn(store.db, jurisdiction, dayAt(now)))
    if (places.has(unitId)) byWords.set(name, unitId);
  for (const { id, code } of divisions) if (code !== null) byWords.set(code, id);
  const features = read.map(({ name, code, polygons }): MapFeature => ({
    name,
    unitId: byWords.get(code) ?? byWords.get(name) ?? null,
    polygons,
  }));
  const map = { approvalNumber, features, enteredAt: now };
  const looked = lookedAt(map, divisions);
  await keep(desk, map, 'enter-map', {
    approvalNumber,
    divisions: features.length,
    unmatched: looked.unmatched.length,
  });
  return looked;
}

/** Takes the map away: tiles are shown again. */
export async function removeMap(desk: Desk): Promise<void> {
  refuseOthers(desk, 'administrator', 'supervision');
  await keep(desk, null, 'remove-map', {});
}

async function keep(
  { store, jurisdiction, now, who }: Desk,
  map: DivisionMap | null,
  action: string,
  body: object,
): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    await saveDivisionMap(transaction, jurisdiction, map, who.accountId);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'jurisdiction',
      subjectId: jurisdictionSubject(jurisdiction),
      action,
      body,
      accountId: who.accountId,
    });
  });
}
