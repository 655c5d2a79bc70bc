import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate, printCell, readCases, rowsOf, view } from '../index.js';
import type { Programme, Question, Words } from '../index.js';
import { loadProgrammes } from '../load.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const programmes = await loadProgrammes();

/** What was entered in a case: names, numbers and reasons that people wrote are the same in both languages. */
const enteredIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(/[|\s，。：；（）、]+/u).filter((part) => /\p{Script=Han}/u.test(part)));

describe.each(programmes)('$code in English', (programme: Programme) => {
  const home = `${folder}${programme.code}/`;
  const files = readdirSync(home).filter((file) => file.endsWith('.cases.txt'));

  it('gives its reasons, remarks, questions, proposals and cells in English words, but for what people entered', () => {
    const left = new Set<string>();
    for (const file of files) {
      const text = readFileSync(home + file, 'utf8');
      const entered = enteredIn(text).sort((a, b) => b.length - a.length);
      const look = ({ english }: Words): void => {
        let rest = english;
        for (const part of entered) rest = rest.replaceAll(part, '');
        if (/\p{Script=Han}/u.test(rest)) left.add(english);
      };
      for (const { facts, day } of readCases(programme, text)) {
        const seen = view(programme, facts, day, null);
        const { indicators, effects, places } = evaluate(seen);
        const ask = (questions: readonly Question[]): void =>
          questions.forEach((one) => [one.missing, one.ask].forEach(look));
        for (const { outcome } of indicators) {
          outcome.why.forEach(look);
          ask(outcome.questions);
        }
        for (const { words, questions } of effects) {
          look(words);
          ask(questions);
        }
        for (const { standing } of places) {
          ask(standing.questions);
          for (const { conditions } of standing.stages) conditions.forEach((one) => look(one.words));
        }
        for (const report of programme.reports) {
          const tables =
            report.of === null
              ? report.make(seen)
              : rowsOf(seen, report.of).flatMap((record) => report.make(seen, record));
          for (const { rows, columns, notes } of tables) {
            notes.forEach(look);
            for (const row of rows)
              row.forEach((cell, index) => look({ chinese: '', english: printCell(cell, columns[index]!, 'english') }));
          }
        }
      }
    }
    expect([...left]).toEqual([]);
  });
});
