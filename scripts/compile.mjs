// Compiles what changed: node scripts/compile.mjs [PROJECT…], all projects where none is named. Exit code and messages are
// the compiler's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** TypeScript 7, the native compiler; `typescript` beside it is the last with the library that linter and tests ask. */
export const compiler = `${root}node_modules/@typescript/native/bin/tsc`;

/** Is there a compiler, that is, were the libraries installed? */
export const canCompile = () => existsSync(compiler);

/**
 * Compiles projects and those that they refer to, one after another: beside one another the compiler (7.0) looks for the
 * first one's output before it is there, and keeps that it found none.
 * @param stdio where its messages go, as `spawnSync` takes it
 * @returns the exit code
 */
export function compile(projects = [], stdio = 'inherit') {
  const { status, error } = spawnSync(process.execPath, [compiler, '-b', '--builders', '1', ...projects], {
    cwd: root,
    stdio,
  });
  if (error) process.stderr.write(`${error.message}\n`);
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = compile(process.argv.slice(2));
