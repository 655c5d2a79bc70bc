import type { Decimal } from '@luoshi/reading';

/** One layer to draw from. Rate in per cent. */
export interface Layer {
  readonly name: string;
  readonly members: readonly string[];
  readonly rate: Decimal;
}

/** What was drawn from a layer. */
export interface LayerDraw {
  readonly name: string;
  readonly drawn: readonly string[];
}

/**
 * Draws reproducibly by layer, nobody twice before all were: handed in by the caller, who has the hash. `cycles` names,
 * for each layer, who was drawn in the running cycle.
 */
export type DrawSample = (
  seed: string,
  layers: readonly Layer[],
  cycles: Readonly<Record<string, readonly string[]>>,
) => readonly LayerDraw[];
