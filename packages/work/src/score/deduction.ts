import { add, compare, subtract } from '@luoshi/reading';
import type { Day, Decimal } from '@luoshi/reading';

/** A rule of the monthly score: what the first, second, … time costs; the last step holds for all further times. */
export interface DeductionRule {
  readonly rule: string;
  readonly words: string;
  readonly from: Day;
  /** Null is 待核. */
  readonly source: string | null;
  readonly steps: readonly Decimal[];
  /** Whether repetition is counted within the month or since the year began. */
  readonly repeatsWithin: 'month' | 'year';
}

/** 首次0.5分，再次1分，三次2分，以后每次5分. */
export const practiceSteps: readonly Decimal[] = ['0.5', '1', '2', '5'];

/** Something that costs points: which entry of the history shows it. */
export interface Fault {
  readonly unit: string;
  readonly rule: string;
  readonly entry: string;
  readonly day: Day;
  /** Force majeure: named with its reason, costs nothing and does not count as a repetition. */
  readonly exempt: { readonly reason: string; readonly approver: string } | null;
}

/** One line of the breakdown, down to the entry. */
export interface DeductionLine {
  readonly rule: string;
  readonly words: string;
  readonly entry: string;
  readonly day: Day;
  /** The how-manieth time; null where it is exempt. */
  readonly time: number | null;
  readonly points: Decimal;
  readonly exempt: Fault['exempt'];
}

export interface MonthlyScore {
  readonly unit: string;
  /** 2026-11. */
  readonly month: string;
  /** 100 less the deductions, not below 0. */
  readonly score: Decimal;
  readonly deducted: Decimal;
  readonly lines: readonly DeductionLine[];
}

/**
 * The score of a unit for a month. `faults` may hold other units and months: those of earlier months of the year count
 * as repetitions where the rule says so. Faults of rules that are not in force on their day cost nothing
 * and are left out.
 */
export function monthlyScore(
  unit: string,
  month: string,
  faults: readonly Fault[],
  rules: readonly DeductionRule[],
): MonthlyScore {
  const mine = faults
    .filter(
      (fault) => fault.unit === unit && fault.day.slice(0, 4) === month.slice(0, 4) && fault.day.slice(0, 7) <= month,
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.entry < b.entry ? -1 : 1));
  const times = new Map<string, number>();
  const lines: DeductionLine[] = [];
  for (const { rule, entry, day, exempt } of mine) {
    const version = inForce(rules, rule, day);
    if (!version) continue;
    const inMonth = day.startsWith(month);
    if (exempt === null && (inMonth || version.repeatsWithin === 'year')) times.set(rule, (times.get(rule) ?? 0) + 1);
    if (!inMonth) continue;
    const time = exempt === null ? times.get(rule)! : null;
    const points = time === null ? '0' : version.steps[Math.min(time, version.steps.length) - 1]!;
    lines.push({ rule, words: version.words, entry, day, time, points, exempt });
  }
  const deducted = lines.reduce<Decimal>((sum, { points }) => add(sum, points), '0');
  const score = compare(deducted, '100') > 0 ? '0' : subtract('100', deducted);
  return { unit, month, score, deducted, lines };
}

function inForce(rules: readonly DeductionRule[], rule: string, day: Day): DeductionRule | null {
  let found: DeductionRule | null = null;
  for (const version of rules)
    if (version.rule === rule && version.from <= day && (found === null || version.from >= found.from)) found = version;
  return found && found.steps.length > 0 ? found : null;
}
