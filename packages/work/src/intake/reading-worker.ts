import { parentPort } from 'node:worker_threads';
import { perform } from './reader.js';
import type { Task } from './reader.js';

// One task at a time: whoever posts the next waits for this one's answer.
parentPort!.on('message', (task: Task) => {
  void perform(task).then(
    (outcome) => parentPort!.postMessage({ outcome }),
    (fault: Error) => parentPort!.postMessage({ fault: fault.stack ?? fault.message }),
  );
});
