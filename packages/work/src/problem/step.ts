import type { ProblemState } from '@luoshi/ledger';

export const problemStateWords: Readonly<Record<ProblemState, string>> = {
  raised: '已提出',
  claimed: '已认领',
  coordinated: '协调中',
  solved: '已解决',
  'struck-off': '已销号',
  withdrawn: '已撤回',
};

export const problemKindWords = {
  land: '土地',
  money: '资金',
  approval: '审批',
  energy: '用能',
  debt: '债务',
  labour: '用工',
  other: '其他',
} as const;

/** What is done to a problem after it was raised. */
export type ProblemStep =
  'name-unit' | 'claim' | 'hand-back' | 'coordinate' | 'solve' | 'send-back' | 'strike-off' | 'withdraw' | 'reschedule';

/** One line of the table: from where to where, whose it is beside the office's, and what it must say. */
export interface StepRule {
  readonly chinese: string;
  readonly english: string;
  readonly from: readonly ProblemState[];
  /** Null: stays where it is. */
  readonly to: ProblemState | null;
  /** The unit that may; null: only the office or a leader. */
  readonly by: 'blocking' | 'raising' | null;
  readonly needs: readonly ('text' | 'unit' | 'due')[];
}

const open: readonly ProblemState[] = ['claimed', 'coordinated'];

/** 提出 → 认领 → 协调 → 解决 → 销号, with the ways back. */
export const problemSteps: Readonly<Record<ProblemStep, StepRule>> = {
  'name-unit': step('指定责任单位', 'name the blocking unit', ['raised', ...open], 'raised', null, ['unit']),
  claim: step('认领', 'claim', ['raised'], 'claimed', 'blocking', []),
  'hand-back': step('退回认领', 'hand back', ['raised', 'claimed'], 'raised', 'blocking', ['text']),
  coordinate: step('协调', 'coordinate', open, 'coordinated', 'blocking', ['text']),
  solve: step('解决', 'solve', open, 'solved', 'blocking', ['text']),
  'send-back': step('退回再办', 'send back', ['solved'], 'claimed', 'raising', ['text']),
  'strike-off': step('销号', 'strike off', ['solved'], 'struck-off', null, []),
  withdraw: step('撤回', 'withdraw', ['raised', ...open], 'withdrawn', 'raising', ['text']),
  reschedule: step('改期', 'reschedule', open, null, null, ['due', 'text']),
};

function step(
  chinese: string,
  english: string,
  from: readonly ProblemState[],
  to: ProblemState | null,
  by: StepRule['by'],
  needs: StepRule['needs'],
): StepRule {
  return { chinese, english, from, to, by, needs };
}

/** How long a problem stood in one state. */
export interface Stage {
  readonly state: ProblemState;
  readonly from: Date;
  /** Null: it still does. */
  readonly until: Date | null;
  /** Whole days and fractions; up to now where it still does. */
  readonly days: number;
}

const DAY = 24 * 60 * 60_000;

/** How long each stage took, in order; a state that came back stands twice. */
export function stagesOf(turns: readonly { readonly state: ProblemState; readonly at: Date }[], now: Date): Stage[] {
  const real = turns.filter(({ state }, index) => index === 0 || state !== turns[index - 1]!.state);
  return real.map(({ state, at }, index) => {
    const until = real[index + 1]?.at ?? null;
    const over = state === 'struck-off' || state === 'withdrawn';
    const end = until ?? (over ? at : now);
    return { state, from: at, until, days: Math.round(((end.getTime() - at.getTime()) / DAY) * 100) / 100 };
  });
}
