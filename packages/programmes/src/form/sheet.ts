import { shift } from '@luoshi/reading';
import type { Field } from '../definition/field.js';
import type { AnyRecord, Register } from '../definition/register.js';
import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';
import { CLEAR, printValue } from './cell.js';
import type { CellValue, TitleOf } from './cell.js';
import { printDay } from './day-text.js';

/** A column of an Excel template. */
export interface SheetColumn {
  readonly field: string;
  /** What stands in the head: the label, with the unit where there is one. */
  readonly head: string;
  readonly kind: 'text' | 'number' | 'day';
  /** Decimal places that a number column shows. */
  readonly places: number;
  /** The dropdown list; null where anything may be typed. */
  readonly options: readonly string[] | null;
  readonly required: boolean;
  /** The note on the head cell. */
  readonly note: string;
  /** Width in characters of Latin letters. */
  readonly width: number;
}

/** An Excel sheet as data: reports turns it into a file. */
export interface SheetModel {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** What stands on the notes sheet. */
  readonly notes: readonly string[];
}

const unitOf = (field: Field): string | null => (field.kind === 'figure' ? field.measure.shown.unit.chinese : null);

/** The head of a field's column: `授信额度（万元）`. */
export function headOf(field: Field): string {
  const unit = unitOf(field);
  return unit === null ? field.label.chinese : `${field.label.chinese}（${unit}）`;
}

function noteOf(field: Field): string {
  const lines = [field.hint?.chinese ?? ''];
  switch (field.kind) {
    case 'figure':
      lines.push(
        `填数字，单位${field.measure.shown.unit.chinese}；也可照原文填“近…”“不低于…”，会按区间记下。不清楚就留空，不要填0。`,
      );
      break;
    case 'day':
      lines.push('填日期，如2025-01-05。');
      break;
    case 'month':
      lines.push('填月份，如2025-01。');
      break;
    case 'quarter':
      lines.push('填季度，如2024年四季度。');
      break;
    case 'flag':
      lines.push('填是或否；不清楚就留空。');
      break;
    case 'link':
      lines.push('填所属记录的编号或名称。');
      break;
    case 'choices':
    case 'evidence':
      lines.push('可填多项，用顿号隔开。');
      break;
    case 'choice':
      lines.push('从下拉列表里选。');
  }
  if (field.required) lines.push('必填。');
  return lines.filter((line) => line !== '').join('\n');
}

function columnOf(name: string, field: Field): SheetColumn {
  const options =
    field.kind === 'choice'
      ? field.options.map(({ words: { chinese } }) => chinese)
      : field.kind === 'flag'
        ? ['是', '否']
        : null;
  const head = headOf(field);
  const wide = field.kind === 'text' ? 24 : 14;
  return {
    field: name,
    head,
    kind: field.kind === 'figure' ? 'number' : field.kind === 'day' ? 'day' : 'text',
    places: field.kind === 'figure' ? Math.max(0, field.measure.places + field.measure.shown.power) : 0,
    options,
    required: field.required === true,
    note: noteOf(field),
    width: Math.max(wide, head.length * 2 + 2),
  };
}

/** The columns of a register's template. */
export function columnsOf(register: Register): SheetColumn[] {
  return (register.sheet ?? Object.keys(register.fields)).map((name) => columnOf(name, register.fields[name]!));
}

/** Digits that a spreadsheet's number keeps exactly. */
const SAFE_DIGITS = 15;

/** A value as a cell that reads back as the same value: numbers in the shown unit, text where a number would lose digits. */
export function cellOf(field: Field, record: AnyRecord, name: string, titleOf: TitleOf): CellValue {
  const value = record[name];
  if (value === null || value === undefined) return null;
  if (field.kind === 'figure') {
    if (typeof value !== 'string') return (value as { words: string }).words;
    const shown = shift(value, -field.measure.shown.power);
    return shown.replace(/[-.]/g, '').replace(/^0+/, '').length <= SAFE_DIGITS ? Number(shown) : shown;
  }
  if (field.kind === 'day') return value as string;
  // Ids of files too, so that the cell reads back.
  if (field.kind === 'evidence') return (value as readonly string[]).join('、');
  if (field.kind === 'month' || field.kind === 'quarter') return printDay(value as string, field.kind);
  return printValue(field, value, titleOf);
}

/** A register's Excel sheet: its template, with the records given filled in. */
export function sheetOf(register: Register, records: readonly AnyRecord[], titleOf: TitleOf): SheetModel {
  const columns = columnsOf(register);
  const key = register.key.map((name) => register.fields[name]!.label.chinese).join('、');
  return {
    name: register.name.chinese,
    columns,
    rows: records.map((record) => columns.map(({ field }) => cellOf(register.fields[field]!, record, field, titleOf))),
    notes: [
      register.purpose.chinese,
      `每一行按“${key}”认出是哪条记录：已有的更新，没有的新增。`,
      `空格表示不改动；要把已有的值改为“不清楚”，填“${CLEAR}”。`,
      ...columns.map(({ head, note }) => `${head}：${note.replaceAll('\n', '')}`),
    ],
  };
}

/** What became of a row, in words. */
export const fateWords: Readonly<Record<'new' | 'changed' | 'same' | 'conflict' | 'refused' | 'empty', Words>> = {
  new: words('新增', 'new'),
  changed: words('更新', 'changed'),
  same: words('无变化', 'the same'),
  conflict: words('有冲突，待确认', 'in conflict, to be decided'),
  refused: words('未导入', 'refused'),
  empty: words('空行', 'empty'),
};
