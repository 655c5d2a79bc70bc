// Builds the web application where its sources changed since the last build. Quick otherwise.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
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

/** Builds apps/web/dist; ends the process with the builder's message where that fails. */
export function buildWeb() {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap(filesIn), ...FILES])
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  const state = hash.digest('hex');
  const stamp = join(root, 'apps/web/dist/.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  process.stderr.write('Building the web application …\n');
  const code = run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'),
  });
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, state);
}
