import { analyse } from 'chardet';
import { Refusal } from '../refusal.js';

export interface Decoding {
  readonly text: string;
  readonly encoding: string;
  /** Whether the encoding was judged by frequency alone. */
  readonly guessed: boolean;
}

/**
 * Bytes into characters: byte order mark → strict UTF-8 → UTF-16 without a mark where it is certain → strict GB18030 →
 * a judge by frequency. `declared` is what the file says of itself (`<meta charset>`); it is believed where it decodes
 * strictly. Every step is strict: no byte is ever turned into U+FFFD. Refuses what none of them reproduces.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null = null): Decoding {
  const marked = markOf(bytes);
  if (marked !== null) {
    const text = strict(bytes, marked);
    if (text === null) throw new Refusal('undecodable', `${marked} 标记之后有不合规的字节`);
    return { text, encoding: marked, guessed: false };
  }
  // UTF-8 knows NUL as a character, so ASCII in UTF-16 would pass as UTF-8.
  const nuls = bytes.includes(0);
  if (!nuls) {
    const text = strict(bytes, 'utf-8');
    if (text !== null) return { text, encoding: 'utf-8', guessed: false };
  }
  const wide = certainUtf16(bytes);
  if (wide !== null) return wide;
  if (nuls) throw new Refusal('binary');
  if (declared !== null) {
    const text = strict(bytes, declared);
    if (text !== null && !/^utf-?(8|16)/i.test(declared))
      return { text, encoding: declared.toLowerCase(), guessed: false };
  }
  const national = strict(bytes, 'gb18030');
  if (national !== null && commonShare(bytes) >= 0.7) return { text: national, encoding: 'gb18030', guessed: false };
  return judged(bytes, national);
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) {
    if (c === 0 && d === 0 && bytes.length >= 4) throw new Refusal('undecodable', 'UTF-32');
    return 'utf-16le';
  }
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return null;
}

/** The characters, or null where one byte does not fit or the runtime does not know the label. */
function strict(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // TypeError: a byte that does not fit. RangeError: an unknown label.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** UTF-16 without a mark, only where one byte order gives ordinary characters throughout and the other does not. */
function certainUtf16(bytes: Uint8Array): Decoding | null {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null;
  const little = ordinaryShare(bytes, 0);
  const big = ordinaryShare(bytes, 1);
  const encoding = little >= 0.97 && big < 0.6 ? 'utf-16le' : big >= 0.97 && little < 0.6 ? 'utf-16be' : null;
  if (encoding === null) return null;
  const text = strict(bytes, encoding);
  return text === null ? null : { text, encoding, guessed: false };
}

/** Share of 16-bit units that are printable ASCII, Chinese characters or their punctuation. `high` 0: little endian. */
function ordinaryShare(bytes: Uint8Array, bigEndian: 0 | 1): number {
  const units = Math.min(bytes.length >> 1, 50_000);
  let ordinary = 0;
  for (let i = 0; i < units; i++) {
    const unit = (bytes[2 * i + (1 - bigEndian)]! << 8) | bytes[2 * i + bigEndian]!;
    if (
      (unit >= 0x20 && unit < 0x7f) ||
      unit === 0x0a ||
      unit === 0x0d ||
      unit === 0x09 ||
      (unit >= 0x4e00 && unit < 0xa000) ||
      (unit >= 0x2010 && unit <= 0x2030) ||
      (unit >= 0x3000 && unit <= 0x301f) ||
      (unit >= 0xff00 && unit <= 0xff5e)
    )
      ordinary++;
  }
  return ordinary / units;
}

/**
 * Share of the double-byte characters that are of everyday Chinese: symbols (rows A1–A9) and the first level of GB 2312
 * (rows B0–D7). Running Chinese text has over 95 %; Big5, Shift_JIS or Latin text taken for GB18030 far less.
 */
function commonShare(bytes: Uint8Array): number {
  let characters = 0;
  let common = 0;
  for (let i = 0; i + 1 < bytes.length && characters < 50_000; i++) {
    const lead = bytes[i]!;
    if (lead < 0x81) continue;
    const trail = bytes[++i]!;
    characters++;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) common++;
    else if (trail < 0x40) i += 2;
  }
  return characters === 0 ? 1 : common / characters;
}

function judged(bytes: Uint8Array, national: string | null): Decoding {
  const sample = bytes.length > 200_000 ? bytes.subarray(0, 200_000) : bytes;
  for (const { name, confidence } of analyse(sample)) {
    if (confidence < 30) break;
    if (/^gb/i.test(name)) {
      if (national !== null) return { text: national, encoding: 'gb18030', guessed: true };
    } else if (/^(big5|shift_jis|euc-jp|euc-kr)$/i.test(name)) {
      const text = strict(bytes, name);
      if (text !== null) return { text, encoding: name.toLowerCase(), guessed: true };
    }
  }
  throw new Refusal('undecodable', wrongByte(bytes));
}

/** Where strict UTF-8 first fails, for the person who opens the file in an editor. */
function wrongByte(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  const decoder = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false; // the question is only whether it decodes
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (decoder(middle)) low = middle;
    else high = middle - 1;
  }
  return `按 UTF-8 读到第 ${low + 1} 个字节处中断`;
}
