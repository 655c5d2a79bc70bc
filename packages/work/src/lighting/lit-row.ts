import type { Day, Id, LampColour, LitRow, PartLamps, Told } from '@luoshi/ledger';
import { instantOf } from '../desk/desk.js';
import type { Judged } from '../lamp/light.js';
import type { JudgedTask } from '../lamp/lighted.js';

/** The lamps of the parts that are lit otherwise than the task; where the whole task is not lit, none is. */
function partLampsOf({ colour, parts }: Judged): PartLamps | null {
  if (parts.every((part) => part.colour === colour)) return null;
  const others = parts.filter((part) => part.colour !== colour);
  return Object.fromEntries(others.map((part) => [part.unit, part.colour]));
}

/** A lit task as the store writes it. `since` moves to `day` where the lamp shown turns. */
export function litRow(
  task: { readonly taskId: Id; readonly version: number; readonly shown: LampColour; readonly since: Day | null },
  { lamp, byHand, shown, progressClass, turnsAt }: JudgedTask,
  day: Day,
): LitRow {
  return {
    taskId: task.taskId,
    version: task.version,
    lamp: lamp.colour,
    shown,
    since: shown === task.shown ? (task.since ?? day) : day,
    byHand: byHand && {
      colour: byHand.colour,
      reason: byHand.reason,
      approver: byHand.approver,
      until: byHand.until,
    },
    progressClass,
    turnsAt: turnsAt === null ? null : instantOf(turnsAt),
    partLamps: partLampsOf(lamp),
  };
}

/** What other systems are told of a lamp: nothing where it shows what it showed. */
export const turnOf = (before: LampColour, { taskId, shown }: LitRow, at: Date): Told[] =>
  before === shown ? [] : [{ event: 'lamp', action: shown, subjectId: taskId, taskId, at }];
