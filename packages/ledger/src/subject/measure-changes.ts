import type { Stretch } from './word-changes.js';
import { wordChanges } from './word-changes.js';

/** A measure as far as it is compared. */
export interface Compared {
  readonly number: string | null;
  /** The headings above it, outermost first. */
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly quote: string;
}

/** What became of the measures of a paper from one version to the next; indexes are those of the two lists. */
export interface MeasureChanges {
  readonly same: readonly { readonly before: number; readonly after: number }[];
  readonly changed: readonly {
    readonly before: number;
    readonly after: number;
    /** Only the number or the place in the paper is another; the words are the same. */
    readonly moved: boolean;
    readonly words: readonly Stretch[];
  }[];
  readonly added: readonly number[];
  readonly dropped: readonly number[];
}

/**
 * Two texts under the same heading, or under the same number with headings that have a word in common, count as one measure
 * from this likeness on; elsewhere from the second.
 */
const LIKE_IN_PLACE = 0.3;
const LIKE_ANYWHERE = 0.5;

/**
 * Matches the measures of two versions: first those whose words are the same (line breaks and the number aside), then
 * those under the same heading, then those under the same number and like each other, then the most alike of the
 * rest. What is left was added or dropped. Likeness: shared pairs of characters (Dice).
 */
export function measureChanges(before: readonly Compared[], after: readonly Compared[]): MeasureChanges {
  const old = before.map(prepared);
  const now = after.map(prepared);
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (from: number, to: number) => {
    partner.set(from, to);
    taken.add(to);
  };
  const free = () => old.flatMap((_, index) => (partner.has(index) ? [] : [index]));
  const pass = (keyOf: (one: Prepared) => string | null, least: (one: Prepared, other: Prepared) => number) => {
    const byKey = new Map<string, number[]>();
    now.forEach((one, index) => {
      const key = taken.has(index) ? null : keyOf(one);
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), index]);
    });
    for (const from of free()) {
      const key = keyOf(old[from]!);
      const to =
        key === null
          ? undefined
          : byKey.get(key)?.find((index) => {
              const [one, other] = [old[from]!, now[index]!];
              return !taken.has(index) && likeness(one, other) >= least(one, other);
            });
      if (to !== undefined) match(from, to);
    }
  };
  const whatever = () => 0;
  pass((one) => `${one.place}\n${one.plain}`, whatever);
  pass((one) => one.plain, whatever);
  pass(
    (one) => one.heading,
    () => LIKE_IN_PLACE,
  );
  // What all measures say (by when, who leads) makes none of them alike where the headings are about something else.
  pass(
    (one) => one.place,
    (one, other) => (headingsMeet(one.heading, other.heading) ? LIKE_IN_PLACE : LIKE_ANYWHERE),
  );
  const pairs = free()
    .flatMap((from) => now.flatMap((one, to) => (taken.has(to) ? [] : [{ from, to, like: likeness(old[from]!, one) }])))
    .filter(({ like }) => like >= LIKE_ANYWHERE)
    .sort((a, b) => b.like - a.like || a.from - b.from || a.to - b.to);
  for (const { from, to } of pairs) if (!partner.has(from) && !taken.has(to)) match(from, to);

  const same: { before: number; after: number }[] = [];
  const changed: { before: number; after: number; moved: boolean; words: Stretch[] }[] = [];
  for (const [from, to] of [...partner].sort((a, b) => a[1] - b[1])) {
    const moved = old[from]!.plain === now[to]!.plain;
    if (moved && old[from]!.place === now[to]!.place) same.push({ before: from, after: to });
    else changed.push({ before: from, after: to, moved, words: wordChanges(before[from]!.quote, after[to]!.quote) });
  }
  return { same, changed, added: now.flatMap((_, index) => (taken.has(index) ? [] : [index])), dropped: free() };
}

interface Prepared {
  readonly place: string;
  readonly heading: string | null;
  /** The words without spaces, line breaks and the number at their head. */
  readonly plain: string;
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

const NUMBER_AT_HEAD =
  /^(?:第[一二三四五六七八九十百0-9]+[条章节]|[（(]?[一二三四五六七八九十百0-9]{1,4}[）)]?[、.．]?)/u;

function prepared(measure: Compared): Prepared {
  const packed = measure.quote.replace(/\s+/gu, '');
  const plain = measure.number === null ? packed : packed.replace(NUMBER_AT_HEAD, '');
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < plain.length; i++) {
    const pair = plain.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const heading = measure.heading?.replace(/\s+/gu, '') ?? '';
  return {
    place: JSON.stringify([measure.path, measure.number]),
    heading: heading === '' ? null : heading,
    plain,
    pairs,
    size: Math.max(0, plain.length - 1),
  };
}

/** Whether two headings have a word (a pair of characters) in common; one that is missing says nothing against it. */
const headingsMeet = (one: string | null, other: string | null): boolean =>
  one === null || other === null || [...one].some((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)));

function likeness(one: Prepared, other: Prepared): number {
  if (one.plain === other.plain) return 1;
  if (one.size + other.size === 0) return 0;
  const [small, large] = one.pairs.size < other.pairs.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [pair, times] of small.pairs) shared += Math.min(times, large.pairs.get(pair) ?? 0);
  return (2 * shared) / (one.size + other.size);
}
