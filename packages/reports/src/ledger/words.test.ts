import { describe, expect, it } from 'vitest';
import { everyWords } from './words.js';

describe('a recurrence in words', () => {
  it.each([
    ['FREQ=DAILY', '每日'],
    ['FREQ=MONTHLY;INTERVAL=3', '每季度'],
    ['FREQ=WEEKLY;INTERVAL=2', '每2周'],
    ['FREQ=MONTHLY;BYMONTHDAY=10,20,-1', '每旬'],
    ['FREQ=MONTHLY;BYMONTHDAY=25', '每月25日'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '每月末日'],
    ['FREQ=WEEKLY;BYDAY=MO', '每周一'],
    ['FREQ=WEEKLY;BYDAY=TU,FR', '每周二、五'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', '每季度末'],
    ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25', '每季度末月25日'],
    ['FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10', '每季度首月10日'],
    ['FREQ=YEARLY;BYMONTH=6,12', '每年6月、12月'],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1', '每年12月末日'],
    ['FREQ=YEARLY;BYMONTH=3', '每年3月'],
    ['FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=1', '每年1月1日'],
  ])('%s is %s', (rule, words) => expect(everyWords(rule)).toBe(words));

  it('stays as it is where there are no short words', () => {
    expect(everyWords('FREQ=YEARLY;BYSETPOS=2')).toBe('FREQ=YEARLY;BYSETPOS=2');
    expect(everyWords('sometimes')).toBe('sometimes');
  });
});
