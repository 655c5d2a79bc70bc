import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
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

/** A checkout's start of the command with its parts, but without the modules that they replace. */
function aloneWith(cache: Buffer | 'as-built'): string {
  const home = mkdtempSync(join(folder, 'home-'));
  cpSync(join(root, 'apps/cli/bin'), join(home, 'apps/cli/bin'), { recursive: true });
  const parts = join(home, 'apps/cli/dist/luoshi');
  cpSync(join(root, 'apps/cli/dist/luoshi'), parts, { recursive: true });
  if (cache !== 'as-built')
    for (const name of readdirSync(parts)) if (!name.endsWith('.cjs')) writeFileSync(join(parts, name), cache);
  writeFileSync(join(home, 'apps/cli/dist/main.js'), "export const run = () => console.log('from the modules');");
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  return home;
}

const read = (home: string, papers = [sample], ...options: readonly string[]) =>
  spawnSync(process.execPath, [join(home, 'apps/cli/bin/luoshi.cjs'), 'read', ...papers, '-f', 'jsonl', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

const partNames = () => readdirSync(join(root, 'apps/cli/dist/luoshi')).filter((name) => name.endsWith('.cjs'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luoshi-parts-'));
  for (const script of ['scripts/compile.mjs apps/cli', 'scripts/build-command.mjs'])
    spawnSync(process.execPath, script.split(' '), { cwd: root });
  expect(existsSync(join(root, 'apps/cli/dist/luoshi/luoshi.cjs'))).toBe(true);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives from the parts what the modules give', () => {
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

it('gives its threads the parts too', () => {
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
      [...flags, '-p', `require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load('${papers}').taken()`],
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

it('imports nothing while it runs but what those commands import', () => {
  const code = partNames().map((name) => readFileSync(join(root, 'apps/cli/dist/luoshi', name), 'utf8'));
  const imported = [...code.join('\n').matchAll(/\bimport\(([^)]*)\)/g)].map(([, what]) => what!.slice(1, -1));
  expect([...new Set(imported)].sort()).toEqual(['@luoshi/server', '@luoshi/work']);
});

it('takes up for a text only what a text needs, and for other files what they need besides', () => {
  const asked = (...args: readonly string[]) => {
    const program = `const { run, asked } = require(${JSON.stringify(join(root, 'apps/cli/bin/bundle.cjs'))}).load('few');
      run(${JSON.stringify(['read', ...args])}).then(() => console.error('asked ' + asked().sort().join(' ')));`;
    const { stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    return /^asked (.*)$/m.exec(stderr)?.[1]?.split(' ');
  };
  const ofText = ['luoshi.cjs', 'reading.cjs', 'rolldown-runtime.cjs'];
  expect(asked(sample)).toEqual(ofText);
  const besides = (...args: readonly string[]) => asked(...args)?.filter((name) => !ofText.includes(name));
  expect(besides(join(root, 'samples/12-临江市推动经济平稳向好三十条措施.html'))).toEqual(['page.cjs']);
  expect(besides(join(root, 'samples/13-云溪县提振消费若干措施（征求意见稿）.docx'))).toEqual(['word.cjs']);
  expect(besides(sample, '--out', join(folder, '台账.xlsx'))).toContain('xlsx.cjs');
  for (const name of partNames())
    expect(readFileSync(join(root, 'apps/cli/dist/luoshi', name), 'latin1')).not.toMatch(/[^\0-\x7f]/);
});
