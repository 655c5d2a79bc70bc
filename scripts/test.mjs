// npm test: types, lint, format and all tests; `--quick` leaves out the slow tests. Ends with one line
// `N passed, N failed, N skipped`. What is skipped is said aloud; LUOSHI_NO_SKIP=1 makes a skip a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiler } from './compile.mjs';
import { checkNode, install, root } from './prepare.mjs';

const quick = process.argv.includes('--quick');
const say = (words) => process.stderr.write(`${words}\n`);
const bin = (path) => join(root, 'node_modules', path);

checkNode();
install();
// Nothing asks the outside world from here on, and each start of Node would read the certificates that a machine adds.
delete process.env.NODE_EXTRA_CA_CERTS;

const cache = bin('.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'luoshi-tests-'));
const report = join(folder, 'report.json');

/** What must be made before tests can run what was built. */
const build = ['build', [join(root, 'scripts/compile.mjs')], [join(root, 'scripts/build-command.mjs')]];
/**
 * Looks at sources only. Each keeps what it found, so that a second run looks at what changed; in a file of its own, since
 * `npm run format` wants a folder where its own cache would be.
 */
const lint = [
  'lint',
  [
    bin('eslint/bin/eslint.js'),
    ...['.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location'],
    join(cache, 'lint.json'),
  ],
];
const format = [
  'format',
  [
    bin('prettier/bin/prettier.cjs'),
    ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content', '--cache-location'],
    ...[join(cache, 'format.json'), '.'],
  ],
];
/** The tests' own types, against what was built of the sources. */
const types = [
  'types',
  [compiler, '-p', 'tsconfig.tests.json', '--incremental', '--tsBuildInfoFile', join(cache, 'tests.tsbuildinfo')],
];

/**
 * Runs a step's programs one after the other; their output is shown when it has ended, so that steps at the same time do
 * not mix theirs. Returns its name where it failed, null where it is in order.
 */
async function step([name, ...programs]) {
  const started = Date.now();
  let told = '';
  let code = 0;
  for (const args of programs) if (code === 0) code = await ended(args, (text) => (told += text));
  say(`— ${name}: ${code === 0 ? 'in order' : 'not in order'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (told) process.stderr.write(told);
  return code === 0 ? null : name;
}

function ended(args, tell) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', tell);
    child.on('close', resolve);
  });
}

/** All tests, with their output as it comes. */
function tests() {
  say(`— tests${quick ? ' (quick)' : ''}`);
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      { cwd: root, stdio: 'inherit', env: { ...process.env, ...(quick ? { LUOSHI_QUICK: '1' } : {}) } },
    );
    child.on('close', resolve);
  });
}

/** One after the other: beside the build or the tests they fill two cores. */
async function inTurn(steps, broken = []) {
  for (const one of steps) broken.push(await step(one));
  return broken.filter((name) => name !== null);
}

say('— build, and beside it lint and format …');
const sources = inTurn([lint, format]);
if ((await step(build)) !== null) process.exit(1);
const [broken, code] = await Promise.all([sources.then((broken) => inTurn([types], broken)), tests()]);
let {
  numPassedTests: passed = 0,
  numFailedTests: failed = 0,
  numPendingTests: skipped = 0,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(folder, { recursive: true, force: true });

if (code !== 0 && failed === 0) failed = 1;
for (const name of broken) say(`${name}: not in order, see above.`);
failed += broken.length;
passed += 3 - broken.length; // types, lint, format
if (skipped > 0) say(`${skipped} tests were skipped: the messages above say which and what they need.`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 || (skipped > 0 && process.env.LUOSHI_NO_SKIP === '1' && !quick) ? 1 : 0);
