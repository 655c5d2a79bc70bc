import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluate, readCases, view } from '@luoshi/programmes';
import { loadProgrammes } from '@luoshi/programmes/load';
import { describe, expect, it } from 'vitest';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const folder = `${samples}programmes/`;
const programmes = await loadProgrammes();

describe('the samples of programmes', () => {
  const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it.each(texts)('%s reads as cases do, and every function answers on it', (name) => {
    const programme = programmes.find(({ code }) => `${code}.txt` === name)!;
    const [sample] = readCases(programme, readFileSync(`${folder}${name}`, 'utf8'));
    const seen = view(programme, sample!.facts, sample!.day, null);
    const { indicators, effects } = evaluate(seen);
    expect(indicators.length).toBeGreaterThan(0);
    expect(effects.length).toBeGreaterThan(0);
    for (const chart of programme.charts)
      if (chart.of === null) expect(chart.make(seen).lines.length).toBeGreaterThan(0);
  });

  it('cite sentences that stand in the sample papers, for rules and parameters that there are', () => {
    const papers = readdirSync(samples)
      .filter((name) => /^\d\d-.*\.txt$/.test(name) && !name.includes('GB18030'))
      .map((name) => readFileSync(`${samples}${name}`, 'utf8'));
    const sources = JSON.parse(readFileSync(`${folder}sources.json`, 'utf8')) as Record<string, string>[];
    expect(sources.length).toBeGreaterThan(5);
    const lost = sources.filter(({ programme: code, rule, parameter, paper, quote }) => {
      const programme = programmes.find((one) => one.code === code);
      const parts = rule === undefined ? programme?.parameters : programme?.rules;
      const named = parts?.some((part) => part.code === (rule ?? parameter));
      // A title may stand over two lines of a paper.
      return !named || !papers.some((text) => text.replaceAll('\n', '').includes(paper!) && text.includes(quote!));
    });
    expect(lost).toEqual([]);
  });
});
