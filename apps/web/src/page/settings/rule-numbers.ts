import type { lamps } from '@luoshi/server/contract';
import type { z } from 'zod';

export type RuleId = z.output<typeof lamps.ruleId>;

/** The numbers of each rule, in the order in which they are asked. */
export const numberNames: Readonly<Record<RuleId, readonly string[]>> = {
  gap: ['slight', 'red', 'straightLine'],
  start: ['yellowFrom', 'redMonths'],
  deadline: ['yellowDays'],
  silence: ['yellow', 'red'],
  returned: ['yellow'],
  forecast: ['behind', 'straightLine'],
  money: ['curve', 'yellow'],
  modality: ['strive'],
};

/** What is no number but one of a few: each with the choices that the server knows; `none` stands for no limit. */
export const choicesOf: Readonly<Record<string, readonly string[]>> = {
  straightLine: ['last-resort', 'never'],
  yellowFrom: ['day', 'month'],
  strive: ['none', 'yellow', 'green', 'grey'],
};

/** What is a whole number of months, days or reports, and not a share. */
const WHOLE: ReadonlySet<string> = new Set([
  'redMonths',
  'yellowDays',
  'silence.yellow',
  'silence.red',
  'returned.yellow',
]);

/** The numbers as the server takes them; what was typed wrong goes as it is, and is refused there with its words. */
export function numbersFrom(rule: RuleId, typed: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    numberNames[rule].map((name) => {
      const value = (typed[name] ?? '').trim();
      if (name === 'curve') return [name, value.split(/[、,，\s]+/).filter(Boolean)];
      if (name === 'strive') return [name, value === 'none' ? null : value];
      if (WHOLE.has(name) || WHOLE.has(`${rule}.${name}`)) return [name, /^\d+$/.test(value) ? Number(value) : value];
      return [name, value];
    }),
  );
}
