import type { Day } from '@luoshi/reading';
import { dayOfMoment } from '../calendar/moment.js';
import type { RuleNumbers } from './rule-set.js';
import { Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/**
 * 未开工: due to begin and not begun is yellow; in the third month running (the month it was due in is the first)
 * red. A start planned for 15 September and still not made is yellow from the 16th, red from 1 November.
 */
export function judgeStart({ facts, part, at }: Sight, numbers: RuleNumbers['start']): Verdict | null {
  const day = dayOfMoment(at);
  const { begins } = facts;
  if (begins === null || (part.started !== null && part.started <= day)) return null;
  const running = months(day) - months(begins) + 1;
  if (running < 1 || (numbers.yellowFrom === 'day' && day <= begins)) return null;
  const colour = running >= numbers.redMonths ? 'red' : 'yellow';
  return new Verdict('start', colour, colour, () => ({
    note: null,
    inputs: { begins, months: String(running) },
    why: `应于${begins}启动，至今未启动，连续${running}个月`,
    toGreen: '报送启动情况并经审核',
  }));
}
