import type { Field, Option, Value } from '../definition/field.js';
import { printFigure } from '../definition/figure.js';
import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';
import { printDay, readDay, readMonth, readQuarter } from './day-text.js';
import type { FaultCode } from './fault.js';
import { decimalOfCell, readFigure } from './figure-text.js';

/** What a spreadsheet cell holds. Dates come as ISO days; the reader of the file knows its date system. */
export type CellValue = string | number | boolean | null;

/** Finds the records of a register that a person means by a key or a title: their ids. */
export type Resolve = (register: string, text: string) => readonly string[];

/** The words that empty a field on purpose; an empty cell changes nothing. */
export const CLEAR = '清空';

export type CellRead = { readonly value: Value } | { readonly fault: FaultCode };

const YES = new Set(['是', '有', 'yes', 'true', '√', '✓']);
const NO = new Set(['否', '无', 'no', 'false', '×']);

function optionOf(options: readonly Option[], text: string): string | null {
  const found = options.find(({ code, words }) => code === text || words.chinese === text || words.english === text);
  return found?.code ?? null;
}

function dayCell(read: (typed: string) => string | null, text: string, fault: FaultCode): CellRead {
  const value = read(text);
  return value === null ? { fault } : { value };
}

/**
 * Reads a cell for a field, or says why it cannot. An empty cell gives null. Only what the field's kind takes is read;
 * nothing is repaired silently.
 */
export function readCell(field: Field, cell: CellValue, resolve: Resolve): CellRead {
  if (cell === null) return { value: null };
  const text = typeof cell === 'string' ? cell.trim() : String(cell);
  if (text === '') return { value: null };
  switch (field.kind) {
    case 'text':
    case 'unit':
    case 'place':
    case 'leader':
      return { value: typeof cell === 'number' ? (decimalOfCell(cell) ?? text) : text };
    case 'choice': {
      const code = optionOf(field.options, text);
      return code === null ? { fault: 'not-an-option' } : { value: code };
    }
    case 'choices': {
      const codes = listed(text).map((item) => optionOf(field.options, item));
      return codes.includes(null) ? { fault: 'not-an-option' } : { value: codes as string[] };
    }
    case 'evidence':
      return { value: listed(text) };
    case 'figure': {
      if (typeof cell === 'boolean') return { fault: 'not-a-figure' };
      // Numbers are in the column's unit: 60 in a column of per cents is 60 %. Cells in percent format come as `60%`.
      const number = typeof cell === 'number' ? decimalOfCell(cell) : text;
      if (number === null) return { fault: 'not-a-figure' };
      const read = readFigure(number, field.measure, field.negative === true);
      return 'fault' in read ? read : { value: read.figure };
    }
    case 'day':
      return dayCell(readDay, text, 'not-a-day');
    case 'month':
      return dayCell(readMonth, text, 'not-a-month');
    case 'quarter':
      return dayCell(readQuarter, text, 'not-a-quarter');
    case 'flag': {
      const lower = text.toLowerCase();
      if (YES.has(lower)) return { value: true };
      return NO.has(lower) ? { value: false } : { fault: 'not-a-flag' };
    }
    case 'link': {
      const ids = resolve(field.to, text);
      if (ids.length === 1) return { value: ids[0]! };
      return { fault: ids.length === 0 ? 'no-such-record' : 'several-records' };
    }
  }
}

function listed(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Whether a text is an id that the ledger gave: of a file among evidence, of a unit, of a problem; others are words. */
export const isStoredId = (item: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(item);

/** Evidence on one line: its texts, and how many stored files stand beside them. */
export function printEvidence(evidence: readonly string[], language: keyof Words): string {
  const chinese = language === 'chinese';
  const files = evidence.filter(isStoredId).length;
  const attached = chinese ? `${files}个附件` : `${files} ${files === 1 ? 'file' : 'files'}`;
  return [...evidence.filter((item) => !isStoredId(item)), ...(files > 0 ? [attached] : [])].join(
    chinese ? '、' : ', ',
  );
}

const FLAG = { yes: words('是', 'yes'), no: words('否', 'no') };

/** What a linked record is called. */
export type TitleOf = (register: string, id: string) => string;

/** A value as a person reads it; empty where it is not known. Figures print with their unit; what people wrote stays as it is. */
export function printValue(
  field: Field,
  value: Value | undefined,
  titleOf: TitleOf,
  language: keyof Words = 'chinese',
): string {
  if (value === null || value === undefined) return '';
  const chinese = language === 'chinese';
  const mark = chinese ? '、' : ', ';
  const optionWords = (options: readonly Option[], code: string): string =>
    options.find((option) => option.code === code)?.words[language] ?? code;
  switch (field.kind) {
    case 'choice':
      return optionWords(field.options, value as string);
    case 'choices':
      return (value as readonly string[]).map((code) => optionWords(field.options, code)).join(mark);
    case 'evidence':
      return printEvidence(value as readonly string[], language);
    case 'figure':
      return printFigure(value as string, field.measure, language);
    case 'day':
    case 'month':
    case 'quarter':
      return printDay(value as string, field.kind, language);
    case 'flag':
      return FLAG[value === true ? 'yes' : 'no'][language];
    case 'link':
      return titleOf(field.to, value as string);
    default:
      return value as string;
  }
}
