import {
  appendEntry,
  insertInstruction,
  instructionById,
  listInstructions,
  newId,
  refuseNoFiles,
  refuseNoPeople,
} from '@luoshi/ledger';
import type { Day, Id, Instruction, Page, PageAsked } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { expandedDuties } from '../loop/duties.js';
import { startWithin } from '../loop/start.js';
import type { Started, TaskDraft } from '../loop/start.js';
import { WorkRefusal } from '../refusal.js';
import type { Duty } from '../task/deed.js';

/** What a clerk copies from the page: who wrote what, on what, when, and who is to do it. */
export interface InstructionDraft {
  readonly leader: Id;
  /** As it was written. */
  readonly text: string;
  readonly on: Day;
  /** The report or letter it was written on. */
  readonly onWhat: string | null;
  /** The scanned page. */
  readonly fileId: Id | null;
  /** Each becomes a task; the first sentence of the words is the title where none is given. */
  readonly tasks: readonly (Pick<TaskDraft, 'due' | 'begins' | 'category' | 'leaders' | 'reporting'> & {
    readonly title?: string;
    readonly duties?: readonly Duty[];
  })[];
}

/** A title is at most this long; longer words stay the content and the title is asked for. */
const TITLE = 100;

/** The first sentence of an instruction, without its stop. */
export const firstSentence = (text: string): string =>
  text
    .trim()
    .split(/[。；！？\n]/u, 1)[0]!
    .trim();

/**
 * Enters a leader's written instruction and starts its tasks, in one transaction: 立项, and 交办 where units are named.
 * The leader is in charge of them unless others are named. Refuses a day ahead, people, units and files that are not
 * there, and words whose first sentence makes no title where none is given.
 */
export async function instruct(
  desk: Desk,
  draft: InstructionDraft,
): Promise<{ readonly id: Id; readonly started: readonly Started[] }> {
  const { store, jurisdiction, now, who } = desk;
  const { leader, text, on, onWhat, fileId } = draft;
  if (on > dayAt(now)) throw new WorkRefusal('day-in-future', on);
  const title = firstSentence(text);
  if (title.length > TITLE && draft.tasks.some((task) => task.title === undefined))
    throw new WorkRefusal('title-needed');
  return store.db.transaction().execute(async (transaction) => {
    await refuseNoPeople(transaction, jurisdiction, [leader]);
    if (fileId !== null) await refuseNoFiles(transaction, jurisdiction, [fileId]);
    const id = newId();
    await insertInstruction(transaction, jurisdiction, {
      id,
      personId: leader,
      text,
      givenOn: on,
      onWhat,
      fileId,
      createdAt: now,
      createdBy: who.accountId,
    });
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: on,
      taskId: null,
      subjectKind: 'instruction',
      subjectId: id,
      action: 'enter',
      body: { leader, text, onWhat, fileId },
      accountId: who.accountId,
    });
    const drafts: TaskDraft[] = [];
    for (const { duties, ...task } of draft.tasks)
      drafts.push({
        ...task,
        title: task.title ?? title,
        content: text,
        origin: { kind: 'instruction', instructionId: id },
        leaders: task.leaders ?? [{ person: leader, role: 'in-charge' }],
        establish: true,
        ...(duties ? { duties: await expandedDuties(transaction, desk, duties) } : {}),
      });
    return { id, started: await startWithin(transaction, desk, drafts) };
  });
}

/** Written instructions, the last entered first. */
export const instructionList = (
  desk: Desk,
  filter: { readonly personId?: Id | undefined },
  page: PageAsked,
): Promise<Page<Instruction>> => listInstructions(desk.store.db, desk.jurisdiction, filter, page);

export const instructionAt = (desk: Desk, id: Id): Promise<Instruction> =>
  instructionById(desk.store.db, desk.jurisdiction, id);
