import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RUN_BEFORE_COMPILING } from './pool.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sample = join(root, 'samples/01-临江市推动经济平稳向好三十条措施.txt');
let folder = '';

/** A checkout's start of the command with the one file in it, but without the modules that the file replaces. */
function aloneWith(cache: Buffer | 'as-built'): string {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, 'apps/cli/dist'), { recursive: true });
  cpSync(join(root, 'apps/cli/bin'), join(home, 'apps/cli/bin'), { recursive: true });
  copyFileSync(join(root, 'apps/cli/dist/luoshi.cjs'), join(home, 'apps/cli/dist/luoshi.cjs'));
  const kept = join(home, 'apps/cli/dist/luoshi.cache');
  if (cache === 'as-built') copyFileSync(join(root, 'apps/cli/dist/luoshi.cache'), kept);
  else writeFileSync(kept, cache);
  writeFileSync(join(home, 'apps/cli/dist/main.js'), "export const run = () => console.log('from the modules');");
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  return home;
}

const read = (home: string, papers = [sample], ...options: readonly string[]) =>
  spawnSync(process.execPath, [join(home, 'apps/cli/bin/luoshi.cjs'), 'read', ...papers, '-f', 'jsonl', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luoshi-one-file-'));
  for (const script of ['scripts/compile.mjs apps/cli', 'scripts/build-command.mjs'])
    spawnSync(process.execPath, script.split(' '), { cwd: root });
  expect(existsSync(join(root, 'apps/cli/dist/luoshi.cjs'))).toBe(true);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives from the one file what the modules give', () => {
  const modules = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { run } = await import(${JSON.stringify(join(root, 'apps/cli/dist/main.js'))}); await run(${JSON.stringify(['read', sample, '-f', 'jsonl'])});`,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect(modules.stdout.length).toBeGreaterThan(10_000);
  expect(read(aloneWith('as-built')).stdout).toBe(modules.stdout);
});

it('gives its threads the one file too', () => {
  const home = aloneWith('as-built');
  const papers = [sample, join(root, 'samples/08-临江市保交楼工作情况报告.txt')];
  const alone = read(home, papers, '-j', '1');
  expect(alone.stdout.split('\n')).toHaveLength(3);
  expect(read(home, papers, '-j', '2')).toMatchObject({ status: 0, stdout: alone.stdout });
});

it('keeps for a thread, under the flag that its pool sets, what the engine takes', () => {
  const taken = (papers: string, ...flags: readonly string[]) =>
    spawnSync(
      process.execPath,
      [...flags, '-p', `require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load('${papers}').taken`],
      { encoding: 'utf8' },
    ).stdout;
  expect(taken('few')).toBe('true\n');
  expect(taken('many', RUN_BEFORE_COMPILING)).toBe('true\n');
});

it('reads without what was kept, and with what is no good of it', () => {
  const { stdout, status } = read(aloneWith(Buffer.from('not what the engine wrote')));
  expect(status).toBe(0);
  expect(stdout.startsWith('{')).toBe(true);
});

it('runs from the modules where the compiler has made something since', () => {
  const home = aloneWith('as-built');
  mkdirSync(join(home, 'packages/reading'), { recursive: true });
  const record = join(home, 'packages/reading/tsconfig.tsbuildinfo');
  writeFileSync(record, '{}');
  utimesSync(record, new Date(), new Date(Date.now() + 60_000));
  expect(read(home).stdout).toBe('from the modules\n');
});

it('leaves to the modules the commands that need the store', () => {
  const home = aloneWith('as-built');
  const { stdout } = spawnSync(process.execPath, [join(home, 'apps/cli/bin/luoshi.cjs'), 'doctor'], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('from the modules\n');
});

it('imports nothing while it runs but what those commands, and storing a PDF, import', () => {
  const code = readFileSync(join(root, 'apps/cli/dist/luoshi.cjs'), 'utf8');
  const imported = [...code.matchAll(/\bimport\(([^)]*)\)/g)].map(([, what]) => what!.slice(1, -1));
  expect([...new Set(imported)].sort()).toEqual(['@luoshi/server', '@luoshi/work', 'unpdf']);
});
