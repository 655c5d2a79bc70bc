// Fills an empty store with a made-up office from a seed: units, accounts, tasks with their parts, plans, histories, kept
// facts and reports. Threads make the rows, each table takes them by one COPY, keys and indexes are made at the end: two at
// a time, as there are two large tables. Meanwhile the journal keeps only what a server needs to stop in good order.
import {
  bareTables,
  copyLines,
  createAccount,
  createJurisdiction,
  createUnit,
  openStore,
  recount,
} from '@luoshi/ledger';
import { hashOf } from '@luoshi/work';
import { availableParallelism } from 'node:os';
import pg from 'pg';
import { Worker } from 'node:worker_threads';
import { filledTables } from './fill-table.mjs';
import { secondsOf } from './tally.mjs';
import { LEAGUES } from './task.mjs';

export const PASSWORD = '压力测试用的一句话口令';
const UNITS = 200;

/** Kept out of the journal: the rows of tables that were emptied, and new indexes. They are on the disk when they are committed. */
const FILLING = { wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' };

/** Fills the store that the environment names; it must be an empty one of our own, and is closed again. */
export async function fill({ tasks, reports, seed, now, tell }) {
  const open = () => openStore({ name: 'luoshi load bench' });
  await setting(await open(), ([name, value]) => `alter system set ${name} = '${value}'`);
  const store = await open();
  const office = await store.db.transaction().execute((transaction) => found(transaction, now));
  const lanes = [await ownerOf(store), await ownerOf(store)];
  const remake = await bareTables(lanes[0]);
  await rows(store, { ...office, tasks, reports, seed, now }, tell);
  tell('keys and indexes');
  const told = async (lane, statement) => {
    const { seconds } = await secondsOf(() => lane.query(statement));
    if (seconds > 2)
      tell(`${seconds.toFixed(0)} s for ${statement.split(/ using | foreign key| primary key| unique /i)[0]}`);
  };
  // The history has half of all rows: its indexes are made in one lane, all others in the other.
  const working = [Promise.resolve(), Promise.resolve()];
  await remake(async (statement) => {
    if (/foreign key/i.test(statement)) await Promise.all(working);
    const lane = / (?:public\.)?"?entry"? /.test(statement) ? 0 : 1;
    working[lane] = working[lane].then(() => told(lanes[lane], statement));
    working[lane].catch(() => undefined); // told where it is waited for
  });
  await Promise.all(working);
  tell('counts');
  await store.db.transaction().execute((transaction) => recount(transaction, office.jurisdiction));
  tell('analyze');
  await lanes[0].query('analyze');
  await Promise.all(lanes.map((lane) => lane.end()));
  await setting(store, ([name]) => `alter system reset ${name}`);
}

/** Changes what the server is started with, and stops it. */
async function setting(store, statement) {
  await store.asOwner(async (owner) => {
    for (const one of Object.entries(FILLING)) await owner.query(statement(one));
  });
  await store.close();
}

/** An owner's connection with room for sorting. */
async function ownerOf(store) {
  const client = new pg.Client(store.embedded.owner);
  await client.connect();
  await client.query(`set maintenance_work_mem = '1536MB'; set max_parallel_maintenance_workers = 0`);
  return client;
}

/** All rows: one COPY for each table, fed by the threads. */
async function rows(store, plan, tell) {
  const shares = Math.min(4, Math.max(2, availableParallelism()));
  const inflows = Object.fromEntries(Object.keys(filledTables).map((table) => [table, new Inflow()]));
  const copying = Object.entries(filledTables).map(([table, columns]) => copied(store, table, columns, inflows[table]));
  // Every task is gone over once for itself and once for each month.
  const all = plan.tasks * (1 + plan.reports * 2 + 2);
  let done = 0;
  const making = Array.from({ length: shares }, (_, share) =>
    inThread({ ...plan, share, shares }, inflows, (more) => tell('rows', (done += more) / all)),
  );
  // Whichever fails first ends it all.
  await Promise.race([Promise.all(making), Promise.all(copying)]);
  for (const inflow of Object.values(inflows)) inflow.end();
  await Promise.all(copying);
}

async function copied(store, table, columns, inflow) {
  const client = await ownerOf(store);
  await client.query(`begin; truncate ${table}`);
  await copyLines(client, table, columns, inflow, { frozen: true });
  await client.query('commit');
  await client.end();
}

/** What comes for one table, in its order; the giver is told when it has been taken. */
class Inflow {
  #waiting = [];
  #wake = () => undefined;
  #ended = false;

  /** @returns when the table has taken it */
  give(bytes) {
    return new Promise((taken) => {
      this.#waiting.push({ bytes, taken });
      this.#wake();
    });
  }

  end() {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator]() {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        yield next.bytes;
        next.taken();
      } else if (this.#ended) return;
      else await new Promise((resume) => (this.#wake = resume));
    }
  }
}

function inThread(workerData, inflows, tell) {
  const worker = new Worker(new URL('./fill-worker.mjs', import.meta.url), { workerData });
  return new Promise((done, fail) => {
    worker.on('message', ({ done: more, rows }) => {
      tell(more);
      Promise.all(rows.map(([table, bytes]) => inflows[table].give(bytes))).then(
        () => worker.postMessage('more'),
        fail,
      );
    });
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
