import { closingDateline, datelineAt } from './dateline.js';
import type { PageElement } from './page-element.js';
import type { Links } from './thread.js';
import type { Topics, Words } from './topic.js';

/** Weight of words that a title shares with the text below it. */
const NAMES = 2.2;

/** Ranks of the headlines of a page, by element. */
export interface Headlines {
  /** First element of each article in print order: its kicker, title or continuation mark. */
  readonly starts: readonly number[];
  /** Element of the title by start, −1 where the page prints none (（上接1版）). */
  readonly title: ReadonlyMap<number, number>;
  /** All titles. */
  readonly titles: ReadonlySet<number>;
  /** Elements that stand beside the articles: slogans, labels of a series. */
  readonly labels: ReadonlySet<number>;
}

const SUBTITLE = /^(?:——|—|--)/;

/**
 * Tells titles from subheads and labels. A title stands over a dateline, a —— subtitle or a continuation mark, after an
 * article that has ended, or over text that speaks of something else than the text before it; a subhead stands between
 * parts of one article. What shares no words with any text and stands beside a title is a label.
 */
export function headlinesOf(text: string, elements: readonly PageElement[], links: Links, topics: Topics): Headlines {
  const starts: number[] = [];
  const title = new Map<number, number>();
  const labels = new Set<number>();
  let begun = -1;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!;
    if (element.kind === 'closing' && i + 1 < elements.length) continue;
    if (element.kind !== 'head' && element.kind !== 'continued') {
      if (begun < 0 && element.kind === 'body') {
        // Text before any headline: an article whose title stands on another page.
        starts.push(i);
        title.set(i, -1);
        begun = i;
      }
      continue;
    }
    let end = i;
    while (end + 1 < elements.length && isHeader(elements[end + 1]!)) end++;
    const group = range(i, end).filter((k) => elements[k]!.kind === 'head' || elements[k]!.kind === 'continued');
    const found = read(text, elements, links, topics, group, end, begun);
    for (const label of found.labels) labels.add(label);
    if (found.start >= 0) {
      starts.push(found.start);
      title.set(found.start, found.title);
      begun = found.start;
    }
    i = end;
  }
  return { starts, title, titles: new Set(title.values()), labels };
}

const isHeader = (element: PageElement): boolean =>
  element.kind === 'head' || element.kind === 'continued' || element.kind === 'aside';
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k);

interface Found {
  readonly start: number;
  readonly title: number;
  readonly labels: readonly number[];
}

/** Reads one group of headlines that stand together. `begun` is the start of the article before it, −1 for none. */
function read(
  text: string,
  elements: readonly PageElement[],
  links: Links,
  topics: Topics,
  group: readonly number[],
  end: number,
  begun: number,
): Found {
  const words = (k: number): string => text.slice(elements[k]!.start, elements[k]!.end);
  const next = elements[end + 1];
  const dateline =
    next !== undefined &&
    (next.kind === 'dateline' || (next.kind === 'body' && datelineAt(text, next.start, next.end) !== null));
  const continued = group.find((k) => elements[k]!.kind === 'continued');
  const subtitle = group.findIndex((k) => SUBTITLE.test(words(k)));
  const below = bodiesBelow(elements, end + 1);
  const above = begun < 0 ? [] : bodiesAbove(elements, links, group[0]!, begun);
  const about = topics.union(below);
  const isLabel = (k: number): boolean =>
    elements[k]!.end - elements[k]!.start <= 26 &&
    topics.share(topics.bag(k), about) < 0.34 &&
    !sharesRare(topics, k, below);
  const heads = group.filter((k) => elements[k]!.kind === 'head');
  if (below.length === 0) return { start: -1, title: -1, labels: heads };
  let opens = begun < 0 || dateline || continued !== undefined || subtitle > 0;
  if (!opens && above.length > 0) {
    const last = above[above.length - 1]!;
    const ended = endedBefore(text, elements, group[0]!);
    const broken = !elements[last]!.closed && links.next[last] === -1;
    const kinship = topics.share(topics.union(below.slice(0, 3)), topics.union(above));
    const named = topics.union(heads);
    const looksBack = topics.share(named, topics.union(above));
    // A subhead is a phrase about a part; a title names what the text below it speaks of all along.
    const names = topics.common(named, about) >= NAMES && looksBack < 0.2;
    opens = ended || (broken && kinship < 0.45) || (kinship < 0.14 && names && above.length >= 2);
  }
  if (!opens) return { start: -1, title: -1, labels: [] };
  if (heads.length === 0) return { start: group[0]!, title: -1, labels: [] };
  let title: number;
  const candidates = heads.filter((k) => !SUBTITLE.test(words(k)));
  if (subtitle > 0) title = candidates.filter((k) => k < group[subtitle]!).pop() ?? candidates[0] ?? heads[0]!;
  else {
    const before = continued === undefined ? candidates : candidates.filter((k) => k < continued);
    title = pickTitle(elements, topics, before, about);
  }
  if (title < 0) return { start: group[0]!, title: -1, labels: [] };
  const labels = candidates.filter((k) => k !== title && isLabel(k) && !isKicker(elements, k, title));
  const start = Math.min(...group.filter((k) => !labels.includes(k)));
  return { start, title, labels };
}

/** The title among headlines that stand together: the longest that speaks of the text; a kicker above it is shorter. */
function pickTitle(
  elements: readonly PageElement[],
  topics: Topics,
  candidates: readonly number[],
  about: Words,
): number {
  let best = -1;
  let top = -1;
  for (const k of candidates) {
    const size = elements[k]!.end - elements[k]!.start;
    // Two headlines of like weight: the first is the title, the second goes on from it.
    const value = topics.common(topics.bag(k), about) + (size >= 8 ? 1 : 0) + (best < 0 ? 0.8 : 0);
    if (value > top) {
      top = value;
      best = k;
    }
  }
  return best;
}

/** A short line right above the title: 市气象局 / 强降雨天气即将来临. */
const isKicker = (elements: readonly PageElement[], k: number, title: number): boolean =>
  k === title - 1 && elements[k]!.end - elements[k]!.start <= 12;

function sharesRare(topics: Topics, k: number, below: readonly number[]): boolean {
  return topics.common(topics.bag(k), topics.union(below)) >= 2;
}

function bodiesBelow(elements: readonly PageElement[], from: number): number[] {
  const found: number[] = [];
  for (let i = from; i < elements.length && found.length < 6; i++) {
    const kind = elements[i]!.kind;
    if (kind === 'body') found.push(i);
    else if (kind === 'head' || kind === 'continued') break;
  }
  return found;
}

/** The article's paragraphs before a headline, without those that another column's text continues in. */
function bodiesAbove(elements: readonly PageElement[], links: Links, before: number, begun: number): number[] {
  const found: number[] = [];
  let foreign = false;
  for (let i = begun; i < before; i++) {
    const element = elements[i]!;
    if (element.kind === 'head') foreign = false;
    if (element.kind !== 'body') continue;
    const claimer = links.previous[i]!;
    if (claimer >= 0 && Math.abs(claimer - i) > 3 && (claimer < begun || claimer > i)) foreign = true;
    if (!foreign) found.push(i);
  }
  return found.slice(-8);
}

/** Whether the text before the headline ends with a dateline that closes an article. */
function endedBefore(text: string, elements: readonly PageElement[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const element = elements[i]!;
    if (element.kind === 'aside') continue;
    return (
      element.kind === 'closing' ||
      (element.kind === 'body' && closingDateline(text, element.start, element.end) !== null)
    );
  }
  return false;
}
