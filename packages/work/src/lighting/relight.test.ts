import { createJurisdiction, createUnit, insertMany, newId } from '@luoshi/ledger';
import type { Id, Store } from '@luoshi/ledger';
import { addDays } from '@luoshi/reading';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../ledger/tests/database.js';
import { anyKept } from '../../tests/any-kept.js';
import { instantOf } from '../desk/desk.js';
import { relight } from './relight.js';
import { lampsInWords } from './why.js';

/** 100,000 in the long form: `LUOSHI_TASKS=100000`. */
const TASKS = Number(process.env['LUOSHI_TASKS'] ?? 2000);
const LONG = 600_000;
const created = new Date('2025-09-01T00:00:00Z');
const nobody = { accountId: newId(), name: 'nobody', personId: null, roles: [] };
let store: Store;
let jurisdiction: number;

/** What lists and counts go by, of all tasks; the words of a lamp may grow old between two turns. */
async function rows(): Promise<unknown[]> {
  const { rows } = await store.pool.query(
    `select t.task_id as id, t.lamp, t.lamp_shown, t.lamp_since, t.lamp_by_hand, t.progress_class,
       t.part_lamps from task_lamp t order by t.task_id`,
  );
  return rows;
}

beforeAll(async () => {
  store = await (await testDatabase()).open();
  await store.db.transaction().execute(async (transaction) => {
    const office = { code: 'linjiang', name: '临江市人民政府', shortName: '临江市', level: 'prefecture' } as const;
    jurisdiction = await createJurisdiction(transaction, office, created);
    const units = new Map<string, Id>();
    for (const [order, name] of ['东湖区', '北山区', '云溪县'].entries()) {
      const kept = { name, pinyinKey: name, kind: 'county', relation: 'supervised', from: null } as const;
      units.set(name, await createUnit(transaction, jurisdiction, { ...kept, officialOrder: order }, created));
    }
    const sample = fc.sample(anyKept, { numRuns: TASKS, seed: 11 }).map((kept, index) => ({
      ...{ id: newId(), number: String(index), due: kept.deadline?.day ?? null },
      facts: { ...kept, parts: kept.parts.map((part) => ({ ...part, unit: units.get(part.unit)! })) },
    }));
    const now = { created_at: created, changed_at: created };
    await insertMany(
      transaction,
      'task',
      sample.map(({ id, number, due }) => ({
        ...{ jurisdiction_id: jurisdiction, id, number, title: '整治河道', origin: 'hand', due, ...now },
      })),
    );
    await insertMany(
      transaction,
      'task_lamp',
      sample.map(({ id, due }) => ({ jurisdiction_id: jurisdiction, task_id: id, due: due ?? '9999-12-31' })),
    );
    await insertMany(
      transaction,
      'assignment',
      sample.flatMap(({ id, facts }) =>
        facts.parts.map(({ unit, role }, index) => ({
          ...{ jurisdiction_id: jurisdiction, id: newId(), task_id: id, unit_id: unit, role, position: index + 1 },
          ...now,
        })),
      ),
    );
    await insertMany(
      transaction,
      'lamp_facts',
      sample.map(({ id, facts }) => ({ jurisdiction_id: jurisdiction, task_id: id, task_version: 1, facts })),
    );
  });
}, LONG);
afterAll(() => store?.close());

describe('a relighting', () => {
  it(
    'of those whose moment has come leaves every row as a lighting of all would',
    async () => {
      const office = () => ({ store, jurisdiction });
      await relight(office(), instantOf('2025-12-01T00:30'), { all: true });
      let looked = 0;
      let written = 0;
      let day = '2025-12-01';
      for (const days of [1, 2, 20, 40, 200]) {
        day = addDays(day, days);
        const now = instantOf(`${day}T00:30`);
        const some = await relight(office(), now, { lot: TASKS / 12 });
        expect(some.all).toBe(false);
        looked += some.looked;
        written += some.written;
        const before = await rows();
        const all = await relight(office(), now, { all: true, lot: Math.ceil(TASKS / 9) });
        expect(all).toMatchObject({ looked: TASKS, turned: {} });
        expect(await rows()).toEqual(before);
      }
      expect(written).toBeGreaterThan(TASKS / 10);
      expect(looked).toBeLessThan(TASKS * 2.5); // five times all of them would be twice as many
    },
    LONG,
  );

  it('that is done again writes nothing', async () => {
    const now = instantOf('2027-01-01T00:30');
    await relight({ store, jurisdiction }, now, { all: true });
    expect(await relight({ store, jurisdiction }, now, { all: true })).toMatchObject({ looked: TASKS, written: 0 });
    expect(await relight({ store, jurisdiction }, now)).toMatchObject({ looked: 0, written: 0 });
  });

  it('leaves the time of a row whose next turn alone is another, so that past days need not write it again', async () => {
    const times = async () =>
      (await store.pool.query('select task_id, lamp_at from task_lamp order by task_id')).rows as unknown[];
    const now = instantOf('2027-01-02T00:30');
    await relight({ store, jurisdiction }, now, { all: true });
    await store.pool.query(`update task_lamp set lamp_turns_at = '2026-01-01'`);
    const before = await times();
    const again = await relight({ store, jurisdiction }, instantOf('2027-01-02T00:31'), { all: true });
    expect(again).toMatchObject({ written: TASKS, turned: {} });
    expect(await times()).toEqual(before);
  });
});

describe('the words of a lamp', () => {
  it('are those of the lamp that its row shows, also where it should have turned and has not been lit yet', async () => {
    await relight({ store, jurisdiction }, instantOf('2026-02-01T00:30'), { all: true });
    const rows = (await store.pool.query('select task_id as id, lamp from task_lamp order by task_id')).rows as {
      id: Id;
      lamp: string;
    }[];
    const ids = rows.map(({ id }) => id);
    for (const at of ['2026-02-01T00:30', '2026-02-02T09:00', '2026-07-01T09:00']) {
      const desk = { store, jurisdiction, who: nobody, now: instantOf(at) };
      const lamps = await lampsInWords(store.db, desk, ids, (unit) => unit);
      expect(rows.map(({ id }) => ({ id, lamp: lamps.get(id)!.colour }))).toEqual(rows);
      expect(rows.every(({ id }) => lamps.get(id)!.why !== '')).toBe(true);
    }
  });
});
