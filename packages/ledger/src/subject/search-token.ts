/** More than an index row can hold (a tsvector ends at 1 MiB): a text that long is indexed with the first of them. */
const MOST_TOKENS = 60_000;
/** Pairs that stand in a text so often say what it is about. */
const OFTEN = 3;

/** Marks in a token, after its head: anywhere, in the title, often. */
export const MARK = { any: ':', title: '#', often: '*' } as const;

/** What every token of an office's generation begins with, so that the index is split by office. */
export const headOf = (jurisdiction: number, generation: number) =>
  `${jurisdiction.toString(36)}.${generation.toString(36)}`;

/** A text's tokens as PostgreSQL reads a tsvector, without duplicates. */
export function tokensOf(head: string, title: string, text: string): { tokens: string; partly: boolean } {
  const times = new Map<number, number>();
  countPairs(title, times);
  const inTitle = times.size;
  countPairs(text, times);
  const written = new Written(head);
  let partly = false;
  let rank = 0;
  for (const pair of times.keys()) {
    if (rank === Math.min(inTitle, MOST_OF_TITLE)) break;
    written.add(MARK.title, pair);
    rank += 1;
  }
  for (const [pair, count] of times) {
    if (written.tokens >= MOST_TOKENS) {
      partly = true;
      break;
    }
    written.add(MARK.any, pair);
    if (count >= OFTEN) written.add(MARK.often, pair);
  }
  return { tokens: written.text(), partly };
}

/** Pairs of a title that are marked as such. */
const MOST_OF_TITLE = 2000;

/** Tokens written one after another, unit by unit: a text of each would cost more than all the rest. Used again and again. */
class Written {
  static #units = new Uint16Array(1 << 16);
  readonly #head: string;
  #length = 0;
  tokens = 0;

  constructor(head: string) {
    this.#head = head;
  }

  add(mark: string, pair: number): void {
    const head = this.#head;
    if (this.#length + head.length + 10 > Written.#units.length) {
      const wider = new Uint16Array(Written.#units.length * 2);
      wider.set(Written.#units);
      Written.#units = wider;
    }
    const units = Written.#units;
    let at = this.#length;
    if (at > 0) units[at++] = SPACE;
    units[at++] = QUOTE;
    for (let i = 0; i < head.length; i++) units[at++] = head.charCodeAt(i);
    units[at++] = mark.charCodeAt(0);
    const [first, second] = charactersOf(pair);
    at = put(units, at, first);
    if (second !== 0) at = put(units, at, second);
    units[at++] = QUOTE;
    this.#length = at;
    this.tokens += 1;
  }

  text(): string {
    const { buffer } = Written.#units;
    return Buffer.from(buffer, 0, this.#length * 2).toString('utf16le');
  }
}

const SPACE = 0x20;
const QUOTE = 0x27;

/** Writes a character in UTF-16. @returns where the next one goes */
function put(units: Uint16Array, at: number, character: number): number {
  if (character < 0x10000) units[at] = character;
  else {
    units[at++] = 0xd800 + ((character - 0x10000) >> 10);
    units[at] = 0xdc00 + ((character - 0x10000) & 0x3ff);
  }
  return at + 1;
}

/** A pair of characters as one number, small where both are of the basic plane; 0 stands for no second one. */
const pairOf = (first: number, second: number): number =>
  first < 0x10000 && second < 0x10000 ? (first << 16) | second : WIDE + first * 2 ** 21 + second;
/** Above every pair of the basic plane. */
const WIDE = 2 ** 33;

function charactersOf(pair: number): [first: number, second: number] {
  if (pair < WIDE) return [pair >>> 16, pair & 0xffff];
  const rest = pair - WIDE;
  return [Math.floor(rest / 2 ** 21), rest % 2 ** 21];
}

/** Pairs of neighbours within each run of letters and digits; the last of a run also alone, for one-character words. */
function countPairs(foldedText: string, times: Map<number, number>): void {
  let previous = 0;
  for (let i = 0; i <= foldedText.length; i++) {
    const character = i < foldedText.length ? foldedText.codePointAt(i)! : 0;
    if (character > 0xffff) i++;
    const inRun = character > 0 && isWord(character);
    if (previous !== 0) count(times, pairOf(previous, inRun ? character : 0));
    previous = inRun ? character : 0;
  }
}

/** Chinese characters, digits and small letters: most of every text. */
export const isPlain = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);

const ONE_OF_RUN = /[\p{L}\p{N}\p{M}]/u;
/** What is known of characters of the basic plane: 1 a letter or digit, 2 not. */
const known = new Uint8Array(0x10000);

/** Whether a character is of a run: a letter, a digit or a mark on one. */
function isWord(character: number): boolean {
  if (isPlain(character)) return true;
  if (character > 0xffff) return ONE_OF_RUN.test(String.fromCodePoint(character));
  if (known[character] === 0) known[character] = ONE_OF_RUN.test(String.fromCharCode(character)) ? 1 : 2;
  return known[character] === 1;
}

/** The pairs of neighbours in a folded text, in order. */
export function pairsIn(foldedText: string): string[] {
  const times = new Map<number, number>();
  countPairs(foldedText, times);
  return [...times.keys()].flatMap((pair) => {
    const [first, second] = charactersOf(pair);
    return second === 0 ? [] : [String.fromCodePoint(first, second)];
  });
}

const count = (times: Map<number, number>, pair: number) => times.set(pair, (times.get(pair) ?? 0) + 1);
