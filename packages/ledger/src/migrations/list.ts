import { foundation } from './0001-foundation/foundation.js';
import { subjects } from './0002-subjects/subjects.js';
import type { Migration } from './migration.js';

/** Every step of the schema, oldest first. New ones go to the end. */
export const migrations: readonly Migration[] = [foundation, subjects];

/** The table in which the steps taken are recorded; the runner makes it. */
export const RECORD = 'migration';

/** Tables that the application's role may read only. */
export const KEPT_BY_OWNER: ReadonlySet<string> = new Set([RECORD]);

/** Tables that may only be appended to. */
export const HISTORY: ReadonlySet<string> = new Set(
  migrations.flatMap(({ parts }) => parts.flatMap(({ history = [] }) => history)),
);
