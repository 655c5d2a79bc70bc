import type { Same } from '../same.js';
import type { lampWords } from './chinese.js';

/** Why a lamp is lit and what a check found, in English. */
export const lampEnglish: Same<typeof lampWords> = {
  lampBasis: {
    title: 'Measured by',
    milestones: 'milestones',
    'milestone-count': 'number of milestones',
    plan: 'approved plan',
    'straight-line': 'a straight line over time (no milestones or approved plan yet: an indication only)',
  },
  lampSays: {
    grey: {
      unclear: 'To be made clear: no due day, milestones or plan; the lead has to propose milestones',
      suspended: 'Suspended',
      'not-due': 'Not due yet',
      encouraged: 'Encouraged or exploratory: it gets no lamp',
      ended: 'Cancelled, merged or carried over',
    },
    finished: 'Closed',
    outdated:
      'the plan approved {{approved}} was made for another target or day, is to be approved anew and not gone by',
    nothing: 'No rule applies; there is no figure to compare yet',
    gap: {
      behind: 'as of {{asOf}} {{expected}} was due and {{reached}} reached: {{behind}} points behind',
      met: 'as of {{asOf}} {{expected}} was due and {{reached}} reached: on schedule',
    },
    deadline: {
      past: 'the due day {{due}} is past and it is not done',
      left: '{{left}} working days left until {{due}}',
    },
    start: 'should have begun on {{begins}} and has not; month {{months}} running',
    silence: 'no report for {{missed}} periods running',
    returned: 'the report of this period was returned {{returned}} times',
    forecast: {
      yes: 'behind; at its best pace so far ({{pace}} a day) it can still be reached in {{days}} days',
      maybe: 'behind; at its best pace so far ({{pace}} a day) it may still be reached in {{days}} days',
      no: 'behind; even at its best pace so far ({{pace}} a day) it cannot be reached in the {{days}} days left',
    },
    money:
      '{{batch}}: as of {{asOf}} (end of month {{month}} after the issue) {{expected}} × 10,000 yuan should be spent, {{spent}} are',
    softened: 'a "strive" target, lit mildly',
    slightly: 'slightly behind',
    unknown: 'holidays from {{unknown}} are not entered yet',
    silent: 'no report from {{units}} (support)',
    rule: 'rule: {{rule}} ({{source}})',
    green: {
      above: 'More than {{above}} in all ({{share}}): less than {{slight}} points behind',
      below: 'Down to less than {{below}} ({{share}} of the way): less than {{slight}} points behind',
      milestones: 'Reach the milestones that are due: less than {{slight}} points behind',
      deadline: 'Close it, or get an extension approved',
      start: 'Report that it has begun, and have it accepted',
      silence: 'File the missing report',
      returned: 'Mend the report as asked, and have it accepted',
      forecast: 'Catch up to less than {{slight}} points behind schedule',
      money: 'Really spend {{above}} × 10,000 yuan',
    },
    reds: '{{count}} red lamps running',
    reds_one: '{{count}} red lamp',
    yellows: '{{count}} yellow lamps since the last letter',
    yellows_one: '{{count}} yellow lamp since the last letter',
    notSupervised: 'the unit is not supervised: a request letter instead',
  },
  findingSays: {
    growth: 'The growth does not fit the two figures',
    share: 'The share does not fit its part and whole',
    sum: 'The total does not fit the sum of its parts',
    enumeration: 'The number announced does not fit what is listed',
    numbering: 'The numbering has a gap or repeats',
    'heading-body': 'Heading and text say different figures',
    restated: 'The same matter is stated differently in two places',
    residue: 'Traces of editing, or words that stand twice',
    name: 'One unit, two spellings',
    unit: 'The unit of measure is doubtful',
    magnitude: 'The order of magnitude is implausible',
    pairing: 'Brackets or quotation marks do not pair',
    figures: 'expected {{expected}}, found {{found}}',
    open: 'please check',
  },
};
