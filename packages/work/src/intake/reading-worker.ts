import { parentPort } from 'node:worker_threads';
import { perform, seeMarks } from './reader.js';
import type { Task } from './reader.js';

// One task at a time: whoever posts the next waits for this one's answer.
parentPort!.on('message', (task: Task) => {
  const { kind, name, bytes } = task;
  const done = kind === 'see' ? seeMarks(bytes, name).then((seen) => ({ seen })) : perform(task);
  void done.then(
    (outcome) => parentPort!.postMessage({ outcome }),
    (fault: Error) => parentPort!.postMessage({ fault: fault.stack ?? fault.message }),
  );
});
