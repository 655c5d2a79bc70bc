import type { Same } from '../same.js';
import type { rosterWords } from './chinese.js';

export const rosterEnglish: Same<typeof rosterWords> = {
  roster: {
    title: 'Reporting roster',
    missing: 'Missing reports',
    filedTab: 'Reports to check',
    cumulative: 'Cumulative',
    at: 'As of when',
    now: 'As of now',
    corrected: 'With late filings since',
    due: 'Due',
    dueCount: '{{reports}} of {{units}} units',
    standing: {
      reported: 'Reported',
      late: 'Late',
      returned: 'Returned',
      missing: 'Missing',
      'not-due': 'Not due yet',
      undetermined: 'Open',
    },
    text: 'Text for the group',
    copy: 'Copy',
    copied: 'Copied',
    nobody: 'No unit has to report for this period',
    nobodyDo: 'Look at another period; reporting is planned for a task in the ledger.',
    nothingMissing: 'Nothing is missing past its cut-off',
    nothingMissingDo:
      'Of each kind of period the last one whose cut-off has passed is looked at; earlier ones are in the roster.',
    showRunning: 'Show what may be reported early',
  },
  askOnce: {
    title: 'Each figure once',
    what: 'Where several tasks ask for the same figure it is entered once and goes into the draft of each report; what was reported elsewhere stands here already.',
    left: '{{count}} of {{all}} left',
    tasks: '{{count}} tasks ask',
    filed: 'Filed',
    inDraft: 'In a draft',
    asBefore: 'As before: {{said}} ({{on}})',
    send: 'Enter into the drafts ({{count}} figures)',
    done: '{{count}} drafts have them',
    next: 'Now open each report below, write the progress, and file it.',
  },
};
