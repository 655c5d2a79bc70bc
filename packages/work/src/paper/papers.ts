import {
  appendEntry,
  bytesOf,
  changesBetween,
  correctedMeasures,
  paperFactsOf,
  filesById,
  lapsePaper,
  listPapers,
  measuresOf,
  paperById,
  paperIsSeen,
  questionsOf,
  readingOf,
  StoreRefusal,
  textOf,
  versionsOf,
} from '@luoshi/ledger';
import type {
  Day,
  Fact,
  Id,
  Measure,
  Page,
  PageAsked,
  Paper,
  PaperFilter,
  PaperVersion,
  Question,
  StoredFile,
  VersionChanges,
} from '@luoshi/ledger';
import { Positions, printPlace } from '@luoshi/formats';
import type { Stretch } from '@luoshi/formats';
import { explain } from '@luoshi/reading';
import type { Derivation, Range, Reading } from '@luoshi/reading';
import { noteAccess } from '../account/look.js';
import { dayAt, holds, seenUnits } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

/** Papers that the desk may see: a liaison those that gave its units a task or asked their opinion. */
export function paperList(desk: Desk, filter: Omit<PaperFilter, 'seenBy'>, page: PageAsked): Promise<Page<Paper>> {
  const seen = seenUnits(desk);
  return listPapers(desk.store.db, desk.jurisdiction, seen === null ? filter : { ...filter, seenBy: seen }, page);
}

export interface PaperWhole {
  readonly paper: Paper;
  readonly versions: readonly PaperVersion[];
}

/** A paper with its versions; refused where it is not there for this desk. */
export async function paperAt(desk: Desk, id: Id): Promise<PaperWhole> {
  const { store, jurisdiction } = desk;
  const paper = await paperById(store.db, jurisdiction, id);
  if (!paper || !(await paperIsSeen(store.db, jurisdiction, id, seenUnits(desk))))
    throw new StoreRefusal('not-found', id);
  return { paper, versions: await versionsOf(store.db, jurisdiction, id) };
}

/** One version of a paper for the reader's page: its text, and every measure, fact and question with its place in it. */
export interface VersionWhole {
  readonly version: PaperVersion;
  readonly text: string;
  readonly places: unknown;
  readonly reader: string | null;
  /** The articles of a newspaper's page or a digest, each with its pieces in reading order, offsets into `text`. */
  readonly articles: readonly {
    readonly title: string | null;
    readonly column: string | null;
    readonly parts: readonly Range[];
  }[];
  readonly measures: readonly (Measure & { readonly corrected: unknown; readonly place: string })[];
  /** Each with where its words stand in the file: `12:5` (line and column), `第7段`, `表1第2行第3列`. */
  readonly facts: readonly (Fact & { readonly place: string })[];
  readonly questions: readonly Question[];
  /** What it is limited to; null for a public one. */
  readonly handling: Paper['handling'];
}

export async function versionAt(desk: Desk, paperId: Id, number: number): Promise<VersionWhole> {
  const { store, jurisdiction } = desk;
  const version = await numbered(desk, paperId, number);
  const body = (await textOf(store.db, jurisdiction, version.id))!;
  const reading = await readingOf(store.db, jurisdiction, version.id);
  const measures = await measuresOf(store.db, jurisdiction, version.id);
  const corrected = await correctedMeasures(
    store.db,
    jurisdiction,
    measures.map(({ id }) => id),
  );
  const positions = new Positions(body.text, (body.places ?? []) as readonly Stretch[]);
  const placeOf = ({ start }: { readonly start: number }): string => printPlace(positions.locate(start));
  const handling = await noteHandled(desk, paperId, version, 'read');
  return {
    version,
    handling,
    ...body,
    reader: reading?.reader ?? null,
    articles: ((reading?.body as Reading | undefined)?.document.articles ?? []).map(({ title, column, parts }) => ({
      ...{ title, column },
      parts: parts.map(({ start, end }) => ({ start, end })),
    })),
    measures: measures.map((measure) => ({
      ...measure,
      corrected: corrected.get(measure.id) ?? null,
      place: placeOf(measure),
    })),
    facts: (await paperFactsOf(store.db, jurisdiction, { versionId: version.id })).map((fact) => ({
      ...fact,
      place: placeOf(fact),
    })),
    questions: await questionsOf(store.db, jurisdiction, version.id),
  };
}

async function numbered(desk: Desk, paperId: Id, number: number): Promise<PaperVersion> {
  const { versions } = await paperAt(desk, paperId);
  const version = versions.find((one) => one.number === number);
  if (!version) throw new StoreRefusal('not-found', `${paperId} ${number}`);
  return version;
}

/**
 * What changed in the measures from one version to another, and which tasks that touches. Without a version before: the
 * last one of the draft that the issued paper came from.
 */
export async function versionChanges(
  desk: Desk,
  paperId: Id,
  asked: { readonly from: number | null; readonly to: number },
): Promise<VersionChanges> {
  const to = await numbered(desk, paperId, asked.to);
  const from = asked.from === null ? await before(desk, paperId, to) : await numbered(desk, paperId, asked.from);
  return changesBetween(desk.store.db, desk.jurisdiction, from.id, to.id);
}

async function before(desk: Desk, paperId: Id, to: PaperVersion): Promise<PaperVersion> {
  if (to.number > 1) return numbered(desk, paperId, to.number - 1);
  const { paper } = await paperAt(desk, paperId);
  const draft = paper.draftId && (await versionsOf(desk.store.db, desk.jurisdiction, paper.draftId)).at(-1);
  if (!draft) throw new WorkRefusal('no-version-before', paper.title);
  return draft;
}

/** How the words of a version come to their facts, rule by rule; of a part of it, as the text is asked. */
export async function explained(
  desk: Desk,
  paperId: Id,
  number: number,
  range: { readonly start: number; readonly end: number },
): Promise<Derivation[]> {
  const { store, jurisdiction } = desk;
  const version = await numbered(desk, paperId, number);
  const { paper } = await paperAt(desk, paperId);
  const { text } = (await textOf(store.db, jurisdiction, version.id))!;
  const reading = (await readingOf(store.db, jurisdiction, version.id))?.body as Reading | undefined;
  const published = reading?.document.published ?? paper.published ?? undefined;
  return explain(text, { title: paper.title, issuer: paper.issuers[0], published }, range);
}

/**
 * A version's file as it came. 内部资料 and 依申请公开 leave the system with the supervision office and leaders only, and
 * who took them away is kept in the access log.
 */
export async function versionFile(
  desk: Desk,
  paperId: Id,
  number: number,
): Promise<{ readonly file: StoredFile; readonly bytes: AsyncIterable<Buffer> }> {
  const { store, jurisdiction } = desk;
  const { paper } = await paperAt(desk, paperId);
  if (paper.handling !== null && !holds(desk, 'supervision', 'leader'))
    throw new WorkRefusal('export-limited', paper.title);
  const version = await numbered(desk, paperId, number);
  await noteHandled(desk, paperId, version, 'export');
  const { fileId } = version;
  const file = (await filesById(store.db, jurisdiction, [fileId])).get(fileId)!;
  return { file, bytes: bytesOf(store.db, jurisdiction, fileId) };
}

/** Keeps who read or took away a paper whose handling is limited (内部资料, 依申请公开). @returns how it is limited */
async function noteHandled(
  desk: Desk,
  paperId: Id,
  version: PaperVersion,
  action: 'read' | 'export',
): Promise<Paper['handling']> {
  const { handling } = (await paperAt(desk, paperId)).paper;
  if (handling !== null) {
    const body = { version: version.number, handling };
    await noteAccess(desk, { action, subjectKind: 'paper', subjectId: paperId, body });
  }
  return handling;
}

/** Notes that a paper no longer holds from a day on; it stands in the paper's history. */
export async function endPaper(desk: Desk, id: Id, on: Day, version: number): Promise<void> {
  const { store, jurisdiction, now, who } = desk;
  await paperAt(desk, id);
  await store.db.transaction().execute(async (transaction) => {
    await lapsePaper(transaction, jurisdiction, id, on, version);
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'paper',
      subjectId: id,
      action: 'lapse',
      body: { on },
      accountId: who.accountId,
    });
  });
}
