import { registerOf, titleOf } from '../definition/programme.js';
import type { Question } from '../definition/question.js';
import { column } from '../definition/report.js';
import type { ReportCell, ReportTable } from '../definition/report.js';
import type { AnyRecord } from '../definition/register.js';
import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';
import type { View } from './view.js';

/** Where an answer is entered: `授信 SX-03`, `参数 收购价格上限`. */
function placeOf(view: View, { at }: Question): Words {
  if (at.kind === 'parameter') {
    const { chinese, english } = view.parameter(at.parameter).parameter.name;
    return words(`参数 ${chinese}`, `Parameter ${english}`);
  }
  const register = registerOf(view.programme, at.register);
  if (at.kind === 'register') return register.name;
  const record = view.find(register, at.record);
  const title = record ? titleOf(register, record as AnyRecord) : at.record;
  return words(`${register.name.chinese} ${title}`, `${register.name.english} ${title}`);
}

/**
 * Questions as a table: whom to ask for what, and where the answer is entered.
 * @param effect what an answer would change, one for each question; the column is left out where nothing is said
 */
export function questionTable(
  view: View,
  name: Words,
  questions: readonly Question[],
  effect: readonly Words[] | null = null,
): ReportTable {
  return {
    name,
    columns: [
      column('ask', '问谁', 'Whom to ask'),
      column('missing', '要问的', 'What is missing'),
      column('at', '填在哪里', 'Where it is entered'),
      ...(effect === null ? [] : [column('effect', '会怎样', 'What it changes')]),
    ],
    rows: questions.map((question, index): ReportCell[] => [
      ...[question.ask, question.missing, placeOf(view, question)],
      ...(effect === null ? [] : [effect[index]!]),
    ]),
    notes: [],
  };
}
