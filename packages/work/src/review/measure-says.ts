import type { Day, Decimal, Measure } from '@luoshi/ledger';
import type { Modality } from '../task/deed.js';
import type { CommitmentWords, MeasureEdit } from './correction.js';

/** What a measure asks of a task, its duties apart. */
export interface MeasureSays {
  readonly title: string;
  /** The last of its promised days, with the words of all. */
  readonly due: { readonly day: Day; readonly said: string } | null;
  /** The one figure that the task is followed by, in its unit; null where there is none, or more than one. */
  readonly target: { readonly least: Decimal; readonly most: Decimal; readonly unit: string } | null;
  readonly modality: Modality;
}

/** What a measure asks: as a person edited it, and by its promises as they count. */
export const measureSays = (
  measure: Pick<Measure, 'heading' | 'quote' | 'number'>,
  edit: MeasureEdit,
  promised: readonly CommitmentWords[],
): MeasureSays => ({
  title: edit.title ?? measure.heading ?? titleFrom(measure),
  due: dueOf(promised),
  target: targetOf(promised),
  modality: modalityOf(promised),
});

/** Longest title that is taken out of a measure without a heading, in UTF-16 units. */
const TITLE = 60;

/** The first clause after the number, whole: up to a stop, or to a comma where it is long. */
function titleFrom({ quote, number }: Pick<Measure, 'quote' | 'number'>): string {
  const plain = quote.replace(/\s+/gu, '').replace(/^[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[.．、是]?/u, '');
  const sentence = /^[^。；;！？]+/u.exec(plain)?.[0] ?? plain;
  if (sentence.length <= TITLE) return sentence === '' ? (number ?? plain.slice(0, TITLE)) : sentence;
  let end = 0;
  for (const { index } of sentence.matchAll(/[，,：:]/gu)) if (index <= TITLE && index >= 4) end = index;
  return end > 0 ? sentence.slice(0, end) : sentence.slice(0, TITLE);
}

/** The strongest word of the promises; a measure without one is a plain promise. */
function modalityOf(promised: readonly CommitmentWords[]): Modality {
  const order: readonly Modality[] = ['must', 'strive', 'encourage'];
  return order.find((word) => promised.some(({ modality }) => modality === word)) ?? 'must';
}

/** The task is due when its last promise is; the words of all deadlines stand beside it. */
function dueOf(promised: readonly CommitmentWords[]): MeasureSays['due'] {
  const dues = promised.flatMap(({ due }) => (due ? [due] : []));
  const days = dues.flatMap(({ to }) => (to === null ? [] : [to])).sort();
  const day = days.at(-1);
  if (day === undefined) return null;
  return { day, said: [...new Set(dues.map(({ span }) => span.text))].join('；').slice(0, 200) };
}

/** A task with one figure is followed by it; what is promised is its least. */
function targetOf(promised: readonly CommitmentWords[]): MeasureSays['target'] {
  const figures = promised.flatMap(({ quantity, relation }) => (quantity && relation ? [{ quantity, relation }] : []));
  const [one] = figures;
  if (!one || figures.length > 1) return null;
  const { lower, upper, value, unit } = one.quantity;
  if (one.relation === '<=') {
    // 降至45以下, 不超过3%: what is promised is its most.
    const most = upper ?? value;
    return most === null ? null : { least: most, most, unit };
  }
  const least = lower ?? value;
  if (least === null || one.relation === 'change') return null;
  return { least, most: one.relation === '>=' ? least : (upper ?? least), unit };
}
