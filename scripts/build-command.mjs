// Puts the command into a few parts, apps/cli/dist/luoshi, with what the engine makes of them while it reads a paper, and
// while it reads many, beside them: from 200 modules `luoshi read` takes more than twice as long to answer for one paper.
// What a text needs is one part, what a web page, a Word file, a workbook needs besides is another each, taken up when such
// a file is met. The server and the store, which are started once a day, stay outside.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = createRequire(import.meta.url)('../apps/cli/bin/bundle.cjs');

/** Makes the parts where the compiler has made something since. Needs what scripts/compile.mjs builds. */
export async function buildCommand() {
  if (bundle.isFresh()) return;
  const { rolldown } = await import('rolldown');
  const made = await rolldown({
    input: join(root, 'apps/cli/dist/parts.js'),
    platform: 'node',
    external: [/^@luoshi\/(?:server|work)$/, /^node:/, 'unpdf'],
    plugins: [{ name: 'loaded late', renderChunk: (code) => loadedLate(code) }],
    // Commands import late what the modules should load late; here much of it stands in one part all the same.
    onLog: (level, log, handle) => log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT' && handle(level, log),
  });
  const { output } = await made.generate({
    format: 'cjs',
    minify: true,
    keepNames: true,
    entryFileNames: bundle.entry,
    chunkFileNames: '[name].cjs',
    codeSplitting: { groups: [{ name: 'reading', test: ofEveryText }] },
  });
  await made.close();
  const half = `${bundle.folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half);
  // What they look for beside them, as `../bin/worker.cjs`, they look for from where the modules stand.
  for (const { fileName, code } of output)
    writeFileSync(join(half, fileName), `(function (exports, require, __filename) {${ascii(code)}\n})`, 'latin1');
  rmSync(bundle.folder, { recursive: true, force: true });
  renameSync(half, bundle.folder);
  const { RUN_BEFORE_COMPILING } = await import('../apps/cli/dist/pool.js');
  const samples = (...names) => names.map((name) => join(root, 'samples', name));
  const out = mkdtempSync(join(tmpdir(), 'luoshi-kept-'));
  keepAfter('few', samples('02-东湖区稳投资促增长工作措施.txt', '06-市政府督查室-三十条措施落实情况通报.txt'), []);
  keepAfter('few', samples('12-临江市推动经济平稳向好三十条措施.html'), []);
  keepAfter('few', samples('13-云溪县提振消费若干措施（征求意见稿）.docx'), []);
  keepAfter('few', [...samples('06-市政府督查室-三十条措施落实情况通报.txt'), '--out', join(out, '台账.xlsx')], []);
  keepAfter('many', [...samples('.'), '--format', 'jsonl', '--jobs', '1'], [RUN_BEFORE_COMPILING]);
  rmSync(out, { recursive: true, force: true });
}

/** Whether a module is needed for reading whatever paper: all of ours but the formats other than text, and few libraries. */
const ofEveryText = (id) =>
  id.includes('node_modules')
    ? /node_modules[\\/](?:commander|get-east-asian-width)[\\/]/.test(id)
    : !/[\\/](?:html|docx)[\\/]/.test(id.slice(root.length));

/** Node's own modules of which a command for one paper needs none: loading them takes it 15 to 20 ms. */
const LATE = ['child_process', 'crypto', 'v8', 'worker_threads', 'zlib'];

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

/** Runs the parts on papers in a process of its own, under the engine's flags, and keeps what was compiled for them. */
function keepAfter(papers, args, flags) {
  const program = `const { run, keep } = require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load('${papers}');
    run(${JSON.stringify(['read', ...args])}).then(keep);`;
  const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', program], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the command's parts do not run: ${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommand();
