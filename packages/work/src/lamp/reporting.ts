import type { RuleNumbers } from './rule-set.js';
import { Verdict } from './verdict.js';
import type { Sight } from './verdict.js';

/** 静默: no report for the period is yellow, two periods running red. A late report ends it. */
export function judgeSilence({ part }: Sight, numbers: RuleNumbers['silence']): Verdict | null {
  if (part.missed < numbers.yellow) return null;
  const colour = part.missed >= numbers.red ? 'red' : 'yellow';
  return new Verdict('silence', colour, colour, () => ({
    note: null,
    inputs: { missed: String(part.missed) },
    why: `连续${part.missed}期未报送`,
    toGreen: '补报本期进展',
  }));
}

/** 报送质量: returned twice in one period is yellow. */
export function judgeReturned({ part }: Sight, numbers: RuleNumbers['returned']): Verdict | null {
  if (part.returned < numbers.yellow) return null;
  return new Verdict('returned', 'yellow', 'yellow', () => ({
    note: null,
    inputs: { returned: String(part.returned) },
    why: `本期报送被退回${part.returned}次`,
    toGreen: '按退回意见修改并经审核',
  }));
}
