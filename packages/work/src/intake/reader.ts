import { decode, edgesOf, Refusal, wordsIn } from '@luoshi/formats';
import type { Decoded, Stretch } from '@luoshi/formats';
import { read } from '@luoshi/reading';
import type { About, Reading } from '@luoshi/reading';
import { createHash } from 'node:crypto';
import type { Marks } from './marks.js';
import { marksOf } from './marks.js';

/** The reader's version, kept with each reading: a newer one adds its own beside it. */
export const READER = 'luoshi-reading 0.1.0';

/** Work for a thread: to look at a file at the door, to read it, or to see its marks whatever kind of file it is. */
export interface Task {
  readonly kind: 'look' | 'read' | 'see';
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a manifest knows of it. */
  readonly about: About;
}

/** Why a file was not read, in words for a person. */
export interface Unread {
  readonly code: string;
  readonly chinese: string;
  readonly english: string;
}

export interface Read {
  readonly text: string;
  readonly mediaType: string;
  readonly notes: readonly unknown[];
  /** Paragraph, cell or element of each stretch; empty where lines are all there is. */
  readonly places: readonly Stretch[];
  /** The title that stands beside the text (a page's `<title>`). */
  readonly title: string | null;
  readonly marks: Marks;
  /** What was known beside the text: of the manifest, of the page's head table. */
  readonly about: About;
  /** null where the file was only looked at. */
  readonly reading: Reading | null;
}

export type Outcome = { readonly read: Read } | { readonly unread: Unread };
/** Of `see`. */
export type Seen = { readonly seen: SeenMarks };

/** What was seen of marks in a file: one in a head, the words elsewhere, nothing to be seen at all, or none. */
export type SeenMarks = 'classified' | 'words' | 'unread' | 'none';

/** Looks for marks of classification in whatever words can be taken out of a file. Never throws on any bytes. */
export async function seeMarks(bytes: Uint8Array, name: string): Promise<SeenMarks> {
  if (marksOf('', name).classified) return 'classified';
  const leaves = await wordsIn(bytes, name);
  if (leaves === null) return 'unread';
  if (leaves.some(({ head }) => marksOf(head).classified)) return 'classified';
  return leaves.some(({ text }) => marksOf(text).asks.length > 0) ? 'words' : 'none';
}

/** Decodes a file, looks at its marks, and reads it unless it is classified. Never throws on any bytes. */
export async function perform({ kind, name, bytes, about: given }: Task): Promise<Outcome> {
  let decoded: Decoded;
  try {
    decoded = await decode(bytes, name);
  } catch (fault) {
    if (fault instanceof Refusal)
      return { unread: { code: fault.code, chinese: fault.message, english: fault.english } };
    throw fault;
  }
  const { text, mediaType, notes } = decoded;
  const places = decoded.positions.stretches;
  if (/[\0\p{Surrogate}]/u.test(text)) return { unread: UNSTORABLE };
  const marks = withEdges(marksOf(text, name), bytes);
  const about = aboutOf(decoded, given);
  const found = { text, mediaType, notes, places, title: decoded.title ?? null, marks, about };
  if (kind === 'look' || marks.classified) return { read: { ...found, reading: null } };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { read: { ...found, reading: read(text, { name, sha256, mediaType }, about) } };
}

/** A mark in a page's header is one as in the head of its text. */
function withEdges(marks: Marks, bytes: Uint8Array): Marks {
  if (marks.classified || !edgesOf(bytes).some(({ head }) => marksOf(head).classified)) return marks;
  return { ...marks, classified: true, asks: [] };
}

const UNSTORABLE: Unread = {
  code: 'text-not-storable',
  chinese: '文本含有残缺的字符，不能逐字保存。请用 WPS 或记事本打开核对后另存',
  english: 'The text holds broken characters and cannot be kept to the character; open it, check it and save it again',
};

/** What is known beside the text: the manifest first, then the head table that a web page prints. */
function aboutOf({ head, title }: Decoded, given: About): About {
  return {
    title: given.title ?? head?.title ?? title,
    number: given.number ?? head?.number,
    issuer: given.issuer ?? head?.issuer,
    published: given.published ?? head?.written ?? head?.published,
  };
}
