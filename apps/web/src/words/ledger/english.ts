import type { Same } from '../same.js';
import type { ledgerWords } from './chinese.js';

export const ledgerEnglish: Same<typeof ledgerWords> = {
  grouping: {
    title: 'Groups',
    not: 'Ungrouped',
    by: { unit: 'By lead', lamp: 'By lamp', paper: 'By paper', month: 'By month due' },
    none: { unit: 'No leading unit', lamp: 'Not lit', paper: 'From no paper', month: 'No deadline' },
    several: 'A task with several leads counts for each of them.',
    out: 'Export to Excel',
  },
  ledgerTable: {
    name: 'Tasks of the ledger',
    pick: 'Pick',
    pickAll: 'Pick the {{count}} tasks loaded so far',
    pickAll_one: 'Pick the one task loaded so far',
    printed:
      'Only the {{count}} tasks loaded so far are printed, and there are more: for all of them use the Excel export.',
  },
  pastLedger: {
    day: 'On a past day',
    title: 'The ledger of {{day}}',
    corrected: 'With later corrections',
    leave: 'Back to now',
    dropped: 'The ledger of a past day is not filtered by: {{names}}. The rows below are not narrowed by it.',
    filter: { paper: 'paper', group: 'group', other: 'others' },
    none: 'No task of that day fits',
    noneDo: 'Choose another day, or drop a filter.',
  },
};
