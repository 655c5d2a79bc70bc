import type { Ring } from '@luoshi/ledger';
import { WorkRefusal } from '../refusal.js';

/** A division as a GeoJSON file has it. */
export interface FileFeature {
  /** Empty where the file names none. */
  readonly name: string;
  /** Its code of administrative division; empty where the file gives none. */
  readonly code: string;
  readonly polygons: readonly (readonly Ring[])[];
}

/** The most divisions and positions of a map: a province's townships, as fine as a screen shows them. */
export const MOST_DIVISIONS = 2000;
export const MOST_POSITIONS = 200_000;

/** Under which names files give a division's name and code. */
const NAME = ['name', 'NAME', 'Name', '名称', 'XZQMC'];
const CODE = ['adcode', 'code', 'CODE', 'gb', '区划代码', '代码', 'XZQDM'];

/** Degrees are kept to about a metre. */
const PLACES = 5;

const wrong = (detail: string): never => {
  throw new WorkRefusal('map-wrong', detail);
};

/**
 * The divisions of a GeoJSON file (RFC 7946): a collection of features whose geometries are polygons in degrees. Heights and
 * other properties are left out. Refuses (`map-wrong`, with the place) anything else.
 */
export function readMap(given: unknown): FileFeature[] {
  const { type, features } = (given ?? {}) as { readonly type?: unknown; readonly features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features)) return wrong('FeatureCollection');
  if (features.length === 0 || features.length > MOST_DIVISIONS)
    return wrong(`features：${features.length}，1—${MOST_DIVISIONS}`);
  const counted = { positions: 0 };
  return features.map((feature: unknown, index) => featureAt(feature, `features/${index}`, counted));
}

function featureAt(given: unknown, place: string, counted: { positions: number }): FileFeature {
  const { geometry, properties } = (given ?? {}) as { readonly geometry?: unknown; readonly properties?: unknown };
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: unknown; readonly coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return wrong(`${place}/geometry：${String(type).slice(0, 40)}`);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return wrong(`${place}/geometry/coordinates`);
  const said = (names: readonly string[]): string => {
    const values = (properties ?? {}) as Readonly<Record<string, unknown>>;
    const value = names.map((name) => values[name]).find((one) => typeof one === 'string' || typeof one === 'number');
    return String(value ?? '')
      .trim()
      .slice(0, 200);
  };
  return {
    name: said(NAME),
    code: said(CODE),
    polygons: polygons.map((rings: unknown) => {
      if (!Array.isArray(rings) || rings.length === 0) return wrong(`${place}/geometry/coordinates`);
      return rings.map((ring: unknown) => ringAt(ring, `${place}/geometry/coordinates`, counted));
    }),
  };
}

function ringAt(given: unknown, place: string, counted: { positions: number }): Ring {
  if (!Array.isArray(given) || given.length < 4) return wrong(`${place}：4+`);
  counted.positions += given.length;
  if (counted.positions > MOST_POSITIONS) return wrong(`${counted.positions} > ${MOST_POSITIONS}`);
  const ring = given.map((position: unknown): readonly [number, number] => {
    const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : [];
    if (!within(longitude, 180) || !within(latitude, 90))
      return wrong(`${place}：${JSON.stringify(position).slice(0, 60)}`);
    return [rounded(longitude), rounded(latitude)];
  });
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return wrong(`${place}：${first.join()} ≠ ${last.join()}`);
  return ring;
}

const within = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;

const rounded = (degrees: number): number => Number(degrees.toFixed(PLACES));
