import { parentPort, workerData } from 'node:worker_threads';
import type { Batch, Settings } from './batch.js';
import { Reader } from './perform.js';

/**
 * The work of a thread of the pool: batches in, finished bytes out. An error here is a fault of ours and ends the
 * thread; the pool then gives the batch's documents to others one by one, so that only the one at fault is lost.
 */
export function work(): void {
  const reader = new Reader(workerData as Settings);
  parentPort!.on('message', (batch: Batch) => {
    void reader.perform(batch).then((result) => {
      parentPort!.postMessage(result, [result.output.buffer as ArrayBuffer]);
    });
  });
}
