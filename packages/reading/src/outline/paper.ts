import type { Day } from '../text/calendar.js';
import { Codes } from '../text/codes.js';
import { plainFlow } from '../text/flow.js';
import { datelineAt, dayOfDateline } from './dateline.js';
import type { Dateline } from './dateline.js';
import { isDutyLine } from './duty-line.js';
import { genreOf, isConversation } from './genre.js';
import type { Head } from './head.js';
import { readHead } from './head.js';
import { markOf, Style } from './heading-number.js';
import type { Line } from './line.js';
import { endsSentence, wordsOf } from './line.js';
import { isLeftOver } from './line-kind.js';
import { blockOf, ofArticle } from './block.js';
import type { About, Article, Block, BlockKind, Genre, Outline } from './outline.js';
import { dayWithin, meetingDay, yearOfNumber, yearOfTitle } from './published.js';
import type { Section, Sections } from './section.js';
import { assignRoles, sectionsOf } from './section.js';
import { hasCells, isTable, rowsOfTable } from './table.js';
import { NO_ROWS, taskRowsOf, type TaskRow } from './task-table.js';

/** The outline of a single paper, step by step: head, sections, measures, foot. Its words stand in reading order. */
export class PaperReader {
  private readonly cells: boolean;
  private readonly table: boolean;
  private readonly blocks: Block[] = [];
  private head: Head | null = null;
  private sections: Sections | null = null;
  private genre: Genre = 'other';
  private dateline: Dateline | null = null;
  private tasks: ReadonlyMap<number, TaskRow> = NO_ROWS;

  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
    private readonly about: About,
  ) {
    this.cells = hasCells(text);
    this.table = this.cells && isTable(text, lines);
  }

  readHead(): void {
    // A lone line is text, whatever it looks like: a title stands above something.
    this.head = readHead(this.text, this.lines.length === 1 ? [] : this.lines);
  }

  readSections(): void {
    this.sections = sectionsOf(this.text, this.lines, this.head!.body, this.lines.length);
  }

  tell(): void {
    const { genre, dateline } = tell(this.text, this.lines, this.head!, this.sections!, this.table);
    this.genre = genre;
    this.dateline = dateline;
    if (this.table) for (const section of this.sections!.all) section.role = 'text';
    else assignRoles(this.sections!, genre);
    if (this.cells) this.tasks = taskRowsOf(this.text, this.lines);
  }

  build(): void {
    const { text, lines, head, sections, genre, blocks, tasks } = this;
    new PaperBlocks(text, lines, head!, sections!, genre, blocks, tasks).build();
  }

  /** The outline that the steps have found. */
  outline(): Outline {
    const { text, lines, about, table, genre, dateline, blocks, tasks } = this;
    return assembled({ text, lines, about, table, head: this.head!, genre, dateline, blocks, tasks });
  }
}

/** The steps of a paper's outline, in their order. */
export const PAPER_STEPS: readonly ((paper: PaperReader) => void)[] = [
  (paper) => {
    paper.readHead();
  },
  (paper) => {
    paper.readSections();
  },
  (paper) => {
    paper.tell();
  },
  (paper) => {
    paper.build();
  },
];

/** What the steps have found out about a paper. */
interface Known {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly about: About;
  readonly table: boolean;
  readonly head: Head;
  readonly genre: Genre;
  readonly dateline: Dateline | null;
  readonly blocks: Block[];
  readonly tasks: ReadonlyMap<number, TaskRow>;
}

function assembled({ text, lines, about, table, head, genre, dateline, blocks, tasks }: Known): Outline {
  const published = head.published;
  const own = dateline && dayOfDateline(dateline, published ?? about.published ?? null);
  const met = (own ?? published ?? about.published ?? null) ? null : dayOfMinutes(text, lines, head);
  const anchor = own ?? published ?? about.published ?? met;
  const issuers = head.issuers.length === 0 && dateline?.paper ? [dateline.paper] : head.issuers;
  const first = blocks.find(isInside);
  const last = blocks.findLast(isInside);
  const rows = table ? rowsOfTable(text, blocks, published ?? about.published ?? null) : null;
  const articles: Article[] = rows ?? [];
  if (!rows && first && last) {
    const from = first.start;
    const to = last.end;
    blocks.forEach((block, i) => {
      if (block.kind === 'residue' && block.start >= from && block.end <= to) blocks[i] = ofArticle(block, 0);
    });
    articles.push({
      start: from,
      end: to,
      title: head.title?.words ?? null,
      titleAt: head.title && { start: head.title.start, end: head.title.end },
      dateline: dateline && { start: dateline.start, end: dateline.end },
      column: null,
      anchor,
      anchorFrom: own || met ? 'dateline' : published ? 'document' : anchor ? 'manifest' : null,
      year:
        genre === 'news'
          ? null
          : (yearOfTitle(head.title?.words ?? '', genre === 'report', anchor) ??
            (anchor === null ? yearOfNumber(head.number) : null)),
    });
  }
  return {
    flow: plainFlow(text),
    document: {
      title: head.title?.words ?? null,
      issuers,
      number: head.number,
      published,
      genre,
      status: head.status,
      addressees: head.addressees,
    },
    articles,
    blocks,
    rows: tasks.size > 0 ? tasks : undefined,
  };
}

const isInside = (block: Block): boolean => block.kind !== 'residue';

/** Minutes without a date of their own are of the day of the meeting that opens them. */
function dayOfMinutes(text: string, lines: readonly Line[], head: Head): Day | null {
  if (!head.title?.words.endsWith('纪要')) return null;
  const first = lines[head.body];
  for (let i = 0; i < Math.min(lines.length, head.body + LABELS); i++) {
    const { start, end } = lines[i]!;
    if (end - start < 60 && HELD_ON.has(text.charCodeAt(start))) {
      const words = text.slice(start, end);
      const day = HELD.test(words) ? dayWithin(words) : null;
      if (day) return day;
    }
  }
  return first ? meetingDay(text.slice(first.start, Math.min(first.end, first.start + 120))) : null;
}

/** Lines of labels with which minutes open: time, place, chair, those present. */
const LABELS = 6;
const HELD_ON = new Codes('会时');
const HELD = /^(?:会议)?时\s{0,4}间\s?[：:]/;

function tell(
  text: string,
  lines: readonly Line[],
  head: Head,
  sections: Sections,
  table: boolean,
): { genre: Genre; dateline: Dateline | null } {
  let dateline: Dateline | null = null;
  const until = Math.min(lines.length, head.body + 3);
  for (let i = 0; i < until && !dateline; i++) dateline = datelineAt(text, lines[i]!.start, lines[i]!.end);
  let items = 0;
  for (const section of sections.all) if (section.children.length === 0) items++;
  const first = lines[head.body];
  const genre = genreOf({
    title: head.title?.words ?? '',
    cover: head.cover,
    items,
    official: head.number !== null || head.addressees.length > 0,
    lead: first ? text.slice(first.start, first.start + 260) : '',
    table,
    asked: () => isConversation(text, lines),
  });
  return { genre: dateline && genre !== 'measures' && !table ? 'news' : genre, dateline };
}

/** A speech's call to those who hear it, on a line of its own. */
const VOCATIVE = /^(?:各位代表|各位委员|同志们|各位领导|朋友们|谢谢大家)[^。]{0,8}[！!：:。]?$/;
const CALLS = new Codes('各同朋谢');
/** A row of a table lies below every heading. */
const ROW_DEPTH = 99;
/** An unnumbered line that titles what follows: 加大教育投入 between paragraphs. */
const SUBHEAD = 40;
const NO_SUBHEAD = /[：:，,、\t|]|^[（(]|[）)]$|^[\d\s]/;
/** `（一）…。⟦（二）⟧…。` */
const RUNS_ON = /^\s*[（(][一二三四五六七八九十]{1,2}[）)]/;
const FULL_STOP = '。'.charCodeAt(0);

class PaperBlocks {
  constructor(
    private readonly text: string,
    private readonly lines: readonly Line[],
    private readonly head: Head,
    private readonly sections: Sections,
    private readonly genre: Genre,
    private readonly blocks: Block[],
    private readonly rows: ReadonlyMap<number, TaskRow>,
  ) {}

  build(): void {
    const { lines, head, sections } = this;
    /** A heading whose tasks are the 一是 … 二是 … lines below it. */
    let tasks: Section | null = null;
    let next = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const known = head.kinds[i];
      const row = this.rows.size > 0 ? this.rows.get(line.start) : undefined;
      if (row) this.push('item', line, ROW_DEPTH, row.number);
      else if (line.residue || known === 'residue') this.push('residue', line);
      else if (known) this.push(known, line);
      else if (i < head.body) this.push('body', line);
      else if (sections.lists.size > 0 && sections.lists.has(i)) this.push('contents', line);
      else if (i >= sections.attachments) this.push(i === sections.attachments ? 'contents' : 'body', line);
      else {
        while (next < sections.all.length && sections.all[next]!.line < i) next++;
        const section = sections.all[next];
        if (section?.line === i) {
          tasks = this.tasksBelow(section, i) ? section : null;
          this.section(section, line, tasks !== null);
        } else if (tasks && this.isTask(line)) {
          const mark = markOf(this.text, line)!;
          this.push('item', line, sections.depth[tasks.mark.style]! + 1, mark.number);
        } else this.push(this.kindOf(line, i), line);
      }
    }
  }

  /** `四、下一步打算` with 一是 … lines: the heading promises nothing itself. */
  private tasksBelow(section: Section, index: number): boolean {
    if (this.genre !== 'report' || section.role !== 'measure' || section.inline) return false;
    for (let i = index + 1; i < Math.min(this.lines.length, index + 4); i++)
      if (this.isTask(this.lines[i]!)) return true;
    return false;
  }

  private isTask(line: Line): boolean {
    return markOf(this.text, line)?.style === Style.first;
  }

  private section(section: Section, line: Line, tasks: boolean): void {
    const depth = this.sections.depth[section.mark.style]!;
    const { number } = section.mark;
    if (section.role === 'measure' && !tasks) {
      this.push('item', line, depth, number);
      return;
    }
    const below = section.parent?.role === 'measure';
    const heads = section.role === 'heading' || (section.heading.length <= 30 && !this.states(section, line));
    const isHeading = tasks || (!below && heads);
    if (!isHeading) this.push('body', line);
    else if (section.headingEnd >= line.end || !section.inline) this.push('heading', line, depth, number);
    else {
      this.push('heading', { start: line.start, end: section.headingEnd }, depth, number);
      this.push('body', { start: section.headingEnd, end: line.end });
    }
  }

  /** `（三）⟦一般性支出压减一成以上。⟧`: a whole sentence with nothing below it, or with the next number behind it. */
  private states(section: Section, line: Line): boolean {
    if (section.text || section.children.length > 0) return false;
    return section.inline
      ? !section.colon && RUNS_ON.test(this.text.slice(section.headingEnd, section.headingEnd + 6))
      : this.text.charCodeAt(line.end - 1) === FULL_STOP;
  }

  private kindOf(line: Line, index: number): BlockKind {
    const { text, lines } = this;
    const size = line.end - line.start;
    if (size <= 400 && isDutyLine(text, line)) return 'duty';
    if (size > 80) return 'body';
    if (isLeftOver(text, line, 80)) return 'residue';
    if (CALLS.has(text.charCodeAt(line.start)) && VOCATIVE.test(wordsOf(text, line))) return 'head';
    const next = lines[index + 1];
    if (size > SUBHEAD || next === undefined || next.end - next.start <= size * 2) return 'body';
    if (endsSentence(text, line) || !endsSentence(text, next) || markOf(text, line) !== null) return 'body';
    return NO_SUBHEAD.test(wordsOf(text, line)) ? 'body' : 'heading';
  }

  private push(kind: BlockKind, range: { start: number; end: number }, depth = -1, number: string | null = null): void {
    if (range.end <= range.start) return;
    this.blocks.push(blockOf(kind, range, kind === 'residue' ? -1 : 0, depth, number));
  }
}
