import { parentPort, workerData } from 'node:worker_threads';
import type { Batch, Settings } from './batch.js';
import { Reader } from './perform.js';

// A worker of the pool: batches in, finished bytes out. An error here is a fault of ours and ends the worker; the pool
// then gives the batch's documents to others one by one, so that only the one at fault is lost.
const reader = new Reader(workerData as Settings);
parentPort!.on('message', (batch: Batch) => {
  void reader.perform(batch).then((result) => {
    parentPort!.postMessage(result, [result.output.buffer as ArrayBuffer]);
  });
});
