import { compare, isDay } from '@luoshi/reading';
import type { Field, Value } from '../definition/field.js';
import type { Said } from '../definition/figure.js';
import type { Measure } from '../definition/measure.js';
import type { AnyRecord, Register } from '../definition/register.js';
import { isMonthEnd, isQuarterEnd } from './day-text.js';
import { fault } from './fault.js';
import type { Fault, FaultCode } from './fault.js';
import { isFiner } from './figure-text.js';

const DECIMAL = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,12})?$/;
// Everything below a space but tab and line feed, DEL, the C1 block, marks that turn the writing direction, and lone surrogates.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const MOST_TEXT = 200;
const MOST_LIST = 200;

/** Whether a record with an id exists in a register: asked for links. */
export type Exists = (register: string, id: string) => boolean;

function textFault(value: Value, most: number): FaultCode | null {
  if (typeof value !== 'string') return 'not-text';
  if (value.length > most) return 'too-long';
  return CONTROL.test(value) ? 'control-character' : null;
}

function boundFault(bound: unknown, measure: Measure, negative: boolean): FaultCode | null {
  if (bound === null) return null;
  if (typeof bound !== 'string' || !DECIMAL.test(bound)) return 'not-a-figure';
  if (!negative && bound.startsWith('-')) return 'negative';
  return isFiner(bound, measure.places) ? 'too-fine' : null;
}

function saidFault(value: object, measure: Measure, negative: boolean): FaultCode | null {
  const { words, lower, upper, lowerOpen, upperOpen } = value as Partial<Said>;
  if (typeof words !== 'string' || textFault(words, 60) !== null) return 'not-a-figure';
  if (lower === undefined || upper === undefined) return 'not-a-figure';
  if (typeof lowerOpen !== 'boolean' || typeof upperOpen !== 'boolean') return 'not-a-figure';
  const found = boundFault(lower, measure, negative) ?? boundFault(upper, measure, negative);
  if (found) return found;
  return lower !== null && upper !== null && compare(lower, upper) > 0 ? 'not-a-figure' : null;
}

function figureFault(value: Value, measure: Measure, negative: boolean): FaultCode | null {
  if (typeof value === 'string') {
    const found = boundFault(value, measure, negative);
    if (found) return found;
    return measure.kind === 'share' && compare(value, '1') > 0 ? 'over-whole' : null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-a-figure';
  return saidFault(value, measure, negative);
}

function listFault(value: Value, each: (item: string) => FaultCode | null): FaultCode | null {
  if (!Array.isArray(value) || value.length > MOST_LIST || new Set(value).size !== value.length) return 'not-a-list';
  for (const item of value as readonly unknown[]) {
    const found = typeof item === 'string' ? each(item) : 'not-a-list';
    if (found) return found;
  }
  return null;
}

/** What is wrong with a value of a field; null where it may be stored. Null values are unknown, and never wrong here. */
export function valueFault(field: Field, value: Value, exists: Exists): FaultCode | null {
  if (value === null) return null;
  switch (field.kind) {
    case 'text':
      return textFault(value, field.most ?? MOST_TEXT);
    case 'unit':
    case 'place':
    case 'leader':
      return textFault(value, MOST_TEXT);
    case 'choice':
      return field.options.some(({ code }) => code === value) ? null : 'not-an-option';
    case 'choices':
      return listFault(value, (item) => (field.options.some(({ code }) => code === item) ? null : 'not-an-option'));
    case 'evidence':
      return listFault(value, (item) => textFault(item, MOST_TEXT));
    case 'figure':
      return figureFault(value, field.measure, field.negative === true);
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : 'not-a-day';
    case 'month':
      return typeof value === 'string' && isMonthEnd(value) ? null : 'not-a-month';
    case 'quarter':
      return typeof value === 'string' && isQuarterEnd(value) ? null : 'not-a-quarter';
    case 'flag':
      return typeof value === 'boolean' ? null : 'not-a-flag';
    case 'link': {
      const found = textFault(value, MOST_TEXT);
      return found ?? (exists(field.to, value as string) ? null : 'no-such-record');
    }
  }
}

/**
 * Everything that is wrong with a record, in the order of its fields: unknown fields, missing keys, wrong values, and
 * the register's own checks across fields. An empty list means that it may be stored.
 */
export function recordFaults(register: Register, record: AnyRecord, exists: Exists): Fault[] {
  const faults: Fault[] = [];
  for (const name in record)
    if (name !== 'id' && !Object.hasOwn(register.fields, name)) faults.push(fault('unknown-field', name));
  for (const name in register.fields) {
    const field = register.fields[name]!;
    const value = record[name] ?? null;
    if (value === null || value === '') {
      if (field.required) faults.push(fault('required', name));
      if (value === null) continue;
    }
    const code = valueFault(field, value, exists);
    if (code) faults.push(fault(code, name));
  }
  if (faults.length > 0 || !register.checks) return faults;
  return register.checks
    .filter(({ wrong }) => wrong(record))
    .map(({ code, field, what, why, next }) => ({ code, field, what, why, next }));
}
