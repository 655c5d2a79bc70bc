import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refusals, StoreRefusal } from './refusal.js';

it('says what, why and what to do, with what was met', () => {
  const refusal = new StoreRefusal('folder-in-use', 'luoshi server, pid 7');
  expect(refusal.message).toMatch(/^数据文件夹正在被另一个落实进程使用：.*（luoshi server, pid 7）。请先停止那个进程/);
  expect(refusal.english).toMatch(/^The data folder is in use .*\(luoshi server, pid 7\)\. stop that process/);
});

it('has every code in the documentation', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const told = [...readme.matchAll(/^\| `([a-z0-9-]+)` +\|/gm)].map(([, code]) => code);
  expect(told).toEqual(Object.keys(refusals));
});
