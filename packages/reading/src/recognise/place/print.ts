import type { PlaceName } from './place.js';

/** One line: `合肥市 3401 prefecture`, `全市 prefecture` where the table does not know it. */
export function printPlace(place: PlaceName): string {
  return place.code === null ? `${place.name} ${place.level}` : `${place.name} ${place.code} ${place.level}`;
}
