import { storeRefusals, workRefusals } from '@luoshi/work';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { httpRefusals } from './http-refusal.js';
import { errorsPage, errorsHtml } from './error-page.js';
import { problems } from './problem.js';
import { statuses } from './status.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const codes = Object.keys(problems);

/** Sources of our own without tests, by path. */
const sources = ['packages/ledger/src', 'packages/work/src', 'apps/server/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
);
const isTable = (file: string) => file.endsWith('refusal.ts') || file.endsWith('/status.ts');

it('docs/errors.md has every code with its status and words (LUOSHI_WRITE_DOCS=1 writes it)', async () => {
  const file = join(root, 'docs/errors.md');
  const page = await format(errorsPage(), { ...(await resolveConfig(file)), parser: 'markdown' });
  if (process.env['LUOSHI_WRITE_DOCS']) writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
  const told = [...page.matchAll(/^\| `([a-z0-9-]+)` +\| (\d{3}) /gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(told)).toEqual(statuses);
  expect(told).toHaveLength(codes.length);
});

it('a code stands in one table only, and every table’s codes are answered', () => {
  expect(codes).toHaveLength([httpRefusals, workRefusals, storeRefusals].flatMap(Object.keys).length);
  const entries = sources
    .filter(({ file }) => file.endsWith('refusal.ts'))
    .flatMap(({ text }) => [...text.matchAll(/^ {2}'?([a-z0-9-]+)'?: entry\(/gm)].map(([, code]) => code!));
  expect(entries.filter((code, index) => entries.indexOf(code) !== index)).toEqual([]);
  expect(entries.toSorted()).toEqual(codes.toSorted());
});

it('a code that nobody refuses with is no code', () => {
  const spoken = sources.filter(({ file }) => !isTable(file)).map(({ text }) => text);
  const silent = codes.filter((code) => !spoken.some((text) => text.includes(`'${code}'`)));
  expect(silent).toEqual([]);
});

it('the page that a problem’s type leads to has every code as an anchor, and nothing but text in its words', () => {
  const page = errorsHtml();
  for (const code of codes) expect(page).toContain(`<tr id="${code}">`);
  expect(page).not.toMatch(/<script|https?:|\son[a-z]+=/i);
});
