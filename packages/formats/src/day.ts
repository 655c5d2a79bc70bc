/**
 * The ISO day of a date as people fill it in: `2024-12-29`, `2024/1/5`, `2024.01.05`, `2024年1月5日`, `20240105`, also with a
 * time of day behind it; full-width digits too. Null where it is none, or no day of the calendar.
 */
export function dayAsWritten(written: string): string | null {
  const plain = written.normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?![\d-])/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(plain);
  if (!match) return null;
  const day = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  // The calendar's own answer: 2023-02-29 comes back as 1 March.
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}
