import type { rosters } from '@luoshi/server/contract';
import type { z } from 'zod';

export type Roster = z.output<typeof rosters.roster>;
export type RosterReport = z.input<typeof rosters.rosterReportPage>['rows'][number];
export type Standing = RosterReport['standing'];

/** How reports stand, in the order in which a roster counts them. */
export const STANDINGS = ['reported', 'late', 'returned', 'missing', 'not-due', 'undetermined'] as const;
