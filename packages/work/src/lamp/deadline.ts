import { isPast, workingDaysLeft } from '../calendar/deadline.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { RuleNumbers } from './rule-set.js';
import { Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

/**
 * 时限: at most three working days left is yellow, past is red. A date-only deadline ends at the end of that day.
 * Where holidays on the way are not known, the lamp turns only when it is certain, and says what could be worse.
 */
export function judgeDeadline({ facts, at, calendar }: Sight, numbers: RuleNumbers['deadline']): Verdict | null {
  const { deadline } = facts;
  if (deadline === null) return null;
  const dueWords = () => (deadline.time === null ? deadline.day : `${deadline.day} ${deadline.time}`);
  if (isPast(deadline, at))
    return new Verdict('deadline', 'red', 'red', () => ({
      note: null,
      inputs: { due: dueWords() },
      why: `时限${dueWords()}已过，尚未完成`,
      toGreen: '办结，或延期获批',
    }));
  const { yellowDays } = numbers;
  const { least, most, unknown } = workingDaysLeft(calendar, dayOfMoment(at), deadline, yellowDays);
  const near = most <= yellowDays;
  const maybe = least <= yellowDays;
  return new Verdict('deadline', near ? 'yellow' : 'green', maybe ? 'yellow' : 'green', () => {
    const between = least === most ? String(least) : `${least}—${most}`;
    return {
      note: unknown === null ? null : `${unknown}起的放假安排尚未录入`,
      inputs: {
        due: dueWords(),
        left: least > yellowDays ? `>${yellowDays}` : between,
        ...(unknown !== null && { unknown }),
      },
      why: `距时限${dueWords()}还有${least > yellowDays ? `超过${yellowDays}` : between}个工作日`,
      toGreen: maybe ? '办结，或延期获批' : null,
    };
  });
}
