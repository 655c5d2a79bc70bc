import type { About } from './outline/outline.js';
import { perceive } from './perceive.js';
import type { Range } from './text/span.js';
import { contains, overlaps } from './text/span.js';
import { canonicalText } from './text/source.js';
import type { Step } from './text/trace.js';
import { Trace } from './text/trace.js';
import { placeIn } from './text/flow.js';
import type { Span } from './text/span.js';

/** A step of a derivation with the words it stands on and the steps within those words. */
export interface Derivation {
  /** Name of the rule, which says the phrase it reads. */
  readonly rule: string;
  readonly span: Span;
  /** The value in its one-line print form. */
  readonly value: string;
  /** What the words do not say, and where it was taken from; null where all is said. */
  readonly inferred: string | null;
  readonly steps: readonly Derivation[];
}

/**
 * How a text, or the part of it that `range` (of the canonical text) touches, comes to its facts: every rule that gave a
 * value, on which words, what was inferred and from where; a step inside the words of another is listed under it.
 * Takes what `read` takes, and never throws on any text. Costs several times a reading: nothing is derived unless asked.
 */
export function explain(decoded: string, about: About = {}, range?: Range): Derivation[] {
  const text = canonicalText(decoded);
  const trace = new Trace();
  const { outline } = perceive(text, about, trace);
  const placed = unique(trace.steps)
    .map((step) => ({ step, span: placeIn(outline.flow, step).span }))
    .filter(({ span }) => range === undefined || overlaps(span, range));
  return nest(placed);
}

/** Steps in the order of the text, the wider first; the same step noted twice stands once. */
function unique(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  const once = steps.filter((step) => {
    const key = `${step.start} ${step.end} ${step.rule} ${step.value}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
  return once.sort((a, b) => a.start - b.start || b.end - a.end);
}

function nest(placed: readonly { step: Step; span: Span }[]): Derivation[] {
  type Open = Derivation & { steps: Derivation[] };
  const roots: Open[] = [];
  const stack: Open[] = [];
  for (const { step, span } of placed) {
    const node: Open = { rule: step.rule, span, value: step.value, inferred: step.inferred ?? null, steps: [] };
    while (stack.length > 0 && !contains(stack[stack.length - 1]!.span, span)) stack.pop();
    (stack[stack.length - 1]?.steps ?? roots).push(node);
    stack.push(node);
  }
  return roots;
}
