const SAID = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/, // 2025-7-18, 2025/07/18
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/, // 2025年7月18日
  /^(\d{4})()(\d{2})(\d{2})$/, // 20250718
];

/**
 * The day that was typed, as `2025-07-18`: with dashes, strokes, points, 年月日, or as eight digits; full-width digits too.
 * Null where it is no day of the calendar.
 */
export function dayTyped(text: string): string | null {
  const typed = text.normalize('NFKC').replaceAll(/\s/g, '');
  const found = SAID.map((form) => form.exec(typed)).find((match) => match !== null);
  if (!found) return null;
  const [year, month, day] = [found[1], found[3], found[4]].map(Number) as [number, number, number];
  if (year < 1000) return null; // the calendar of a browser would take it for one of the twentieth century
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
