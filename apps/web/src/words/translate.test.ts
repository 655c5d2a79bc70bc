import { describe, expect, it } from 'vitest';
import { translateBy } from './translate.js';

const t = translateBy({
  rows: '{{count}} rows',
  rows_one: '{{count}} row',
  all: 'All',
  lamp: { red: 'Red', since: '{{name}}: {{lamp}} since {{day}}' },
});

describe('the words of a key', () => {
  it.each<[string | string[], string, Record<string, unknown>?]>([
    ['all', 'All'],
    ['lamp.red', 'Red'],
    ['rows', '2 rows', { count: 2 }],
    ['rows', '1 row', { count: 1 }],
    ['rows', '0 rows', { count: 0 }],
    ['all', 'All', { count: 1 }],
    [
      'lamp.since',
      '<b>$&{{day}}</b>: Red since 2025-07-18',
      { name: '<b>$&{{day}}</b>', lamp: 'Red', day: '2025-07-18' },
    ],
    ['lamp.since', ':  since ', { name: null }],
    [['lamp.blue', 'lamp.red', 'all'], 'Red'],
    [['lamp.blue', 'lamp'], 'lamp'],
  ])('%s → %s', (key, said, values) => expect(t(key, values)).toBe(said));

  it.each(['lamp', 'lamp.blue', 'lamp.red.more', 'constructor', 'lamp.toString', ''])(
    'that is not there, %s, is said as it is',
    (key) => expect(t(key)).toBe(key),
  );
});
