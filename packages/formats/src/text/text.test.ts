import { describe, expect, it } from 'vitest';
import { decode, decodeText } from '../index.js';

const line = '临江市人民政府印发工作方案。';
/** The same line in GB18030, written out by hand from the code table. */
const national = Buffer.from('c1d9bdadcad0c8cbc3f1d5feb8aed3a1b7a2b9a4d7f7b7bdb0b8a1a3', 'hex');
const wide = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('text files', () => {
  it.each([
    ['utf-8', Buffer.from(line)],
    ['utf-8', Buffer.from(`\ufeff${line}`)],
    ['utf-16le', wide(`\ufeff${line}`, false)],
    ['utf-16be', wide(`\ufeff${line}`, true)],
    ['utf-16le', wide(line, false)],
    ['utf-16be', wide(line, true)],
    ['gb18030', national],
    ['gb18030', Buffer.concat([Buffer.from('84319533', 'hex'), national])],
  ])('are read as %s (%#)', (encoding, bytes) => {
    const decoded = decodeText(bytes);
    expect(decoded.text).toBe(line);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.notes).toEqual([]);
  });

  it('keep every character but the CR of CRLF', () => {
    expect(decodeText(Buffer.from('甲\r\n\r\n乙\r丙\n\u3000丁\t𠮷\ufeff')).text).toBe(
      '甲\n\n乙\r丙\n\u3000丁\t𠮷\ufeff',
    );
  });

  it('read four-byte GB18030 characters', () => {
    // 㐀 (U+3400) is 0x8139EE39.
    const bytes = Buffer.concat([national, Buffer.from('8139ee39', 'hex')]);
    expect(decodeText(bytes).text).toBe(`${line}㐀`);
  });

  it('ask a judge where GB18030 decodes into nonsense', () => {
    // 「政府公報刊登新的房屋政策與計畫內容」 in Big5.
    const big5 = Buffer.from('ac46a9b2a4bdb3f8a55ab56eb773aabaa9d0abceac46b5a6bb50ad70b565a4baae65', 'hex');
    const decoded = decodeText(Buffer.concat([big5, big5, big5, big5, big5]));
    expect(decoded.encoding).toBe('big5');
    expect(decoded.notes.map(({ code }) => code)).toContain('guessed-encoding');
    expect(decoded.text).toContain('政府公報');
  });

  it('keep U+FFFD that the text itself holds, and say so', () => {
    const { text, notes } = decodeText(Buffer.from('投资\ufffd亿元'));
    expect(text).toBe('投资\ufffd亿元');
    expect(notes).toMatchObject([{ code: 'replacement-character', at: 2 }]);
  });

  it('never hold U+FFFD that the bytes did not hold', async () => {
    // Random bytes: whatever is not refused has no replacement character.
    let state = 42;
    const next = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) >>> 16;
    let read = 0;
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: 4 + (next() % 40) }, () =>
        next() % 3 ? 0xa1 + (next() % 94) : 0x30 + (next() % 10),
      );
      const text = await decode(bytes, 'x.txt').then(
        (decoded) => decoded.text,
        () => null,
      );
      if (text !== null) read++;
      expect(text ?? '').not.toContain('\ufffd');
    }
    expect(read).toBeGreaterThan(5);
  });

  it('lead offsets back to line and column', () => {
    const { text, positions } = decodeText(Buffer.from('一\r\n二二\n\n𠮷四'));
    expect(positions.locate(text.indexOf('二'))).toEqual({ line: 2, column: 1 });
    expect(positions.locate(text.indexOf('四'))).toEqual({ line: 4, column: 3 });
    expect(positions.locate(text.length)).toEqual({ line: 4, column: 4 });
    expect(positions.locate(-5)).toEqual({ line: 1, column: 1 });
    expect(positions.locate(1e9)).toEqual({ line: 4, column: 4 });
  });
});
