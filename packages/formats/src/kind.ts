import { Refusal, type RefusalCode } from './refusal.js';

/** What a file is, by its first bytes and only then by its name. */
export type Kind = 'text' | 'html' | 'zip';

const signatures: readonly (readonly [string, RefusalCode])[] = [
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['1f8b', 'archive'],
  ['526172211a', 'archive'],
  ['377abcaf271c', 'archive'],
  ['7b5c727466', 'old-word'], // {\rtf
];

/** Decides which reader a file needs. Refuses the formats that this version does not read. */
export function kindOf(bytes: Uint8Array, name: string): Kind {
  const head = hex(bytes.subarray(0, 8));
  if (head.startsWith('504b0304') || head.startsWith('504b0506')) return 'zip';
  if (head === 'd0cf11e0a1b11ae1') throw new Refusal(compoundKind(bytes, name));
  for (const [signature, code] of signatures) if (head.startsWith(signature)) throw new Refusal(code);
  if (head.startsWith('52494646') && hex(bytes.subarray(8, 12)) === '57454250') throw new Refusal('image');
  if (head.startsWith('424d') && /\.bmp$/i.test(name)) throw new Refusal('image');
  if (bytes.length === 0) throw new Refusal('empty');
  if (/\.(html?|shtml|xhtml)$/i.test(name)) return 'html';
  if (/\.(docx|docm|xlsx|ofd|pdf)$/i.test(name)) throw new Refusal('damaged', '内容与扩展名不符');
  return looksLikeHtml(bytes) ? 'html' : 'text';
}

/** A Compound File holds old Word, old Excel, or the encrypted package of a new file: its stream names tell. */
function compoundKind(bytes: Uint8Array, name: string): RefusalCode {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) return 'encrypted';
  if (holds('WordDocument')) return 'old-word';
  if (holds('Workbook')) return 'spreadsheet';
  return /\.(doc|wps|dot)$/i.test(name) ? 'old-word' : 'unsupported';
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?<(!doctype\s+html|html[\s>]|head[\s>])/i.test(start);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
