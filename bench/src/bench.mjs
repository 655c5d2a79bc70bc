// Measures in one run, on the same text: our whole reading, our quantities and times alone, and the named peers; how cost
// grows with a text's length; memory; the command's start-up; the bulk papers on all cores. [--json FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, speed, speedTogether, spread } from './measure.mjs';
import { figures, wholeReading, wholeReadings } from './ours.mjs';
import { chronoDates, recognizersSuite } from './peers.mjs';
import { digits, floorWords, heading, line, say } from './print.mjs';
import { bulkFile, bulkPapers, bytesOf, root, samplePapers, slice } from './texts.mjs';

const floors = { whole: 20, figures: 30, suite: 600, growth: 1.2, start: 300, bulk: 3 };
const jsonAt = process.argv.indexOf('--json');
const jsonFile = jsonAt === -1 ? null : process.argv[jsonAt + 1];
if (jsonAt !== -1 && jsonFile === undefined) {
  process.stderr.write('bench: --json needs a file name\n');
  process.exit(2);
}
const command = fileURLToPath(new URL('apps/cli/bin/luoshi.cjs', root));
const results = {};
let short = 0;

function floor(words, met) {
  if (!met) short++;
  return floorWords(words, met);
}

function speeds(name, papers) {
  const bytes = bytesOf(papers);
  heading(`${name}, MB/s, one core`, 'whole = 1');
  const whole = speed(wholeReading, papers, bytes);
  const batch = speedTogether(wholeReadings, papers, bytes);
  line('  whole, paper by paper', whole, '1×');
  const enough = batch.median >= floors.whole;
  line('  whole, as a batch', batch, `${digits(batch.median / whole.median)}×`, floor(`≥ ${floors.whole}`, enough));
  const fast = speed(figures, papers, bytes);
  const met = fast.median >= floors.figures;
  line('  quantities and times', fast, `${digits(fast.median / whole.median)}×`, floor(`≥ ${floors.figures}`, met));
  return { papers: papers.length, bytes, whole, batch, figures: fast };
}

/** The peers and ours in turn; what a reader is to the suite is the median of what it is in each round. */
function peers(name, papers) {
  const part = slice(papers, 200_000);
  const bytes = bytesOf(part);
  heading(`${name}, ${part.length} papers, ${Math.round(bytes / 1e3)} KB`, 'suite = 1');
  const each = (reader) => () => part.forEach((paper) => reader(paper));
  const own = { warmUp: 1500, atLeast: 400 };
  const few = slice(papers, 40_000);
  const works = [
    {
      once: each(recognizersSuite),
      warm: () => few.forEach((paper) => recognizersSuite(paper)),
      warmUp: 1500,
      atLeast: 1,
    },
    { once: each(chronoDates), ...own },
    { once: each(wholeReading), ...own },
    { once: () => wholeReadings(part), ...own },
    { once: each(figures), ...own },
  ];
  const times = inTurn(works, 5);
  const [suite, chrono, whole, batch, fast] = times.map((ms) => spread(ms.map((one) => bytes / 1e3 / one)));
  const ratio = (at, to = 0) => spread(times[at].map((ms, round) => times[to][round] / ms)).median;
  const against = (at) => `${digits(ratio(at))}×`;
  const enough = (at) => floor(`≥ ${floors.suite}×`, ratio(at) >= floors.suite);
  line('  recognizers-text-suite', suite, '1×');
  line('  chrono-node zh.hans', chrono, against(1));
  line('  our whole, by paper', whole, against(2));
  line('  our whole, as a batch', batch, against(3), enough(3));
  line('  our quantities and times', fast, against(4), enough(4));
  say(`  quantities and times against chrono-node: ${digits(ratio(4, 1))}×`);
  return { papers: part.length, bytes, suite, chrono, whole, batch, figures: fast };
}

function growth() {
  heading('one text, ns per character', '100 KB = 1');
  const child = fileURLToPath(new URL('growth-child.mjs', import.meta.url));
  const sizes = [1e4, 1e5, 1e6, 1e7, 5e7];
  const rows = sizes.map((size) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', child, String(size)], {
      encoding: 'utf8',
    });
    return status === 0 ? JSON.parse(stdout) : { size, failed: stderr.split('\n').find((l) => /rror/.test(l)) ?? '' };
  });
  const base = rows[1]?.nanoseconds?.median;
  for (const [index, row] of rows.entries()) {
    const size = sizes[index];
    const label = `  ${size >= 1e6 ? `${size / 1e6} MB` : `${size / 1e3} KB`}`;
    if (row.failed !== undefined) {
      short++;
      say(`${label}: failed: ${row.failed.slice(0, 60)}`);
      continue;
    }
    const ratio = row.nanoseconds.median / base;
    const words = size === 5e7 ? floor('≤ 1.2', ratio <= floors.growth) : '';
    const peak = `peak ${Math.round(row.peak / 1e6)} MB`;
    line(`${label.padEnd(10)}${peak.padStart(14)}`, row.nanoseconds, `${digits(ratio)}×`, words);
  }
  return rows;
}

function start() {
  heading('the command, one paper, ms', 'node = 1');
  const paper = fileURLToPath(new URL('samples/01-临江市推动经济平稳向好三十条措施.txt', root));
  const time = (args) => {
    const from = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    return { ms: performance.now() - from, status };
  };
  const ten = (args) => Array.from({ length: 10 }, () => time(args)).map(({ ms }) => ms);
  const args = [command, 'read', paper, '--format', 'jsonl'];
  const first = time(args); // fills the disk cache; not counted
  if (first.status !== 0) {
    short++;
    say(`  luoshi read ended with exit code ${first.status}: not measured`);
    return null;
  }
  const bare = spread(ten(['-e', '0']));
  const ours = spread(ten(args));
  line('  node -e 0', bare, '1×');
  const met = ours.median <= floors.start;
  line('  luoshi read', ours, `${digits(ours.median / bare.median)}×`, floor(`≤ ${floors.start}`, met));
  return { bare, ours };
}

function bulk(file, papers) {
  const cores = availableParallelism();
  heading('bulk to JSONL, seconds', '1 thread = 1');
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-bench-'));
  const out = join(folder, 'readings.jsonl');
  const seconds = (jobs) => {
    const from = performance.now();
    const args = [command, 'read', fileURLToPath(file), '--format', 'jsonl', '--out', out, '--jobs', String(jobs)];
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return (performance.now() - from) / 1e3;
  };
  try {
    seconds(cores);
    const lines = existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0;
    if (lines !== papers) {
      short++;
      say(`  ${papers} papers in, ${lines} readings out: not measured`);
      return null;
    }
    const one = spread([seconds(1), seconds(1), seconds(1)]);
    const all = spread([1, 2, 3, 4, 5].map(() => seconds(cores)));
    line('  1 thread', one, '1×');
    const met = all.median < floors.bulk;
    line(`  ${cores} threads`, all, `${digits(one.median / all.median)}×`, floor(`< ${floors.bulk}`, met));
    return { lines, one, all };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const machine = {
  cores: availableParallelism(),
  model: cpus()[0]?.model.trim() ?? 'unknown',
  memory: totalmem(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
};
results.machine = machine;
say(`${machine.cores} cores, ${Math.round(machine.memory / 1e9)} GB, Node ${machine.node}, ${machine.platform}`);
say(machine.model.slice(0, 79));
say('“As a batch” is readAll, which the command uses for many papers: each pass goes');
say('through 64 of them before the next. “By paper” is read, one after another.');

// First, while this process is small: starting a child takes longer the more memory its parent has.
const file = bulkFile();
results.start = start();
if (file !== null) results.bulkCommand = bulk(file, bulkPapers(file).length);
const samples = samplePapers();
results.samples = speeds(`samples (${samples.length})`, samples);
results.samplesPeers = peers('samples', samples);
if (file === null) {
  say('\nThe bulk papers (../shared/documents/bulk) are not here: their speed is skipped.');
} else {
  const papers = bulkPapers(file);
  results.bulk = speeds(`bulk (${papers.length})`, papers);
  results.bulkPeers = peers('bulk', papers);
}
results.growth = growth();
say();
say('\nAn office of a million tasks: npm run bench:load. Programmes of a province: npm run bench:programmes.');
say(short === 0 ? 'All floors met.' : `${short} floors not met: see SHORT and failures above.`);
if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(results, null, 2)}\n`);
