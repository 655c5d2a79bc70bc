import type { Positions } from './positions.js';

export type MediaType =
  'text/plain' | 'text/html' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Something a person should know about a file that was read all the same. */
export interface Note {
  readonly code: NoteCode;
  readonly chinese: string;
  readonly english: string;
  /** Offset of the canonical text where it is met first, null where it concerns the whole. */
  readonly at: number | null;
}

/**
 * `replacement-character`: the text itself holds U+FFFD, damage done before it reached us · `private-use`: characters of
 * a private area, shown differently by each machine · `guessed-encoding`: the encoding was judged by frequency ·
 * `revisions`, `hidden-text`, `footnotes`: parts of a Word file that were left out · `numbering`: a numbering style that
 * is written as plain figures · `whole-page`: the main part of a web page could not be told from its surroundings.
 */
export type NoteCode =
  | 'replacement-character'
  | 'private-use'
  | 'guessed-encoding'
  | 'revisions'
  | 'hidden-text'
  | 'footnotes'
  | 'numbering'
  | 'whole-page';

/** Fields of the table that heads a government web page, as printed there. Days as ISO where they could be read. */
export interface Head {
  /** 索引号 */
  readonly index?: string;
  /** 发文机关 */
  readonly issuer?: string;
  /** 发文字号, 文号 */
  readonly number?: string;
  /** 标题 */
  readonly title?: string;
  /** 成文日期, ISO day */
  readonly written?: string;
  /** 发布日期, ISO day */
  readonly published?: string;
}

/** A file read into text. */
export interface Decoded {
  /** The canonical text: no byte order mark, CRLF as LF, nothing else changed. */
  readonly text: string;
  readonly mediaType: MediaType;
  /** Label of the encoding (`utf-8`, `utf-16le`, `gb18030`); of a Word file the one of its XML. */
  readonly encoding: string;
  /** Title given beside the text (a web page's `<title>`, a Word file's properties); the text may print another. */
  readonly title?: string;
  readonly head?: Head;
  readonly notes: readonly Note[];
  readonly positions: Positions;
}
