// A child of the kill test: opens the store, appends entries by several writers at once, and prints each id once its
// commit was acknowledged. Runs until it is killed. Plain JavaScript over what was built: it must start quickly.
import { newId, openStore } from '../dist/index.js';

const store = await openStore({ name: 'writer' });
const task = newId();
const write = async () => {
  for (;;) {
    const id = newId();
    await store.db.transaction().execute(async (transaction) => {
      const entry = { jurisdiction_id: 1, id, at: new Date(), day: '2025-07-01', task_id: task };
      const what = { subject_kind: 'task', subject_id: task, action: 'report', body: '{"progress":["1","2"]}' };
      await transaction
        .insertInto('entry')
        .values({ ...entry, ...what })
        .execute();
      const counter = transaction.insertInto('counter').values({ jurisdiction_id: 1, name: id, value: '1' });
      await counter.execute();
    });
    process.stdout.write(`${id}\n`);
  }
};
// Killing the server ends the writers with an error; the test kills this process as well.
await Promise.all([1, 2, 3, 4].map(write)).catch(() => undefined);
setInterval(() => undefined, 1000);
