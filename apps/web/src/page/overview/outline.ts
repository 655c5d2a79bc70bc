import type { DivisionMap } from '../../api/wall.js';

type Polygons = DivisionMap['features'][number]['polygons'];

/** The width that a map is drawn in; its height follows from the divisions. */
export const WIDTH = 1000;
const MARGIN = 8;

/** A division's outline in the drawing, and where its name stands. */
export interface Outline {
  /** The data of an SVG path; holes are left out by the even-odd rule. */
  readonly path: string;
  readonly at: readonly [x: number, y: number];
  /** How wide its widest piece is, for the size of its name. */
  readonly width: number;
}

/**
 * The outlines of a map's divisions: degrees laid flat, those of longitude shortened by the cosine of the middle latitude, which
 * is true to shape as far as a province goes.
 */
export function outlinesOf(features: readonly { readonly polygons: Polygons }[]): {
  readonly outlines: readonly Outline[];
  readonly height: number;
} {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { polygons } of features)
    for (const [outer] of polygons)
      for (const [x, y] of outer!) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * shorter, 1e-6);
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
    MARGIN + (x - west) * shorter * scale,
    MARGIN + (north - y) * scale,
  ];
  return {
    outlines: features.map(({ polygons }) => outlineOf(polygons.map((rings) => rings.map((ring) => ring.map(place))))),
    height: 2 * MARGIN + (north - south) * scale,
  };
}

type Placed = readonly (readonly (readonly [number, number])[])[];

function outlineOf(polygons: readonly Placed[]): Outline {
  const path = polygons
    .flatMap((rings) => rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`))
    .join('');
  const sizes = polygons.map(([outer]) => middleOf(outer!));
  const largest = sizes.reduce((best, one) => (one.area > best.area ? one : best), sizes[0]!);
  return { path, at: largest.at, width: largest.width };
}

/** The centre of gravity of a ring; of one without an area the middle of its box. */
function middleOf(
  ring: readonly (readonly [number, number])[],
): Pick<Outline, 'at' | 'width'> & { readonly area: number } {
  let [area, x, y, left, right, top, bottom] = [0, 0, 0, Infinity, -Infinity, Infinity, -Infinity];
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length]!;
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
    left = Math.min(left, ax);
    right = Math.max(right, ax);
    top = Math.min(top, ay);
    bottom = Math.max(bottom, ay);
  });
  const at =
    Math.abs(area) < 1e-6 ? ([(left + right) / 2, (top + bottom) / 2] as const) : ([x / area, y / area] as const);
  return { at, width: right - left, area: Math.abs(area) };
}
