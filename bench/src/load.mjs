// npm run bench:load [-- --tasks 1000000 --reports 10 --seconds 60 --rate 200 --data FOLDER --only light,due,search,load --json FILE]
// A made-up office from a seed, then what it must bear: lighting, a rebuild of the search with readers, requests at a fixed
// rate to a server in a process of its own, past days, bulk import. Without --data the office stands in a temporary folder
// and is removed afterwards; a folder that holds an office already is used as it is.
import { openStore } from '@luoshi/ledger';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from './load/chance.mjs';
import { closeClients, signIn, startServer } from './load/client.mjs';
import { databaseCpu } from './load/database-cpu.mjs';
import { fill } from './load/fill.mjs';
import { light } from './load/light.mjs';
import { kindsOf, load } from './load/mix.mjs';
import { importRows, past, search } from './load/more.mjs';
import { secondsOf, Tally } from './load/tally.mjs';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '1000000' },
    reports: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'light,due,search,load,past,import' },
    data: { type: 'string' },
    json: { type: 'string' },
  },
});
const parts = new Set(values.only.split(','));
const data = values.data ?? mkdtempSync(join(tmpdir(), 'luoshi-load-'));
mkdirSync(data, { recursive: true });
process.env.LUOSHI_DATA = data;
const tasks = Number(values.tasks);
const tally = new Tally();
const now = new Date();
const open = () => openStore({ name: 'luoshi load bench' });
let store = await open();
try {
  const had = await store.db.selectFrom('jurisdiction').select('jurisdiction_id').executeTakeFirst();
  if (!had) {
    await store.close();
    const begun = Date.now();
    let told = 0;
    // A line for each step, and for each twentieth of a long one.
    const tell = (step, share = 1) => {
      if (share < 1 && share < told + 0.05) return;
      told = share < 1 ? share : 0;
      const percent = share < 1 ? ` ${(share * 100).toFixed(0)} %` : '';
      process.stderr.write(`${((Date.now() - begun) / 1000).toFixed(0)} s: ${step}${percent}\n`);
    };
    const { seconds } = await secondsOf(() =>
      fill({ tasks, reports: Number(values.reports), seed: Number(values.seed), now, tell }),
    );
    tally.tell('generated in', `${seconds.toFixed(0)} s`);
    store = await open();
  }
  const { jurisdiction_id: jurisdiction } = await store.db
    .selectFrom('jurisdiction')
    .select('jurisdiction_id')
    .executeTakeFirstOrThrow();
  const office = { store, jurisdiction };
  for (const table of ['task', 'report', 'entry']) {
    const { count } = await store.db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    tally.tell(`rows of ${table}`, Number(count));
  }
  const person = (
    await store.db.selectFrom('account').select('id').where('login', '=', 'office').executeTakeFirstOrThrow()
  ).id;
  const units = (await store.db.selectFrom('unit').select('id').orderBy('official_order').execute()).map(
    ({ id }) => id,
  );
  const all = Number(tally.results['rows of task']);
  if (parts.has('light')) await light(store, office, now, tally, all, parts.has('due'));
  if (parts.has('search')) await search(store, office, person, tally, all, false);
  await store.close();
  if (['load', 'past', 'import'].some((part) => parts.has(part))) await atServer({ jurisdiction, units, now });
} finally {
  await store.close();
  if (values.data === undefined) rmSync(data, { recursive: true, force: true });
}

/** What is asked of a server in a process of its own; the bench is a guest beside it in the database. */
async function atServer({ jurisdiction, units, now }) {
  const server = await startServer();
  const guest = await openStore({ name: 'luoshi load bench', beside: true });
  try {
    const random = seeded(7);
    const seat = (login) => signIn(server.address, login);
    const { kinds, drawn, office: ask } = await kindsOf(guest, { jurisdiction, units }, now, seat, random);
    const rate = Number(values.rate);
    const cpu = async () => ({ server: await server.cpu(), database: databaseCpu(guest) ?? 0 });
    if (parts.has('load')) await load(kinds, { seconds: Number(values.seconds), rate, cpu }, tally);
    if (parts.has('past')) await past(ask, { drawn, units, now }, random, tally);
    if (parts.has('import')) await importRows(ask, guest, { units }, tally);
  } finally {
    closeClients();
    await guest.close();
    await server.stop();
  }
}
tally.table();
if (values.json) writeFileSync(values.json, `${JSON.stringify(tally.results, null, 1)}\n`);
process.exitCode = tally.short === 0 ? 0 : 1;
