export { checksPage } from './audit/page.js';
export type { Finding, FindingRule, Verdict } from './audit/finding.js';
/** Arithmetic on intervals: `interval.add(x, y)`. */
export * as interval from './audit/interval.js';
export type { Interval } from './audit/interval.js';
export { restatedAcross } from './audit/restated-across.js';
export type { Disagreement, Statement, Statements } from './audit/restated-across.js';
export { explain } from './explain.js';
export type { Derivation } from './explain.js';
export { figuresIn } from './figures-in.js';
export type { About } from './outline/outline.js';
export { read, readAll } from './read.js';
export type { UnreadPaper } from './read.js';
export type {
  Placed,
  PlacedArticle,
  PlacedCommitment,
  PlacedComparison,
  PlacedDocument,
  PlacedDuty,
  PlacedFinding,
  PlacedFundFlow,
  PlacedMeasure,
  PlacedObservation,
  PlacedProvision,
  PlacedQuantity,
  PlacedTime,
  Reading,
  SourceOf,
} from './reading.js';
export { add, compare, compareProducts, divide, lastPlace, multiply, normal, shift, subtract } from './text/decimal.js';
export type { Decimal } from './text/decimal.js';
export {
  addDays,
  addMonths,
  daysInMonth,
  fromNumber,
  isDay,
  monthsOf,
  partsOf,
  toNumber,
  weekday,
} from './text/calendar.js';
export type { Day, Period } from './text/calendar.js';
export { movementIn } from './readings/movement.js';
export type { Movement } from './readings/movement.js';
export { canonicalText } from './text/source.js';
export { contains, overlaps } from './text/span.js';
export type { Range, Span } from './text/span.js';
