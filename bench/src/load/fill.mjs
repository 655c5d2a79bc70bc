// Fills an empty store with a made-up office from a seed: units, accounts, tasks with their parts, plans, histories, kept
// facts and reports. In at the right of the same tables and rows that the product itself writes, by COPY in two threads.
import { bareTables, createAccount, createJurisdiction, createUnit, recount } from '@luoshi/ledger';
import { hashOf } from '@luoshi/work';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { secondsOf } from './tally.mjs';
import { LEAGUES } from './task.mjs';

export const PASSWORD = '压力测试用的一句话口令';
const UNITS = 200;

/** @returns the office's number and its units' ids */
export async function fill(store, { tasks, reports, seed, now, tell }) {
  const office = await store.db.transaction().execute((transaction) => found(transaction, now));
  await store.asOwner(async (owner) => {
    const remake = await bareTables(owner);
    const shares = Math.min(4, Math.max(2, availableParallelism()));
    let done = 0;
    // Every task is gone over once for itself and once for each month.
    const all = tasks * (1 + reports * 2 + 2);
    const work = { ...office, address: plainly(store.address), tasks, reports, seed, now, shares };
    await Promise.all(
      Array.from({ length: shares }, (_, share) =>
        inThread({ ...work, share }, (more) => tell('rows', (done += more) / all)),
      ),
    );
    await owner.query(`set maintenance_work_mem = '1GB'`);
    tell('keys and indexes');
    await remake(async (statement) => {
      const { seconds } = await secondsOf(() => owner.query(statement));
      if (seconds > 2)
        tell(`${seconds.toFixed(0)} s for ${statement.split(/ using | foreign key| primary key| unique /i)[0]}`);
    });
  });
  tell('counts');
  await store.db.transaction().execute((transaction) => recount(transaction, office.jurisdiction));
  tell('vacuum analyze');
  await store.asOwner((owner) => owner.query('vacuum analyze'));
  return office;
}

function inThread(workerData, tell) {
  const worker = new Worker(new URL('./fill-worker.mjs', import.meta.url), { workerData });
  return new Promise((done, fail) => {
    worker.on('message', ({ done: more }) => tell(more));
    worker.on('error', fail);
    worker.on('exit', (code) => (code === 0 ? done() : fail(new Error(`a filling thread ended with ${code}`))));
  });
}

async function found(transaction, now) {
  const plan = { code: 'linjiang', name: '临江市人民政府', shortName: '临江市', level: 'prefecture' };
  const jurisdiction = await createJurisdiction(transaction, plan, now);
  const units = [];
  for (let index = 0; index < UNITS; index += 1) {
    const county = index < 20;
    const unit = {
      name: county ? `第${index + 1}县区` : `市第${index - 19}局`,
      pinyinKey: `u${String(index).padStart(3, '0')}`,
      kind: county ? 'county' : 'department',
      relation: 'supervised',
      from: null,
      officialOrder: index + 1,
      league: county ? LEAGUES[0] : LEAGUES[1 + (index % 3)],
    };
    units.push(await createUnit(transaction, jurisdiction, unit, now));
  }
  const passwordHash = await hashOf(PASSWORD);
  const account = (login, roles) =>
    createAccount(transaction, jurisdiction, { login, name: login, passwordHash, roles }, now, null);
  const liaison = (unitId) => ({ role: 'liaison', unitId, step: null });
  const person = await account('office', [{ role: 'supervision', unitId: null, step: null }]);
  for (const [index, unit] of units.entries()) await account(`unit${index}`, [liaison(unit)]);
  return { jurisdiction, units, person };
}

/** An address without the functions in it, which no thread can be given. */
const plainly = ({ host, port, user, password, database }) => ({ host, port, user, password, database });
