import { shift } from '@luoshi/reading';

/** An amount of yuan in 万元, with every digit: `12345000` is `1,234.5`. */
export function inWan(yuan: string): string {
  const [whole = '', part] = shift(yuan, -4).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part ? `${grouped}.${part}` : grouped;
}

/** A per cent as the server gives it; what cannot be worked out is a dash. */
export const rateWords = (rate: string | null): string => (rate === null ? '—' : `${rate}%`);
