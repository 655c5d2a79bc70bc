/** A linear model with whole-numbered variables: maximise cost·x with lower ≤ A·x ≤ upper. Rows are sparse. */
export interface LinearModel {
  readonly columns: {
    readonly gain: readonly number[];
    readonly lower: readonly number[];
    readonly upper: readonly number[];
    readonly whole: readonly boolean[];
  };
  readonly rows: { readonly lower: readonly number[]; readonly upper: readonly number[] };
  /** The coefficients by row: row r holds the entries from starts[r] to starts[r + 1]. */
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

export interface SolveWish {
  /** Stop when the bound is within this share of what was found: 0.001 for 0.1 %. */
  readonly gap: number;
  /** Stop after so many seconds and give what was found. */
  readonly seconds: number;
  /** Solve with fractions allowed, for bounds and prices of the rows. */
  readonly relaxed: boolean;
}

export interface SolveAnswer {
  /** stopped: time ran out. infeasible: nothing keeps all rows. failed: the solver broke. */
  readonly status: 'optimal' | 'stopped' | 'infeasible' | 'failed';
  /** Empty where nothing was found. */
  readonly values: readonly number[];
  /** The solver's own bound on the gain; null where it gives none. */
  readonly bound: number | null;
  /** For a relaxed model: what one more unit of each row's upper bound would bring. Empty otherwise. */
  readonly prices: readonly number[];
}

/** Solves such a model. Handed in by the caller: the solver is a heavy thing that this package does not carry. */
export type Solve = (model: LinearModel, wish: SolveWish) => SolveAnswer;
