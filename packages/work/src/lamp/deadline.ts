import { isPast, workingDaysLeft } from '../calendar/deadline.js';
import { dayOfMoment } from '../calendar/moment.js';
import type { RuleNumbers } from './rule-set.js';
import type { Sight, Verdict } from './verdict.js';

/**
 * 时限: at most three working days left is yellow, past is red. A date-only deadline ends at the end of that day.
 * Where holidays on the way are not known, the lamp turns only when it is certain, and says what could be worse.
 */
export function judgeDeadline({ facts, at, calendar }: Sight, numbers: RuleNumbers['deadline']): Verdict | null {
  const { deadline } = facts;
  if (deadline === null) return null;
  const due = deadline.time === null ? deadline.day : `${deadline.day} ${deadline.time}`;
  if (isPast(deadline, at))
    return {
      rule: 'deadline',
      colour: 'red',
      atWorst: 'red',
      note: null,
      inputs: { due },
      why: `时限${due}已过，尚未完成`,
      toGreen: '办结，或延期获批',
    };
  const { yellowDays } = numbers;
  const { least, most, unknown } = workingDaysLeft(calendar, dayOfMoment(at), deadline, yellowDays);
  const near = most <= yellowDays;
  const maybe = least <= yellowDays;
  const left = least > yellowDays ? `超过${yellowDays}个` : least === most ? `${least}个` : `${least}—${most}个`;
  return {
    rule: 'deadline',
    colour: near ? 'yellow' : 'green',
    atWorst: maybe ? 'yellow' : 'green',
    note: unknown === null ? null : `${unknown}起的放假安排尚未录入`,
    inputs: {
      due,
      left: least > yellowDays ? `>${yellowDays}` : least === most ? String(least) : `${least}—${most}`,
      ...(unknown !== null && { unknown }),
    },
    why: `距时限${due}还有${left}工作日`,
    toGreen: maybe ? '办结，或延期获批' : null,
  };
}
