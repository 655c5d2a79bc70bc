import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

// What is provided is declared in database.ts, which takes it.
import type {} from './database.js';

/**
 * Set-up of a whole test run: names a folder for its database servers and, at the end, stops those that were started.
 * Starts none itself, so that runs without a database pay nothing. Sockets need a short path and a passable folder.
 */
export default function (project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-pg-'));
  project.provide('ledgerServers', folder);
  return async () => {
    for (const kind of readdirSync(folder)) {
      const file = join(folder, kind, 'postgres', 'postmaster.pid');
      if (!existsSync(file)) continue;
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
      for (let turn = 0; existsSync(file) && turn < 500; turn++)
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
