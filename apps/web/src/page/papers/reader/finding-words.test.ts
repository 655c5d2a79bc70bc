import { expect, it } from 'vitest';
import { english } from '../../../words/english.js';
import { translateBy } from '../../../words/translate.js';
import { findingSaid, findingWords } from './finding-words.js';

it.each([
  ['“拘留11起”以“起”计人,应为“人”,或前面漏写了案件。', '“拘留11起”以“起”计人，应为“人”，或前面漏写了案件。'],
  ['圆括号不成对:有（而无）', '圆括号不成对：有（而无）'],
  [
    '1600万元+1500万元×4个月=7600万,不足“8000万元”,少400万。',
    '1600万元+1500万元×4个月=7600万，不足“8000万元”，少400万。',
  ],
  ['称“甲,乙”,列出3项', '称“甲,乙”，列出3项'],
  ['合计1,200套,与“1,300套”不符', '合计1,200套，与“1,300套”不符'],
])('%s', (said, shown) => expect(findingWords(said)).toBe(shown));

const t = translateBy(english);

it.each<[string, Partial<Parameters<typeof findingSaid>[2]>, string]>([
  ['figures', { expected: '25%', found: '20%' }, 'The growth does not fit the two figures: expected 25%, found 20%'],
  [
    'words of the check, which stay out',
    { expected: '出现一次', found: '出现两次' },
    'The growth does not fit the two figures',
  ],
  ['what is open', { verdict: 'undetermined' }, 'The growth does not fit the two figures: please check'],
  ['what is right', { verdict: 'consistent' }, 'growth: Consistent'],
])('is said in English: %s', (_, more, shown) => {
  const one = { rule: 'growth', verdict: 'inconsistent', expected: null, found: null, message: '与所称不符', ...more };
  expect(findingSaid(t, 'en', one)).toBe(shown);
  expect(findingSaid(t, 'zh-CN', one)).toBe('与所称不符');
});
