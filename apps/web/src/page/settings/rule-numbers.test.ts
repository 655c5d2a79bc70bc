import { lamps } from '@luoshi/server/contract';
import { describe, expect, it } from 'vitest';
import { choicesOf, numberNames, numbersFrom } from './rule-numbers.js';
import type { RuleId } from './rule-numbers.js';

/** What a person leaves in the fields: a number where a number is asked, the first choice where there are choices. */
const typed = (rule: RuleId): Record<string, string> =>
  Object.fromEntries(
    numberNames[rule].map((name) => [name, name === 'curve' ? '5、20，40' : (choicesOf[name]?.[0] ?? '3')]),
  );
const takes = (rule: RuleId, numbers: unknown): boolean =>
  lamps.ruleProposal.safeParse({ rule, from: '2026-01-01', source: null, numbers }).success;

describe('the numbers of a lamp rule', () => {
  it.each(lamps.ruleId.options)('are taken by the server as the form of %s gives them', (rule) => {
    expect(takes(rule, numbersFrom(rule, typed(rule)))).toBe(true);
  });

  it('offer only choices that the server knows, each of them', () => {
    for (const rule of lamps.ruleId.options)
      for (const name of numberNames[rule])
        for (const choice of choicesOf[name] ?? [])
          expect(takes(rule, numbersFrom(rule, { ...typed(rule), [name]: choice })), `${rule} ${name} ${choice}`).toBe(
            true,
          );
  });

  it('are handed on as typed where they are wrong, and refused there', () => {
    expect(numbersFrom('deadline', { yellowDays: '三天' })).toEqual({ yellowDays: '三天' });
    expect(takes('deadline', { yellowDays: '三天' })).toBe(false);
    expect(takes('gap', numbersFrom('gap', { ...typed('gap'), red: '-5' }))).toBe(false);
  });
});
