import type { Same } from '../same.js';
import type { shellWords } from './chinese.js';

export const shellEnglish: Same<typeof shellWords> = {
  broken: {
    missing: 'The code of this page did not arrive',
    missingWhy: 'The server may just have been updated, or the line is down. What was sent is not affected.',
    thrown: 'This page failed and is not shown',
    thrownWhy: 'The program met something that it did not expect. What was sent is not affected.',
    next: 'Load it anew; if that does not help, go back, and tell the administrator the words below.',
    reload: 'Load anew',
    back: 'Go back',
  },
  dayField: {
    wrong: 'Write it as 2025-07-18',
    late: 'Not after {{day}}',
    open: 'Open the calendar',
  },
};
