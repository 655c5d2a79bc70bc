import type { PlacedCommitment, PlacedMeasure, PlacedQuantity, PlacedTime, Reading } from '@luoshi/reading';
import { amountOf } from './amount.js';
import { dayCell, numberCell, textCell, type Cell } from './cell.js';
import type { SheetName } from './columns.js';
import { boundWords } from './movement.js';
import {
  comparisonWords,
  everyWords,
  flowStateWords,
  genreWords,
  instrumentWords,
  modalityWords,
  ruleWords,
  verdictWords,
} from './words.js';

/** A row without its running number. Level 0 is a measure or a commitment of its own, level 1 one beneath a measure. */
export interface LedgerRow {
  readonly level: 0 | 1;
  readonly cells: readonly Cell[];
}

/** The rows that one paper gives to each sheet: plain data, which may travel between threads as JSON. */
export type LedgerDocument = Readonly<Record<SheetName, readonly LedgerRow[]>>;

/** Where a fact stands, in words: `12:5`, `第7段`. Takes an offset of the canonical text. */
export type PlaceOf = (offset: number) => string;

/** The rows of one reading. `notes` are remarks on the file, for the last sheet. */
export function ledgerDocument(reading: Reading, placeOf: PlaceOf, notes: readonly string[] = []): LedgerDocument {
  const { document, source } = reading;
  const paper: readonly Cell[] = [textCell(document.title ?? source.name), textCell(document.number)];
  const row = (cells: readonly Cell[]): LedgerRow => ({ level: 0, cells: [...paper, ...cells] });
  const place = ({ span }: { span: { start: number } }) => placeOf(span.start);
  const measureOf = (index: number | null): PlacedMeasure | null =>
    index === null ? null : (reading.measures[index] ?? null);
  return {
    ledger: ledgerRows(reading, paper, place),
    provisions: reading.provisions.map((fact) => {
      const measure = measureOf(fact.measure);
      const { value, unit } = amountOf(fact.quantity);
      const where = [pathOf(measure), measure?.number ?? null];
      return row([
        ...where,
        fact.subject,
        boundWords(fact),
        value,
        unit,
        fact.condition,
        textCell(fact.span.text),
        place(fact),
      ]);
    }),
    observations: reading.observations.map((fact) => {
      const { value, unit } = amountOf(fact.quantity);
      const { comparison } = fact;
      const compared = comparison ? [comparisonWords[comparison.kind], comparison.text] : [null, null];
      return row([
        ...[fact.subject, value, unit, ...periodOf(fact.time), fact.place, fact.organisation],
        ...[...compared, textCell(fact.span.text), place(fact)],
      ]);
    }),
    fundFlows: reading.fundFlows.map((fact) => {
      const { value, unit } = amountOf(fact.amount);
      return row([
        ...[instrumentWords[fact.instrument], flowStateWords[fact.state], value, unit],
        ...[fact.from.join('、') || null, fact.to.join('、') || null, fact.purpose, ...periodOf(fact.time)],
        ...[textCell(fact.span.text), place(fact)],
      ]);
    }),
    findings: reading.findings
      .filter(({ verdict }) => verdict !== 'consistent')
      .map(({ rule, verdict, message, expected, found, spans }) => {
        const quotes = [0, 1].flatMap((index) => {
          const span = spans[index];
          return span ? [textCell(span.text), placeOf(span.start)] : [null, null];
        });
        return row([ruleWords[rule], verdictWords[verdict], message, expected, found, ...quotes]);
      }),
    account: [accountRow(reading, notes)],
  };
}

/** Measures and the commitments beneath them; a commitment outside all measures has a row of its own, in its place. */
function ledgerRows(
  reading: Reading,
  paper: readonly Cell[],
  place: (fact: PlacedMeasure | PlacedCommitment) => string,
): LedgerRow[] {
  const beneath = new Map<number, PlacedCommitment[]>();
  const alone: PlacedCommitment[] = [];
  for (const commitment of reading.commitments) {
    const { measure } = commitment;
    if (measure === null || !reading.measures[measure]) alone.push(commitment);
    else beneath.set(measure, [...(beneath.get(measure) ?? []), commitment]);
  }
  const rows: LedgerRow[] = [];
  let nextAlone = 0;
  const aloneUpTo = (offset: number) => {
    for (; nextAlone < alone.length && alone[nextAlone]!.span.start < offset; nextAlone++) {
      rows.push({
        level: 0,
        cells: [...paper, ...commitmentCells(alone[nextAlone]!, null, [null, null, null], place)],
      });
    }
  };
  alone.sort((a, b) => a.span.start - b.span.start);
  reading.measures.forEach((measure, index) => {
    aloneUpTo(measure.span.start);
    const duties = dutyCells(reading, index);
    const heading = textCell(measure.heading ?? firstClause(measure.span.text));
    const empty = [null, null, null, null, null, null];
    rows.push({
      level: 0,
      cells: [
        ...paper,
        pathOf(measure),
        measure.number,
        heading,
        ...empty,
        ...duties,
        textCell(measure.span.text),
        place(measure),
      ],
    });
    for (const commitment of beneath.get(index) ?? []) {
      rows.push({ level: 1, cells: [...paper, ...commitmentCells(commitment, measure, duties, place)] });
    }
  });
  aloneUpTo(Infinity);
  return rows;
}

function commitmentCells(
  fact: PlacedCommitment,
  measure: PlacedMeasure | null,
  duties: readonly Cell[],
  place: (fact: PlacedCommitment) => string,
): Cell[] {
  const amount = fact.quantity ? amountOf(fact.quantity) : { value: null, unit: null };
  return [
    pathOf(measure),
    measure?.number ?? null,
    textCell(promise(fact)),
    textCell(fact.subject),
    boundWords(fact),
    amount.value,
    amount.unit,
    dueCell(fact.due, fact.every),
    modalityWords[fact.modality],
    ...duties,
    textCell(fact.span.text),
    place(fact),
  ];
}

/** A commitment in one line: what, and how much as written. */
function promise({ subject, quantity }: { subject: string; quantity: PlacedQuantity | null }): string {
  return quantity && !subject.includes(quantity.span.text) ? `${subject}：${quantity.span.text}` : subject;
}

function dutyCells({ duties }: Reading, measure: number): Cell[] {
  return (['lead', 'support', 'responsible'] as const).map((role) => {
    const units = duties
      .filter((duty) => duty.measure === measure && duty.role === role)
      .flatMap(({ organisations }) => organisations);
    return textCell([...new Set(units)].join('、'));
  });
}

/** The last day as a date; what recurs, or a limit without a known day, in words. */
function dueCell(due: PlacedTime | null, every: string | null): Cell {
  if (due?.to) return dayCell(due.to);
  if (every) return everyWords(every);
  return due ? textCell(due.span.text) : null;
}

function periodOf(time: PlacedTime | null): Cell[] {
  if (!time) return [null, null];
  return time.from || time.to ? [dayCell(time.from), dayCell(time.to)] : [textCell(time.span.text), null];
}

function pathOf(measure: PlacedMeasure | null): Cell {
  return textCell(measure?.path.join(' / '));
}

function firstClause(text: string): string {
  const clause = /^[\s\u3000]*([^。；\n]{1,60})/.exec(text)?.[1] ?? text.slice(0, 60);
  return clause.trim();
}

function accountRow(reading: Reading, notes: readonly string[]): LedgerRow {
  const { source, document, findings } = reading;
  const count = (list: readonly unknown[]) => numberCell(String(list.length));
  const verdict = (wanted: string) => count(findings.filter((finding) => finding.verdict === wanted));
  return {
    level: 0,
    cells: [
      source.name,
      '已读',
      textCell(document.title),
      textCell(document.issuers.join('、')),
      textCell(document.number),
      dayCell(document.published),
      genreWords[document.genre],
      document.status === 'draft' ? '征求意见' : '已印发',
      numberCell(String(source.characters)),
      count(reading.measures),
      count(reading.commitments),
      count(reading.provisions),
      count(reading.observations),
      count(reading.fundFlows),
      verdict('inconsistent'),
      verdict('undetermined'),
      textCell(notes.join('；')),
      source.sha256,
    ],
  };
}
