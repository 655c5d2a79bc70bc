import type {
  PlacedCommitment,
  PlacedDuty,
  PlacedFinding,
  PlacedFundFlow,
  PlacedMeasure,
  PlacedObservation,
  PlacedProvision,
} from '@luoshi/reading';

export type Review = 'waiting' | 'accepted' | 'corrected' | 'dropped';

/** A fact beside its words, as the reader page handles it. */
export type Fact = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly review: Review;
  readonly version: number;
  readonly measureId: string | null;
} & (
  | { readonly kind: 'measure'; readonly said: Pick<PlacedMeasure, 'number' | 'path' | 'heading'> }
  | { readonly kind: 'duty'; readonly said: PlacedDuty }
  | { readonly kind: 'commitment'; readonly said: PlacedCommitment }
  | { readonly kind: 'provision'; readonly said: PlacedProvision }
  | { readonly kind: 'observation'; readonly said: PlacedObservation }
  | { readonly kind: 'fund-flow'; readonly said: PlacedFundFlow }
  | { readonly kind: 'finding'; readonly said: PlacedFinding }
);

export type Doubt = Extract<Fact, { readonly kind: 'finding' }>;
