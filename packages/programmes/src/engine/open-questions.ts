import { registerOf, titleOf } from '../definition/programme.js';
import { distinct } from '../definition/question.js';
import type { Question } from '../definition/question.js';
import { column } from '../definition/report.js';
import type { ReportCell, ReportTable } from '../definition/report.js';
import type { AnyRecord } from '../definition/register.js';
import { words } from '../definition/words.js';
import type { Words } from '../definition/words.js';
import { evaluate } from './evaluate.js';
import type { View } from './view.js';

/** Everything that a programme does not know on the view's day: of its indicators, its rules and where records stand. */
export function openQuestions(view: View): Question[] {
  const { indicators, effects, places } = evaluate(view);
  return distinct([
    ...indicators.flatMap(({ outcome }) => outcome.questions),
    ...effects.flatMap(({ questions }) => questions),
    ...places.flatMap(({ standing }) => standing.questions),
  ]);
}

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

/** 待问清单: the open questions, those to the same one together, who is asked most first. */
export function questionList(view: View): ReportTable[] {
  const groups = new Map<string, Question[]>();
  for (const question of openQuestions(view)) {
    const group = groups.get(question.ask.chinese);
    if (group) group.push(question);
    else groups.set(question.ask.chinese, [question]);
  }
  const asked = [...groups.values()].sort((a, b) => b.length - a.length);
  return [
    {
      name: words('待问清单', 'Open questions'),
      columns: [
        column('ask', '问谁', 'Whom to ask'),
        column('missing', '要问的', 'What is missing'),
        column('at', '填在哪里', 'Where it is entered'),
      ],
      rows: asked.flatMap((questions) =>
        questions.map((question): ReportCell[] => [question.ask, question.missing, placeOf(view, question)]),
      ),
      notes: asked.map((questions) =>
        words(
          `${questions[0]!.ask.chinese}：${questions.length}项`,
          `${questions[0]!.ask.english}: ${questions.length}`,
        ),
      ),
    },
  ];
}
