// Puts the command into one file, apps/cli/dist/luoshi.cjs, with what the engine makes of it while it reads a paper, and
// while it reads many, beside it: from 200 modules `luoshi read` takes more than twice as long to answer for one paper.
// The server and the store, which are started once a day, stay outside, and so does what looks into a PDF that is stored.
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = createRequire(import.meta.url)('../apps/cli/bin/bundle.cjs');

/** Makes the file where the compiler has made something since. Needs what scripts/compile.mjs builds. */
export async function buildCommand() {
  if (bundle.isFresh()) return;
  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    input: join(root, 'apps/cli/dist/one-file.js'),
    platform: 'node',
    external: [/^@luoshi\/(?:server|work)$/, /^node:/, 'unpdf'],
    plugins: [{ name: 'loaded late', renderChunk: (code) => loadedLate(code) }],
  });
  const half = `${bundle.file}.half`;
  await made.write({ file: half, format: 'cjs', minify: true, codeSplitting: false, keepNames: true });
  await made.close();
  writeFileSync(half, ascii(readFileSync(half, 'utf8')), 'latin1');
  for (const cache of Object.values(bundle.caches)) rmSync(cache, { force: true });
  renameSync(half, bundle.file);
  const { RUN_BEFORE_COMPILING } = await import('../apps/cli/dist/pool.js');
  keepAfter('few', [join(root, 'samples/06-市政府督查室-三十条措施落实情况通报.txt')], []);
  keepAfter('many', [join(root, 'samples'), '--format', 'jsonl', '--jobs', '1'], [RUN_BEFORE_COMPILING]);
}

/** Node's own modules of which a command for one paper needs none: loading them takes it 10 to 15 ms. */
const LATE = ['child_process', 'v8', 'worker_threads', 'zlib'];

/** Has them loaded when something of them is first asked for. */
const loadedLate = (code) =>
  `const late=(name)=>new Proxy({},{get:(nothing,key)=>require(name)[key]});${code.replaceAll(
    new RegExp(`\\brequire\\((["'\`])node:(${LATE.join('|')})\\1\\)`, 'g'),
    'late("node:$2")',
  )}`;

/**
 * The code with its Chinese written as escapes: a file of nothing but ASCII is taken up as it stands, where one of UTF-8 is
 * decoded first (15 ms at each start). Nothing in it asks how a string was written (`String.raw`).
 */
function ascii(code) {
  if (/String\.raw`[^`]*[^\x00-\x7f]/.test(code)) throw new Error('a raw string holds Chinese');
  return code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Runs the one file on papers in a process of its own, under the engine's flags, and keeps what was compiled for it. */
function keepAfter(papers, args, flags) {
  const program = `const { run, keep } = require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load('${papers}');
    run(${JSON.stringify(['read', ...args])}).then(keep);`;
  const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', program], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the command's one file does not run: ${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommand();
