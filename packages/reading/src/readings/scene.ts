import type { Article, Block, Genre, Measure } from '../outline/outline.js';
import type { TaskRow } from '../outline/task-table.js';
import type { PlaceName } from '../recognise/place/place.js';
import type { Places } from '../recognise/place/places.js';
import type { Quantity, YearColumn } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import { firstEndingAfter } from '../text/span.js';
import type { CueHit } from './cue.js';
import { cueBits, findCues } from './cue.js';
import { exampleFrom } from './example.js';
import type { Mood } from './mood.js';
import { moodOf, OPENING, partOf, partOfColumn } from './mood.js';
import type { Sentence } from './sentence.js';
import { sentencesOf } from './sentence.js';

/** What the readings of figures need to know of a paper. All ranges are of `text`, all lists sorted. */
export interface Paper {
  readonly text: string;
  readonly genre: Genre;
  /** Whether a digest tells of work that was done. */
  readonly bulletin?: boolean;
  readonly articles: readonly Article[];
  readonly blocks: readonly Block[];
  /** Rows of tables of tasks by the start of their block. */
  readonly rows?: ReadonlyMap<number, TaskRow> | undefined;
  readonly measures: readonly Measure[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly Time[];
  readonly places: Places;
}

/** One sentence with all that stands in it. */
export class Scene {
  /** Set with the next two when all of the block was heard. */
  private said: Mood = 'plan';
  private leant: Time | null = null;
  private previous: Scene | null = null;
  private told: number | null = null;
  /** Which cues stand anywhere in the sentence, as `cueSet` writes them. */
  readonly heard: number;
  /** What `governing-time.ts` has found out about each of `times`, by index; kept here because every figure asks. */
  readonly roles: number[] = [];
  /** The places of the sentence, null until `placesOf` is asked. */
  named: readonly PlaceName[] | null = null;

  constructor(
    readonly paper: Paper,
    readonly block: Block,
    readonly sentence: Sentence,
    /** Index into the measures, null outside them. */
    readonly measure: number | null,
    readonly quantities: readonly Quantity[],
    readonly times: readonly Time[],
    readonly cues: readonly CueHit[],
  ) {
    this.heard = cueBits(cues);
  }

  /** Where the figures of a made-up case begin, as `exampleFrom` gives it. */
  get example(): number {
    return (this.told ??= exampleFrom(this));
  }

  get mood(): Mood {
    return this.said;
  }

  /** The one period that the heading above names (`三、2026年重点工作`), or a plan's title (`2026年工作要点`). */
  get period(): Time | null {
    return this.leant;
  }

  /** The scene before it in the same block, for what carries over from sentence to sentence. */
  get before(): Scene | null {
    return this.previous;
  }

  get article(): number {
    return this.block.article;
  }

  /** Puts it into its block. */
  put(mood: Mood, period: Time | null, before: Scene | null): void {
    this.said = mood;
    this.leant = period;
    this.previous = before;
  }
}

const READ_KINDS: ReadonlySet<Block['kind']> = new Set(['item', 'body', 'heading', 'title', 'duty']);

/** Most sentences hold no figure: they share one empty list. */
const NONE: readonly never[] = [];

/** The members of a sorted list that lie in `[start, end)`; `from` is the index of the first that ends behind `start`. */
function within<T extends Range>(list: readonly T[], from: number, start: number, end: number): readonly T[] {
  let first = from;
  while (first < list.length && list[first]!.start < start) first++;
  let last = first;
  while (last < list.length && list[last]!.end <= end && list[last]!.start < end) last++;
  return first === last ? (NONE as readonly T[]) : list.slice(first, last);
}

/** Goes along a sorted list with ranges that come in order. */
class Along<T extends Range> {
  private at = 0;

  constructor(private readonly list: readonly T[]) {}

  /** Whether a member begins before `end`, of those that end behind `start`. */
  any(start: number, end: number): boolean {
    const { list } = this;
    while (this.at < list.length && list[this.at]!.end <= start) this.at++;
    return this.at < list.length && list[this.at]!.start < end;
  }

  members(range: Range): readonly T[] {
    const { start, end } = range;
    return this.any(start, end) ? within(this.list, this.at, start, end) : (NONE as readonly T[]);
  }
}

/**
 * All sentences in which a figure or a time stands, in order, block by block. Blocks without either cost nothing.
 * A work report's headings (`二、2026年工作安排`) switch the mood for the blocks below them.
 */
export function* scenesOf(paper: Paper): Generator<readonly Scene[]> {
  const { text, blocks, measures } = paper;
  let part: boolean | null = null;
  const planned = periodOfTitle(paper, PLAN);
  // `上半年⟦经济运行情况⟧`: what a report tells of where its sentences name no time.
  const told = paper.genre === 'report' && planned === null ? past(paper, periodOfTitle(paper, TELLS)) : null;
  const stands = planned === null && told === null ? asOfTitle(paper) : null;
  let period = planned;
  let tab = -1;
  // Whether the table that goes on here says by when or by whom its rows are to be done.
  let table = false;
  let index = 0;
  const undecided = paper.genre === 'other' || paper.genre === 'digest';
  // Two for each list: one goes ahead to see which sentences hold anything.
  const ahead = [new Along<Range>(paper.quantities), new Along<Range>(paper.times)] as const;
  const quantities = new Along(paper.quantities);
  const times = new Along(paper.times);
  const holds = (start: number, end: number) => ahead[0].any(start, end) || ahead[1].any(start, end);
  for (const block of blocks) {
    const looked = part;
    part =
      paper.genre === 'digest' ? partOfColumn(paper.articles[block.article]) : partOf(paper.genre, block, text, part);
    if (looked === false && part !== false) period = planned;
    if (!READ_KINDS.has(block.kind) || block.article < 0) continue;
    const heads = block.kind === 'heading' || (block.kind === 'item' && part !== null && looked !== part);
    if (heads && block.depth === 0) period = onePeriod(timesIn(paper, block)) ?? planned;
    // A row of a table: cells parted by tabs.
    if (tab < block.start) tab = nextTab(text, block.start);
    const task = paper.rows?.get(block.start);
    const row = task !== undefined || (tab >= block.start && tab < block.end);
    table =
      row &&
      (task !== undefined || table || PLAN_TABLE.test(text.slice(block.start, Math.min(block.end, block.start + 200))));
    if (!holds(block.start, block.end)) continue;
    // `2025年，…` opens what a report tells in the paragraphs below it, where its heading names no year or several.
    if (part === false && block.kind === 'body') period = opensWith(text, timesIn(paper, block), block) ?? period;
    while (index < measures.length && measures[index]!.end <= block.start) index++;
    const inMeasure = index < measures.length && measures[index]!.start <= block.start;
    const scenes: Scene[] = [];
    let cues: CueHit[] | null = null;
    for (const sentence of sentencesOf(text, block, holds)) {
      const here = quantities.members(sentence);
      const when = times.members(sentence);
      if (here.length === 0 && when.length === 0) continue;
      // Where nothing is counted or dated, a time only carries over to the sentences behind it.
      const speaks = here.length > 0 || when.some(datesDeed);
      const hits = speaks ? findCues(text, sentence.start, sentence.end) : NONE;
      if (undecided) for (const hit of hits) (cues ??= []).push(hit);
      const measure = measureAt(measures, index, inMeasure, sentence.start);
      scenes.push(new Scene(paper, block, sentence, measure, here, when, hits));
    }
    const opening = text.slice(block.start, Math.min(block.end, block.start + OPENING));
    const mood = row && table ? 'plan' : moodOf(paper.genre, part, cues ?? NONE, row, opening, paper.bulletin);
    const due = task ? dueOfTask(paper, task) : row && table ? dueOfRow(paper, block) : null;
    const leant = due ?? period ?? (mood === 'report' ? (told ?? stands) : null);
    for (let i = 0; i < scenes.length; i++) {
      const scene = scenes[i]!;
      const { start } = scene.sentence;
      const tells = task?.told.some((cell) => cell.start <= start && start < cell.end) === true;
      // What carries over reaches no further than this many sentences.
      scene.put(tells ? 'report' : mood, leant, i % CARRIES === 0 ? null : scenes[i - 1]!);
    }
    yield scenes;
  }
}

/** The head of a table of what is to be done. */
const PLAN_TABLE =
  /(?:^|\t)\s*(?:完成|办结)?时限\s*(?:\t|$)|(?:^|\t)\s*(?:完成时间|办结时间|时间节点|责任单位|牵头单位|年度目标|目标任务)\s*(?:\t|$)/;

/** The first deadline, period or day that the cell of a task's row says it is to be done by; null where it names none. */
export function dueOfTask(paper: Paper, { due }: TaskRow): Time | null {
  const times = due ? timesIn(paper, due) : NONE;
  return times.find(({ kind }) => kind === 'deadline' || kind === 'period' || kind === 'date') ?? null;
}

/** How often the cell says that it is to be done; null where it says none. */
export function rhythmOfTask(paper: Paper, { due }: TaskRow): string | null {
  const times = due ? timesIn(paper, due) : NONE;
  return times.find(({ kind }) => kind === 'recurrence')?.every ?? null;
}

/** The deadline or period that alone makes a cell of a row: `…⟨tab⟩⟦2026年12月底⟧`. */
function dueOfRow(paper: Paper, row: Range): Time | null {
  const edge = (at: number): boolean => at < row.start || at >= row.end || paper.text.charCodeAt(at) === 9;
  const alone = timesIn(paper, row).filter((time) => edge(time.start - 1) && edge(time.end));
  return onePeriod(alone);
}

const PLAN = /要点|计划|安排|任务|清单|方案|目标|规划|实事/;
const TELLS = /情况|运行|形势|分析|通报|报告|总结|公报/;

/** The one period in a title with these words: `2026年⟦工作要点⟧`; null for other papers. */
function periodOfTitle(paper: Paper, words: RegExp): Time | null {
  const title = paper.articles.length === 1 ? paper.articles[0]!.titleAt : null;
  if (!title || !words.test(paper.text.slice(title.start, title.end))) return null;
  return onePeriod(timesIn(paper, title));
}

/** `⟦2026年⟧政府工作报告` of January tells of the years before it: a period that is not over when the report is made is not told of. */
const past = (paper: Paper, period: Time | null): Time | null => {
  const anchor = paper.articles[0]?.anchor ?? null;
  if (period === null || anchor === null || period.to === null || period.to <= anchor) return period;
  // `⟦2025年⟧工作总结` of December tells of the year up to its day.
  return period.to.slice(0, 4) === anchor.slice(0, 4) && anchor.slice(5, 7) >= LATE ? period : null;
};
/** The month from which a paper of a year that is not over sums it up. */
const LATE = '11';

/** `工作台账（⟦截至2025年9月30日⟧）`: the day as of which a title says that its paper tells. */
function asOfTitle(paper: Paper): Time | null {
  const title = paper.articles.length === 1 ? paper.articles[0]!.titleAt : null;
  const times = title ? timesIn(paper, title) : [];
  const one = times.length === 1 ? times[0]! : null;
  return one?.kind === 'date' && paper.text.startsWith('截', one.start) ? one : null;
}

/** The year that the head of a figure's column names; null where it is none. */
export const yearOf = ({ paper }: Scene, { start }: YearColumn): Time | null =>
  timesIn(paper, { start, end: start + 6 }).find((time) => time.start === start) ?? null;

/** The times of a paper within a range. */
const timesIn = (paper: Paper, range: Range): readonly Time[] =>
  within(paper.times, firstEndingAfter(paper.times, range.start), range.start, range.end);

/** The period among the times of a heading, where it names one and no more. */
function onePeriod(times: readonly Time[]): Time | null {
  // `⟦三年⟧行动计划（2025—2027年）`: how long is no period.
  const [first, second] = times.filter(({ kind }) => kind !== 'duration' && kind !== 'recurrence');
  if (!first || second || first.to === null) return null;
  return first.kind === 'period' || first.kind === 'deadline' ? first : null;
}

/** The year or span of years with which a paragraph opens (`2025年，`, `“十四五”时期，`); else null. */
function opensWith(text: string, [first]: readonly Time[], block: Range): Time | null {
  if (first?.kind !== 'period') return null;
  // `刚刚过去的⟦2025年⟧，…`
  const ahead = first.start - block.start;
  if (ahead > 2 && !(ahead <= 6 && /^(?:刚刚)?(?:过去的?|走过的)$/.test(text.slice(block.start, first.start).trim())))
    return null;
  if (first.to?.endsWith('-12-31') !== true) return null;
  return first;
}

/** Whether one of the cues of a set stands anywhere in the sentence. */
export const hears = (scene: Scene, cues: number): boolean => (scene.heard & cues) !== 0;

/** The places named in a scene's sentence. Asked for seldom: they are sought only then, and once. */
export function placesOf(scene: Scene): readonly PlaceName[] {
  return (scene.named ??= scene.paper.places.within(scene.sentence));
}

/** Whether a semicolon joins the sentence to the one before it. */
export const goesOn = ({ paper, sentence }: Scene): boolean => paper.text.charCodeAt(sentence.start - 1) === SEMICOLON;
const SEMICOLON = '；'.charCodeAt(0);

/** The first of the sentences that semicolons join to this one; the scene itself where none does. */
export function firstOfSeries(scene: Scene): Scene {
  let one = scene;
  while (one.before && goesOn(one)) one = one.before;
  return one;
}

/** The sentence whose figures one that opens with 其中 breaks down: `⟦截至8月底开工51个⟧。其中，城东18个；城西9个`. Null for others. */
export function wholeBefore(scene: Scene): Scene | null {
  const { text } = scene.paper;
  let one: Scene | null = scene;
  while (one && goesOn(one)) one = one.before;
  return one?.before && OPENS_PART.test(text.slice(one.sentence.start, one.sentence.start + 4)) ? one.before : null;
}

const OPENS_PART = /^\s*其中/;

const datesDeed = (time: Time): boolean => time.kind === 'deadline' || time.kind === 'period' || time.kind === 'date';

const CARRIES = 40;

const nextTab = (text: string, from: number): number => {
  const at = text.indexOf('\t', from);
  return at < 0 ? text.length : at;
};

/** The measure that holds the offset: a block of a digest may hold several (`一是…二是…`). */
function measureAt(measures: readonly Measure[], first: number, inMeasure: boolean, offset: number): number | null {
  let found = inMeasure ? first : null;
  for (let i = first; i < measures.length && measures[i]!.start <= offset; i++)
    if (measures[i]!.end > offset) found = i;
  return found;
}
