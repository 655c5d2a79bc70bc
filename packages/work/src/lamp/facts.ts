import type { Day, Decimal } from '@luoshi/reading';
import type { Deadline } from '../calendar/deadline.js';
import type { Figure, Modality } from '../task/deed.js';

/** A cumulative value reached by the end of a day, as reported. */
export interface Observation {
  readonly asOf: Day;
  readonly value: Figure;
}

/** A dated step of a schedule; `share` is the cumulative per cent of the whole, null where the paper gives none. */
export interface Step {
  readonly name: string;
  readonly due: Day;
  readonly share: Decimal | null;
  readonly reached: Day | null;
}

/** 序时进度: milestones, or a cumulative plan that somebody approved (`points`: per cent due by the end of a day). */
export type Schedule =
  | { readonly kind: 'milestones'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'plan';
      readonly approved: string;
      readonly points: readonly { readonly day: Day; readonly share: Decimal }[];
    };

/** One issue of special bond money 专项债券: when it was issued and how much of it has really been spent, in 万元. */
export interface BondMoney {
  /** The name. */
  readonly batch: string;
  readonly issued: Day;
  readonly amount: Figure;
  readonly spent: Observation | null;
}

/** A target that goes down (45微克/立方米以下): from where; null where nobody entered it. */
export interface Falling {
  readonly from: Decimal | null;
}

/** A plan that was approved for another target or day than there is: nothing is measured by it, and it is said. */
export interface OutdatedPlan {
  /** The day of its approval, and its basis. */
  readonly approved: string;
  readonly target: Figure | null;
  readonly due: Day | null;
}

/** What the lamp needs to know of one unit's part. */
export interface PartFacts {
  readonly unit: string;
  readonly role: 'lead' | 'support';
  readonly finished: boolean;
  /** When it really began; null where it has not. */
  readonly started: Day | null;
  /** The part's own target; null where the task's counts. */
  readonly target: Figure | null;
  /** In order of time. */
  readonly observations: readonly Observation[];
  /** Periods in a row without a report. */
  readonly missed: number;
  /** How often the current period's report was returned. */
  readonly returned: number;
}

/** What the lamp needs to know of a task. */
export interface LampFacts {
  readonly standing: 'not-begun' | 'running' | 'suspended' | 'finished' | 'ended';
  readonly modality: Modality;
  /** When it should begin; null where nobody said. */
  readonly begins: Day | null;
  readonly deadline: Deadline | null;
  readonly target: Figure | null;
  /** Null: the target is reached by rising to it. */
  readonly falling: Falling | null;
  readonly schedule: Schedule | null;
  readonly outdated: OutdatedPlan | null;
  readonly bonds: readonly BondMoney[];
  /** Leads in the paper's order, then supports. */
  readonly parts: readonly PartFacts[];
}
