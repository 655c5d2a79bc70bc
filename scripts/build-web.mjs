// Builds the web application where its sources changed since the last build. Quick otherwise.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './prepare.mjs';

const SOURCES = ['apps/web/src', 'apps/web/public', 'packages/reading/src'];
const FILES = ['apps/web/index.html', 'apps/web/vite.config.ts', 'package-lock.json'];

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(join(root, file)).isFile() && !file.includes('.test.'))
    .sort();
}

/** Where a build stands in the way of another; one that is older than this (ms) was left by a process that was killed. */
const LOCK = join(root, 'node_modules/.cache/luoshi-web-build');
const LONGEST = 5 * 60_000;

/** Waits until nobody else builds; test files that start together want the same build. */
function waitForTurn() {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  for (;;)
    try {
      return mkdirSync(LOCK);
    } catch {
      if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > LONGEST) rmSync(LOCK, { recursive: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
}

/** Builds apps/web/dist; ends the process with the builder's message where that fails. */
export function buildWeb() {
  waitForTurn();
  try {
    buildChanged();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function buildChanged() {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap(filesIn), ...FILES])
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  const state = hash.digest('hex');
  const stamp = join(root, 'apps/web/dist/.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  process.stderr.write('Building the web application …\n');
  const code = run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
    env: { ...process.env, NODE_ENV: 'production' }, // also where a test builds it
  });
  if (code !== 0) {
    rmSync(LOCK, { recursive: true, force: true });
    process.exit(code);
  }
  writeFileSync(stamp, state);
}
