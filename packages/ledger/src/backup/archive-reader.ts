import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { StoreRefusal } from '../refusal.js';

/** A file of the archive. */
export interface Packed {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
  readonly crc: number;
  readonly stored: boolean;
}

/** Reads a zip file by its list of contents: ours, and one that a person has unpacked and packed again. */
export class ArchiveReader {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly entries: ReadonlyMap<string, Packed>;

  private constructor(path: string, file: FileHandle, entries: ReadonlyMap<string, Packed>) {
    this.#path = path;
    this.#file = file;
    this.entries = entries;
  }

  /** Refuses what is no whole zip file. */
  static async open(path: string): Promise<ArchiveReader> {
    const file = await open(path, 'r');
    try {
      return new ArchiveReader(path, file, await contents(file));
    } catch (fault) {
      await file.close();
      if (fault instanceof RangeError) throw new StoreRefusal('backup-damaged', path, { cause: fault });
      throw fault;
    }
  }

  /** The unpacked bytes of a file. A damaged one ends in an error of the stream. */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new StoreRefusal('backup-damaged', name);
    const header = await part(this.#file, entry.offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw new StoreRefusal('backup-damaged', name);
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const raw = createReadStream(this.#path, { start, end: start + entry.packed - 1, highWaterMark: 256 * 1024 });
    if (entry.stored) return raw;
    // Faults of either stream come out of the last one, which the caller reads.
    return pipeline(raw, createInflateRaw({ chunkSize: 256 * 1024 }), () => undefined);
  }

  /** A small file whole, checked against the archive's own CRC. */
  async text(name: string): Promise<string> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await this.read(name)) chunks.push(chunk as Buffer);
    } catch (fault) {
      throw new StoreRefusal('backup-damaged', name, { cause: fault });
    }
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== this.entries.get(name)?.crc) throw new StoreRefusal('backup-damaged', name);
    return bytes.toString('utf8');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

const LONGEST_COMMENT = 65_535;

async function contents(file: FileHandle): Promise<Map<string, Packed>> {
  const { size } = await file.stat();
  const tail = await part(file, Math.max(0, size - LONGEST_COMMENT - 98), Math.min(size, LONGEST_COMMENT + 98));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length) throw new StoreRefusal('backup-damaged', 'no end of archive');
  let count = tail.readUInt16LE(end + 10);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  if (end >= 20 && tail.readUInt32LE(end - 20) === 0x07064b50) {
    const wide = await part(file, Number(tail.readBigUInt64LE(end - 12)), 56);
    count = Number(wide.readBigUInt64LE(32));
    length = Number(wide.readBigUInt64LE(40));
    start = Number(wide.readBigUInt64LE(48));
  }
  if (start + length > size) throw new StoreRefusal('backup-damaged', 'cut off');
  const list = await part(file, start, length);
  const entries = new Map<string, Packed>();
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (list.readUInt32LE(at) !== 0x02014b50) throw new StoreRefusal('backup-damaged', 'list of contents');
    const nameLength = list.readUInt16LE(at + 28);
    const extraLength = list.readUInt16LE(at + 30);
    const name = list.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = list.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [unpacked, packed, offset] = sizes(list, at, extra);
    entries.set(name, {
      name,
      size: unpacked,
      packed,
      offset,
      crc: list.readUInt32LE(at + 16),
      stored: list.readUInt16LE(at + 10) === 0,
    });
    at += 46 + nameLength + extraLength + list.readUInt16LE(at + 32);
  }
  return entries;
}

/** Size, packed size and offset; those that are all ones stand, in this order, in the ZIP64 field. */
function sizes(list: Buffer, at: number, extra: Buffer): [number, number, number] {
  let wide = 0;
  for (let from = 0; from + 4 <= extra.length; from += 4 + extra.readUInt16LE(from + 2)) {
    if (extra.readUInt16LE(from) === 0x0001) wide = from + 4;
  }
  const number = (field: number): number => {
    const short = list.readUInt32LE(at + field);
    if (short !== 0xffffffff || wide === 0) return short;
    wide += 8;
    return Number(extra.readBigUInt64LE(wide - 8));
  };
  return [number(24), number(20), number(42)];
}

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new StoreRefusal('backup-damaged', 'cut off');
  return buffer;
}
