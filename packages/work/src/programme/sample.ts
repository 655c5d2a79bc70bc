import { createJob, listPapers } from '@luoshi/ledger';
import type { Day, Id } from '@luoshi/ledger';
import { readCases } from '@luoshi/programmes';
import type { AnyRecord, Programme, Register, Value } from '@luoshi/programmes';
import type { Desk } from '../desk/desk.js';
import { every } from '../desk/every.js';
import type { JobHandler } from '../job/handler.js';
import { indexRecords } from '../search/keep.js';
import type { Programmes } from './programmes.js';
import { inTurn } from './record.js';
import { enterSourced } from './setting.js';
import { enteringAt, newRecord, writeOf, writeRecords } from './write.js';

/** Records of a programme as a text in the form of the cases: `# name`, `日期 …`, tables under `【名册】`. */
export interface SampleText {
  readonly programme: string;
  readonly text: string;
}

/** A parameter's value or a rule's basis with the sentence of a sample paper, which is named by its title. */
export interface SampleSource {
  readonly programme: string;
  readonly parameter?: string;
  readonly rule?: string;
  readonly value?: string;
  readonly from?: Day;
  readonly paper: string;
  readonly quote: string;
}

export interface ProgrammeSamples {
  readonly texts: readonly SampleText[];
  readonly sources: readonly SampleSource[];
}

/** The kind of job that enters the samples of a new office, after its first papers. */
export const ENTER_SAMPLES = 'enter-samples';

/** Sets the job that enters samples. It comes after the jobs that were set before it: the papers are there by then. */
export const askSamples = (desk: Desk, samples: ProgrammeSamples): Promise<Id> =>
  createJob(desk.store.db, desk.jurisdiction, {
    kind: ENTER_SAMPLES,
    input: samples,
    totalUnits: null,
    at: desk.now,
    by: desk.who.accountId,
  });

/** Enters samples: the records of each text, then parameters and bases. A text that was entered before is left. */
export const enterSamples =
  (programmes: Programmes): JobHandler =>
  async ({ desk, signal, progress, once }, given) => {
    const { texts, sources } = given as ProgrammeSamples;
    let records = 0;
    for (const [index, { programme, text }] of texts.entries()) {
      signal.throwIfAborted();
      records += await once(`text ${index}`, () => enterSampleText(desk, programmes, programme, text));
      progress(index + 1, texts.length);
    }
    await once('sources', () => enterSources(desk, programmes, sources));
    return { records };
  };

async function enterSampleText(desk: Desk, programmes: Programmes, code: string, text: string): Promise<number> {
  const programme = programmes.named(code);
  let entered = 0;
  for (const { facts } of readCases(programme, text)) {
    const ids = new Map<string, Id>();
    for (const register of parentsFirst(programme)) {
      const rows = (facts.records[register.code] ?? []).map((record) => {
        const fresh = newRecord(linked(register, record, ids));
        ids.set(`${register.code} ${record.id}`, fresh.id);
        return fresh;
      });
      if (rows.length === 0) continue;
      await inTurn(desk, programmes, code, register.code, async (transaction, { stamp, names }) => {
        const fresh = rows.map(({ id, ...values }) =>
          writeOf(programme, register, { ...values, id }, values as Readonly<Record<string, Value>>, names),
        );
        const entering = enteringAt(desk, 'sample');
        const written = await writeRecords(
          transaction,
          desk.jurisdiction,
          programme,
          register,
          stamp,
          { fresh, changed: [] },
          entering,
        );
        await indexRecords(transaction, desk.jurisdiction, fresh, entering.day);
        return written;
      });
      entered += rows.length;
    }
  }
  return entered;
}

/** A record's fields with what they link to by its new id: a case names records by their keys. */
function linked(register: Register, { id: _id, ...fields }: AnyRecord, ids: ReadonlyMap<string, Id>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Value] => {
      const field = register.fields[name]!;
      return [name, field.kind === 'link' ? (ids.get(`${field.to} ${String(value)}`) ?? null) : (value ?? null)];
    }),
  );
}

/** Registers in an order in which each follows those that it links to. */
function parentsFirst({ registers }: Programme): Register[] {
  const placed: Register[] = [];
  const add = (register: Register): void => {
    if (placed.includes(register)) return;
    for (const field of Object.values(register.fields)) {
      const parent = field.kind === 'link' ? registers.find(({ code }) => code === field.to) : undefined;
      if (parent && parent !== register) add(parent);
    }
    placed.push(register);
  };
  registers.forEach(add);
  return placed;
}

const MOST_PAPERS = 1000;

async function enterSources(desk: Desk, programmes: Programmes, sources: readonly SampleSource[]): Promise<number> {
  const { store, jurisdiction } = desk;
  const papers = await every(MOST_PAPERS, (page) => listPapers(store.db, jurisdiction, {}, page));
  for (const { programme, parameter, rule, value, from, paper, quote } of sources) {
    const found = papers.find(({ title }) => title.includes(paper));
    if (!found) continue;
    const setting =
      rule === undefined
        ? ({ subject: 'parameter', name: parameter!, from: from!, surely: null, value: value! } as const)
        : ({ subject: 'rule', name: rule, from: null, surely: null, value: null } as const);
    await enterSourced(desk, programmes.named(programme), setting, { title: null, paperId: found.id, quote });
  }
  return sources.length;
}
