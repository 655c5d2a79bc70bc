import type { Derivation } from '@luoshi/reading';

/** Derivations as lines: value, words and rule of each step, those within its words indented beneath it. */
export function derivationLines(steps: readonly Derivation[], depth = 0): string[] {
  return steps.flatMap(({ rule, span, value, inferred, steps: inner }) => {
    const said = inferred === null ? '' : `  推定 inferred: ${inferred}`;
    const words = span.text.replace(/\s+/g, ' ');
    return [`${'  '.repeat(depth)}${value}  ⟦${words}⟧  ${rule}${said}`, ...derivationLines(inner, depth + 1)];
  });
}
