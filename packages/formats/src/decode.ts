import type { Decoded } from './decoded.js';
import { kindOf } from './kind.js';
import { decodeText } from './text/plain.js';

/**
 * Reads a file's bytes into canonical text. `name` is asked only where the bytes do not tell what the file is.
 * Throws a `Refusal` for what is not read, is dangerous or cannot be decoded. The readers of web pages and Word files
 * are loaded when the first one is met, so that a heap of plain texts does not wait for them.
 */
export async function decode(bytes: Uint8Array, name: string): Promise<Decoded> {
  switch (kindOf(bytes, name)) {
    case 'text':
      return decodeText(bytes);
    case 'html':
      return (await import('./html/page.js')).decodeHtml(bytes);
    case 'zip':
      return (await import('./docx/word.js')).decodeOffice(bytes);
  }
}
