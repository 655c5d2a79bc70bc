import type { Day } from '@luoshi/reading';
import type { HandSetLamp } from '../task/task.js';
import { colourWords } from './colour.js';
import type { Colour } from './colour.js';
import type { Lamp } from './light.js';

/** What the wall shows: the lamp set by hand while it lasts, with the computed one beside it. */
export interface ShownLamp {
  readonly colour: Colour;
  readonly by: 'hand' | 'rules';
  readonly computed: Lamp;
  readonly handSet: HandSetLamp | null;
  readonly why: string;
}

/** The lamp set by hand where it lasts on a day; both ends are included. */
export const inForce = (handSet: HandSetLamp | null, day: Day): HandSetLamp | null =>
  handSet !== null && handSet.from <= day && day <= handSet.until ? handSet : null;

/** The lamp shown on a day: that of 核定灯 while it lasts. */
export function shownLamp(computed: Lamp, set: HandSetLamp | null, day: Day): ShownLamp {
  const handSet = inForce(set, day);
  if (handSet === null) return { colour: computed.colour, by: 'rules', computed, handSet, why: computed.why };
  const { colour, reason, approver, until } = handSet;
  const why = `核定为${colourWords[colour]}：${reason}（${approver}批准，至${until}）；按规则为${colourWords[computed.colour]}：${computed.why}`;
  return { colour, by: 'hand', computed, handSet, why };
}
