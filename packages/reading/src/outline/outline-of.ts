import type { Flow } from '../text/flow.js';
import type { Trace } from '../text/trace.js';
import { outlineOfDigest } from './digest.js';
import type { Line } from './line.js';
import { linesOf } from './line.js';
import type { About, Outline } from './outline.js';
import { outlineOfPage } from './page.js';
import { PAPER_STEPS, PaperReader } from './paper.js';
import { rejoined, wrapWidth } from './wrapped.js';

/**
 * The structure of a document: its fields, articles and blocks, and the flow of its words in reading order.
 * `canonical` is the decoded text with LF line ends. `about` (a manifest's row) gives a day to count from where the
 * text prints none; nothing of it is written into the fields. Never throws; linear in the text's length.
 */
export function outlineOf(canonical: string, about: About, trace?: Trace): Outline {
  const reader = new OutlineReader(canonical, about);
  for (const step of OUTLINE_STEPS) step(reader);
  return reader.outline(trace);
}

/** `outlineOf` step by step, so that many papers can take one before the next. */
export class OutlineReader {
  private lines: readonly Line[] = [];
  private width = 0;
  /** The outline, as soon as the text is known to be a digest or a newspaper's page. */
  private known: Outline | null = null;
  private paper: PaperReader | null = null;
  /** The text with its broken paragraphs joined again, null where none are broken. */
  private flow: Flow | null = null;

  constructor(
    private readonly canonical: string,
    private readonly about: About,
  ) {}

  findLines(): void {
    this.lines = linesOf(this.canonical);
    this.width = wrapWidth(this.canonical, this.lines);
  }

  /** Reads a digest. */
  asDigest(): void {
    if (this.width === 0) this.known = outlineOfDigest(this.canonical, this.lines, this.about);
  }

  /** Reads a newspaper's page; begins with a paper whose words stand in order where it is none. */
  asPage(): void {
    const { canonical, about } = this;
    this.known ??= outlineOfPage(canonical, this.lines, about);
    if (this.known) return;
    this.flow = rejoined(canonical, this.lines, this.width);
    const text = this.flow?.text ?? canonical;
    if (this.flow) this.lines = linesOf(text);
    this.known = this.flow ? outlineOfDigest(text, this.lines, about) : null;
    if (!this.known) this.paper = new PaperReader(text, this.lines, about);
  }

  take(step: (paper: PaperReader) => void): void {
    if (this.paper) step(this.paper);
  }

  /** The outline that the steps have found. */
  outline(trace?: Trace): Outline {
    const own = this.paper?.outline() ?? this.known!;
    const outline = this.flow ? { ...own, flow: this.flow } : own;
    if (trace) note(outline, trace);
    return outline;
  }
}

/** The steps of an outline, in their order. */
export const OUTLINE_STEPS: readonly ((reader: OutlineReader) => void)[] = [
  (reader) => {
    reader.findLines();
  },
  (reader) => {
    reader.asDigest();
  },
  (reader) => {
    reader.asPage();
  },
  ...PAPER_STEPS.map((step) => (reader: OutlineReader) => {
    reader.take(step);
  }),
];

function note(outline: Outline, trace: Trace): void {
  const { document } = outline;
  for (const article of outline.articles) {
    trace.note(
      `<${document.genre}> article`,
      article,
      article.title ?? '（无题）',
      article.anchor ? `时间锚 ${article.anchor}（${article.anchorFrom}）` : undefined,
    );
  }
}
