// Measures the programmes at the size of a province: 529 projects with 240,000 homes and five years of monthly entries,
// 100 cities with 10,000 offered projects. Every whole-programme indicator, the choice among the offers with its proven
// gap and what-ifs, sheets into registers, and the same through the store: workbooks into the database, indicators from
// it. Milliseconds of the answering thread's CPU where it works alone, because a busy machine only slows the clock (what Node
// compiles beside it keeps nobody waiting, and is told apart where it is much); of the clock where it waits for the database.
// A table of what was asked, measured and met comes last.
// npm run bench:programmes [-- --json FILE] [-- --only memory|store|cold]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { throughStore } from './programmes/store.mjs';

const programmesPackage = new URL('../../packages/programmes/', import.meta.url);
const dist = new URL('dist/', programmesPackage);
const built = new URL('../../node_modules/.cache/programmes-bench/', import.meta.url);
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
const only = option('--only');

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

/** Notes a figure against what was asked: `most` or `least` of it; neither is only told. */
function note(name, unit, measured, asked = {}) {
  const met =
    asked.most !== undefined ? measured <= asked.most : asked.least !== undefined ? measured >= asked.least : null;
  results.push({ name, unit, measured, most: asked.most ?? null, least: asked.least ?? null, met });
  say(`  ${name}: ${figure(measured)} ${unit}`);
}

const figure = (value) => Math.round(value).toLocaleString('en-US');

/** CPU time of all threads of this process so far, in ms. */
function ofProcess() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU time of this thread so far, in ms; of the whole process where the system does not say it. */
function ofThread() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return ofProcess();
  }
}

/** Runs something `times` times: the middle of its CPU times in ms, of this thread and of all of the process. */
function spent(times, run) {
  const all = [];
  let answer;
  for (let index = 0; index < times; index += 1) {
    const [thread, whole] = [ofThread(), ofProcess()];
    answer = run();
    all.push({ ms: ofThread() - thread, process: ofProcess() - whole });
  }
  return { ...all.sort((a, b) => a.ms - b.ms)[Math.floor(all.length / 2)], answer };
}

const load = prepare();
const {
  completed,
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
const programmes = new Map((await loadProgrammes()).map((programme) => [programme.code, programme]));
const presold = programmes.get('presold-homes');
const LAST = '2025-12-31';

if (only === 'cold') {
  say(JSON.stringify(coldClaims()));
  process.exit();
}
say(`Node ${process.version}`);
say('\npre-sold homes: 529 projects, 240,000 homes one by one, 60 months');
let entries = presoldEntries(1, { projects: 529, homes: 240_000, months: 60, each: true });
const codes = presold.registers.map(({ code }) => code);
const { ms, answer: folded } = spent(1, () => factsOn(codes, entries, [], LAST));
const facts = asKept(presold, folded);
note(`fold of ${figure(entries.length)} entries`, 'ms CPU', ms);
entries = null; // what no server holds is not to be collected while it is measured
if (only !== 'store') await inMemory();
if (only !== 'memory')
  await throughStore({ presold, unsold: programmes.get('unsold-homes'), facts, bought: acquired(), note, say });
table();

/** CPU times of the claims of a province in a process that has worked out nothing before, in ms. */
function coldClaims() {
  const unsold = programmes.get('unsold-homes');
  const bought = acquired();
  const claimable = unsold.indicators.find(({ code }) => code === 'claimable');
  const { ms, process: whole } = spent(1, () => indicate(view(unsold, bought, '2025-10-10', null), claimable));
  return { ms, whole };
}

/** Facts as a server keeps them: every field of every record is there. */
function asKept(programme, { records, settings }) {
  const kept = programme.registers.map((register) => [register.code, completed(register, records[register.code])]);
  return { records: Object.fromEntries(kept), settings };
}

/** A hundred cities with 10,000 offered projects and a thousand credits. */
function acquired() {
  const found = acquisitionFacts(2, { cities: 100, offers: 10_000, credits: 1_000 });
  return asKept(programmes.get('unsold-homes'), found);
}

/** Indicators, rules, choices and sheets without a database. */
async function inMemory() {
  const measured = (programme, of, day, indicator) =>
    note(
      `${programme.code} ${indicator.code}`,
      'ms CPU',
      spent(5, () => indicate(view(programme, of, day, null), indicator)).ms,
      { most: 200 },
    );
  for (const indicator of presold.indicators)
    if (indicator.of === null || indicator.of === 'goals') measured(presold, facts, LAST, indicator);
  const curve = presold.charts.find(({ code }) => code === 'delivery-curve');
  note('delivery curve', 'ms CPU', spent(3, () => curve.make(view(presold, facts, LAST, null))).ms);
  note('all rules', 'ms CPU', spent(3, () => effectsOf(view(presold, facts, LAST, null))).ms);

  say('\nunsold homes: 100 cities, 10,000 offers, 1,000 credits of three banks');
  const unsold = programmes.get('unsold-homes');
  const bought = acquired();
  for (const indicator of unsold.indicators)
    if (indicator.of === null || indicator.of === 'targets') measured(unsold, bought, '2025-10-10', indicator);
  const cold = [1, 2, 3].map(() =>
    JSON.parse(spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--only', 'cold']).stdout.toString()),
  );
  const { ms: first, whole } = cold.sort((a, b) => a.ms - b.ms)[1];
  note('claimable, first in a fresh process', 'ms CPU', first, { most: 200 });
  note('the same with what Node compiles beside it', 'ms CPU', whole);
  const solve = await work.highsSolver();
  const wish = { budget: '130000000000', gap: 0.001, seconds: 10 };
  const seen = view(unsold, bought, '2025-10-10', null);
  const { ms: took, answer: choice } = spent(3, () => chooseOffers(seen, solve, wish));
  note('choice among 10,000', 'ms CPU', took, { most: 10_000 });
  say(`    ${choice.homesCovered} homes covered, none covers more than ${choice.atMost}`);
  note('its proven gap, in millionths', 'ppm', Number(choice.gap) * 1e6);
  const changes = [
    { name: { chinese: '预算加一成', english: 'a tenth more' }, wish: { ...wish, budget: '143000000000' } },
    {
      name: { chinese: '不收第一个', english: 'without the first' },
      wish: { ...wish, mustNot: [choice.chosen[0].offer] },
    },
  ];
  const { ms: tries, answer: tried } = spent(1, () => tryChoices(seen, solve, choice, changes));
  note('two what-ifs', 'ms CPU', tries, { most: 20_000 });
  for (const { name, choice: other } of tried)
    note(`gap ${name.english}, in millionths`, 'ppm', Number(other.gap) * 1e6, { most: 1_000 });

  say('\nsheets into registers, without the file and the database');
  for (const code of ['months', 'projects', 'homes']) {
    const register = presold.registers.find((one) => one.code === code);
    const names = namesOf(presold, (of) => facts.records[of] ?? []);
    const sheet = sheetOf(register, facts.records[code].slice(0, 20_000), names.keyTitleOf);
    const head = readHead(
      register,
      sheet.columns.map((column) => column.head),
    );
    const { ms: read } = spent(3, () => {
      for (const { fate } of readRows(register, head, sheet.rows, names))
        if (fate !== 'same') throw new Error(`a row was ${fate}`);
    });
    note(`rows of ${code} judged`, 'rows/s CPU', sheet.rows.length / (read / 1000), { least: 5_000 });
  }
}

/** What was asked, measured and met, in 80 columns. */
function table() {
  const row = (name, asked, measured, met) =>
    say(`${name.slice(0, 43).padEnd(43)} ${asked.padStart(9)} ${measured.padStart(20)} ${met.padStart(4)}`);
  say();
  row('', 'asked', 'measured', 'met');
  for (const { name, unit, measured, most, least, met } of results) {
    const asked = most !== null ? `≤ ${figure(most)}` : least !== null ? `≥ ${figure(least)}` : '';
    row(name, asked, `${figure(measured)} ${unit}`, met === null ? '' : met ? 'yes' : 'NO');
  }
}

const short = results.filter(({ met }) => met === false);
say(`\n${short.length === 0 ? 'All that was asked is met.' : `${short.length} not met.`}`);
const json = option('--json');
if (json !== null) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = short.length === 0 ? 0 : 1;
