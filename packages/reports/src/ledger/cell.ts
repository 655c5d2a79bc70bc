/**
 * A cell as plain data, so that rows can travel between threads: text, a number with its format, a day, or empty.
 * Numbers stay decimal strings until the workbook is written.
 */
export type Cell = string | { readonly number: string; readonly format: string } | { readonly day: string } | null;

/** Digits that a double, and so a spreadsheet, keeps exactly. Longer numbers are written as text. */
const exactDigits = 15;

/** A number cell, or text where a spreadsheet would round it (ids, amounts of more than 15 digits). */
export function numberCell(decimal: string, percent = false): Cell {
  const digits = decimal.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  const whole = /^-?(\d+)/.exec(decimal)?.[1]?.replace(/^0+/, '') ?? '';
  if (digits.length > exactDigits || whole.length > exactDigits || !/^-?\d+(\.\d+)?$/.test(decimal)) return decimal;
  const shown = Math.max((decimal.split('.')[1]?.length ?? 0) - (percent ? 2 : 0), 0);
  const places = shown === 0 ? '' : `.${'0'.repeat(shown)}`;
  return { number: decimal, format: percent ? `0${places}%` : `#,##0${places}` };
}

/** A day as a date of the spreadsheet; null stays empty. */
export function dayCell(day: string | null | undefined): Cell {
  return day ? { day } : null;
}

/** Text within the length that a cell may have (32,767); what is cut is said. */
export function textCell(text: string | null | undefined): Cell {
  if (!text) return null;
  return text.length <= 32_000 ? text : `${text.slice(0, 32_000)}……（原文过长，余下 ${text.length - 32_000} 字未列）`;
}
