import { canonicalText } from '@luoshi/reading';
import type { Decoded, Note } from '../decoded.js';
import { limits } from '../limits.js';
import { Positions } from '../positions.js';
import { Refusal } from '../refusal.js';
import { decodeBytes, type Decoding } from './encoding.js';

/** A text file. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > limits.textBytes) throw new Refusal('too-large', `${bytes.length} 字节`);
  return decodedText(decodeBytes(bytes));
}

/** Characters that are already decoded, such as a row of a JSON lines file. */
export function decodedText(decoding: Decoding): Decoded {
  const text = canonicalText(decoding.text);
  refuseBinary(text);
  return {
    text,
    mediaType: 'text/plain',
    encoding: decoding.encoding,
    notes: characterNotes(text, decoding),
    positions: new Positions(text),
  };
}

// Controls that no text holds. Tab, LF, VT, FF, CR, Ctrl-Z at a DOS file's end and ESC are met in real files.
const controls = /[\x01-\x08\x0e-\x19\x1c-\x1f]/g;

/** Refuses text with NULs, with many controls, or without one visible character. */
export function refuseBinary(text: string): void {
  if (text.includes('\0')) throw new Refusal('binary');
  controls.lastIndex = 0;
  if (controls.test(text)) {
    const count = text.match(controls)?.length ?? 0;
    if (count > 8 && count > text.length / 200) throw new Refusal('binary', `${count} 个控制字符`);
  }
  if (!/\S/.test(text)) throw new Refusal('empty');
}

/** What to say about the characters themselves. */
export function characterNotes(text: string, decoding: Decoding): Note[] {
  const notes: Note[] = [];
  if (decoding.guessed) {
    notes.push({
      code: 'guessed-encoding',
      chinese: `编码按字频判断为 ${decoding.encoding}，请核对文字`,
      english: `the encoding was judged by frequency as ${decoding.encoding}: check the text`,
      at: null,
    });
  }
  const replaced = text.indexOf('\ufffd');
  if (replaced >= 0) {
    const count = text.split('\ufffd').length - 1;
    notes.push({
      code: 'replacement-character',
      chinese: `原文本身有 ${count} 个 U+FFFD（�），此前转码已丢字`,
      english: `the text itself holds ${count} U+FFFD: characters were lost before it reached us`,
      at: replaced,
    });
  }
  const own = /[\ue000-\uf8ff]/.exec(text);
  if (own) {
    notes.push({
      code: 'private-use',
      chinese: '有私用区（自造）字符，各机显示不一',
      english: 'holds characters of the private use area',
      at: own.index,
    });
  }
  return notes;
}
