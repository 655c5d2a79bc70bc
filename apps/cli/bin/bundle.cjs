// The command in one file (scripts/build-command.mjs makes it), and what the engine keeps of compiling it: one cache for a
// command that answers for a few papers, and a larger one for a thread that reads many and sooner or later needs all.
'use strict';
const { readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const file = join(__dirname, '../dist/luoshi.cjs');
const caches = { few: join(__dirname, '../dist/luoshi.cache'), many: join(__dirname, '../dist/luoshi-many.cache') };
const root = join(__dirname, '../../..');

/** The workspaces whose code is in the file. */
const PARTS = ['apps/cli', 'packages/formats', 'packages/reading', 'packages/reports'];

/** When a file was last written, in ms; 0 where it is not there, as the compiler's records are not in a packed Luoshi. */
const written = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Commands that need no store. The others import it while they run, which a script with kept code cannot do in Node 20. */
const ALONE = new Set(['read', 'check', 'explain']);

/** Whether the file serves a command: it needs no store, and the file holds what the compiler made last. */
exports.serves = (command) => ALONE.has(command) && isFresh();

const isFresh = () => {
  const made = written(file);
  return made > 0 && PARTS.every((part) => written(join(root, part, 'tsconfig.tsbuildinfo')) <= made);
};

/**
 * What the file exports (`run` for the command, `work` for a thread), and `keep`, which writes down what the engine has
 * compiled until then for the next start that is to read `few` or `many` papers.
 */
exports.load = (papers) => {
  const cache = caches[papers];
  let cachedData;
  try {
    cachedData = readFileSync(cache);
  } catch {
    // Not kept yet: a little slower.
  }
  // A cache of another Node, or of other flags, is refused by the engine itself, which then compiles anew.
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      cachedData,
    },
  );
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return {
    ...module.exports,
    /** Whether the engine took what was kept. */
    taken: script.cachedDataRejected === false,
    keep() {
      writeFileSync(`${cache}.half`, script.createCachedData());
      renameSync(`${cache}.half`, cache);
    },
  };
};
exports.isFresh = isFresh;
exports.file = file;
exports.caches = caches;
