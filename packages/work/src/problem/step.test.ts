import { describe, expect, it } from 'vitest';
import { problemSteps, stagesOf } from './step.js';

describe('the steps of a problem', () => {
  it('lead from raised to struck off, and an ended one goes nowhere', () => {
    expect(problemSteps.claim).toMatchObject({ from: ['raised'], to: 'claimed', by: 'blocking' });
    expect(problemSteps.solve.from).not.toContain('raised');
    for (const { from } of Object.values(problemSteps)) {
      expect(from).not.toContain('struck-off');
      expect(from).not.toContain('withdrawn');
    }
  });

  it('a solution is struck off by the office only, and sent back by whoever raised the problem', () => {
    expect(problemSteps['strike-off'].by).toBeNull();
    expect(problemSteps['send-back']).toMatchObject({ by: 'raising', to: 'claimed', needs: ['text'] });
  });
});

describe('stages', () => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  it('tell how long each state lasted, the last one up to now', () => {
    const turns = [
      { state: 'raised', at: at('2026-03-01') },
      { state: 'claimed', at: at('2026-03-03') },
      { state: 'claimed', at: at('2026-03-04') },
      { state: 'solved', at: at('2026-03-10') },
      { state: 'claimed', at: at('2026-03-11') },
    ] as const;
    expect(stagesOf(turns, at('2026-03-13')).map(({ state, days, until }) => [state, days, until === null])).toEqual([
      ['raised', 2, false],
      ['claimed', 7, false],
      ['solved', 1, false],
      ['claimed', 2, true],
    ]);
  });

  it('end with the problem', () => {
    const turns = [
      { state: 'raised', at: at('2026-03-01') },
      { state: 'withdrawn', at: at('2026-03-02') },
    ] as const;
    expect(stagesOf(turns, at('2026-09-01')).at(-1)).toMatchObject({ state: 'withdrawn', days: 0 });
    expect(stagesOf([], at('2026-09-01'))).toEqual([]);
  });
});
