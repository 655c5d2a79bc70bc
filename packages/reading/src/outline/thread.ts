import type { Range } from '../text/span.js';
import { datelineAt } from './dateline.js';
import type { Joints } from './joint.js';
import type { PageElement } from './page-element.js';
import type { Topics } from './topic.js';

/** Elements within this distance are looked at for the continuation of a cut piece. */
const WINDOW = 120;
/** A page has a few dozen cut ends; with more only the next pieces are looked at, and strays not at all. */
const MANY = 200;
const NARROW = 6;
/** A far piece must fit this well; the next piece needs only not to speak against itself. */
const FAR = 3.4;
const NEAR = 2;
/** What standing right after a cut piece is worth. */
const NEXT = 3;

/** Which piece goes on in which: `next[i]` is the element that continues element i, −1 for none. */
export interface Links {
  readonly next: readonly number[];
  readonly previous: readonly number[];
}

/**
 * Finds, for each paragraph that breaks off, the piece that continues it: mostly the next one, over a column's break, but
 * a page whose columns were read in the wrong order has it elsewhere. One piece continues one.
 */
export function linksOf(text: string, elements: readonly PageElement[], joints: Joints, topics: Topics): Links {
  const next = new Array<number>(elements.length).fill(-1);
  const previous = new Array<number>(elements.length).fill(-1);
  const pairs: { a: number; b: number; score: number }[] = [];
  const ends = elements.filter((element) => element.kind === 'body' && !element.closed).length;
  const window = ends > MANY ? NARROW : WINDOW;
  for (let a = 0; a < elements.length; a++) {
    const open = elements[a]!;
    if (open.kind !== 'body' || open.closed) continue;
    const near = nextBody(elements, a);
    const context = contextOf(elements, a);
    const about = topics.union(context);
    const from = Math.max(0, a - window);
    const to = Math.min(elements.length, a + window);
    for (let b = from; b < to; b++) {
      if (b === a || elements[b]!.kind !== 'body') continue;
      let score = joints.score(open, elements[b]!);
      if (b === near.index) {
        score += near.beside ? 0.5 : NEXT;
        if (score >= (near.beside ? 2 : NEAR)) pairs.push({ a, b, score });
        continue;
      }
      // 已打通上下游；⟦包括…⟧: an open clause goes on wherever the page speaks of the same.
      if (score > -1) score += 2.2 * (context.includes(b) ? 0 : Math.min(1, topics.share(topics.bag(b), about) * 1.6));
      if (b > 0 && continues(elements, b, joints)) score -= 2;
      if (score >= FAR) pairs.push({ a, b, score });
    }
  }
  pairs.sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b);
  for (const { a, b } of pairs) {
    if (next[a] !== -1 || previous[b] !== -1 || reaches(next, b, a)) continue;
    next[a] = b;
    previous[b] = a;
  }
  for (let a = 0; a < elements.length && ends <= MANY; a++) {
    const open = elements[a]!;
    if (open.kind !== 'body' || open.closed || next[a] !== -1) continue;
    let b = strayOf(text, elements, joints, topics, previous, a, neighbours(elements, a).concat(a));
    if (b < 0) b = strayOf(text, elements, joints, topics, previous, a, articleBefore(text, elements, a));
    if (b < 0 || reaches(next, b, a)) continue;
    next[a] = b;
    previous[b] = a;
  }
  return { next, previous };
}

/** What likeness in topic is worth, how much is asked of a stray, and by how much it must lead the next best. */
const LIKENESS = 3;
const STRAY = 1.3;
const LEAD = 0.6;

/**
 * The continuation of a cut end that no words lead to: the one paragraph that stands among text of another topic and
 * speaks as `context` does, the text before the end. −1 where none stands out.
 */
function strayOf(
  text: string,
  elements: readonly PageElement[],
  joints: Joints,
  topics: Topics,
  previous: readonly number[],
  a: number,
  context: readonly number[],
): number {
  const words = topics.union(context);
  let best = -1;
  let top = 0;
  let second = 0;
  for (let b = Math.max(0, a - WINDOW); b < Math.min(elements.length, a + WINDOW); b++) {
    const element = elements[b]!;
    if (b === a || element.kind !== 'body' || previous[b] !== -1 || context.includes(b)) continue;
    if (datelineAt(text, element.start, element.end)) continue;
    const joint = joints.score(elements[a]!, element);
    if (joint < -1) continue;
    const around = neighbours(elements, b);
    const own = around.length > 0 ? topics.share(topics.bag(b), topics.union(around)) : 0.3;
    const score = joint + LIKENESS * (topics.share(topics.bag(b), words) - own);
    if (score > top) {
      second = top;
      top = score;
      best = b;
    } else if (score > second) second = score;
  }
  return top >= STRAY && top - second >= LEAD ? best : -1;
}

/** Paragraphs of the end's article, back to its dateline or continuation mark. */
function articleBefore(text: string, elements: readonly PageElement[], a: number): number[] {
  const found: number[] = [];
  for (let i = a; i >= 0 && found.length < 12; i--) {
    const element = elements[i]!;
    if (element.kind === 'continued' || element.kind === 'dateline' || element.kind === 'closing') break;
    if (element.kind === 'body') {
      found.push(i);
      if (datelineAt(text, element.start, element.end)) break;
    }
  }
  return found;
}

/** Paragraphs around a piece, without it: what it would belong to if it stood in its place. */
function neighbours(elements: readonly PageElement[], b: number): number[] {
  const found: number[] = [];
  for (let i = b - 1; i >= 0 && i > b - 5 && elements[i]!.kind === 'body'; i--) found.push(i);
  return found;
}

/** The next paragraph after a piece, and whether something other than a caption stands between. */
function nextBody(elements: readonly PageElement[], a: number): { index: number; beside: boolean } {
  for (let b = a + 1; b < elements.length && b < a + 8; b++) {
    const kind = elements[b]!.kind;
    if (kind === 'body')
      return { index: b, beside: b > a + 1 && elements.slice(a + 1, b).some((e) => e.kind !== 'aside') };
    if (kind === 'dateline' || kind === 'closing' || kind === 'continued') return { index: -1, beside: false };
  }
  return { index: -1, beside: false };
}

/** Whether the piece before `b` is cut and fits it well: then another claim on `b` must be better. */
function continues(elements: readonly PageElement[], b: number, joints: Joints): boolean {
  const before = elements[b - 1]!;
  return before.kind === 'body' && !before.closed && joints.score(before, elements[b]!) > 1;
}

/** The paragraphs that end with a cut one. */
function contextOf(elements: readonly PageElement[], a: number): number[] {
  const context: number[] = [];
  for (let i = a; i >= 0 && i > a - 4 && elements[i]!.kind === 'body'; i--) context.push(i);
  return context;
}

/** Whether following the links from `from` leads to `to`: a piece must not go on in its own beginning. */
function reaches(next: readonly number[], from: number, to: number): boolean {
  for (let i = from, steps = 0; i !== -1 && steps < 400; i = next[i]!, steps++) if (i === to) return true;
  return false;
}

/** Words with which a sentence begins and no headline does. */
const OPENER =
  /^(?:会议|目前|此外|另外|同时|对于?|文件|其中|据|记者|针对|为了?|在|自|按照?|根据|如果|凡|经|由于?|因|但|而|我们|他|她|这|那|该|并|也|还|将|如)/;
/** Words with which no headline ends. */
const DANGLING =
  /(?:的|了|在|对|和|与|及|为|将|从|向|到|以|是|可|已|等|各|其|并|要|使|由|让|把|被|不|最|每|第|至|于|按|据|约|近|超|达|共|有|无|仅|即|若|如|且|或|而|但|因|所|此|该|这|那)$/;
/** What makes a short line a cut piece. */
const CUT = 2.2;

/**
 * Short lines without a stop are headlines or what a column's break left of a sentence: 全县今年开放12个公 ｜ 园….
 * Makes those a paragraph's piece that fit, as words of this page, to the piece before or after them.
 */
export function settleKinds(text: string, elements: readonly PageElement[], joints: Joints): PageElement[] {
  const settled = elements.slice();
  for (let i = 0; i < settled.length; i++) {
    const element = settled[i]!;
    if (element.kind !== 'head' || element.sure) continue;
    const before = settled[i - 1];
    const after = settled[i + 1];
    const open = before?.kind === 'body' && !before.closed;
    const fitsBefore = open && joints.score(before, element) >= CUT;
    const fitsAfter = after?.kind === 'body' && cutness(text, element, after, joints) >= CUT;
    if (fitsBefore || fitsAfter) settled[i] = pieceOf(element);
  }
  return settled;
}

/** A short line as what a column's break left of a sentence. */
const pieceOf = ({ start, end, from, to, sure }: PageElement): PageElement => ({
  kind: 'body',
  start,
  end,
  from,
  to,
  closed: false,
  sure,
});

/** How much a short line looks like the begin of a sentence that goes on in `after`, and not like a headline over it. */
function cutness(text: string, line: Range, after: Range, joints: Joints): number {
  const words = text.slice(line.start, line.end);
  const [first, second] = words.split(/[，,]/, 2) as [string, string | undefined];
  let score = joints.score(line, after);
  if (score > 0 && /[\d]$/.test(words)) score += 1;
  if (OPENER.test(words)) score += second === undefined ? 1 : 2;
  if (DANGLING.test(words)) score += 2;
  if (words.length <= 3) score += 1.5;
  // A headline's halves are of like length: 龙头牵引，上下游企业抱团成长.
  if (second !== undefined) {
    const balance = Math.min(first.length, second.length) / Math.max(first.length, second.length, 1);
    if (balance < 0.5 || words.length > 30) score += 1.5;
  } else if (words.length <= 20) score -= 0.5;
  return score;
}
