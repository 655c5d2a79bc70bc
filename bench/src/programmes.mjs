// Measures the programmes at the size of a province: every whole-programme indicator, the choice among 10,000 offers with
// its proven gap and what-ifs, rows a second from a sheet, and the same through the store: a workbook into the database,
// an indicator from it. CPU time of this process beside the clock, because a busy machine only slows the clock.
// npm run bench:programmes [-- --json FILE]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const programmesPackage = new URL('../../packages/programmes/', import.meta.url);
const dist = new URL('dist/', programmesPackage);
const built = new URL('../../node_modules/.cache/programmes-bench/', import.meta.url);

/** The generators are the tests' own: transpiled, and led to the built package. */
function prepare() {
  mkdirSync(built, { recursive: true });
  for (const name of ['seeded', 'presold-homes-data', 'unsold-homes-data']) {
    const source = readFileSync(new URL(`tests/${name}.ts`, programmesPackage), 'utf8');
    const { outputText } = ts.transpileModule(source, { compilerOptions: { target: 'ES2023', module: 'ESNext' } });
    writeFileSync(new URL(`${name}.js`, built), outputText.replaceAll('../src/', `${dist.href}`));
  }
  writeFileSync(new URL('package.json', built), '{"type":"module"}');
  return (name) => import(new URL(`${name}.js`, built).href);
}

const say = (words = '') => process.stdout.write(`${words}\n`);
const results = [];

/** Runs something `times` times and prints the middle CPU and clock times in ms against a floor. */
function measure(name, limit, times, run) {
  const spent = [];
  let answer;
  for (let index = 0; index < times; index += 1) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    answer = run();
    const { user, system } = process.cpuUsage(cpu);
    spent.push({ cpu: (user + system) / 1000, clock: performance.now() - from });
  }
  const middle = (key) => spent.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(spent.length / 2)];
  const row = { name, cpu: middle('cpu'), clock: middle('clock'), limit };
  results.push(row);
  const verdict = limit === null ? '' : row.cpu <= limit ? `≤ ${limit}` : `SHORT of ${limit}`;
  say(`  ${name.padEnd(34)}${row.cpu.toFixed(0).padStart(8)} CPU${row.clock.toFixed(0).padStart(9)} clock  ${verdict}`);
  return answer;
}

const load = prepare();
const {
  factsOn,
  view,
  measure: indicate,
  effectsOf,
  namesOf,
  readHead,
  readRows,
  sheetOf,
} = await import(new URL('index.js', dist).href);
const { loadProgrammes } = await import(new URL('load.js', dist).href);
const { chooseOffers, tryChoices } = await import(new URL('programmes/unsold-homes/programme.js', dist).href);
const { presoldEntries } = await load('presold-homes-data');
const { acquisitionFacts } = await load('unsold-homes-data');
const work = await import('@luoshi/work');
const { templateWorkbook } = await import('@luoshi/reports');
const { highsSolver } = work;
const programmes = new Map((await loadProgrammes()).map((programme) => [programme.code, programme]));

say(`Node ${process.version}; times in ms, the middle of several runs`);
const presold = programmes.get('presold-homes');
const entries = presoldEntries(1, { projects: 529, homes: 240_000, months: 60 });
const codes = presold.registers.map(({ code }) => code);
say(`\npre-sold homes: 529 projects, 240,000 homes, 60 months, ${entries.length} entries`);
const facts = measure('facts of a day, from all entries', null, 3, () => factsOn(codes, entries, [], '2025-12-31'));
for (const indicator of presold.indicators)
  if (indicator.of === null || indicator.of === 'goals')
    measure(indicator.code, 200, 5, () => indicate(view(presold, facts, '2025-12-31', null), indicator));
measure('delivery curve', null, 3, () =>
  presold.charts.find(({ code }) => code === 'delivery-curve').make(view(presold, facts, '2025-12-31', null)),
);
measure('all rules', null, 3, () => effectsOf(view(presold, facts, '2025-12-31', null)));

const unsold = programmes.get('unsold-homes');
const bought = acquisitionFacts(2, { cities: 100, offers: 10_000, credits: 1_000 });
say('\nunsold homes: 100 cities, 10,000 offers, 1,000 credits of three banks');
for (const indicator of unsold.indicators)
  if (indicator.of === null || indicator.of === 'targets')
    measure(indicator.code, 200, 5, () => indicate(view(unsold, bought, '2025-10-10', null), indicator));

const solve = await highsSolver();
const wish = { budget: '130000000000', gap: 0.001, seconds: 10 };
const seen = view(unsold, bought, '2025-10-10', null);
const choice = measure('choice among 10,000 at 0.1 %', 10_000, 3, () => chooseOffers(seen, solve, wish));
say(
  `    ${choice.homesCovered} homes covered, none covers more than ${choice.atMost}: gap ${(Number(choice.gap) * 100).toFixed(4)} %`,
);
const changes = [
  { name: { chinese: '预算加一成', english: 'a tenth more' }, wish: { ...wish, budget: '143000000000' } },
  {
    name: { chinese: '不收第一个', english: 'without the first' },
    wish: { ...wish, mustNot: [choice.chosen[0].offer] },
  },
];
const tried = measure('two what-ifs at 0.1 %', 20_000, 1, () => tryChoices(seen, solve, choice, changes));
for (const { name, moreHomes, choice: other } of tried)
  say(`    ${name.english}: ${moreHomes} homes, gap ${(Number(other.gap) * 100).toFixed(4)} %`);

say('\nimport of a sheet');
for (const code of ['months', 'projects']) {
  const register = presold.registers.find((one) => one.code === code);
  const names = namesOf(presold, (of) => facts.records[of] ?? []);
  const sheet = sheetOf(register, facts.records[code], names.titleOf);
  const head = readHead(
    register,
    sheet.columns.map((column) => column.head),
  );
  const rows = Array.from({ length: Math.ceil(20_000 / sheet.rows.length) }, () => sheet.rows)
    .flat()
    .slice(0, 20_000);
  let fates = 0;
  measure(`${code}: ${rows.length} rows`, (rows.length / 5_000) * 1000, 3, () => {
    fates = 0;
    for (let from = 0; from < rows.length; from += sheet.rows.length)
      for (const { fate } of readRows(register, head, rows.slice(from, from + sheet.rows.length), names)) {
        if (fate !== 'same') throw new Error(`a row was ${fate}`);
        fates += 1;
      }
  });
  const { cpu } = results.at(-1);
  say(`    ${Math.round(fates / (cpu / 1000))} rows a second of CPU (floor 5,000)`);
}

say('\nthrough the store: a workbook into the database, and indicators from it');
await throughStore();

/** Projects and months as workbooks through the job that reads sheets, then indicators as the server answers them. */
async function throughStore() {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-bench-'));
  const environment = { ...process.env, LUOSHI_DATA: folder, DATABASE_URL: undefined, LUOSHI_OWNER_URL: undefined };
  const store = await work.openStore({ name: 'luoshi bench', environment, signals: 'leave', tell: () => undefined });
  const house = await work.openProgrammes();
  const runner = new work.JobRunner({
    store,
    clock: () => new Date(),
    handlers: work.jobKinds(null, folder, house),
    onFault: (fault) => console.error(fault),
  });
  runner.start();
  try {
    const { plan } = work.planFrom(
      JSON.parse(readFileSync(new URL('../../samples/office.json', import.meta.url), 'utf8')),
    );
    const { numbers, office } = await work.foundOffices(store, plan, new Date());
    const jurisdiction = numbers.get(office.code);
    const account = await store.db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('jurisdiction_id', '=', jurisdiction)
      .where('login', '=', 'anju')
      .executeTakeFirstOrThrow();
    const who = {
      accountId: account.id,
      name: account.name,
      personId: null,
      roles: [{ role: 'operator', unitId: null, step: null }],
    };
    const desk = { store, jurisdiction, who, now: new Date() };
    const names = namesOf(presold, (of) => facts.records[of] ?? []);
    for (const code of ['projects', 'goals', 'months']) {
      const register = presold.registers.find((one) => one.code === code);
      const sheet = sheetOf(register, facts.records[code], names.titleOf);
      const bytes = Buffer.from(await templateWorkbook(sheet, ''));
      const cpu = process.cpuUsage();
      const from = performance.now();
      const asked = { programme: 'presold-homes', register: code, dry: false, overwrite: false };
      const id = await work.askReadSheet(desk, house, asked, { name: 'x.xlsx', mediaType: '', bytes: [bytes] });
      runner.wake();
      let job;
      do {
        await new Promise((resolve) => setTimeout(resolve, 20));
        job = await work.jobAt(desk, id);
      } while (!['done', 'failed'].includes(job.state));
      if (job.state === 'failed' || job.result.counts.new !== sheet.rows.length)
        throw new Error(`${code}: ${job.fault} ${JSON.stringify(job.result?.counts)}`);
      const { user, system } = process.cpuUsage(cpu);
      const clock = performance.now() - from;
      const limit = code === 'months' ? sheet.rows.length / 5 : null;
      const row = { name: `${code}: ${sheet.rows.length} rows stored`, cpu: clock, clock, limit };
      results.push(row);
      say(
        `  ${row.name.padEnd(34)}${((user + system) / 1000).toFixed(0).padStart(8)} CPU${clock.toFixed(0).padStart(9)} clock  ${Math.round(sheet.rows.length / (clock / 1000))} rows a second of the clock`,
      );
    }
    for (const code of ['delivery-rate', 'homes-delivered', 'chance'])
      for (const [when, limit] of [
        ['first, read from the database', null],
        ['again', 200],
      ]) {
        const from = performance.now();
        await work.programmeIndicator(desk, house, 'presold-homes', code, '2025-12-31');
        const clock = performance.now() - from;
        results.push({ name: `${code} ${when}`, cpu: clock, clock, limit });
        say(`  ${`${code} ${when}`.padEnd(46)}${clock.toFixed(0).padStart(9)} clock`);
      }
  } finally {
    await runner.close();
    await house.trials.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const short = results.filter(({ cpu, limit }) => limit !== null && cpu > limit);
say(`\n${short.length === 0 ? 'All floors met.' : `${short.length} floors not met.`}`);
const at = process.argv.indexOf('--json');
if (at !== -1) writeFileSync(process.argv[at + 1], `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = short.length === 0 ? 0 : 1;
