import {
  addUnitName,
  answerQuestion,
  appendEntry,
  paperById,
  questionById,
  unitsById,
  StoreRefusal,
} from '@luoshi/ledger';
import type { Id, Question } from '@luoshi/ledger';
import { dayAt } from '../desk/desk.js';
import type { Desk } from '../desk/desk.js';
import { WorkRefusal } from '../refusal.js';

/** What a person says to a question; null opens it again. */
export type Answer =
  | {
      readonly kind: 'unit';
      readonly unit: Id;
      /** The name means it from now on in every paper. */ readonly remember: boolean;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-classified'; readonly note: string | null }
  | null;

/** Answers a question about a paper's words. A unit's name can be remembered as another spelling of its own. */
export async function answer(desk: Desk, id: Id, version: number, given: Answer): Promise<Question> {
  const { store, jurisdiction, now, who } = desk;
  return store.db.transaction().execute(async (transaction) => {
    const question = await questionById(transaction, jurisdiction, id);
    const fits = given === null || (given.kind === 'not-classified') === (question.kind === 'secrecy');
    if (!fits) throw new WorkRefusal('answer-wrong');
    let value: unknown = null;
    if (given?.kind === 'unit') {
      const paper = await paperById(transaction, jurisdiction, question.paperId);
      const day = paper?.published ?? dayAt(now);
      const unit = (await unitsById(transaction, jurisdiction, [given.unit], day)).get(given.unit);
      if (!unit) throw new StoreRefusal('not-found', given.unit);
      value = { unit: given.unit };
      if (given.remember)
        await addUnitName(transaction, jurisdiction, given.unit, {
          name: question.words,
          pinyinKey: unit.pinyinKey,
          kind: 'alias',
          valid: { from: null, until: null },
        });
    } else if (given?.kind === 'none') value = { none: true };
    else if (given) value = { classified: false, note: given.note };
    await answerQuestion(transaction, jurisdiction, id, { value, version, at: now, by: who.accountId });
    await appendEntry(transaction, jurisdiction, {
      at: now,
      day: dayAt(now),
      taskId: null,
      subjectKind: 'paper',
      subjectId: question.paperId,
      action: 'answer-question',
      body: { question: id, words: question.words, answer: value },
      accountId: who.accountId,
    });
    return questionById(transaction, jurisdiction, id);
  });
}
