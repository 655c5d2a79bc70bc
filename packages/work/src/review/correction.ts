import type { FactKind, Id } from '@luoshi/ledger';
import { compare } from '@luoshi/reading';
import { WorkRefusal } from '../refusal.js';

/** What a person enters of a measure: its title, and who answers for it, in order. */
export interface MeasureEdit {
  readonly title?: string;
  readonly duties?: readonly { readonly unit: Id; readonly role: 'lead' | 'support' }[];
}

/** A duty, commitment or provision as the ledger uses it: the part of a reading's fact that a task is made from. */
export interface DutyWords {
  readonly role: 'lead' | 'support' | 'responsible';
  readonly organisations: readonly string[];
}

export interface QuantityWords {
  readonly span: { readonly text: string };
  readonly value: string | null;
  readonly unit: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
  readonly per: string | null;
}

export interface CommitmentWords {
  readonly subject: string;
  readonly relation: '>=' | '<=' | '=' | 'range' | 'about' | 'change' | null;
  readonly quantity: QuantityWords | null;
  readonly due: {
    readonly from: string | null;
    readonly to: string | null;
    readonly span: { readonly text: string };
  } | null;
  readonly modality: 'must' | 'strive' | 'encourage';
  readonly every: string | null;
}

const DECIMAL = /^-?\d{1,40}(?:\.\d{1,18})?$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * A correction of a fact, whole and of its kind; what is wrong in it is named. Kinds that no task is made from
 * (observations, fund flows, findings) are taken as they are entered.
 */
export function checkedFact(kind: FactKind, corrected: unknown): unknown {
  const given = (corrected ?? {}) as Record<string, unknown>;
  const wrong: string[] = [];
  const text = (value: unknown, name: string, most = 500) => {
    if (typeof value !== 'string' || value.trim() === '' || value.length > most) wrong.push(name);
  };
  const one = (value: unknown, name: string, words: readonly unknown[]) => {
    if (!words.includes(value)) wrong.push(name);
  };
  const decimal = (value: unknown, name: string) => {
    if (value !== null && (typeof value !== 'string' || !DECIMAL.test(value))) wrong.push(name);
  };
  const quantity = (value: unknown) => {
    const figure = value as QuantityWords;
    text(figure?.span?.text, 'quantity.span.text');
    text(figure?.unit, 'quantity.unit', 40);
    for (const name of ['value', 'lower', 'upper'] as const) decimal(figure?.[name] ?? null, `quantity.${name}`);
    if (wrong.length === 0 && figure.lower && figure.upper && compare(figure.lower, figure.upper) > 0)
      wrong.push('quantity.lower');
  };
  switch (kind) {
    case 'duty':
      one(given['role'], 'role', ['lead', 'support', 'responsible']);
      if (!Array.isArray(given['organisations']) || given['organisations'].length === 0) wrong.push('organisations');
      else given['organisations'].forEach((name, index) => text(name, `organisations.${index}`, 200));
      break;
    case 'commitment': {
      text(given['subject'], 'subject');
      one(given['modality'], 'modality', ['must', 'strive', 'encourage']);
      const due = given['due'] as CommitmentWords['due'] | undefined;
      if (given['quantity'] == null) one(given['relation'] ?? null, 'relation', [null]);
      else {
        one(given['relation'], 'relation', ['>=', '<=', '=', 'range', 'about', 'change']);
        quantity(given['quantity']);
      }
      if (due != null) {
        text(due.span?.text, 'due.span.text', 200);
        if (due.to !== null && (typeof due.to !== 'string' || !DAY.test(due.to))) wrong.push('due.to');
      }
      if (given['every'] != null) text(given['every'], 'every', 200);
      break;
    }
    case 'provision':
      text(given['subject'], 'subject');
      quantity(given['quantity']);
      break;
    default:
      if (typeof corrected !== 'object' || corrected === null) wrong.push('corrected');
  }
  if (wrong.length > 0) throw new WorkRefusal('fact-wrong', wrong.join('、'));
  return corrected;
}
