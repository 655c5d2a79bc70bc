import { describe, expect, it } from 'vitest';
import { dayTyped } from './day-typed.js';

describe('a day that was typed', () => {
  it.each([
    ['2025-07-18', '2025-07-18'],
    [' 2025/7/8 ', '2025-07-08'],
    ['2025.12.31', '2025-12-31'],
    ['20250718', '2025-07-18'],
    ['2025年7月18日', '2025-07-18'],
    ['2025 年 7 月 18', '2025-07-18'],
    ['２０２５－０７－１８', '2025-07-18'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (typed, day) => expect(dayTyped(typed)).toBe(day));

  it.each([
    '',
    '2025',
    '2025-07',
    '2025718',
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-7/18',
    '07/18/2025',
    '0025-07-18',
  ])('%s is none', (typed) => expect(dayTyped(typed)).toBeNull());
});
