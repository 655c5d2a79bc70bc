// Requests at a fixed rate, whatever the server does with them: a request's time runs from the moment at which it was due,
// so that what waits behind a slow one counts too (no coordinated omission).
import { pick, seeded } from './chance.mjs';

const LIAISONS = 8;
const encoded = (query) => new URLSearchParams(query).toString();

/** The four kinds of requests, on rows drawn from the office. */
export async function kindsOf(store, { jurisdiction, units }, now, signIn, random) {
  const office = await signIn('office');
  const liaisons = await Promise.all(
    Array.from({ length: LIAISONS }, async (_, index) => ({ ask: await signIn(`unit${index}`), unit: units[index] })),
  );
  const { rows: counted } = await store.pool.query('select count(*)::int as tasks from task');
  const { rows: drawn } = await store.pool.query(
    `select t.id, a.unit_id as unit, t.created_at as since from task t tablesample bernoulli (${Math.min(100, 5_000_000 / counted[0].tasks)})
      join assignment a on a.jurisdiction_id = t.jurisdiction_id and a.task_id = t.id and a.role = 'lead'
     where t.jurisdiction_id = $1`,
    [jurisdiction],
  );
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const later = new Date(now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const lists = [
    () => ({ unit: pick(random, units) }),
    () => ({ unit: pick(random, units), lamp: 'red' }),
    () => ({ unit: pick(random, units), role: 'lead', lamp: 'yellow' }),
    () => ({ lamp: 'red' }),
    () => ({ state: 'in-progress', lamp: 'yellow' }),
    () => ({ dueFrom: today, dueTo: later }),
    () => ({ league: '民生部门', lamp: 'red' }),
    () => ({ order: 'changed' }),
  ];
  // A report is begun, saved and issued: three writes, one after the other, by its unit's liaison.
  const waiting = drawn.flatMap(({ id, unit }) => {
    const liaison = liaisons.find((one) => one.unit === unit);
    return liaison ? [{ id, ...liaison }] : [];
  });
  const period = `month:${monthEnd(today)}`;
  const begun = [];
  const write = async () => {
    const next = begun.shift();
    if (!next) {
      const { id, unit, ask } = waiting.splice(Math.floor(random() * waiting.length), 1)[0];
      const answer = await ask('POST', '/api/reports', { taskId: id, unitId: unit, period });
      if (answer.status === 201) begun.push({ ask, step: 'save', report: JSON.parse(answer.body) });
      return answer;
    }
    const { ask, step, report } = next;
    const seen = { 'if-match': `"${report.version}"` };
    const path = `/api/reports/${report.id}`;
    if (step === 'issue') return ask('POST', `${path}/issue`, undefined, seen);
    const figures = [{ indicatorId: null, said: '60' }];
    const answer = await ask('PUT', path, { text: '进展正常，正在组织施工。', figures, asOf: today }, seen);
    if (answer.status === 200)
      begun.push({ ask, step: 'issue', report: { ...report, version: JSON.parse(answer.body).version } });
    return answer;
  };
  return {
    drawn,
    office,
    kinds: {
      list: () => {
        // A third of the lists are a liaison's, who sees the own unit's work only.
        const liaison = random() < 0.33 ? pick(random, liaisons) : null;
        const query = liaison ? pick(random, [{}, { lamp: 'red' }, { state: 'in-progress' }]) : pick(random, lists)();
        return (liaison?.ask ?? office)('GET', `/api/tasks?${encoded({ ...query, limit: 50 })}`);
      },
      task: async () => {
        const { id } = pick(random, drawn);
        const [row, history] = await Promise.all([
          office('GET', `/api/tasks/${id}`),
          office('GET', `/api/tasks/${id}/history?limit=50`),
        ]);
        return row.status === 200 ? history : row;
      },
      wall: () => office('GET', '/api/wall'),
      report: write,
    },
  };
}

const monthEnd = (day) =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** 60 % lists, 20 % tasks with their history, 10 % walls, 10 % reports. */
export function kindAt(random) {
  let dice = random();
  return Object.keys(SHARES).find((kind) => (dice -= SHARES[kind]) < 0) ?? 'list';
}

/** @returns milliseconds of each kind, and what failed how often */
export async function run(kinds, { seconds, rate }, random) {
  const times = { list: [], task: [], wall: [], report: [] };
  const failed = {};
  const begun = performance.now();
  const open = new Set();
  const all = seconds * rate;
  let late = 0;
  for (let sent = 0; sent < all;) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) / 1000) * rate) + 1);
    for (; sent < due; sent += 1) {
      const at = begun + (sent * 1000) / rate;
      late = Math.max(late, performance.now() - at);
      const kind = kindAt(random);
      const asked = kinds[kind]().then(
        (answer) => {
          times[kind].push(performance.now() - at);
          if (answer.status >= 300) count(failed, `${kind} ${answer.status} ${answer.body.slice(0, 160)}`);
        },
        (fault) => count(failed, `${kind} ${fault.message}`),
      );
      open.add(asked.finally(() => open.delete(asked)));
    }
    await new Promise((done) => setTimeout(done, begun + (sent * 1000) / rate - performance.now()));
  }
  await Promise.all(open);
  return { times, failed, late, seconds: (performance.now() - begun) / 1000 };
}

const count = (counts, key) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const ALONE = 100;
/** So many before: a server that has run for a minute has compiled what it does often. */
const WARM = 200;
const SHARES = { list: 0.6, task: 0.2, wall: 0.1, report: 0.1 };

/** Warms up, then loads; says first what each kind costs the server, asked one after the other. */
export async function load(kinds, { seconds, rate, cpu }, tally) {
  const random = seeded(7);
  let each = 0;
  for (const [kind, ask] of Object.entries(kinds)) {
    for (let count = 0; count < WARM; count += 1) await ask();
    const [before, start] = [await cpu(), performance.now()];
    for (let count = 0; count < ALONE; count += 1) await ask();
    const took = (performance.now() - start) / ALONE;
    const after = await cpu();
    const server = (after.server - before.server) / ALONE;
    const database = (after.database - before.database) / ALONE;
    each += SHARES[kind] * (server + database);
    tally.tell(
      `alone: ${kind}`,
      `${took.toFixed(1)} ms; processor: server ${server.toFixed(1)} ms, database ${database.toFixed(1)} ms`,
    );
  }
  // Whether so many fit into two cores at all, whatever else the machine does meanwhile.
  tally.floor(`processors kept busy by ${rate} a second`, (each * rate) / 1000, 2, 'cores');
  await run(kinds, { seconds: 10, rate: rate / 2 }, random);
  await run(kinds, { seconds: 20, rate }, random);
  const [before, driven] = [await cpu(), process.cpuUsage()];
  const { times, failed, late, seconds: took } = await run(kinds, { seconds, rate }, random);
  const [after, { user, system }] = [await cpu(), process.cpuUsage(driven)];
  const cores = (ms) => (ms / took / 1000).toFixed(2);
  tally.tell(
    'processors kept busy meanwhile',
    `server ${cores(after.server - before.server)}, database ${cores(after.database - before.database)}, ` +
      `driver ${cores((user + system) / 1000)}`,
  );
  const requests = Object.values(times).flat().length;
  tally.tell('answered a second', Math.round(requests / took));
  tally.tell('the driver itself was late by at most', `${late.toFixed(0)} ms`);
  const reads = { p50: 50, p95: 150, p99: 300 };
  for (const kind of ['list', 'task', 'wall']) tally.times(`load: ${kind}`, times[kind], reads);
  tally.times('load: reads', [...times.list, ...times.task, ...times.wall], reads);
  tally.times('load: writes', times.report, { p50: 100, p95: 300, p99: 500 });
  if (Object.keys(failed).length > 0) tally.tell('failed', failed);
}
