import { createHash } from 'node:crypto';
import { newId } from '../src/id.js';
import type { Store } from '../src/store/store.js';

/** The made-up office of 临江市 with a unit, a paper of one sentence and some tasks; returns what tests ask for again. */
export async function sampleRows(store: Store, tasks: number): Promise<{ unit: string; taskIds: string[] }> {
  const at = new Date('2025-07-01T01:00:00Z');
  const key = { jurisdiction_id: 1 };
  const { db } = store;
  const [unit, file, paper, version] = [newId(), newId(), newId(), newId()];
  const text = '临江市将在２０２５年底前建成𠮷水路、"东湖"泵站，\n投资\\约3.20亿元,\t其中…';
  const sha256 = createHash('sha256').update(text).digest();
  await db
    .insertInto('jurisdiction')
    .values({
      ...key,
      code: 'linjiang',
      name: '临江市人民政府',
      short_name: '临江市',
      level: 'prefecture',
      created_at: at,
    })
    .execute();
  await db
    .insertInto('unit')
    .values({
      ...key,
      id: unit,
      kind: 'department',
      relation: 'supervised',
      existence: '[2019-03-01,)',
      created_at: at,
    })
    .execute();
  await db
    .insertInto('stored_file')
    .values({ ...key, id: file, sha256, name: '通知.txt', media_type: 'text/plain', size: '100', stored_at: at })
    .execute();
  await db
    .insertInto('stored_file_piece')
    .values({ ...key, file_id: file, position: 0, bytes: Buffer.from([0, 255, 10, 92]) })
    .execute();
  await db
    .insertInto('paper')
    .values({
      ...key,
      id: paper,
      title: '通知',
      issuers: ['市政府', '市"委",办'],
      status: 'issued',
      genre: 'measures',
      created_at: at,
    })
    .execute();
  await db
    .insertInto('paper_version')
    .values({
      ...key,
      id: version,
      paper_id: paper,
      number: 1,
      file_id: file,
      sha256,
      text_sha256: sha256,
      text,
      taken_in_at: at,
    })
    .execute();
  const taskIds = Array.from({ length: tasks }, () => newId());
  for (const [index, id] of taskIds.entries()) {
    const task = { ...key, id, number: `2025-${index + 1}`, title: `任务${index}`, created_at: at, changed_at: at };
    await db
      .insertInto('task')
      .values({
        ...task,
        origin: 'paper',
        paper_id: paper,
        version_id: version,
        parent_id: index ? taskIds[0]! : null,
        progress: '33.30',
      })
      .execute();
    await db.insertInto('task_lamp').values({ jurisdiction_id: 1, task_id: id }).execute();
    await db.insertInto('entry').values(entryOf(id)).execute();
  }
  return { unit, taskIds };
}

export function entryOf(task: string) {
  return {
    jurisdiction_id: 1,
    id: newId(),
    at: new Date(),
    day: '2025-07-01',
    task_id: task,
    subject_kind: 'task',
    subject_id: task,
    action: 'approve',
    body: JSON.stringify({ state: ['drafted', 'approved'] }),
  };
}
