import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode, Refusal, refusals, type RefusalCode } from './index.js';

const codeOf = (bytes: Uint8Array, name: string) =>
  decode(bytes, name).then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const bytes = (...values: (number | string)[]) =>
  Buffer.concat(
    values.map((value) => (typeof value === 'number' ? Buffer.from([value]) : Buffer.from(value, 'latin1'))),
  );
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);

describe('refusals', () => {
  it.each(Object.keys(refusals) as RefusalCode[])('%s says what, why and what to do in both languages', (code) => {
    const refusal = new Refusal(code, '细节');
    for (const words of [refusals[code].chinese, refusals[code].english]) {
      expect(Object.values(words).every((text) => text.length >= 4)).toBe(true);
      expect(words.what).not.toMatch(/[。.]$/);
    }
    expect(refusal.message).toContain(refusals[code].chinese.next);
    expect(refusal.message).toContain('（细节）');
    expect(refusal.english).toContain(refusals[code].english.next);
  });

  it('are listed in the README with every code', () => {
    const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| `([a-z-]+)` *\|/gm)].map(([, code]) => code);
    expect(listed).toEqual(Object.keys(refusals));
  });

  it.each([
    ['pdf', bytes('%PDF-1.7\n'), '通知.pdf'],
    ['pdf', bytes('%PDF-1.7\n'), '通知.txt'],
    ['image', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), '扫描.png'],
    ['image', bytes(0xff, 0xd8, 0xff, 0xe0), '扫描.jpg'],
    ['archive', bytes(0x1f, 0x8b, 8, 0), '打包.tar.gz'],
    ['old-word', compound('WordDocument'), '通知.doc'],
    ['old-word', bytes('{\\rtf1 }'), '通知.rtf'],
    ['spreadsheet', compound('Workbook'), '台账.xls'],
    ['encrypted', compound('EncryptedPackage'), '通知.docx'],
    ['damaged', Buffer.from('不是压缩文件'), '通知.docx'],
    ['damaged', bytes('PK', 3, 4, 'cut off'), '通知.docx'],
    ['empty', Buffer.alloc(0), '空.txt'],
    ['empty', Buffer.from(' \r\n\u3000\n'), '空.txt'],
    ['binary', bytes('abc', 0, 'def', 0, 0, 1, 2), '数据.txt'],
    ['binary', bytes('\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02'), '数据.txt'],
    ['undecodable', bytes(0xef, 0xbb, 0xbf, 'abc', 0xff), '坏.txt'],
    ['undecodable', bytes(0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0), 'utf32.txt'],
    ['undecodable', bytes('caf', 0xe9, ' cr', 0xe8, 'me br', 0xfb, 'l', 0xe9, 'e'), 'latin.txt'],
    [
      'no-body',
      Buffer.from('<html><body><script>render()</script><nav><a href="/">首页</a></nav></body></html>'),
      '页.html',
    ],
    ['danger', Buffer.from('<div>'.repeat(2000) + '正文'), '深.html'],
  ] as const)('%s: %#', async (code, file, name) => {
    expect(await codeOf(file, name)).toBe(code);
  });

  it('name the byte at which UTF-8 breaks off', async () => {
    await expect(decode(bytes('abc', 0xe9, ' ', 0xe8, ' ', 0xff, ' x'), 'a.txt')).rejects.toThrow('第 5 个字节');
  });
});
