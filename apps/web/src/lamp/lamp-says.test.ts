import { expect, it } from 'vitest';
import { english } from '../words/english.js';
import { translateBy } from '../words/translate.js';
import { sayLamp } from './lamp-says.js';
import type { LampReason } from './lamp-says.js';

const t = translateBy(english);
const reason = (more: Partial<LampReason>): LampReason => ({
  ...{ atWorst: 'yellow', grey: null, rule: 'gap', blocking: null, note: null, inputs: {} },
  ...{ why: '中文', toGreen: null, source: null },
  ...more,
});
const said = (more: Partial<LampReason>, finished = false) => sayLamp(t, (id) => `unit ${id}`, reason(more), finished);

it('says a gap with its unit, what is softened, who is silent, and what turns it green', () => {
  const inputs = {
    asOf: '2026-06-30',
    expected: '50%',
    reached: '35%',
    basis: 'plan',
    behind: '15',
    softened: 'strive',
  };
  expect(
    said({
      blocking: '1',
      inputs: { ...inputs, slight: '10', share: '40%', above: '40' },
      toGreen: '累计超过40',
      source: '临督〔2026〕3号',
      silentSupports: ['2', '3'],
    }),
  ).toEqual({
    why: 'unit 1: as of 2026-06-30 50% was due and 35% reached: 15 points behind; a "strive" target, lit mildly; no report from unit 2, unit 3 (support); rule: Gap to schedule (临督〔2026〕3号)',
    toGreen: 'More than 40 in all (40%): less than 10 points behind',
  });
});

it.each<[string, Partial<LampReason>, string]>([
  ['past', { rule: 'deadline', inputs: { due: '2026-03-01' } }, 'the due day 2026-03-01 is past'],
  ['near', { rule: 'deadline', inputs: { due: '2026-03-01', left: '2' } }, '2 working days left until 2026-03-01'],
  ['hopeless', { rule: 'forecast', inputs: { reachable: 'no', pace: '1.5', days: '9' } }, 'cannot be reached in the 9'],
  ['nothing to compare', { rule: null }, 'No rule applies'],
  ['not due', { grey: 'not-due', rule: null }, 'Not due yet'],
  ['slightly behind', { atWorst: 'green', inputs: { expected: '50%', behind: '3' } }, 'slightly behind'],
  ['lit before codes were kept', { inputs: { 应达: '50%' } }, '中文'],
])('says what is %s', (_, more, words) => expect(said(more).why).toContain(words));

it('leaves no code of its sentences unfilled, and says that a finished task is closed', () => {
  expect(said({ rule: 'silence', inputs: { missed: '2' } }).why).not.toContain('{{');
  expect(said({ rule: null }, true).why).toBe('Closed');
});
