import type { Time } from '../recognise/time/time.js';

/** What a figure is, and by which rule that was decided. `condition` bounds another figure; `none` is no fact of its own. */
export interface Judgement {
  readonly is: 'commitment' | 'provision' | 'observation' | 'condition' | 'none';
  readonly rule: string;
}

export const verdict = (is: Judgement['is'], rule: string): Judgement => ({ is, rule });

/** Whether a time lies ahead of the anchor or behind it; a deadline without a day lies ahead. */
export function lies(time: Time | null, anchor: string | null): 'ahead' | 'behind' | null {
  if (!time || time.to === null || anchor === null) return time?.kind === 'deadline' ? 'ahead' : null;
  // `3月25日，…` in the news of that day tells; a month or year that the day stands in is still running.
  return (time.kind === 'date' ? time.to > anchor : time.to >= anchor) ? 'ahead' : 'behind';
}
