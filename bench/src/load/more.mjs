// Past days, import by API, and a rebuild of the search while readers go on.
import { documentsForSearch, rebuildSearch, tasksForSearch } from '@luoshi/ledger';
import { find, openProgrammes } from '@luoshi/work';
import { pick } from './chance.mjs';
import { cpuOf } from './database-cpu.mjs';
import { secondsOf } from './tally.mjs';

const DAY = 86_400_000;
const dayOf = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** The median and the worst of some requests that must be answered with 200. */
async function timesOf(ask, paths) {
  const times = [];
  for (const path of paths) {
    const start = performance.now();
    const { status, body } = await ask('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/** Past days: one task folded to days of its history, lists of the last day that is written. */
export async function past(ask, { drawn, units, now }, random, tally) {
  // A task has no day before its first: one that an earlier run of this bench has started is left out.
  const old = drawn.filter(({ since }) => since.getTime() < now.getTime() - 5 * DAY);
  const folded = Array.from({ length: 200 }, () => {
    const day = dayOf(now.getTime() - Math.ceil(random() * 4) * DAY);
    return `/api/tasks/${pick(random, old).id}/days/${day}`;
  });
  const one = await timesOf(ask, folded);
  tally.floor('one task’s past day, p95', one[Math.floor(one.length * 0.95)], 50, 'ms');
  const yesterday = dayOf(now.getTime() - DAY);
  const unit = pick(random, units);
  const lists = [
    'limit=50',
    `unit=${unit}&lamp=red&limit=50`,
    'view=corrected&lamp=yellow&limit=50',
    'lamp=red&limit=200',
  ];
  const all = await timesOf(
    ask,
    lists.map((query) => `/api/days/${yesterday}/tasks?${query}`),
  );
  tally.floor('list of a past day, the slowest of four', all.at(-1) / 1000, 2, 's');
}

/** Import by API: rows judged one by one, whole tasks with their parts, histories, facts, plans and search. */
export async function importRows(ask, store, { units }, tally) {
  const rows = Array.from({ length: 5000 }, (_, index) => ({
    title: `导入任务${index}`,
    origin: { kind: 'import', source: '压力测试' },
    establish: true,
    begins: '2026-01-01',
    due: { day: '2027-01-31' },
    duties: [{ unit: units[index % units.length], role: 'lead' }],
  }));
  const stored = async () => {
    const tables = ['task', 'task_lamp', 'assignment', 'entry', 'lamp_facts', 'search_document', 'reporting_plan'];
    const { rows: counts } = await store.pool.query(
      `select sum(n_tup_ins)::int as rows from pg_stat_user_tables where relname = any($1)`,
      [tables],
    );
    return counts[0].rows;
  };
  await ask('POST', '/api/tasks/import', { rows: rows.slice(0, 1000) });
  await new Promise((done) => setTimeout(done, 1500)); // statistics come with a delay
  const before = await stored();
  const { seconds, result } = await secondsOf(() => ask('POST', '/api/tasks/import', { rows }));
  if (result.status !== 200) throw new Error(`import: ${result.status} ${result.body.slice(0, 300)}`);
  const { started, refused } = JSON.parse(result.body);
  await new Promise((done) => setTimeout(done, 1500));
  tally.tell('import', { started, refused, 'tasks a second': Math.round(started / seconds) });
  tally.floor('import by API, rows of the ledger', ((await stored()) - before) / seconds, 10_000, 'rows/s', true);
}

/** A rebuild of the index over all tasks, with readers who must find something all the time. */
export async function search(store, office, person, tally, tasks, whole) {
  const who = {
    accountId: person,
    name: 'office',
    personId: null,
    roles: [{ role: 'supervision', unitId: null, step: null }],
  };
  const desk = { store, jurisdiction: office.jurisdiction, who, now: new Date() };
  const documents = () => (whole ? documentsForSearch : tasksForSearch)(store.db, office.jurisdiction);
  const programmes = await openProgrammes();
  const words = ['口袋公园', '养老床位', '农村公路', '充电桩'];
  const times = [];
  let without = 0;
  let going = true;
  // Before the first index there is nothing to find: one is built first, so that the second is rebuilt beside it.
  const { hits: had } = await find(desk, programmes, words[0], {}, { limit: 1 });
  if (had.length === 0) {
    const first = await secondsOf(() => rebuildSearch(store, office.jurisdiction, documents));
    tally.tell('search: first index', `${first.seconds.toFixed(1)} s, ${first.result.documents} documents`);
  }
  const reader = async (index) => {
    for (let at = index; going; at += 1) {
      const start = performance.now();
      const { hits } = await find(desk, programmes, words[at % words.length], {}, { limit: 20 });
      times.push(performance.now() - start);
      if (hits.length === 0) without += 1;
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const readers = [reader(0), reader(1)];
  const again = await secondsOf(() => cpuOf(store, () => rebuildSearch(store, office.jurisdiction, documents))).finally(
    () => {
      going = false;
      return Promise.all(readers);
    },
  );
  tally.cpu('search: rebuild beside readers', again.result);
  tally.floor(
    `search: ${again.result.result.documents} documents rebuilt`,
    again.seconds,
    (120 * tasks) / 1_000_000,
    's',
  );
  tally.floor('search: readers without an index', without, 0, 'answers');
  times.sort((a, b) => a - b);
  tally.tell('search: answers meanwhile', {
    count: times.length,
    p50: Math.round(times[times.length >> 1]),
    max: Math.round(times.at(-1)),
  });
}
