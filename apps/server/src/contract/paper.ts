import { z } from 'zod';
import { day, filled, id, instant, line, pageOf, paging } from './value.js';

export const paperStatus = z.enum(['draft', 'issued', 'lapsed']);
export const genre = z.enum(['measures', 'digest', 'news', 'report', 'other']);
const named = z.object({ name: z.string() });
const unread = z.object({ code: z.string(), chinese: z.string(), english: z.string() });

export const paper = z.object({
  id,
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuers: z.array(z.string()).readonly(),
  issuerUnitId: id.nullable(),
  addressees: z.array(z.string()).readonly(),
  published: day.nullable(),
  status: paperStatus,
  genre,
  handling: z.enum(['internal', 'on-request']).nullable(),
  draftId: id.nullable(),
  lapsedOn: day.nullable(),
  latestVersion: z.number().int(),
  version: z.number().int(),
});
export const paperPage = pageOf(paper);

export const paperVersion = z.object({
  id,
  paperId: id,
  number: z.number().int(),
  status: paperStatus,
  fileId: id,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  notes: z.unknown(),
  takenInAt: instant,
  takenInBy: id.nullable(),
});
export const paperWhole = z.object({ paper, versions: z.array(paperVersion).readonly() });

export const paperQuery = z.object({
  status: paperStatus.optional(),
  genre: genre.optional(),
  issuer: id.optional(),
  number: line(100).optional(),
  from: day.optional(),
  to: day.optional(),
  name: filled(200).optional(),
  ...paging.shape,
});

/** What became of an upload of papers at the door. */
export const brought = z.object({
  jobId: id.nullable(),
  accepted: z.number().int(),
  known: z.array(named.extend({ paperId: id, versionId: id })).readonly(),
  repeated: z.array(z.string()).readonly(),
  refused: z.array(named.extend(unread.shape)).readonly(),
  manifestProblems: z.array(z.string()).readonly(),
});
export const bringingFields = z.object({ versionOf: id.optional(), draftId: id.optional() });

const decision = z.enum(['waiting', 'accepted', 'corrected', 'dropped']);

export const measure = z.object({
  id,
  paperId: id,
  versionId: id,
  position: z.number().int(),
  number: z.string().nullable(),
  path: z.array(z.string()).readonly(),
  heading: z.string().nullable(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  review: decision,
  duty: z.enum(['unknown', 'said', 'assigned']),
  earlierId: id.nullable(),
  version: z.number().int(),
});

export const fact = z.object({
  id,
  versionId: id,
  measureId: id.nullable(),
  kind: z.enum(['duty', 'commitment', 'provision', 'observation', 'fund-flow', 'finding']),
  position: z.number().int(),
  said: z.unknown(),
  start: z.number().int(),
  end: z.number().int(),
  review: decision,
  corrected: z.unknown(),
  version: z.number().int(),
});

export const question = z.object({
  id,
  paperId: id,
  versionId: id,
  kind: z.enum(['unit', 'secrecy']),
  words: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  answer: z.unknown(),
  askedAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: id.nullable(),
  version: z.number().int(),
});

/** Where words begin in the file: `12:5` (line and column), `第7段`, `表1第2行第3列`. */
const place = z.string();

/** One version for the reader's page: every fact with its place in the text and what a person decided. */
export const versionWhole = z.object({
  version: paperVersion,
  text: z.string(),
  places: z.unknown(),
  reader: z.string().nullable(),
  articles: z
    .array(
      z.object({
        title: z.string().nullable(),
        column: z.string().nullable(),
        parts: z.array(z.object({ start: z.number().int(), end: z.number().int() })).readonly(),
      }),
    )
    .readonly(),
  measures: z.array(measure.extend({ corrected: z.unknown(), place })).readonly(),
  facts: z.array(fact.extend({ place })).readonly(),
  questions: z.array(question).readonly(),
});

export const stretch = z.object({ kind: z.enum(['same', 'added', 'dropped']), text: z.string() });
const ids = z.array(id).readonly();

export const versionChanges = z.object({
  same: z.array(z.object({ before: measure, after: measure })).readonly(),
  changed: z
    .array(
      z.object({
        before: measure,
        after: measure,
        moved: z.boolean(),
        words: z.array(stretch).readonly(),
        taskIds: ids,
      }),
    )
    .readonly(),
  added: z.array(measure).readonly(),
  dropped: z.array(z.object({ measure, taskIds: ids })).readonly(),
});

export const lapse = z.strictObject({ on: day });

const letter = z.object({ number: z.string().nullable(), title: z.string() });
const counted = z.number().int();

/** What would go with a paper, and what would stay. */
export const removalPreview = z.object({
  versions: counted,
  measures: counted,
  tasks: z.array(z.object({ id, number: z.string(), title: z.string() })).readonly(),
  reports: counted,
  verifications: counted,
  problems: counted,
  /** Letters that name no other task. */
  notices: z.array(letter).readonly(),
  rounds: counted,
  /** Lines of histories. */
  entries: counted,
  /** Values and bases of programmes that cite it. */
  cited: counted,
  /** Letters that name other tasks too. */
  staying: z.array(letter).readonly(),
  meetingItems: counted,
});

/** Nothing is ever removed but what may not be here: a paper that turns out to be classified. */
export const removal = z.strictObject({ because: z.literal('classified') });
