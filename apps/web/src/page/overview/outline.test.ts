import { describe, expect, it } from 'vitest';
import { outlinesOf, WIDTH } from './outline.js';

type Ring = readonly (readonly [number, number])[];
const box = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

describe('the outlines of a map', () => {
  it('fill the width, north above south, with degrees of longitude as long as they are there', () => {
    const { outlines, height } = outlinesOf([{ polygons: [[box(120, 59.5, 1)]] }]);
    // At 60° a degree of longitude is half as long as one of latitude.
    expect(height).toBeGreaterThan(1.9 * WIDTH);
    expect(height).toBeLessThan(2.1 * WIDTH);
    expect(outlines[0]!.path).toMatch(/^M8\.0 \d+\.\dL992\.0 \d+\.\dL992\.0 8\.0L8\.0 8\.0L8\.0 \d+\.\dZ$/);
    expect(outlines[0]!.at[0]).toBeCloseTo(WIDTH / 2);
    expect(outlines[0]!.at[1]).toBeCloseTo(height / 2);
  });

  it('name a division in its largest piece, and keep its holes', () => {
    const { outlines } = outlinesOf([
      { polygons: [[box(0, 0, 1)], [box(10, 0, 4), box(11, 1, 1)]] },
      { polygons: [[box(14, 0, 1)]] },
    ]);
    expect(outlines[0]!.path.split('M')).toHaveLength(4);
    expect(outlines[0]!.at[0]).toBeGreaterThan(outlines[1]!.at[0] - 0.3 * WIDTH);
    expect(outlines[0]!.at[0]).toBeLessThan(outlines[1]!.at[0]);
  });
});
