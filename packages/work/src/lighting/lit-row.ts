import type { Day, Id, LampColour, LitRow, PartLit } from '@luoshi/ledger';
import { instantOf } from '../desk/desk.js';
import type { KeptFacts } from '../lamp/kept-facts.js';
import type { Lamp } from '../lamp/light.js';
import type { Lighted } from '../lamp/lighted.js';

/** What a task's row says of its lamp. */
export const reasonOf = ({ atWorst, grey, rule, blocking, note, inputs, why, toGreen, source }: Lamp) => ({
  ...{ atWorst, grey, rule, blocking, note, inputs, why, toGreen, source },
});

/** The lamps of the parts: where the whole task is not lit, every part is as the task. */
export const partsLit = (kept: KeptFacts, lamp: Lamp): PartLit[] =>
  lamp.parts.length === 0
    ? kept.parts.map(({ unit }) => ({ unitId: unit, lamp: lamp.colour }))
    : lamp.parts.map(({ unit, colour }) => ({ unitId: unit, lamp: colour }));

/** A lit task as the store writes it. `since` moves to `day` where the lamp shown turns. */
export function litRow(
  task: { readonly taskId: Id; readonly version: number; readonly shown: LampColour; readonly since: Day | null },
  kept: KeptFacts,
  { lamp, byHand, shown, progressClass, turnsAt }: Lighted,
  day: Day,
): LitRow {
  return {
    taskId: task.taskId,
    version: task.version,
    lamp: lamp.colour,
    shown,
    since: shown === task.shown ? (task.since ?? day) : day,
    reason: reasonOf(lamp),
    byHand: byHand && {
      colour: byHand.colour,
      reason: byHand.reason,
      approver: byHand.approver,
      until: byHand.until,
    },
    progressClass,
    turnsAt: turnsAt === null ? null : instantOf(turnsAt),
    parts: partsLit(kept, lamp),
  };
}
