import type { Clerk } from './clerk.js';

/** A write that was sent and not answered: it may have been done or not. */
interface Open {
  readonly title: string;
  readonly key: string;
}

/** What was acknowledged. Whatever happens to server and database, it must be there afterwards. */
export class Acknowledged {
  /** The version of each task that an answer named last. */
  readonly tasks = new Map<string, number>();
  readonly files: string[] = [];
  readonly attachments: string[] = [];
  /** Jobs by their number, with the first and the count of the papers that they read. */
  readonly jobs = new Map<string, { readonly from: number; readonly count: number }>();
  /** Writes under a key that had no answer; they are sent again. */
  readonly open: Open[] = [];
  #number = 0;

  get count(): number {
    return (
      [...this.tasks.values()].reduce((sum, version) => sum + version, 0) + this.files.length + this.attachments.length
    );
  }

  next(): number {
    return ++this.#number;
  }
}

/** Works until it is told to stop; what fails because the server is gone is no fault of the clerk. */
export async function workUnderFire(clerk: Clerk, done: Acknowledged, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await once(clerk, done);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20)); // no server at this moment
    }
  }
}

/** One piece of work of several writes: a task, its 立项, a file attached to it. */
async function once(clerk: Clerk, done: Acknowledged): Promise<void> {
  const again = done.open.pop();
  const number = done.next();
  const write = again ?? { title: `事项${number}`, key: `key-of-task-${number}` };
  const id = await startTask(clerk, done, write);
  if (id === null) return;
  const act = await clerk.ask(
    'POST',
    `/api/tasks/${id}/actions`,
    { deed: { action: 'establish' } },
    { 'if-match': '"1"' },
  );
  if (act.status === 200) done.tasks.set(id, Number(act.etag!.replaceAll('"', '')));
  if (number % 4 !== 0) return;
  const form = new FormData();
  form.append('file', new Blob([`验收单${number}`.repeat(2000)]), `验收单${number}.txt`);
  const file = await clerk.ask('POST', '/api/files', form);
  if (file.status !== 201) return;
  done.files.push(file.body['id'] as string);
  const attached = await clerk.ask('POST', '/api/attachments', {
    subjectKind: 'task',
    subjectId: id,
    fileId: file.body['id'],
    title: '验收单',
  });
  if (attached.status === 201) done.attachments.push(attached.body['id'] as string);
}

/** Starts a task under a key; what is not answered is kept, to be sent again under the same key. */
async function startTask(clerk: Clerk, done: Acknowledged, write: Open): Promise<string | null> {
  const task = { title: write.title, origin: { kind: 'hand', source: '督查室' } };
  try {
    const { status, body } = await clerk.ask('POST', '/api/tasks', { tasks: [task] }, { 'idempotency-key': write.key });
    if (status === 201) {
      const [{ id }] = body['started'] as [{ id: string }];
      if (!done.tasks.has(id)) done.tasks.set(id, 1);
      return id;
    }
    if (status >= 500 && body['code'] !== 'internal') done.open.push(write);
    return null;
  } catch (fault) {
    done.open.push(write);
    throw fault;
  }
}
