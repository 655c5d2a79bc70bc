import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Range } from '../text/span.js';
import type { Commitment, FundFlow, Observation, Provision } from './facts.js';

/** The figure alone: value or both bounds, and unit. */
function printFigure({ value, lower, upper, unit }: Quantity): string {
  return `${value ?? `${lower ?? ''}–${upper ?? ''}`}${unit === null ? '' : ` ${unit}`}`;
}

const day = (to: string | null | undefined): string => to ?? '–';

/** `commitment >= 50 个 2025-12-31 must`, or `deed 2024-11-30 must` where the promise has a date and no figure, or `rhythm FREQ=MONTHLY must`. */
export function printCommitment(c: Commitment): string {
  if (!c.quantity && c.every) return `rhythm ${c.every} ${c.modality}`;
  if (!c.quantity) return `deed ${day(c.due?.to)} ${c.modality}`;
  return `commitment ${c.relation ?? '–'} ${printFigure(c.quantity)} ${c.every ?? day(c.due?.to)} ${c.modality}`;
}

/** `provision <= 10000000 CNY`. */
export function printProvision(p: Provision): string {
  return `provision ${p.relation} ${printFigure(p.quantity)}`;
}

/** `observation 685 套 2024-11-30 云溪县 –`: figure, the day its time ends, place, kind of comparison. */
export function printObservation(o: Observation): string {
  return `observation ${printFigure(o.quantity)} ${day(o.time?.to)} ${o.place ?? '–'} ${o.comparison?.kind ?? '–'}`;
}

/** `loan drawn 72500000 CNY 中国银行 → 收购主体`. */
export function printFundFlow(f: FundFlow): string {
  return `${f.instrument} ${f.state} ${printFigure(f.amount)} ${f.from.join('、') || '–'} → ${f.to.join('、') || '–'}`;
}

/** All facts of figures but fund flows, each at its quantity (a deed at its date), in the order of the text. */
export function printFigures(figures: {
  readonly commitments: readonly Commitment[];
  readonly provisions: readonly Provision[];
  readonly observations: readonly Observation[];
}): (Range & { value: string })[] {
  const at = ({ start, end }: Range, value: string) => ({ start, end, value });
  return [
    ...figures.commitments.map((c) => at(c.quantity ?? c.due ?? c, printCommitment(c))),
    ...figures.provisions.map((p) => at(p.quantity, printProvision(p))),
    ...figures.observations.map((o) => at(o.quantity, printObservation(o))),
  ].sort((a, b) => a.start - b.start);
}
