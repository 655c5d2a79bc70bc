import { distinct } from '../definition/question.js';
import type { Question } from '../definition/question.js';
import type { ReportTable } from '../definition/report.js';
import { words } from '../definition/words.js';
import { evaluate } from './evaluate.js';
import { questionTable } from './question-table.js';
import type { View } from './view.js';

/** Everything that a programme does not know on the view's day: of its indicators, its rules and where records stand. */
export function openQuestions(view: View): readonly Question[] {
  return view.once('open-questions', () => questionsOf(view));
}

function questionsOf(view: View): Question[] {
  const { indicators, effects, places } = evaluate(view);
  return distinct([
    // One outcome may stand for many records: a bank's claim for each of its shares.
    ...[...new Set(indicators.map(({ outcome }) => outcome))].flatMap(({ questions }) => questions),
    ...effects.flatMap(({ questions }) => questions),
    ...places.flatMap(({ standing }) => standing.questions),
  ]);
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
      ...questionTable(view, words('待问清单', 'Open questions'), asked.flat()),
      notes: asked.map((questions) =>
        words(
          `${questions[0]!.ask.chinese}：${questions.length}项`,
          `${questions[0]!.ask.english}: ${questions.length}`,
        ),
      ),
    },
  ];
}
