import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluate, readCases, sentenceWith, view } from '@luoshi/programmes';
import { loadProgrammes } from '@luoshi/programmes/load';
import { describe, expect, it } from 'vitest';
import { beside, papersIn } from './real-papers.js';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const folder = `${samples}programmes/`;
const programmes = await loadProgrammes();

/** A real paper beside the checkout, and whether its own title or first lines carry the words by which a source names it. */
const real = beside('seeds');

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
    const papers = [samples, `${folder}papers/`].flatMap((each) =>
      readdirSync(each)
        .filter((name) => /^\d\d-.*\.txt$/.test(name) && !name.includes('GB18030'))
        .map((name) => readFileSync(`${each}${name}`, 'utf8')),
    );
    const sources = JSON.parse(readFileSync(`${folder}sources.json`, 'utf8')) as Record<string, string>[];
    // Each programme has papers behind it.
    expect(new Set(sources.map(({ programme: code }) => code))).toEqual(new Set(programmes.map(({ code }) => code)));
    const lost = sources.filter(({ programme: code, rule, parameter, paper, quote }) => {
      const programme = programmes.find((one) => one.code === code);
      const parts = rule === undefined ? programme?.parameters : programme?.rules;
      const named = parts?.some((part) => part.code === (rule ?? parameter));
      // A title may stand over two lines of a paper.
      return !named || !papers.some((text) => text.replaceAll('\n', '').includes(paper!) && text.includes(quote!));
    });
    expect(lost).toEqual([]);
  });

  it.skipIf(real === null)('name sentences that stand in the real papers, so that one click leads there', () => {
    const texts = papersIn(real!).map(({ text }) => text);
    const sources = programmes.flatMap(({ code, parameters, rules }) =>
      [...parameters.flatMap(({ given }) => given.map(({ source }) => source)), ...rules.map(({ basis }) => basis)].map(
        (source) => ({ code, source }),
      ),
    );
    expect(sources.length).toBeGreaterThan(20);
    for (const { code, source } of sources) {
      if (source === null) continue;
      const { paper = '', words = [] } = source.sentence ?? {};
      const named = texts.filter((text) =>
        text.slice(0, 200).replaceAll(/\s/g, '').includes(paper.replaceAll(' ', '')),
      );
      const found = named.flatMap((text) => sentenceWith(text, words) ?? []);
      expect(found, `${code}: ${words.join(' ')}`).toHaveLength(1);
    }
  });
});
