// Puts the command into one file, apps/cli/dist/luoshi.cjs, with what the engine makes of it while it reads a paper
// beside it: from 200 modules `luoshi read` takes more than twice as long to answer for one paper. The server and the
// store, which are started once a day, stay outside.
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = createRequire(import.meta.url)('../apps/cli/bin/bundle.cjs');

/** Makes the file where the compiler has made something since. Needs what `tsc -b` builds. */
export async function buildCommand() {
  if (bundle.isFresh()) return;
  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    input: join(root, 'apps/cli/dist/main.js'),
    platform: 'node',
    external: [/^@luoshi\/(?:server|work)$/, /^node:/],
  });
  const half = `${bundle.file}.half`;
  await made.write({ file: half, format: 'cjs', minify: true, codeSplitting: false, keepNames: true });
  await made.close();
  rmSync(bundle.cache, { force: true });
  renameSync(half, bundle.file);
  const paper = join(root, 'samples/06-市政府督查室-三十条措施落实情况通报.txt');
  const first = `const { run, keep } = require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load();
    run(['read', ${JSON.stringify(paper)}]).then(keep);`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', first], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the command's one file does not run: ${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommand();
