// The command in a few parts (scripts/build-command.mjs makes them): what reading a text needs, and what a web page, a Word
// file or a workbook needs besides. Beside each part stands what the engine keeps of compiling it: one cache for a command
// that answers for a few papers, and a larger one for a thread that reads many and sooner or later needs all.
'use strict';
const { readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const modules = join(__dirname, '../dist');
const folder = join(modules, 'luoshi');
const entry = 'luoshi.cjs';
const root = join(__dirname, '../../..');

/** The workspaces whose code is in the parts. */
const WORKSPACES = ['apps/cli', 'packages/formats', 'packages/reading', 'packages/reports'];

/** When a file was last written, in ms; 0 where it is not there, as the compiler's records are not in a packed Luoshi. */
const written = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Commands that need no store. The others import it while they run, which a script with kept code cannot do in Node 20. */
const ALONE = new Set(['read', 'check', 'explain']);

/** Whether the parts serve a command: it needs no store, and they hold what the compiler made last. */
exports.serves = (command) => ALONE.has(command) && isFresh();

const isFresh = () => {
  const made = written(join(folder, entry));
  return made > 0 && WORKSPACES.every((part) => written(join(root, part, 'tsconfig.tsbuildinfo')) <= made);
};

/**
 * What the entry exports (`run` for the command, `work` for a thread), and `keep`, which writes down what the engine has
 * compiled until then, of each part of which nothing is kept, for the next start that is to read `few` or `many` papers.
 */
exports.load = (papers) => {
  const parts = new Map();
  /** A part's exports; it is taken up when it is first asked for. */
  const part = (name) => {
    const known = parts.get(name);
    if (known) return known.module.exports;
    const file = join(folder, name);
    const cache = `${file}.${papers}`;
    let cachedData;
    try {
      cachedData = readFileSync(cache);
    } catch {
      // Not kept yet: a little slower.
    }
    // A cache of another Node, or of other flags, is refused by the engine itself, which then compiles anew.
    const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
    const module = { exports: {} };
    parts.set(name, { module, script, cache, kept: cachedData !== undefined });
    script.runInThisContext()(module.exports, asked, join(modules, name));
    return module.exports;
  };
  const asked = (name) => (name.startsWith('./') ? part(name.slice(2)) : require(name));
  return {
    ...part(entry),
    /** Whether the engine took what was kept of every part that was asked for. */
    taken: () => [...parts.values()].every(({ script }) => script.cachedDataRejected === false),
    /** The names of the parts that were asked for. */
    asked: () => [...parts.keys()],
    keep() {
      for (const { script, cache, kept } of parts.values())
        if (!kept) {
          writeFileSync(`${cache}.half`, script.createCachedData());
          renameSync(`${cache}.half`, cache);
        }
    },
  };
};
exports.isFresh = isFresh;
exports.folder = folder;
exports.entry = entry;
