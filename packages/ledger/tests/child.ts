import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds this package where its sources are newer: a child is a plain Node process that runs what was built. */
export function builtLedger(): void {
  const { status, stdout } = spawnSync(process.execPath, [`${root}/scripts/compile.mjs`, 'packages/ledger'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

/** A child that writes entries as fast as it can and prints the id of each after its commit was acknowledged. */
export interface Child {
  /** The next line that it prints. */
  line(): Promise<string>;
  /** All lines that it has printed. */
  readonly lines: readonly string[];
  kill(signal: NodeJS.Signals): Promise<void>;
}

export function startChild(data: string): Child {
  const process_: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL('writer.mjs', import.meta.url))], {
    env: { ...process.env, LUOSHI_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const output = createInterface({ input: process_.stdout! });
  output.on('line', (line) => {
    lines.push(line);
    waiting.shift()?.(line);
  });
  // Lines that it printed before its end still come in after it.
  const ended = new Promise<void>((resolve) => output.once('close', resolve));
  return {
    lines,
    line: () =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        void ended.then(() => reject(new Error('the child has ended')));
      }),
    kill: async (signal) => {
      process_.kill(signal);
      await ended;
    },
  };
}
