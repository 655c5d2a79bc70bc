import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testOffice } from '../../tests/office.js';
import type { Office, Seat } from '../../tests/office.js';

let office: Office;
beforeAll(async () => void (office = await testOffice()));
afterAll(() => office?.close());

const square = (x: number) => [
  [x, 30],
  [x + 1, 30],
  [x + 1, 31],
  [x, 31],
  [x, 30],
];
const feature = (name: string, x: number) => ({
  type: 'Feature',
  properties: { name, owner: 'kept out' },
  geometry: { type: 'Polygon', coordinates: [square(x)] },
});
const FILE = { type: 'FeatureCollection', features: [feature('东湖区', 120), feature('外市某县', 121)] };

interface Map {
  approvalNumber: string;
  features: { name: string; unitId: string | null; polygons: number[][][][] }[];
  unmatched: string[];
  missing: string[];
}
const put = (seat: Seat, payload: object) => office.ask(seat, { method: 'PUT', url: '/api/division-map', payload });
const now = async (): Promise<Map | null> => (await office.get<{ map: Map | null }>('leader', '/api/division-map')).map;

describe('the map of the divisions', () => {
  it('is the office’s own: its divisions are found by name, what is not found is told', async () => {
    expect(await now()).toBeNull();
    const answer = await put('supervision', { approvalNumber: '江南S（2026）001号', file: FILE });
    expect(answer.statusCode).toBe(200);
    const { district, county } = office.units;
    const map = (await now())!;
    expect(map).toMatchObject({ approvalNumber: '江南S（2026）001号', unmatched: ['外市某县'], missing: [county] });
    expect(map.features).toEqual([
      { name: '东湖区', unitId: district, polygons: [[square(120)]] },
      { name: '外市某县', unitId: null, polygons: [[square(121)]] },
    ]);
  });

  it('stays where a file is refused, or somebody else sends one; is taken away with an entry', async () => {
    const point = {
      ...FILE,
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 1] } }],
    };
    const refused = await put('supervision', { approvalNumber: '一号', file: point });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'map-wrong',
      detail: expect.stringContaining('features/0') as string,
    });
    expect((await put('supervision', { approvalNumber: ' ', file: FILE })).statusCode).toBe(422);
    expect((await put('leader', { approvalNumber: '一号', file: FILE })).statusCode).toBe(403);
    expect(await now()).not.toBeNull();
    const gone = await office.ask('administrator', { method: 'DELETE', url: '/api/division-map' });
    expect(gone.statusCode).toBe(204);
    expect(await now()).toBeNull();
    const { rows } = await office.store.pool.query<{ action: string }>(
      `select action from entry where action like '%-map' order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['enter-map', 'remove-map']);
  });
});
