import type { Day } from '../text/calendar.js';
import type { Flow } from '../text/flow.js';
import type { Range } from '../text/span.js';
import type { TaskRow } from './task-table.js';

export type Genre = 'measures' | 'digest' | 'news' | 'report' | 'other';

/** What is known of a paper beside its text (a manifest's row). None of it is written into what the text says. */
export interface About {
  readonly title?: string | undefined;
  readonly number?: string | undefined;
  readonly issuer?: string | undefined;
  /** ISO day; anchors relative times where the text prints no date. */
  readonly published?: Day | undefined;
}

/** The fields of a paper's head, as its text gives them. */
export interface DocumentFields {
  readonly title: string | null;
  readonly issuers: readonly string[];
  readonly number: string | null;
  readonly published: Day | null;
  readonly genre: Genre;
  readonly status: 'draft' | 'issued';
  readonly addressees: readonly string[];
}

/** One piece of a page or digest. Its range in the flow holds title, dateline and body, in reading order. */
export interface Article extends Range {
  /** Words of the title, lines joined; null where the text has none. */
  readonly title: string | null;
  readonly titleAt: Range | null;
  readonly dateline: Range | null;
  /** Column heading above it in a digest (`经济热点`), else null. */
  readonly column: string | null;
  /** The day that relative times of this article count from, and where it was taken from. */
  readonly anchor: Day | null;
  readonly anchorFrom: 'dateline' | 'document' | 'manifest' | null;
  /** The one year that the title of a single paper names, or its number, from which times without a year are taken where no day is known. */
  readonly year?: number | null;
}

/**
 * What a line (or a paragraph whose broken lines were joined) is.
 * `head`: document number, issuer, date, addressees, signature and the like · `column`: heading of a digest's column ·
 * `heading`: section heading (numbered, or a subheading of an article) · `item`: numbered item that is a measure, its
 * first paragraph · `duty`: a line that only names responsible units · `body` · `residue`: left-over of an editor or a
 * web page · `contents`: table of contents, attachments list.
 */
export type BlockKind = 'title' | 'head' | 'column' | 'heading' | 'item' | 'duty' | 'body' | 'residue' | 'contents';

/** A paragraph of the flow, without its line break. Blocks are in order and do not overlap. */
export interface Block extends Range {
  readonly kind: BlockKind;
  /** Index into `articles`, −1 outside all. */
  readonly article: number;
  /** Depth of a numbered heading or item in the paper's own scheme (0 outermost), −1 for others. */
  readonly depth: number;
  /** Number as written without punctuation (`一`, `（一）` → `一`, `12`), null without one. */
  readonly number: string | null;
}

/** One numbered item of a paper, or one `一是` item of a digest's article. The range runs to the end of its last paragraph. */
export interface Measure extends Range {
  readonly number: string;
  readonly path: readonly string[];
  readonly heading: string | null;
  readonly article: number;
}

/** The structure of a paper. All ranges are of `flow.text`. */
export interface Outline {
  readonly flow: Flow;
  readonly document: DocumentFields;
  readonly articles: readonly Article[];
  readonly blocks: readonly Block[];
  /** Rows of tables of tasks by the start of their block, which is an item. */
  readonly rows?: ReadonlyMap<number, TaskRow> | undefined;
}
