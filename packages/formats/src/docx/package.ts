import { constants, inflateRawSync } from 'node:zlib';
import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/**
 * The parts of a zip package, by name. Only the directory is read at first; a part is unpacked when it is asked for, up
 * to its declared size and not a byte further, so a lying directory costs nothing. Refuses encrypted, damaged and
 * abnormal packages.
 */
export class Package {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(bytes: Uint8Array) {
    if (bytes.length > limits.zipBytes) throw new Refusal('too-large', `${bytes.length} 字节`);
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#entries = directoryOf(this.#bytes);
  }

  get names(): Iterable<string> {
    return this.#entries.keys();
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a part, or null where there is none. */
  part(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if (entry.size > limits.partBytes) throw new Refusal('bomb', `${name} ${entry.size} 字节`);
    const header = entry.at;
    if (header + 30 > this.#bytes.length || this.#bytes.readUInt32LE(header) !== 0x04034b50)
      throw new Refusal('damaged', name);
    const start = header + 30 + this.#bytes.readUInt16LE(header + 26) + this.#bytes.readUInt16LE(header + 28);
    const packed = this.#bytes.subarray(start, start + entry.packed);
    if (packed.length !== entry.packed) throw new Refusal('damaged', name);
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw new Refusal('damaged', `${name} 压缩方法 ${entry.method}`);
    const unpacked = inflated(packed, name, Math.max(entry.size, 1));
    if (unpacked.length !== entry.size) throw new Refusal('damaged', name);
    return unpacked;
  }
}

function inflated(packed: Buffer, name: string, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: size, finishFlush: constants.Z_FINISH });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new Refusal(code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged', name);
  }
}

/** The central directory (PKWARE APPNOTE 4.3.12), found by its end record at the end of the file. */
function directoryOf(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw new Refusal('damaged', '没有压缩目录');
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.zipEntries) throw new Refusal('bomb', `${count} 个部件`);
  const entries = new Map<string, Entry>();
  let total = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Refusal('damaged', '压缩目录不完整');
    if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw new Refusal('encrypted');
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    };
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    if (entries.has(name)) throw new Refusal('damaged', `${name} 重复`);
    entries.set(name, entry);
    total += entry.size;
    if (total > limits.zipTotalBytes) throw new Refusal('bomb', `${total} 字节以上`);
    if (entry.size > limits.ratioFromBytes && entry.size > entry.packed * limits.zipRatio) {
      throw new Refusal('bomb', `${name} ${Math.round(entry.size / Math.max(entry.packed, 1))} 倍`);
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Names are UTF-8, or what the old Chinese packers wrote: GBK without saying so. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
