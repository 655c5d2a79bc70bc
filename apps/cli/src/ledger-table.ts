import { printPlace } from '@luoshi/formats';
import type { PlacedCommitment, PlacedTime, Reading } from '@luoshi/reading';
import { everyWords, flowStateWords, instrumentWords, modalityWords, movementOf } from '@luoshi/reports';
import { inColumns, printable, wrapped, type TextColumn } from './columns.js';
import type { ReadDocument, Rendering } from './rendering.js';

/** The ledger of each paper as a table for a terminal, `settings.width` cells wide. */
export const ledgerTable: Rendering = {
  head: '',
  separator: '\n\n',
  tail: '\n',
  hashed: false,
  render: (document, { width }) => paperTable(document, Math.min(Math.max(width, 60), 160)),
};

function paperTable({ reading, decoded }: ReadDocument, width: number): string {
  const place = ({ span }: { span: { start: number } }) => printPlace(decoded.positions.locate(span.start));
  const parts = [headLines(reading, width)];
  const add = (title: string, fixed: readonly TextColumn[], rows: readonly (readonly string[])[]) => {
    if (rows.length > 0) parts.push(`${title} (${rows.length})\n${inColumns(fitted(fixed, width), rows)}`);
  };
  add('台账 ledger', ledgerColumns, ledgerRows(reading, place));
  add(
    '规定 provisions',
    [column('编号', 4), column('事项', 0), column('规定', 18), column('条件', 20), column('位置', 8)],
    reading.provisions.map((fact) => [
      numberOf(reading, fact.measure),
      ...[fact.subject, `${movementOf(fact)?.word ?? ''}${fact.quantity.span.text}`, fact.condition ?? '', place(fact)],
    ]),
  );
  add(
    '进展 progress',
    [column('指标', 0), column('数值', 16), column('时间', 10), column('地区', 12), column('位置', 8)],
    reading.observations.map((fact) => [
      fact.subject,
      fact.quantity.span.text,
      dayOf(fact.time),
      fact.place ?? '',
      place(fact),
    ]),
  );
  add(
    '资金 funds',
    [
      column('种类', 12),
      column('状态', 10),
      column('金额', 16),
      column('用途', 0),
      column('时间', 10),
      column('位置', 8),
    ],
    reading.fundFlows.map((fact) => [
      ...[instrumentWords[fact.instrument], flowStateWords[fact.state], fact.amount.span.text],
      ...[fact.purpose ?? '', dayOf(fact.time), place(fact)],
    ]),
  );
  const doubts = reading.findings.filter(({ verdict }) => verdict === 'inconsistent').length;
  if (doubts > 0) parts.push(`疑点 ${doubts} 处，详见 luoshi check (${doubts} findings)`);
  return parts.join('\n\n');
}

const column = (head: string, width: number): TextColumn => ({ head, width });

const ledgerColumns = [
  column('编号', 4),
  column('措施/目标', 0),
  column('目标值', 14),
  column('时限', 10),
  column('责任单位', 14),
  column('位置', 7),
];

/** Gives the column of width 0 what the others leave. */
function fitted(columns: readonly TextColumn[], width: number): TextColumn[] {
  const taken = columns.reduce((sum, { width: own }) => sum + own, 0) + 2 * (columns.length - 1);
  return columns.map((one) => (one.width === 0 ? { ...one, width: Math.max(width - taken, 10) } : one));
}

function headLines({ source, document }: Reading, width: number): string {
  const title = document.title ?? source.name;
  const facts = [
    document.issuers.join('、'),
    document.number,
    document.published,
    document.status === 'draft' ? '征求意见' : null,
    source.name,
  ];
  const about = facts.filter((fact) => fact !== null && fact !== '').join(' · ');
  return [...wrapped(title, width, 3), ...wrapped(about, width, 3), '='.repeat(width)].join('\n');
}

function ledgerRows(reading: Reading, place: (fact: { span: { start: number } }) => string): string[][] {
  const rows: { at: number; cells: string[] }[] = reading.measures.map((measure, index) => ({
    at: measure.span.start,
    cells: [
      measure.number,
      withoutNumber(measure.heading ?? measure.span.text),
      '',
      '',
      unitsOf(reading, index),
      place(measure),
    ],
  }));
  for (const fact of reading.commitments) {
    const measure = fact.measure === null ? undefined : reading.measures[fact.measure];
    // Beneath its measure even where its words stand in front of it.
    const at = Math.max(fact.span.start, (measure?.span.start ?? -1) + 0.5);
    rows.push({
      at,
      cells: ['', `${measure ? '· ' : ''}${printable(fact.subject)}`, targetOf(fact), dueOf(fact), '', place(fact)],
    });
  }
  return rows.sort((a, b) => a.at - b.at).map(({ cells }) => cells);
}

/** `1.紧盯…` → `紧盯…`: the number has a column of its own. */
function withoutNumber(text: string): string {
  return printable(text).replace(/^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,4})(?:[）).、．]|是)\s*(?!\d)/, '');
}

function targetOf({ quantity, modality }: PlacedCommitment): string {
  const words = quantity ? printable(quantity.span.text) : '';
  return modality === 'must' ? words : `${words}${words ? ' ' : ''}(${modalityWords[modality]})`;
}

function dueOf({ due, every }: PlacedCommitment): string {
  return due?.to ?? (every ? everyWords(every) : (due?.span.text ?? ''));
}

function dayOf(time: PlacedTime | null): string {
  return time?.to ?? time?.from ?? time?.span.text ?? '';
}

function numberOf(reading: Reading, measure: number | null): string {
  return measure === null ? '' : (reading.measures[measure]?.number ?? '');
}

/** The leads; where the paper names none, the units it holds responsible. */
function unitsOf({ duties }: Reading, measure: number): string {
  const own = duties.filter((duty) => duty.measure === measure);
  const leads = own.filter(({ role }) => role === 'lead');
  return (leads.length > 0 ? leads : own).flatMap(({ organisations }) => organisations).join('、');
}
