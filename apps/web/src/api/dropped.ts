import type { dropped } from '@luoshi/server/contract';
import type { z } from 'zod';

/** A promise of an earlier text that the new version of the paper makes no more. */
export type DroppedPromise = z.input<typeof dropped.droppedPromise>;
