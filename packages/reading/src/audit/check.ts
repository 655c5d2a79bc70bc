import type { Block, Measure, Outline } from '../outline/outline.js';
import type { Commitment, Duty, FundFlow, Observation, Provision } from '../readings/facts.js';
import type { Quantity } from '../recognise/quantity/quantity.js';
import type { Time } from '../recognise/time/time.js';
import type { Range } from '../text/span.js';
import type { Finding, FindingRule, Verdict } from './finding.js';
import type { ListRun } from './list-run.js';
import type { Sentence } from './sentence.js';
import type { Signs } from './signs.js';

/** What the audit looks at: everything the reading has taken out of a paper. All ranges are of `outline.flow.text`. */
export interface AuditInput {
  readonly outline: Outline;
  readonly measures: readonly Measure[];
  /** In order, without overlaps. */
  readonly quantities: readonly Quantity[];
  readonly times: readonly Time[];
  readonly duties: readonly Duty[];
  readonly commitments: readonly Commitment[];
  readonly observations: readonly Observation[];
  readonly provisions: readonly Provision[];
  readonly fundFlows: readonly FundFlow[];
}

/** The input with what several checks need, worked out once. */
export interface Paper extends AuditInput {
  readonly text: string;
  /** Where the signs stand that start the work of the checks. */
  readonly signs: Signs;
  /** The outline's blocks, or the text's lines where the outline has none. */
  readonly blocks: readonly Block[];
  /** Whether the flow puts the page's pieces into another order: then words between two pieces may be lost. */
  readonly rethreaded: boolean;
  /** The sentences that hold at least one quantity, in order. */
  readonly sentences: readonly Sentence[];
  /** Its numbered lists, `一是` lists within paragraphs among them. */
  readonly lists: readonly ListRun[];
}

/**
 * A check explains itself: its page (docs/checks.md) and a test are made from `title`, `explanation`, `example` and
 * `notWhen`. `example.message` is the message that the check gives on `example.text`.
 */
export interface Check {
  readonly rule: FindingRule;
  readonly title: string;
  readonly explanation: string;
  readonly example: { readonly text: string; readonly message: string };
  /** When it would be wrong to apply it: the check is silent there. */
  readonly notWhen: string;
  readonly run: (paper: Paper) => Finding[];
}

/** A finding; `ranges` in the order in which an editor should look at them. */
export function finding(
  rule: FindingRule,
  verdict: Verdict,
  ranges: readonly Range[],
  message: string,
  expected: string | null = null,
  found: string | null = null,
): Finding {
  return {
    rule,
    verdict,
    ranges: ranges.map(({ start, end }) => ({ start, end })),
    message,
    expected,
    found,
  };
}
