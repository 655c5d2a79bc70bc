#!/usr/bin/env node
// Starts the built command, from its parts where they are as new as the build; builds first where that was not done yet.
// As a CommonJS script: Node's other loader takes 20 ms to start.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const bundle = require('./bundle.cjs');

const main = join(__dirname, '../dist/main.js');

/** The command's `run`, built if need be. */
async function built() {
  if (bundle.serves(process.argv[2])) return bundle.load('few');
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
  require('node:module').enableCompileCache?.(); // Node 22 and later: keeps what it compiled of the modules that are not in the parts
  return import(pathToFileURL(main).href);
}

void built().then(({ run }) => run(process.argv.slice(2)));
