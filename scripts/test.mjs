// npm test: types, lint, format and all tests; `--quick` leaves out the slow tests. Ends with one line
// `N passed, N failed, N skipped`. What is skipped is said aloud; LUOSHI_NO_SKIP=1 makes a skip a failure.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const quick = process.argv.includes('--quick');
const say = (words) => process.stderr.write(`${words}\n`);
const bin = (path) => join(root, 'node_modules', path);

prepare();

const steps = [
  ['types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.tests.json']],
  [
    'lint',
    [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0', '--cache', '--cache-location', bin('.cache/eslint')],
  ],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '--cache', '.']],
];
const broken = [];
for (const [name, args] of steps) {
  say(`— ${name}`);
  if (run(process.execPath, args) !== 0) broken.push(name);
}

say(`— tests${quick ? ' (quick)' : ''}`);
const folder = mkdtempSync(join(tmpdir(), 'luoshi-tests-'));
const report = join(folder, 'report.json');
const code = run(
  process.execPath,
  [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { env: { ...process.env, ...(quick ? { LUOSHI_QUICK: '1' } : {}) } },
);
let {
  numPassedTests: passed = 0,
  numFailedTests: failed = 0,
  numPendingTests: skipped = 0,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(folder, { recursive: true, force: true });

if (code !== 0 && failed === 0) failed = 1;
for (const name of broken) say(`${name}: not in order, see above.`);
failed += broken.length;
passed += steps.length - broken.length;
if (skipped > 0) say(`${skipped} tests were skipped: the messages above say which and what they need.`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed > 0 || (skipped > 0 && process.env.LUOSHI_NO_SKIP === '1' && !quick) ? 1 : 0);
