import { addDays } from '@luoshi/reading';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyKept, localDays } from '../../tests/any-kept.js';
import { begun, liaison } from '../../tests/task-story.js';
import { inEveryZone } from '../../tests/zones.js';
import { workingCalendar } from '../calendar/working-calendar.js';
import { keptFactsOf } from './kept-facts.js';
import { lighted } from './lighted.js';
import { nextTurn } from './next-turn.js';
import { practiceRules } from './rule-set.js';
import type { RuleSet } from './rule-set.js';

inEveryZone(() => {
  const calendar = workingCalendar(localDays);

  /** What may not change before the next turn: everything that lists and counts go by. */
  const seen = (kept: ReturnType<typeof keptFactsOf>, at: string, rules: RuleSet = practiceRules) => {
    const { lamp, shown, progressClass } = lighted(kept, at, rules, calendar);
    const parts = lamp.parts.map(({ unit, colour }) => [unit, colour]);
    return JSON.stringify([lamp.colour, lamp.atWorst, lamp.grey, lamp.rule, shown, progressClass, parts]);
  };

  describe('the next turn', () => {
    it('is never later than the lamp really turns, whatever the task', () => {
      fc.assert(
        fc.property(
          anyKept,
          fc.integer({ min: 0, max: 500 }),
          fc.integer({ min: 0, max: 120 }),
          (kept, start, ahead) => {
            const at = `${addDays('2025-10-01', start)}T09:30`;
            const later = `${addDays(at.slice(0, 10), ahead)}T18:00`;
            const next = nextTurn(kept, at, practiceRules, calendar);
            if (next !== null && next <= later) return;
            expect(seen(kept, later)).toBe(seen(kept, at));
          },
        ),
        { numRuns: 3000 },
      );
    });

    it('lies ahead, and comes again until nothing turns any more', () => {
      fc.assert(
        fc.property(anyKept, (kept) => {
          let at = '2026-01-01T00:00';
          for (let turns = 0; turns < 3000; turns += 1) {
            const next = nextTurn(kept, at, practiceRules, calendar);
            if (next === null || next > '2027-06-01') return;
            expect(next > at).toBe(true);
            at = next;
          }
          throw new Error('it never ends');
        }),
        { numRuns: 100 },
      );
    });

    it.each([
      // due on Friday 27 November: three working days are left on Tuesday
      ['2026-11-20T09:00', '2026-11-21T00:00'],
      ['2026-11-24T09:00', '2026-11-25T00:00'],
      ['2026-11-27T09:00', '2026-11-28T00:00'],
    ])('of a task with a report due each ten days, seen at %s, is not later than %s', (at, latest) => {
      const story = begun();
      for (const unit of ['东湖区', '北山区', '云溪县'])
        story.do('2026-11-20T08:00', liaison(unit), {
          action: 'report',
          unit,
          period: 'ten-days:2026-11-20',
          text: '进展正常',
          figure: null,
          asOf: '2026-11-20',
          started: '2026-11-02',
          evidence: [],
        });
      const next = nextTurn(keptFactsOf(story.task()), at, practiceRules, calendar);
      expect(next).not.toBeNull();
      expect(next! > at).toBe(true);
      if (at >= '2026-11-24') expect(next).toBe(latest);
      else expect(next).toBe('2026-11-24T00:00');
    });

    it('knows the day from which another rule holds', () => {
      const kept = keptFactsOf(begun().task());
      const rules: RuleSet = [
        ...practiceRules,
        { rule: 'deadline', from: '2026-11-06', source: '临督〔2026〕9号', numbers: { yellowDays: 30 } },
      ];
      expect(nextTurn(kept, '2026-11-05T12:00', rules, calendar)).toBe('2026-11-06T00:00');
    });

    it('turns at the end of a lamp set by hand, and never where nothing more can happen', () => {
      const kept = { ...keptFactsOf(begun().task()), standing: 'finished' as const };
      expect(nextTurn(kept, '2026-11-05T12:00', practiceRules, calendar)).toBeNull();
      const handSet = {
        ...{ id: 'e9', colour: 'green' as const, reason: '不可抗力', approver: '乙' },
        from: '2026-11-10',
        until: '2026-11-20',
      };
      expect(nextTurn({ ...kept, handSet }, '2026-11-05T12:00', practiceRules, calendar)).toBe('2026-11-10T00:00');
      expect(nextTurn({ ...kept, handSet }, '2026-11-12T12:00', practiceRules, calendar)).toBe('2026-11-21T00:00');
    });
  });
});
