import { describe, expect, it } from 'vitest';
import { MOST_DIVISIONS, MOST_POSITIONS, readMap } from './map-file.js';

const square = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];
const feature = (geometry: unknown, properties: unknown = { name: '东湖区' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const polygon = (ring: unknown = square) => ({ type: 'Polygon', coordinates: [ring] });

describe('a map file', () => {
  it('gives the polygons of its divisions with name and code, to about a metre, without heights', () => {
    const fine = square.map(([x, y]) => [x! + 0.1234567, y, 35]);
    expect(
      readMap(
        collection(
          feature(polygon(fine), { name: ' 东湖区 ', adcode: 990102, population: 3 }),
          feature({ type: 'MultiPolygon', coordinates: [[square], [square, square]] }, null),
        ),
      ),
    ).toEqual([
      { name: '东湖区', code: '990102', polygons: [[square.map(([x, y]) => [x! + 0.12346, y])]] },
      { name: '', code: '', polygons: [[square], [square, square]] },
    ]);
  });

  it.each([
    ['no object', null],
    ['a bare geometry', polygon()],
    ['no features', collection()],
    ['a point', collection(feature({ type: 'Point', coordinates: [120, 30] }))],
    ['a line', collection(feature({ type: 'LineString', coordinates: square }))],
    ['no geometry', collection(feature(null))],
    ['a ring of three', collection(feature(polygon(square.slice(1))))],
    ['an open ring', collection(feature(polygon([...square.slice(0, 3), [120, 31]])))],
    ['metres', collection(feature(polygon(square.map(([x, y]) => [x! * 100_000, y! * 100_000]))))],
    ['text for degrees', collection(feature(polygon([['120', '30'], ...square])))],
    ['not a number', collection(feature(polygon([[NaN, 30], ...square.slice(1)])))],
    ['too many divisions', collection(...Array.from({ length: MOST_DIVISIONS + 1 }, () => feature(polygon())))],
    ['too many positions', collection(feature(polygon(Array.from({ length: MOST_POSITIONS + 1 }, () => [120, 30]))))],
  ])('is refused: %s', (_, given) => {
    expect(() => readMap(given)).toThrow(expect.objectContaining({ code: 'map-wrong' }) as Error);
  });
});
