import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addWorkingDays, drawSample, highsSolver, workingCalendar } from '@luoshi/work';
import { describe, expect, it } from 'vitest';
import { checkCase, readCases } from '../index.js';
import { loadProgrammes } from '../load.js';

const folder = fileURLToPath(new URL('./', import.meta.url));
const working = workingCalendar();
const programmes = await loadProgrammes();
const tools = { solve: await highsSolver(), draw: drawSample };

describe.each(programmes.map((programme) => [programme.code, programme] as const))('%s', (code, programme) => {
  const files = readdirSync(`${folder}${code}`).filter((file) => file.endsWith('.cases.txt'));
  const cases = files.flatMap((file) => readCases(programme, readFileSync(`${folder}${code}/${file}`, 'utf8')));

  it('has cases and a page', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect(readFileSync(`${folder}${code}/README.md`, 'utf8').length).toBeGreaterThan(200);
  });

  it('every case expects something', () => {
    expect(cases.filter(({ expectations }) => expectations.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(checkCase(programme, one, (from, count) => addWorkingDays(working, from, count), tools)).toEqual([]);
  });
});
