import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@luoshi/reading';
import { afterAll, describe, expect, it } from 'vitest';
import { beside, papersIn } from './real-papers.js';

/** Floors in percent, by category of the scorer and its measure. */
const FLOORS: Record<string, Record<string, number>> = {
  spans: { precision: 100 },
  quantities: { f1: 98, 'exact span': 97, value: 99, interval: 97, complete: 95 },
  times: { f1: 96, 'exact span': 95, dates: 96 },
  document: { title: 95, number: 95, published: 95, genre: 95, issuers: 95 },
  articles: { f1: 95 },
  threads: { recall: 80 },
  measures: { f1: 100, path: 98 },
  duties: { f1: 100, role: 100 },
  commitments: { f1: 88, value: 97, due: 92, relation: 90 },
  provisions: { f1: 80 },
  observations: { f1: 85, time: 85, place: 80 },
  fundFlows: { f1: 85 },
};

interface Score {
  precision: number;
  recall: number;
  f1: number;
  fields: Record<string, number>;
}

const seeds = beside('seeds');
const gold = beside('gold');
const folder = mkdtempSync(join(tmpdir(), 'luoshi-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function score(): Record<string, Score> {
  const manifest = new Map(
    readFileSync(join(seeds!, 'documents.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(',') as [string, string]),
  );
  const lines = papersIn(seeds!).map(({ name, text }) =>
    JSON.stringify(read(text, { name, sha256: '', mediaType: 'text/plain' }, { published: manifest.get(name) })),
  );
  writeFileSync(join(folder, 'readings.jsonl'), lines.join('\n'));
  execFileSync(process.execPath, [join(gold!, 'score.mjs'), join(folder, 'readings.jsonl')], {
    env: { ...process.env, SCORE_JSON: join(folder, 'score.json') },
  });
  return JSON.parse(readFileSync(join(folder, 'score.json'), 'utf8')) as Record<string, Score>;
}

describe.skipIf(!seeds || !gold)('the reference readings', () => {
  it('are met at least to the floors', () => {
    const scores = score();
    const short: string[] = [];
    for (const [category, floors] of Object.entries(FLOORS)) {
      const found = scores[category]!;
      for (const [measure, floor] of Object.entries(floors)) {
        const value = 100 * (measure in found.fields ? found.fields[measure]! : found[measure as 'f1']);
        if (!(value >= floor)) short.push(`${category} ${measure}: ${value.toFixed(1)} < ${floor}`);
      }
    }
    expect(short).toEqual([]);
  });

  it('show all sure faults but one, and at most one false fault', () => {
    const faults = score()['findings: faults']!;
    expect(faults.recall).toBeGreaterThanOrEqual(0.85);
    expect(faults.precision).toBeGreaterThanOrEqual(0.85);
  });
});
