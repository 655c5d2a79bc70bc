import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading } from '@luoshi/reading';
import { read } from '@luoshi/reading';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../samples', import.meta.url));

interface Planted {
  readonly file: string;
  readonly rule: string;
  readonly verdict: string;
  readonly words: readonly string[];
}

const planted = JSON.parse(readFileSync(join(folder, 'planted.json'), 'utf8')) as { faults: readonly Planted[] };
const rows = readFileSync(join(folder, 'documents.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(','));
const texts = rows.map((row) => row[0]!).filter((name) => name.endsWith('.txt') && !name.includes('GB18030'));

function readingOf(name: string): Reading {
  const row = rows.find(([file]) => file === name);
  const source = { name, sha256: '', mediaType: 'text/plain' };
  return read(readFileSync(join(folder, name), 'utf8'), source, { published: row?.[4] });
}

describe('the samples', () => {
  it('are there', () => expect(texts.length).toBeGreaterThanOrEqual(8));

  it.each(texts)('%s shows the faults planted in it and no others', (name) => {
    const { findings } = readingOf(name);
    const faults = findings.filter(({ verdict }) => verdict === 'inconsistent');
    const own = planted.faults.filter(({ file }) => file === name);
    const touches = (fault: Planted, spans: readonly { text: string }[]) =>
      fault.words.some((words) => spans.some(({ text }) => text.includes(words) || words.includes(text)));
    const missed = own.filter((fault) => !faults.some((f) => f.rule === fault.rule && touches(fault, f.spans)));
    const extra = faults.filter((f) => !own.some((fault) => f.rule === fault.rule && touches(fault, f.spans)));
    expect({ missed, extra: extra.map(({ rule, message }) => `${rule} ${message}`) }).toEqual({
      missed: [],
      extra: [],
    });
  });
});
