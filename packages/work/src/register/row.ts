import { dayAsWritten } from '@luoshi/formats';
import type { Day } from '@luoshi/ledger';
import { registerSheets } from '@luoshi/reports';
import type { RegisterRow } from '@luoshi/reports';

/** Why a row was not taken, in words for whoever filled it in. */
export class RowFault extends Error {
  override readonly name = 'RowFault';
}

/** The texts of a row, read as what their columns hold; each reader throws a `RowFault` that names the column. */
export class RowCells {
  readonly #row: RegisterRow;

  constructor(row: RegisterRow) {
    this.#row = row;
  }

  /** Whether somebody filled it in. */
  has(key: string): boolean {
    return this.#row.cells[key] !== undefined;
  }

  text(key: string, longest: number): string | null {
    const text = this.#row.cells[key];
    if (text === undefined) return null;
    if (text.length > longest) throw this.#fault(key, `超过${longest}字`);
    if (/[\p{Cc}\p{Cs}]/u.test(text)) throw this.#fault(key, '含有不能保存的字符');
    return text;
  }

  required(key: string, longest: number): string {
    const text = this.text(key, longest);
    if (text === null) throw this.#fault(key, '没有填写');
    return text;
  }

  /** A text of a form; `words` say which. */
  matching(key: string, form: RegExp, words: string): string {
    const text = this.required(key, 200).normalize('NFKC');
    if (!form.test(text)) throw this.#fault(key, `“${text}”不符合要求：${words}`);
    return text;
  }

  day(key: string): Day | null {
    const text = this.text(key, 40);
    if (text === null) return null;
    const day = dayAsWritten(text);
    if (day === null) throw this.#fault(key, `“${text}”不是日期，请写成2025-01-01`);
    return day;
  }

  yes(key: string): boolean {
    const text = this.text(key, 10);
    if (text === null || text === '否') return false;
    if (text === '是') return true;
    throw this.#fault(key, `“${text}”不是“是”或“否”`);
  }

  whole(key: string): number {
    const text = this.text(key, 20);
    if (text === null) return 0;
    if (!/^\d{1,6}$/.test(text.normalize('NFKC'))) throw this.#fault(key, `“${text}”不是0到999999的整数`);
    return Number(text.normalize('NFKC'));
  }

  /** The API's word for one of the words of a list. */
  choice<Word extends string>(key: string, words: Readonly<Record<Word, string>>): Word {
    const text = this.required(key, 40);
    const found = (Object.keys(words) as Word[]).find((word) => words[word] === text);
    if (found === undefined) throw this.#fault(key, `“${text}”不在列表中：${Object.values(words).join('、')}`);
    return found;
  }

  list(key: string, longest: number): string[] {
    const text = this.text(key, 2000);
    const parts = (text ?? '').split(/[、,，;；]/u).map((part) => part.trim());
    if (parts.some((part) => part.length > longest)) throw this.#fault(key, `有名称超过${longest}字`);
    return [...new Set(parts.filter((part) => part !== ''))];
  }

  headOf(key: string): string {
    return registerSheets[this.#row.sheet].columns.find((column) => column.key === key)!.head;
  }

  #fault(key: string, words: string): RowFault {
    return new RowFault(`${this.headOf(key)}：${words}`);
  }
}
