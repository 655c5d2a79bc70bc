import type { Migration } from '../migration.js';
import { accounts } from './accounts.js';
import { assignments } from './assignments.js';
import { bulletins } from './bulletins.js';
import { dispatch } from './dispatch.js';
import { entries } from './entries.js';
import { indicators } from './indicators.js';
import { jobs } from './jobs.js';
import { jurisdictions } from './jurisdictions.js';
import { notices } from './notices.js';
import { papers } from './papers.js';
import { payments } from './payments.js';
import { problems } from './problems.js';
import { reports } from './reports.js';
import { review } from './review.js';
import { tasks } from './tasks.js';
import { units } from './units.js';
import { verification } from './verification.js';

/**
 * The first step: everything from the paper to the closed task. What holds for every table:
 *  - its primary, unique and foreign keys begin with `jurisdiction_id`, so that a distributed server can split by it;
 *  - ids are UUIDv7 and instants are given by the application: no clock and no counter of the database is used;
 *  - money and figures are `numeric`; what the words leave open is an interval (`lower`, `upper`, null = unbounded);
 *  - periods are half-open `daterange`s; days are Beijing days;
 *  - `version` rises with every change of a row: a write that names an older one is a conflict;
 *  - what a paper says (`said`, `quote`, `span_start`, `span_end`) stands apart from what people enter.
 */
export const foundation: Migration = {
  name: '0001-foundation',
  parts: [
    jurisdictions,
    units,
    accounts,
    papers,
    review,
    tasks,
    assignments,
    indicators,
    reports,
    payments,
    bulletins,
    verification,
    problems,
    dispatch,
    notices,
    entries,
    jobs,
  ],
};
