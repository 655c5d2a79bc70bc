/**
 * Columns of many values as PostgreSQL receives arrays in binary form. A statement that takes `$1::text[]` takes it as it takes
 * text, but nothing is quoted here and nothing unquoted there.
 */

/** Types of elements, by PostgreSQL's numbers for them. */
const TEXT = 25;
const UUID = 2950;
const JSONB = 3802;
const TSVECTOR = 3614;

/** Bytes before the elements: dimensions, whether there are nulls, the type, the number of elements, the index of the first. */
const HEAD = 20;
/** The same of an array without elements. */
const EMPTY_HEAD = 12;
/** A unit of UTF-16 is three bytes of UTF-8 at most. */
const WIDEST = 3;
/** An id in PostgreSQL's form. */
const ID_BYTES = 16;

/** Where arrays are written, one after another; each is copied out once it is whole. */
let room = Buffer.allocUnsafe(1 << 20);
let at = 0;

function ensure(bytes: number): void {
  if (at + bytes <= room.length) return;
  const wider = Buffer.allocUnsafe(Math.max(room.length * 2, at + bytes));
  room.copy(wider, 0, 0, at);
  room = wider;
}

/** @param write writes an element that is not null; what it writes goes on at `at` */
function binaryArray<Item>(type: number, items: readonly Item[], write: (item: Item & {}) => void): Buffer {
  at = HEAD;
  let nulls = 0;
  for (const item of items) {
    ensure(4);
    const from = at;
    at += 4;
    if (item === null || item === undefined) {
      room.writeInt32BE(-1, from);
      nulls = 1;
      continue;
    }
    write(item);
    room.writeInt32BE(at - from - 4, from);
  }
  const [dimensions, end] = items.length === 0 ? [0, EMPTY_HEAD] : [1, at];
  [dimensions, nulls, type, items.length, 1].forEach((number, index) => room.writeInt32BE(number, index * 4));
  return Buffer.from(room.subarray(0, end));
}

function writeText(text: string): void {
  ensure(text.length * WIDEST);
  at += room.write(text, at);
}

/** `text[]`; also of what the statement casts, days as `::date[]` from text. */
export const textArray = (values: readonly (string | null)[]): Buffer => binaryArray(TEXT, values, writeText);

/** `uuid[]` of ids in their usual form. */
export const idArray = (ids: readonly (string | null)[]): Buffer =>
  binaryArray(UUID, ids, (id) => {
    ensure(ID_BYTES);
    at += room.write(id.replaceAll('-', ''), at, 'hex');
  });

/** `jsonb[]` of plain values. */
export const jsonArray = (values: readonly unknown[]): Buffer =>
  binaryArray(JSONB, values, (value) => {
    ensure(1);
    room[at++] = 1; // the version of the form
    writeText(JSON.stringify(value));
  });

/** Takes the words of a `tsvector`, none twice. */
export interface Lexemes {
  /** A word of ASCII characters and then one or two characters by their code points; `second` is 0 where there is none. */
  readonly add: (ascii: string, first: number, second: number) => void;
}

/** `tsvector[]`, without positions. @param write adds the words of an item */
export function tsvectorArray<Item>(items: readonly Item[], write: (item: Item & {}, words: Lexemes) => void): Buffer {
  let count = 0;
  const words: Lexemes = {
    add: (ascii, first, second) => {
      ensure(ascii.length + MOST_OF_WORD);
      for (let index = 0; index < ascii.length; index++) room[at++] = ascii.charCodeAt(index);
      put(first);
      if (second !== 0) put(second);
      // The end of the word, and no positions.
      room[at++] = 0;
      room[at++] = 0;
      room[at++] = 0;
      count += 1;
    },
  };
  return binaryArray(TSVECTOR, items, (item) => {
    ensure(4);
    const from = at;
    at += 4;
    count = 0;
    write(item, words);
    room.writeInt32BE(count, from);
  });
}

/** Two characters of four bytes, the end and the number of positions. */
const MOST_OF_WORD = 11;

/** Writes a character in UTF-8. */
function put(character: number): void {
  if (character < 0x80) room[at++] = character;
  else if (character < 0x800) {
    room[at++] = 0xc0 | (character >> 6);
    room[at++] = 0x80 | (character & 0x3f);
  } else if (character < 0x10000) {
    room[at++] = 0xe0 | (character >> 12);
    room[at++] = 0x80 | ((character >> 6) & 0x3f);
    room[at++] = 0x80 | (character & 0x3f);
  } else {
    room[at++] = 0xf0 | (character >> 18);
    room[at++] = 0x80 | ((character >> 12) & 0x3f);
    room[at++] = 0x80 | ((character >> 6) & 0x3f);
    room[at++] = 0x80 | (character & 0x3f);
  }
}
