import type { Headlines } from './headline.js';
import type { PageElement } from './page-element.js';
import type { Links } from './thread.js';
import type { Topics } from './topic.js';

/** A run of elements that were printed and are read together. */
interface Segment {
  readonly elements: number[];
  /** Continues the cut end of this element, −1 where it begins by itself. */
  readonly claimedBy: number;
  /** Where the claimer's own text begins below the run in print, −1 where it stands elsewhere or is not known yet. */
  claimer: number;
  /** Element that starts an article, −1 where the segment goes on with the one before. */
  readonly article: number;
}

/**
 * The articles of a page, each as its elements in reading order. The page is taken apart where a far piece is claimed by
 * a cut end and where an article begins; each article is then read from its headline, following the claims:
 *
 *     printed   题 · 〈底交付…。B2。B3。〉 · 小标题 · B5。 · B6…2022年3月
 *     read      题 · 小标题 · B5。 · B6…2022年3月 → 底交付…。B2。B3。
 */
export function readingOrder(
  elements: readonly PageElement[],
  links: Links,
  headlines: Headlines,
  topics: Topics,
): number[][] {
  const isStart = new Set(headlines.starts);
  const aside = (i: number): boolean => elements[i]!.kind === 'aside' || headlines.labels.has(i);
  const isFar = (a: number, b: number): boolean => {
    if (b < a) return true;
    for (let i = a + 1; i < b; i++) if (!aside(i)) return true;
    return false;
  };
  const far = new Set<number>();
  for (let a = 0; a < elements.length; a++) {
    const b = links.next[a]!;
    if (b >= 0 && isFar(a, b)) far.add(b);
  }
  const segments = cutApart(elements, links, isStart, far, aside, topics);
  const holder = new Map<number, number>();
  segments.forEach((segment, s) => segment.elements.forEach((i) => holder.set(i, s)));
  const visited = new Set<number>();
  const articles: number[][] = [];
  const resume = (s: number): number => {
    // After a claimed run the column's own text goes on in the next segment that nobody claims.
    for (let k = s + 1; k < segments.length; k++) {
      if (segments[k]!.article >= 0) return -1;
      if (segments[k]!.claimedBy < 0) return k;
    }
    return -1;
  };
  const emit = (from: number, order: number[]): void => {
    const waiting = [from];
    while (waiting.length > 0) {
      const s = waiting.pop()!;
      if (visited.has(s)) continue;
      visited.add(s);
      const segment = segments[s]!;
      order.push(...segment.elements);
      if (segment.claimedBy < 0) {
        const later = resume(s);
        if (later >= 0) waiting.push(later);
      }
      const last = segment.elements[segment.elements.length - 1];
      const target = last === undefined ? -1 : links.next[last]!;
      if (target >= 0 && far.has(target)) waiting.push(holder.get(target)!);
    }
  };
  segments.forEach((segment, s) => {
    if (segment.article < 0 || visited.has(s)) return;
    const order: number[] = [];
    emit(s, order);
    articles.push(order);
  });
  // What a broken claim left over stays where it was printed.
  segments.forEach((segment, s) => {
    if (visited.has(s)) return;
    const home = articles.findLast((order) => order.some((i) => i < (segment.elements[0] ?? 0))) ?? articles[0];
    if (home) home.push(...segment.elements);
    else articles.push([...segment.elements]);
    visited.add(s);
  });
  return articles;
}

function cutApart(
  elements: readonly PageElement[],
  links: Links,
  isStart: ReadonlySet<number>,
  far: ReadonlySet<number>,
  aside: (i: number) => boolean,
  topics: Topics,
): Segment[] {
  const segments: Segment[] = [];
  let current: Segment | null = null;
  const open = (claimedBy: number, article: number): Segment => {
    const segment: Segment = { elements: [], claimedBy, claimer: -1, article };
    segments.push(segment);
    return segment;
  };
  /** Pieces of the article in whose column we are, without what others claim. */
  let column: number[] = [];
  for (let i = 0; i < elements.length; i++) {
    if (aside(i)) continue;
    if (isStart.has(i)) {
      column = [];
      current = open(-1, i);
    } else if (far.has(i)) current = open(links.previous[i]!, -1);
    else if (!current) current = open(-1, i);
    else if (current.claimedBy >= 0 && endsRun(elements, links, current, i, column, topics)) current = open(-1, -1);
    current.elements.push(i);
    if (current.claimedBy < 0 && column.length < 10) column.push(i);
    const target = links.next[i]!;
    if (target >= 0 && far.has(target)) current = i + 1 < elements.length ? open(-1, -1) : current;
  }
  return segments.filter((segment) => segment.elements.length > 0);
}

/**
 * Whether a claimed run ends before element i: there the column's own article goes on. So it is where the run would
 * otherwise swallow the very end that claims it, and where the piece speaks of the column's article and not of the
 * claimer's.
 */
function endsRun(
  elements: readonly PageElement[],
  links: Links,
  run: Segment,
  i: number,
  column: readonly number[],
  topics: Topics,
): boolean {
  if (links.previous[i] === i - 1) return false;
  const claimer = run.claimedBy;
  // The claimer stands further down in print: its own text begins somewhere before it.
  if (claimer > i && run.claimer < 0) run.claimer = beginOf(elements, links, i, claimer);
  if (claimer >= i && run.claimer === i) return true;
  const kind = elements[i]!.kind;
  // A subhead goes with the paragraph below it.
  const last = run.elements[run.elements.length - 1]!;
  if ((kind !== 'body' && kind !== 'head') || elements[last]!.kind === 'head') return false;
  const first = run.elements[0]!;
  const inColumn = column.length > 0 && claimer >= column[0]! && claimer < first;
  if (inColumn || !column.some((k) => elements[k]!.kind === 'body')) return false;
  const theirs = topics.union([...bodiesBack(elements, claimer), ...run.elements]);
  // A piece that is cut says more together with what it goes on in.
  const whole =
    kind === 'head' && elements[i + 1]?.kind === 'body'
      ? [i, i + 1, ...following(links, i + 1)]
      : [i, ...following(links, i)];
  const words = topics.union(whole);
  return topics.common(words, topics.union(column)) > topics.common(words, theirs) * 1.5 + 1;
}

/**
 * Where, between a claimed run and its claimer below it, the claimer's own text begins: after a cut end that nothing
 * continues, else at the first headline, else with the claimer itself.
 */
function beginOf(elements: readonly PageElement[], links: Links, from: number, claimer: number): number {
  let head = -1;
  for (let k = from; k <= claimer; k++) {
    const { kind } = elements[k]!;
    const before = elements[k - 1]!;
    if (kind === 'continued') return -1;
    if (before.kind === 'body' && !before.closed && links.next[k - 1] === -1) return k;
    if (kind === 'head' && head < 0) head = k;
  }
  if (head >= 0) return head;
  return claimer;
}

/** The pieces that continue a piece, three at most. */
function following(links: Links, i: number): number[] {
  const found: number[] = [];
  for (let k = links.next[i]!; k >= 0 && found.length < 3; k = links.next[k]!) found.push(k);
  return found;
}

function bodiesBack(elements: readonly PageElement[], from: number): number[] {
  const found: number[] = [];
  for (let i = from; i >= 0 && found.length < 6; i--) {
    if (elements[i]!.kind === 'body') found.push(i);
    else if (elements[i]!.kind === 'continued' || elements[i]!.kind === 'dateline') break;
  }
  return found;
}
