import type { CellStyle } from 'hucre/xlsx';

// Names that Windows, WPS and LibreOffice have or replace with their own.
export const fonts = { body: { name: '宋体', size: 10 }, head: { name: '宋体', size: 10, bold: true } };
const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
export const border = { top: line, bottom: line, left: line, right: line };

export const headStyle: CellStyle = {
  font: fonts.head,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDE6F0' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};

// XML knows no control characters and no lone surrogates; a sheet that holds one does not open.
const unwritable =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that XML can hold: control characters as their pictures (␁), what has no picture as □. */
export function xmlSafe(text: string): string {
  return text.replace(unwritable, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '□';
  });
}

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** The day's number in the 1900 system: days since 1899-12-30. Written as such, no time zone can move it. */
export function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** Points that a line of body text takes. */
export const lineHeight = 14;

/** The width of a text in characters of Western letters: a Chinese one counts as two. */
export function unitsIn(text: string): number {
  let units = 0;
  for (let i = 0; i < text.length; i++) units += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return units;
}

/** Lines that a text takes in a column; counting ends above `most`. */
export function linesIn(text: string, width: number, most: number): number {
  let lines = 0;
  for (const part of text.split('\n')) {
    lines += Math.max(1, Math.ceil(unitsIn(part) / (width - 1)));
    if (lines > most) return lines;
  }
  return lines;
}
