import type { maps } from '@luoshi/server/contract';
import type { z } from 'zod';
import { one } from './list.js';
import type { Wall } from './supervision.js';
import { daysAfter, today } from './time.js';

export type DivisionMap = z.output<typeof maps.divisionMap>;

/** The day since which the wall map counts what turned, until somebody chooses another. */
export const lastWeek = (): string => daysAfter(today(), -7);

/** How many tasks, which lamps, and which of them turned since a day. */
export const wallSince = (day: string) => one<Wall>('wall', { turnedSince: day });

/** The office's own map, where it has loaded one. */
export const ownMap = one<{ readonly map: DivisionMap | null }>('division-map');
