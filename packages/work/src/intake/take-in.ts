import type {
  About,
  PlacedCommitment,
  PlacedDuty,
  PlacedFinding,
  PlacedFundFlow,
  PlacedMeasure,
  PlacedObservation,
  PlacedProvision,
  Reading,
} from '@luoshi/reading';
import {
  askQuestions,
  dropFiles,
  fileBytes,
  lookAtTables,
  measuresOf,
  papersNumbered,
  removeDocuments,
  takeInLot,
  unitsBehind,
  versionsOf,
} from '@luoshi/ledger';
import type { Id, Incoming, NewQuestion, PaperHead, ReadFact, TakenIn, Transaction } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import type { JobHandler, Running } from '../job/handler.js';
import { goesOn } from '../job/stopped.js';
import { indexPapers } from '../search/keep.js';
import { READER } from './reader.js';
import type { Outcome, Read, Unread } from './reader.js';
import type { ReadingPool } from './reading-pool.js';

/** The kind of job that reads and stores what was brought. */
export const TAKE_IN = 'take-in';

export interface TakeInInput {
  readonly files: readonly {
    readonly fileId: Id;
    readonly name: string;
    readonly size: number;
    readonly about: About;
  }[];
  readonly versionOf: Id | null;
  readonly draftId: Id | null;
  readonly sample: boolean;
}

/** What became of one file. */
export type Taken =
  | ({
      readonly name: string;
      readonly title: string;
      readonly measures: number;
      readonly questions: number;
      /** Other papers under the same number: is it a new version of one? */
      readonly sameNumber: readonly Id[];
    } & TakenIn)
  | { readonly name: string; readonly refused: Unread };

/** One transaction takes so many files, or so many bytes. */
const FILES = 64;
const BYTES = 8 * 2 ** 20;

/** Reads files in threads and stores them chunk by chunk, each once; what a chunk has become is kept with its mark. */
export const takeInPapers =
  (pool: ReadingPool): JobHandler =>
  async (running, given) => {
    const input = given as TakeInInput;
    const chunks = chunksOf(input.files);
    const taken: Taken[] = [];
    let over = false;
    try {
      const open = chunks.filter((_, index) => !running.before.has(effect(index)));
      const ahead = open.slice(0, 2).map((chunk) => readAll(running.desk, pool, chunk));
      for (const [index, chunk] of chunks.entries()) {
        const before = running.before.get(effect(index)) as Taken[] | undefined;
        if (before) taken.push(...before);
        else {
          running.signal.throwIfAborted();
          const outcomes = await ahead.shift()!;
          const next = open[open.indexOf(chunk) + 2];
          if (next) ahead.push(readAll(running.desk, pool, next));
          taken.push(...(await keep(running, effect(index), input, chunk, outcomes)));
          if (index === 0 && chunks.length > 1) await lookAtTables(running.desk.store, FILLED);
        }
        running.progress(taken.length, input.files.length);
      }
      over = true;
    } catch (fault) {
      over = !goesOn(fault);
      throw fault;
    } finally {
      if (over) await dropLoose(running.desk, input);
    }
    return { files: taken };
  };

/** The tables that many papers fill. */
const FILLED = ['paper', 'paper_version', 'paper_reading', 'measure', 'fact', 'question', 'search_document'];

const effect = (index: number) => `chunk ${index}`;

type Chunk = TakeInInput['files'];

function chunksOf(files: TakeInInput['files']): Chunk[] {
  const chunks: Chunk[number][][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = chunks.at(-1);
    if (!last || last.length === FILES || bytes + file.size > BYTES) {
      chunks.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return chunks;
}

/** A file's bytes beside what was read in them. */
interface Opened {
  readonly bytes: Buffer;
  readonly outcome: Outcome;
}

function readAll({ store, jurisdiction }: Desk, pool: ReadingPool, chunk: Chunk): Promise<Opened[]> {
  const reading = (async () => {
    const ids = chunk.map(({ fileId }) => fileId);
    const bytes = await fileBytes(store.db, jurisdiction, ids);
    return Promise.all(
      chunk.map(async ({ fileId, name, about }) => {
        const own = bytes.get(fileId)!;
        return { bytes: own, outcome: await pool.perform({ kind: 'read', name, bytes: own, about }) };
      }),
    );
  })();
  reading.catch(() => undefined); // waited for when its turn comes, or given up with the job
  return reading;
}

function keep(running: Running, name: string, input: TakeInInput, chunk: Chunk, opened: readonly Opened[]) {
  return running.once(name, async (transaction) => {
    const { desk } = running;
    const reads = chunk.flatMap(({ name }, index): Arrived[] => {
      const { bytes, outcome } = opened[index]!;
      return 'unread' in outcome ? [] : [{ name, bytes, read: outcome.read, reading: outcome.read.reading! }];
    });
    const kept = await keepAll(transaction, desk, input, reads);
    const fresh = kept.flatMap(({ known, paperId }) => (known ? [] : [paperId]));
    await indexPapers(transaction, desk.jurisdiction, fresh);
    return chunk.map(({ name }, index): Taken => {
      const { outcome } = opened[index]!;
      return 'unread' in outcome ? { name, refused: outcome.unread } : kept.shift()!;
    });
  });
}

/** A file that was read. */
interface Arrived {
  readonly name: string;
  readonly bytes: Buffer;
  readonly read: Read;
  readonly reading: Reading;
}

async function keepAll(
  transaction: Transaction,
  desk: Desk,
  { versionOf, draftId, sample }: TakeInInput,
  arrived: readonly Arrived[],
): Promise<Exclude<Taken, { refused: Unread }>[]> {
  const { jurisdiction, now, who } = desk;
  const issuersOf = ({ read, reading }: Arrived) =>
    reading.document.issuers.length > 0 ? reading.document.issuers : read.about.issuer ? [read.about.issuer] : [];
  const names = arrived.flatMap((one) => [
    ...one.reading.duties.flatMap(({ organisations }) => organisations),
    ...issuersOf(one).slice(0, 1),
  ]);
  const unitsOn = await unitsBehind(transaction, jurisdiction, [...new Set(names)]);
  const papers = arrived.map((one): Incoming & { readonly head: PaperHead } => {
    const { name, bytes, read, reading } = one;
    const { document } = reading;
    const published = document.published ?? read.about.published ?? null;
    const issuers = issuersOf(one);
    const issuing = issuers[0] === undefined ? [] : unitsOn(issuers[0], published ?? dayAt(now));
    return {
      file: { name, mediaType: read.mediaType, bytes },
      head: {
        title: document.title ?? read.about.title ?? read.title ?? name.replace(/\.[^.]*$/, ''),
        documentNumber: document.number ?? read.about.number ?? null,
        issuers,
        issuerUnitId: issuing.length === 1 ? issuing[0]!.unitId : null,
        addressees: document.addressees,
        published,
        status: document.status,
        genre: document.genre,
        handling: read.marks.handling,
      },
      text: read.text,
      notes: read.notes,
      places: read.places.length > 0 ? read.places : null,
      reading: { reader: READER, body: reading, measures: measuresFrom(reading), facts: factsFrom(reading) },
      ...(versionOf ? { versionOf } : {}),
      ...(draftId ? { draftId } : {}),
      sample,
      at: now,
      by: who.accountId,
    };
  });
  const taken = await takeInLot(transaction, jurisdiction, papers);
  if (versionOf && taken.some(({ known }) => !known)) await forgetEarlier(transaction, jurisdiction, versionOf);
  const numbered = await papersNumbered(
    transaction,
    jurisdiction,
    papers.flatMap(({ head }) => head.documentNumber ?? []),
  );
  const asked: (NewQuestion & { readonly paperId: Id; readonly versionId: Id })[] = [];
  const kept = arrived.map(({ name, read, reading }, index) => {
    const { head } = papers[index]!;
    const one = taken[index]!;
    const day = head.published ?? dayAt(now);
    const questions = one.known ? [] : questionsFrom(read, reading, (unit) => unitsOn(unit, day).length === 1);
    asked.push(...questions.map((question) => ({ ...question, paperId: one.paperId, versionId: one.versionId })));
    const alike = head.documentNumber === null ? [] : (numbered.get(head.documentNumber) ?? []);
    return {
      name,
      title: head.title,
      measures: reading.measures.length,
      questions: questions.length,
      sameNumber: alike.filter((id) => id !== one.paperId),
      ...one,
    };
  });
  await askQuestions(transaction, jurisdiction, asked, now);
  return kept;
}

/** The measures of the version before the latest are no longer found: the latest's are. */
async function forgetEarlier(transaction: Transaction, jurisdiction: number, paperId: Id): Promise<void> {
  const earlier = (await versionsOf(transaction, jurisdiction, paperId)).at(-2);
  if (!earlier) return;
  const measures = await measuresOf(transaction, jurisdiction, earlier.id);
  await removeDocuments(
    transaction,
    jurisdiction,
    measures.map(({ id }) => ({ kind: 'measure', id })),
  );
}

const measuresFrom = (reading: Reading) =>
  reading.measures.map((measure: PlacedMeasure, index) => ({
    number: measure.number,
    path: measure.path,
    heading: measure.heading,
    quote: measure.span.text,
    start: measure.span.start,
    end: measure.span.end,
    hasDuty: reading.duties.some((duty) => duty.measure === index && duty.role !== 'support'),
  }));

type Said =
  | PlacedDuty
  | PlacedCommitment
  | PlacedProvision
  | PlacedObservation
  | PlacedFundFlow
  | (PlacedFinding & { measure?: null });

/** All facts of a reading as the ledger keeps them. */
function factsFrom(reading: Reading): ReadFact[] {
  const of = (kind: ReadFact['kind'], facts: readonly Said[]): ReadFact[] =>
    facts.map((said) => ({
      kind,
      measure: said.measure ?? null,
      said,
      start: said.span.start,
      end: said.span.end,
    }));
  return [
    ...of('duty', reading.duties),
    ...of('commitment', reading.commitments),
    ...of('provision', reading.provisions),
    ...of('observation', reading.observations),
    ...of('fund-flow', reading.fundFlows),
    ...of('finding', reading.findings),
  ];
}

/** What a person has to say: whom names mean that no unit, or more than one, bears; what a word of secrecy means. */
function questionsFrom(read: Read, reading: Reading, isKnown: (name: string) => boolean): NewQuestion[] {
  const questions = new Map<string, NewQuestion>();
  for (const { organisations, span } of reading.duties)
    for (const name of organisations) {
      if (isKnown(name) || questions.has(name)) continue;
      const at = read.text.indexOf(name, span.start);
      const inside = at >= 0 && at + name.length <= span.end;
      const [start, end] = inside ? [at, at + name.length] : [span.start, span.end];
      questions.set(name, { kind: 'unit', words: name, start, end });
    }
  const [first] = read.marks.asks;
  if (first) {
    // The words around it are what tells 商业秘密 from a mark.
    const start = Math.max(0, first.start - 10);
    const words = read.text.slice(start, first.end + 10).replace(/\s+/gu, ' ');
    return [...questions.values(), { kind: 'secrecy', words, start: first.start, end: first.end }];
  }
  return [...questions.values()];
}

/** Lets go of what was stored for files that were known or could not be read. */
async function dropLoose({ store, jurisdiction }: Desk, { files }: TakeInInput): Promise<void> {
  await store.db.transaction().execute((transaction) =>
    dropFiles(
      transaction,
      jurisdiction,
      files.map(({ fileId }) => fileId),
    ),
  );
}
