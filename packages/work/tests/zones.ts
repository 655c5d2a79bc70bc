import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ZONES: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Shanghai': 480, 'America/Los_Angeles': -480 };

/** Runs a suite once under each time zone, and shows that the zone is really another one. */
export function inEveryZone(suite: () => void): void {
  describe.each(Object.keys(ZONES))('under TZ=%s', (zone) => {
    const before = process.env['TZ'];
    beforeAll(() => {
      process.env['TZ'] = zone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });
    it('the machine is in that zone', () => {
      expect(0 - new Date(2026, 0, 15).getTimezoneOffset()).toBe(ZONES[zone]);
    });
    suite();
  });
}
