import { BACKUP, makeBackup } from '../doctor/upkeep.js';
import { TAKE_IN, takeInPapers } from '../intake/take-in.js';
import type { ReadingPool } from '../intake/reading-pool.js';
import { REBUILD_SEARCH, rebuildIndex } from '../search/find.js';
import { REHEARSE, rehearseAll } from '../lighting/rehearsal-job.js';
import { RELIGHT, relightAll } from '../lighting/relight-all.js';
import type { Programmes } from '../programme/programmes.js';
import { ENTER_SAMPLES, enterSamples } from '../programme/sample.js';
import { READ_SHEET, readSheetInto } from '../programme/sheet.js';
import type { JobHandler } from './handler.js';

/** Every kind of long work and what does it. @param backups the folder of the copies of the store */
export const jobKinds = (
  reading: ReadingPool,
  backups: string,
  programmes: Programmes,
): Readonly<Record<string, JobHandler>> => ({
  [TAKE_IN]: takeInPapers(reading),
  [REBUILD_SEARCH]: rebuildIndex,
  [RELIGHT]: relightAll,
  [REHEARSE]: rehearseAll,
  [BACKUP]: makeBackup(backups),
  [READ_SHEET]: readSheetInto(programmes),
  [ENTER_SAMPLES]: enterSamples(programmes),
});
