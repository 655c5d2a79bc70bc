import { describe, expect, it } from 'vitest';
import { begun, drafted, duties, leader, liaison, office, Story } from '../../tests/task-story.js';
import { actions } from './action.js';
import type { Actor } from './actor.js';
import { refusalOf } from './attempt.js';
import type { Action, Deed } from './deed.js';
import { possibleDeeds } from './possible.js';
import type { Task } from './task.js';

const names = (task: Task, ...actors: Actor[]) => possibleDeeds(task, actors).map(({ action }) => action);

/** Refusals that no filling-in mends: what is offered must never meet them. */
const STANDING = [
  'wrong-state',
  'wrong-role',
  'other-unit',
  'unit-not-assigned',
  'lead-only',
  'first-lead-only',
  'already-signed',
  'not-signed',
  'approval-pending',
  'no-deadline',
];

/** A deed of that action by that unit, filled in with words that say nothing. */
function filled(action: Action, unit: string | null): Deed {
  const units = duties.map((duty) => duty.unit);
  const text = {
    reason: '理由',
    text: '内容',
    evidence: ['图.jpg'],
    approver: '分管领导',
    milestones: [],
    duties,
    deadline: { day: '2030-01-01', time: null },
  };
  const other = {
    approval: '',
    report: '',
    urge: '',
    name: '',
    into: '',
    to: '',
    units,
    means: 'site',
    finding: 'true',
    grade: 'good',
    override: null,
    reporting: null,
    instead: null,
    granted: false,
    colour: 'green',
    from: '2026-11-03',
    until: '2026-11-04',
  };
  return { action, ...text, ...other, unit: unit ?? units[0]!, on: '2026-11-03' } as unknown as Deed;
}

const moments: readonly (readonly [string, () => Story])[] = [
  [
    'drafted',
    () => {
      const story = new Story();
      story.do('2026-11-01T09:00', office, drafted);
      return story;
    },
  ],
  [
    'assigned',
    () => {
      const story = new Story();
      story.do('2026-11-01T09:00', office, drafted);
      story.do('2026-11-01T09:10', leader, { action: 'establish', override: null });
      story.do('2026-11-01T09:20', office, { action: 'assign', duties });
      return story;
    },
  ],
  ['begun', begun],
  [
    'asking',
    () => {
      const story = begun();
      story.do('2026-11-02T11:00', liaison('东湖区'), {
        action: 'request-closing',
        unit: '东湖区',
        reason: '完成',
        evidence: ['图.jpg'],
      });
      return story;
    },
  ],
  [
    'suspended',
    () => {
      const story = begun();
      story.do('2026-11-02T11:00', office, { action: 'suspend', reason: '待规划调整' });
      return story;
    },
  ],
];
const actors: readonly Actor[] = [
  office,
  leader,
  liaison('东湖区'),
  liaison('北山区'),
  liaison('云溪县'),
  liaison('外单位'),
];

describe('what may be done to a task', () => {
  it.each(moments)('%s: nothing is offered that the rules refuse whatever is filled in', (_, make) => {
    const story = make();
    for (const actor of actors)
      for (const { action, unit } of possibleDeeds(story.task(), [actor])) {
        const entry = {
          id: 'x',
          recorded: '2026-11-03T09:00',
          effective: '2026-11-03',
          actor,
          deed: filled(action, unit),
        };
        const code = refusalOf(story.history, entry, { relationOf: () => 'supervised' })?.code;
        expect(STANDING, `${actor.role} ${action}`).not.toContain(code);
      }
  });

  it('goes with the state', () => {
    const story = new Story();
    story.do('2026-11-01T09:00', office, drafted);
    expect(names(story.task(), office)).toEqual(['establish', 'adjust', 'merge', 'split', 'cancel']);
    expect(names(begun().task(), leader)).toEqual(['suspend', 'cancel']);
  });

  it('offers signing until a unit has signed, and what follows after', () => {
    const story = new Story();
    story.do('2026-11-01T09:00', office, drafted);
    story.do('2026-11-01T09:10', leader, { action: 'establish', override: null });
    story.do('2026-11-01T09:20', office, { action: 'assign', duties });
    expect(names(story.task(), liaison('东湖区'))).toEqual(['sign', 'break-down', 'dispute', 'rate']);
    story.do('2026-11-02T09:00', liaison('东湖区'), { action: 'sign', unit: '东湖区' });
    expect(names(story.task(), liaison('东湖区'))).toEqual([
      'break-down',
      'request-extension',
      'request-duties',
      'request-closing',
      'rate',
    ]);
  });

  it('keeps to the part: a support neither extends nor rates, a stranger does nothing', () => {
    const task = begun().task();
    expect(names(task, liaison('云溪县'))).toEqual(['request-duties', 'request-closing']);
    expect(names(task, liaison('北山区'))).not.toContain('rate');
    expect(names(task, liaison('外单位'))).toEqual([]);
  });

  it('offers a decision where something waits for one', () => {
    const story = begun();
    expect(names(story.task(), leader)).not.toContain('decide');
    story.do('2026-11-02T11:00', liaison('东湖区'), {
      action: 'request-extension',
      unit: '东湖区',
      reason: '汛期',
      deadline: { day: '2026-12-31', time: null },
    });
    expect(names(story.task(), leader)).toContain('decide');
    expect(names(story.task(), liaison('东湖区'))).not.toContain('request-extension');
  });

  it('says for which unit, where an account speaks for two', () => {
    const found = possibleDeeds(begun().task(), [liaison('东湖区'), liaison('云溪县')]);
    expect(found.filter(({ action }) => action === 'request-closing').map(({ unit }) => unit)).toEqual([
      '东湖区',
      '云溪县',
    ]);
  });

  it('names only actions of the table', () => {
    for (const { action } of possibleDeeds(begun().task(), actors)) expect(actions).toHaveProperty(action);
  });
});
