import { describe, expect, it } from 'vitest';
import { moodAllows } from '../definition/mood.js';
import { intervalOf, printInterval, whole } from '../definition/figure.js';
import { counted, money } from '../definition/measure.js';
import { parameterOn } from '../definition/parameter.js';
import type { Parameter, Setting } from '../definition/parameter.js';
import { faultsOf } from '../definition/programme.js';
import type { Programme } from '../definition/programme.js';
import { words } from '../definition/words.js';
import { standingOf } from './standing.js';
import { view } from './view.js';
import type { Stage } from '../definition/stage.js';

const label = words('栏', 'Field');
const day: Setting = {
  parameter: 'ratio',
  from: '2024-05-01',
  value: '0.6',
  source: { title: '甲文', sentence: null },
  entered: null,
};
const ratio: Parameter = {
  code: 'ratio',
  name: words('比例', 'Ratio'),
  meaning: words('比例', 'Ratio'),
  value: { kind: 'figure', measure: counted('个', 'x') },
  ask: words('某局', 'An office'),
  given: [day, { ...day, from: '2024-09-21', surely: '2024-09-30', value: '1' }],
};

describe('a parameter on a day', () => {
  const on = (when: string, entered: Setting[] = [], knownOn = when) =>
    parameterOn(ratio, entered, when, knownOn).settings.map(({ value }) => value);

  it('is empty before its first value, then that value', () => {
    expect([on('2024-04-30'), on('2024-05-01'), on('2024-10-01')]).toEqual([[], ['0.6'], ['1']]);
  });

  it('is one of two while a change’s day is known only roughly', () => {
    expect(on('2024-09-25')).toEqual(['0.6', '1']);
    expect(on('2024-09-30')).toEqual(['1']);
  });

  it('does not count without a source, nor before it was entered', () => {
    const own = { ...day, from: '2025-01-01', value: '0.8', entered: '2025-02-01' };
    expect(on('2025-03-01', [{ ...own, source: null }])).toEqual(['1']);
    expect(on('2025-03-01', [own])).toEqual(['0.8']);
    expect(on('2025-01-15', [own], '2025-01-15')).toEqual(['1']);
    expect(on('2025-01-15', [own], '2025-02-01')).toEqual(['0.8']);
  });

  it('of two from the same day, the one entered later holds', () => {
    const first = { ...day, from: '2025-01-01', value: '0.8', entered: '2025-01-01' };
    expect(on('2025-03-01', [{ ...first, value: '0.7', entered: '2025-01-09' }, first])).toEqual(['0.7']);
  });
});

describe('figures print on one line', () => {
  it.each([
    ['72500000', '72500000', false, false, '7250万元'],
    ['105839.416', '105839.42', false, false, '约10.58万元'],
    ['72500000', '105000000', false, false, '[7250万元, 1.05亿元]'],
    ['0', null, false, true, '未知'],
    ['100', null, false, true, '至少100元'],
    ['100', null, true, true, '超过100元'],
    [null, '100', true, true, '不到100元'],
    [null, null, true, true, '未知'],
  ])('%s..%s', (lower, upper, lowerOpen, upperOpen, text) => {
    expect(printInterval({ lower, upper, lowerOpen, upperOpen }, money)).toBe(text);
  });

  it('a missing figure is unknown, never zero', () => {
    expect(printInterval(intervalOf(null), money)).toBe('未知');
  });

  it('counts are whole numbers', () => {
    expect(whole({ lower: '1.2', upper: '5', lowerOpen: false, upperOpen: true })).toMatchObject({
      lower: '2',
      upper: '4',
    });
    expect(whole({ lower: '2', upper: '5.5', lowerOpen: true, upperOpen: false })).toMatchObject({
      lower: '3',
      upper: '5',
    });
  });
});

describe('moods', () => {
  it('确保 takes all colours, 力争 at most yellow, 鼓励 none', () => {
    expect(['must', 'strive', 'encourage'].map((mood) => moodAllows(mood as 'must', 'red'))).toEqual([
      'red',
      'yellow',
      'grey',
    ]);
    expect(moodAllows('strive', 'green')).toBe('green');
  });
});

/** A programme with a fork: b and c side by side after a, d after both. */
function forked(): Programme {
  const stage = (code: string, after: string[], more: Partial<Stage> = {}): Stage => ({
    code,
    name: words(code, code),
    after,
    done: (_view, record) => (record[code] as string | null) ?? null,
    responsible: (_view, record) => `${String(record['number'])} ${code}`,
    ...more,
  });
  const days: Parameter = { ...ratio, code: 'days', name: words('天数', 'Days'), given: [] };
  return {
    code: 'forked',
    name: label,
    summary: label,
    registers: [
      {
        code: 'cases',
        name: label,
        purpose: label,
        fields: {
          number: { kind: 'text', label, required: true },
          a: { kind: 'day', label: words('a', 'a') },
          b: { kind: 'day', label: words('b', 'b') },
          c: { kind: 'day', label: words('c', 'c') },
          d: { kind: 'day', label: words('d', 'd') },
          e: { kind: 'day', label: words('e', 'e') },
          ready: { kind: 'flag', label: words('齐', 'Ready') },
        },
        key: ['number'],
        title: 'number',
        list: ['number'],
      },
    ],
    parameters: [days],
    processes: [
      {
        register: 'cases',
        needs: { registers: ['cases'], parameters: ['days'] },
        begins: () => '2026-03-02',
        stages: [
          stage('a', []),
          stage('b', ['a'], { clock: { parameter: 'days', days: 'working' } }),
          stage('c', ['a'], {
            conditions: (_view, record) => [
              { words: words('材料齐', 'Papers complete'), met: record['ready'] as boolean | null, ask: label },
            ],
          }),
          stage('d', ['b', 'c']),
          stage('e', ['d'], { applies: (_view, record) => record['ready'] !== false }),
        ],
      },
    ],
    indicators: [],
    rules: [],
    reports: [],
    charts: [],
    trials: [],
  };
}

describe('stages', () => {
  const programme = forked();
  const process = programme.processes[0]!;
  const nextDay = (from: string, count: number) => ({
    day: `${from.slice(0, 8)}${String(Number(from.slice(8)) + count).padStart(2, '0')}`,
    nearest: from,
    unknown: null,
  });
  const clock: Setting = { ...day, parameter: 'days', from: '2026-01-01', value: '5' };
  const on = (
    when: string,
    record: Record<string, unknown>,
    settings: Setting[] = [],
    calendar = nextDay as Parameters<typeof view>[3],
  ) => {
    const seen = view(
      programme,
      { records: { cases: [{ id: '1', number: 'X', ...record }] }, settings },
      when,
      calendar,
    );
    const standing = standingOf(seen, process, seen.rows(programme.registers[0]!)[0] as unknown as { id: string });
    return Object.fromEntries(standing.stages.map(({ stage, state, lateness }) => [stage, `${state} ${lateness}`]));
  };

  it('open side by side when what they follow is done', () => {
    expect(on('2026-03-20', { a: '2026-03-03', ready: true })).toEqual({
      a: 'done no-clock',
      b: 'open no-clock',
      c: 'open no-clock',
      d: 'waiting no-clock',
      e: 'waiting no-clock',
    });
  });

  it('wait for their conditions: not met, or not known', () => {
    expect(on('2026-03-20', { a: '2026-03-03', ready: false })['c']).toBe('blocked no-clock');
    expect(on('2026-03-20', { a: '2026-03-03' })['c']).toBe('unclear no-clock');
  });

  it('run no clock without a value that has a source', () => {
    expect(on('2026-03-20', { a: '2026-03-03' }, [{ ...clock, source: null }])['b']).toBe('open no-clock');
    expect(on('2026-03-20', { a: '2026-03-03' }, [clock])['b']).toBe('open late');
    expect(on('2026-03-08', { a: '2026-03-03' }, [clock])['b']).toBe('open in-time');
    expect(on('2026-03-20', { a: '2026-03-03' }, [clock], null)['b']).toBe('open unclear');
  });

  it('done late stay late, done in time stay in time', () => {
    expect(on('2026-03-20', { a: '2026-03-03', b: '2026-03-09' }, [clock])['b']).toBe('done late');
    expect(on('2026-03-20', { a: '2026-03-03', b: '2026-03-08' }, [clock])['b']).toBe('done in-time');
  });

  it('dated later have not happened yet', () => {
    expect(on('2026-03-05', { a: '2026-03-03', b: '2026-03-09' }, [clock])['b']).toBe('open in-time');
  });

  it('that do not concern a record are skipped and hold nothing up', () => {
    expect(
      on('2026-03-20', { a: '2026-03-03', b: '2026-03-04', c: '2026-03-04', d: '2026-03-05', ready: false })['e'],
    ).toBe('skipped no-clock');
  });
});

describe('a definition that does not hold together', () => {
  it('lists every fault', () => {
    const sound = forked();
    expect(faultsOf(sound)).toEqual([]);
    const [cases] = sound.registers;
    expect(
      faultsOf({
        ...sound,
        registers: [
          {
            ...cases!,
            fields: {
              ...cases!.fields,
              park: { kind: 'link', to: 'parks', label: words('园', 'Park') },
              toString: { kind: 'flag' as const, label: words('齐', 'X') },
            },
            list: ['colour'],
            key: ['a'],
          },
        ],
        parameters: [],
        processes: [{ ...sound.processes[0]!, stages: [...sound.processes[0]!.stages].reverse() }],
      }).map((fault) => fault.replace(/^.*?: /, '')),
    ).toEqual([
      'a reserved name',
      'two fields are labelled 齐',
      'links to the unknown register parks',
      'its list names the unknown field colour',
      'its key field a is not required',
      'needs the unknown parameter days',
      'follows d, which does not stand before it',
      'follows b, which does not stand before it',
      'follows c, which does not stand before it',
      'follows a, which does not stand before it',
      'follows a, which does not stand before it',
      'its clock needs the unknown parameter days',
    ]);
  });

  it('a register that was not loaded is an assertion, not an empty register', () => {
    const seen = view(forked(), { records: {}, settings: [] }, '2026-03-02', null);
    expect(() => seen.rows(forked().registers[0]!)).toThrow(/was not loaded/);
  });
});
