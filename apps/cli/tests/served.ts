import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnSyncReturns } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = join(root, 'apps/cli/bin/luoshi.cjs');

/** Builds the command line and all it needs where sources are newer: a child runs what was built. */
export function builtCommand(): void {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/compile.mjs'), 'apps/cli'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

/** A command on an embedded database in that folder, whatever this test run's own database is. */
export const environmentOf = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  LUOSHI_DATA: data,
  DATABASE_URL: '',
  LUOSHI_OWNER_URL: '',
});

/** Runs a command on a data folder to its end. */
export function command(data: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env: environmentOf(data) });
}

/** `luoshi serve` as a process of its own, on a free port. */
export interface Served {
  readonly address: string;
  /** What it printed before it took requests. */
  readonly printed: string;
  readonly process: ChildProcess;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** A server that may not take requests yet; `ready` fails where it ends before that. */
export interface Starting {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly ready: Promise<Served>;
}

export function starting(environment: NodeJS.ProcessEnv, ...args: string[]): Starting {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  let told = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ready = new Promise<Served>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('Ctrl-C'))
        resolve({ address: /http:\S+/.exec(printed)![0], printed, process: child, ended });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${told}`)));
  });
  ready.catch(() => undefined); // whoever waits for it is told
  return { process: child, ended, ready };
}

export const served = (data: string, ...args: string[]): Promise<Served> =>
  starting(environmentOf(data), ...args).ready;
