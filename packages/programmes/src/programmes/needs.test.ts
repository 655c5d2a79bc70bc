import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCases, standingOf, rowsOf, view } from '../index.js';
import type { Facts, Needs, Programme, ProgrammeCase, View } from '../index.js';
import { loadProgrammes } from '../load.js';

const programmes = await loadProgrammes();
const folder = fileURLToPath(new URL('./', import.meta.url));

const casesOf = (programme: Programme): ProgrammeCase[] =>
  readdirSync(`${folder}${programme.code}`)
    .filter((file) => file.endsWith('.cases.txt') && existsSync(`${folder}${programme.code}/${file}`))
    .flatMap((file) => readCases(programme, readFileSync(`${folder}${programme.code}/${file}`, 'utf8')));

/** A view that holds what is needed and nothing else, and notes parameters that were not asked for. */
function narrow(programme: Programme, facts: Facts, day: string, { registers, parameters }: Needs, strange: string[]) {
  const records = Object.fromEntries(registers.map((code) => [code, facts.records[code] ?? []]));
  const seen = view(programme, { ...facts, records }, day, null);
  const parameter: View['parameter'] = (code, on) => {
    if (!parameters.includes(code)) strange.push(code);
    return seen.parameter(code, on);
  };
  return { ...seen, parameter };
}

describe.each(programmes)('$code: what a function says it needs', (programme) => {
  it('is all that it reads, in every case', () => {
    const faults: string[] = [];
    for (const one of casesOf(programme)) {
      const run = (name: string, needs: Needs, work: (seen: View) => unknown) => {
        const strange: string[] = [];
        try {
          work(narrow(programme, one.facts, one.day, needs, strange));
        } catch (fault) {
          faults.push(`${name} in “${one.name}”: ${(fault as Error).message}`);
        }
        for (const code of new Set(strange)) faults.push(`${name} in “${one.name}”: reads the parameter ${code}`);
      };
      for (const indicator of programme.indicators)
        run(`indicator ${indicator.code}`, indicator.needs, (seen) =>
          indicator.of === null
            ? indicator.value(seen)
            : rowsOf(seen, indicator.of).map((record) => indicator.value(seen, record)),
        );
      for (const rule of programme.rules) run(`rule ${rule.code}`, rule.needs, rule.judge);
      for (const [part, all] of [
        ['report', programme.reports],
        ['chart', programme.charts],
      ] as const)
        for (const asked of all)
          run(`${part} ${asked.code}`, asked.needs, (seen) =>
            asked.of === null ? asked.make(seen) : rowsOf(seen, asked.of).map((record) => asked.make(seen, record)),
          );
      for (const process of programme.processes)
        run(`process of ${process.register}`, process.needs, (seen) =>
          rowsOf(seen, process.register).map((record) => standingOf(seen, process, record)),
        );
    }
    expect([...new Set(faults)]).toEqual([]);
  });
});
