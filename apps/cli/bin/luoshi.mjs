#!/usr/bin/env node
// Starts the built command, from its one file where that is as new as the build; builds first where that was not done yet.
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import process from 'node:process';

const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) {
  const { canCompile, compile } = await import('../../../scripts/compile.mjs');
  if (!canCompile()) {
    console.error('luoshi 尚未构建：请在项目根目录先运行 npm install，再运行 npm run build。');
    console.error('luoshi is not built yet: run `npm install` and then `npm run build` in the root of the checkout.');
    process.exit(2);
  }
  console.error('luoshi: 首次运行，正在构建……（building, once）');
  compile([], ['ignore', 2, 2]);
  if (!existsSync(main)) process.exit(2);
}
module.enableCompileCache?.(); // Node 22 and later: keeps what it compiled of the modules that are not in the one file
const bundle = createRequire(import.meta.url)('./bundle.cjs');
const { run } = bundle.serves(process.argv[2]) ? bundle.load('few') : await import(main.href);
await run(process.argv.slice(2));
